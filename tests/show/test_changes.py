"""What was changed by hand, in a sentence."""

import pytest

from uppf.rules.differences import differences
from uppf.show.changes import sentence
from uppf.store.yamltext import parse

CASE = """\
ärende: 2026-ekbacken-7k2m9x
metod: platsbesök
brister:
  b7q2wn: {text: Plan saknas., grad: brist}
åtgärdsplaner:
  p2x7ab:
    begärd: 2026-06-01
    åtgärder:
      a4c6de: {aktivitet: Skriv planer.}
"""


@pytest.mark.parametrize(
    ("new", "said"),
    [
        pytest.param(f"# sett\n{CASE}", "bara form och kommentarer", id="form"),
        pytest.param(CASE + "avslutat: {datum: 2026-06-01}\n", "lagt till avslutat", id="a key"),
        pytest.param(
            CASE.replace("metod: platsbesök", "ansvarig: mas"), "lagt till ansvarig; tagit bort metod", id="two"
        ),
        pytest.param(
            CASE.replace("brister:\n", "brister:\n  c8r3xp: {text: Rutin saknas.}\n").replace("platsbesök", "enkät"),
            "ny brist c8r3xp; ändrat metod",
            id="an item and a key",
        ),
        pytest.param(CASE + "tillfällen: {h4x9td: {datum: 2026-05-20}}\n", "nytt tillfälle h4x9td", id="the first"),
        pytest.param(
            CASE.replace("Plan saknas.", "Planer saknas.").replace("grad: brist", "grad: allvarlig"),
            "ändrat text, grad i brist b7q2wn",
            id="in an item",
        ),
        pytest.param(
            CASE + "      c9d2ef: {aktivitet: Utbilda.}\n",
            "ny åtgärd c9d2ef i åtgärdsplan p2x7ab",
            id="an item in an item",
        ),
        pytest.param(
            CASE.replace("Skriv planer.}", "Skriv planer., utfört: 2026-07-01}"),
            "lagt till utfört i åtgärd a4c6de i åtgärdsplan p2x7ab",
            id="in an item in an item",
        ),
        pytest.param(
            CASE.replace("  b7q2wn: {text: Plan saknas., grad: brist}\n", ""), "tagit bort brist b7q2wn", id="gone"
        ),
        pytest.param(
            CASE + "".join(f"nyckel_{letter}: x\n" for letter in "abcdef"),
            "lagt till nyckel a, nyckel b, nyckel c, nyckel d, 2 till",
            id="many",
        ),
    ],
)
def test_a_sentence(new: str, said: str) -> None:
    assert sentence(differences(parse(CASE.encode()).value, parse(new.encode()).value)) == said
