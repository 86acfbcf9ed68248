"""What differs in meaning between two versions of a file."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uppf.rules.differences import Difference, differences
from uppf.store.yamltext import parse

CASE = """\
ärende: 2026-ekbacken-7k2m9x
öppnat: 2026-05-02
metod: platsbesök
närvarande: [mas]
brister:
  b7q2wn:
    text: Plan saknas.
    konsekvens: {individ: måttlig}
"""


def told(old: str, new: str) -> list[tuple[str, str]]:
    """The kinds and the ways, with their steps joined."""
    found = differences(parse(old.encode()).value, parse(new.encode()).value)
    return [(one.kind, "/".join(map(str, one.route))) for one in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(CASE, CASE, [], id="nothing"),
        pytest.param(CASE, "# sett\n" + CASE.replace("mas]", "mas ]"), [], id="comments and form"),
        pytest.param("a: 1\nb: 2\n", "b: 2\na: 1\n", [], id="the order of keys"),
        pytest.param(
            "enheter:\n  a:\n", "enheter:\n  a:\n  b:\n", [("added", "enheter/b")], id="a key with nothing after"
        ),
        pytest.param(CASE, CASE.replace("[mas]", "mas"), [], id="one is a list of one"),
        pytest.param(CASE, CASE.replace("[mas]", "[mas, mar]"), [("changed", "närvarande")], id="a list as a whole"),
        pytest.param(CASE, CASE + "avslutat: {datum: 2026-06-01}\n", [("added", "avslutat")], id="a key"),
        pytest.param(CASE, CASE.replace("metod: platsbesök\n", ""), [("removed", "metod")], id="a key gone"),
        pytest.param(CASE, CASE.replace("platsbesök", "enkät"), [("changed", "metod")], id="a value"),
        pytest.param(
            CASE, CASE.replace("måttlig", "stor"), [("changed", "brister/b7q2wn/konsekvens/individ")], id="a deep value"
        ),
        pytest.param(CASE, CASE + "  c8r3xp: {text: Rutin saknas.}\n", [("added", "brister/c8r3xp")], id="an item"),
        pytest.param(
            CASE,
            CASE + "tillfällen:\n  h4x9td: {datum: 2026-05-20}\n",
            [("added", "tillfällen/h4x9td")],
            id="the first",
        ),
        pytest.param(CASE, CASE[: CASE.index("brister")], [("removed", "brister/b7q2wn")], id="the last item gone"),
        pytest.param(
            "regler:\n  - {id: a, rubrik: A}\n  - {id: b, rubrik: B}\n",
            "regler:\n  - {id: b, rubrik: Be}\n  - {id: c, rubrik: C}\n",
            [("changed", "regler/b/rubrik"), ("added", "regler/c"), ("removed", "regler/a")],
            id="items that name themselves",
        ),
        pytest.param(
            "steg:\n  - {datum: 1}\n",
            "steg:\n  - {datum: 1}\n  - {datum: 2}\n",
            [("changed", "steg")],
            id="nameless ones",
        ),
        pytest.param("a: text\n", "a: {b: c}\n", [("changed", "a")], id="of another shape"),
        pytest.param("a: text\n", "a: {b: {c: d}}\n", [("changed", "a")], id="items where a text stood"),
        pytest.param("a:\n", "a: {b: {c: d}}\n", [("added", "a/b")], id="items where nothing stood"),
    ],
)
def test_what_differs(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert told(old, new) == expected


def test_a_difference_holds_both_values() -> None:
    assert differences({"metod": "enkät"}, {"metod": "möte"}) == (Difference("changed", ("metod",), "enkät", "möte"),)


plain: Any = st.recursive(
    st.text("ab", max_size=2) | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1, max_size=2), inner, max_size=3)
    ),
    max_leaves=8,
)
files: Any = st.dictionaries(st.text("abc", min_size=1, max_size=2), plain, max_size=4)


@settings(max_examples=200)
@given(files, files)
def test_what_was_added_one_way_is_removed_the_other(old: dict[str, Any], new: dict[str, Any]) -> None:
    there, back = differences(old, new), differences(new, old)
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    assert sorted((turned[one.kind], one.route) for one in there) == sorted((one.kind, one.route) for one in back)
    assert differences(old, old) == ()
