"""Facts as words for people."""

import datetime as dt

import pytest

from uppf.problem import Problem
from uppf.show.worded import worded

TITLES = {"namnd_social": "Nämnden för social välfärd", "bfvc": "BFVC", "sarskilt_boende": "Särskilt boende"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # The municipality's own word comes before the program's, and the program's before the key.
        ({"label": "namnd_social"}, {"label": "Nämnden för social välfärd"}),
        ({"kind": "sänkt_ersättning"}, {"kind": "sänkt ersättning"}),
        ({"allowed": ("bfvc", "sektion_vuxen")}, {"allowed": ("BFVC", "sektion vuxen")}),
        ({"missing": ("ansvariga_per_område",)}, {"missing": ("ansvariga per område",)}),
        ({"service": "sarskilt_boende"}, {"service": "Särskilt boende"}),
        # Whatever looks like a key is one, whatever its fact is called.
        ({"assessment": "följs_inte"}, {"assessment": "följs inte"}),
        ({"reason": "Se krav_3 i bilagan."}, {"reason": "Se krav_3 i bilagan."}),
        # What is to be typed or written stands as it is.
        ({"value": "sektion_vuxen", "near": ("sektion_barn",)}, {"value": "sektion_vuxen", "near": ("sektion_barn",)}),
        ({"opens": ("ej_åtgärdad_verifierat",)}, {"opens": ("ej_åtgärdad_verifierat",)}),
        ({"day": dt.date(2026, 1, 2), "count": 2}, {"day": dt.date(2026, 1, 2), "count": 2}),
    ],
)
def test_a_key_becomes_words(facts: dict[str, object], expected: dict[str, object]) -> None:
    assert worded(facts, TITLES) == expected


def test_what_is_told_inside_a_fact_is_in_words_too() -> None:
    inner = Problem("twins.reported", facts={"board": "namnd_social", "date": dt.date(2026, 1, 2)})
    told = worded({"what": inner, "one": (inner, inner)}, TITLES)
    assert told["what"] == inner._replace(facts={**inner.facts, "board": TITLES["namnd_social"]})
    assert told["one"] == (told["what"], told["what"])
