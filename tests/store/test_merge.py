"""Two officers, one file: what each did is in the merged text, or the text shows both and says that they differ."""

import copy
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.pairs import CASE, GONE, Pair, leaves, pairs, reckoned
from uppf.problem import Refusal
from uppf.store import merge as merging
from uppf.store.conflict import explained, marked, stretches
from uppf.store.cuts import steps, taken
from uppf.store.emit import document_text
from uppf.store.lines import hunks, lines_of
from uppf.store.meaning import Contradiction, meet
from uppf.store.merge import Merged, merge
from uppf.store.yamltext import parse

NAMES = ("vår", "deras")


def value(text: str) -> dict[str, Any]:
    return parse(text.encode()).value


def sides(merged: Merged) -> list[str]:
    """The merged text; where it has marks, with our lines and with theirs."""
    parts = stretches(merged.text)
    if parts is None:
        return [merged.text]
    return ["".join(part.ours for part in parts), "".join(part.theirs for part in parts)]


# Texts side by side: the base, ours, theirs, and what comes of them

CLEAN = [
    pytest.param(
        "brister:\n  b7q2wn: {krav: Avtal 1}\n",
        "brister:\n  b7q2wn: {krav: Avtal 1}\n  k3w5ze:\n    krav: Avtal 4.3   # läst två gånger\n",
        "brister:\n  b7q2wn: {krav: Avtal 1}\n  # från besöket\n  c2x4cv:\n    krav: 'Avtal 2'\n",
        "brister:\n  b7q2wn: {krav: Avtal 1}\n  # från besöket\n  c2x4cv:\n    krav: 'Avtal 2'\n"
        "  k3w5ze:\n    krav: Avtal 4.3   # läst två gånger\n",
        id="a finding each, in the same place, with their comments",
    ),
    pytest.param(
        "ärende: a\nöppnat: 2026-05-02\n",
        "ärende: a\nöppnat: 2026-05-02\nbrister:\n  k3w5ze:\n    text: Vår.\n",
        "ärende: a\nöppnat: 2026-05-02\nbrister:\n  # deras\n  c2x4cv:\n    text: Deras.  # så\n",
        "ärende: a\nöppnat: 2026-05-02\nbrister:\n  # deras\n  c2x4cv:\n    text: Deras.  # så\n"
        "  k3w5ze:\n    text: Vår.\n",
        id="the first finding, noted by both",
    ),
    pytest.param(
        "h4x9td: {datum: 2026-04-01, plats: Ekbacken}  # det första\n",
        "h4x9td: {datum: 2026-04-01, plats: Lönnen}  # det första\n",
        "h4x9td: {datum: 2026-04-02, plats: Ekbacken}  # det första\n",
        "h4x9td: {datum: 2026-04-02, plats: Lönnen}  # det första\n",
        id="two values on one line",
    ),
    pytest.param(
        "dnr: 26/1\nenhet: ekbacken\nöppnat: 2026-05-02\n",
        "dnr: '26/2'\nenhet: ekbacken\nöppnat: 2026-05-02\n",
        "dnr: 26/1\nenhet: 'lonnen' # ny\nöppnat: 2026-05-03\n",
        "dnr: '26/2'\nenhet: 'lonnen' # ny\nöppnat: 2026-05-03\n",
        id="lines next to each other",
    ),
    pytest.param(
        "dnr: 26/1  # ett\n",
        "dnr: 26/2  # ett\n",
        "dnr: 26/1  # två\n",
        "# två\ndnr: 26/2  # ett\n",
        id="a value and the comment beside it",
    ),
    pytest.param(
        "dnr: 26/1\nenhet: ekbacken\nansvarig: utredare\n",
        "dnr: 26/1\nenhet: ekbacken  # stängs\nansvarig: utredare\n",
        "dnr: 26/1\nansvarig: utredare\n",
        "dnr: 26/1\n# stängs\nansvarig: utredare\n",
        id="a key taken away that had got a comment",
    ),
    pytest.param(
        "dnr: 26/1\nenhet: ekbacken\nansvarig: utredare\n",
        "dnr: 26/2\nenhet: ekbacken\nansvarig: utredare\n",
        "dnr: 26/1\nansvarig: utredare\n",
        "dnr: 26/2\nansvarig: utredare\n",
        id="a key taken away below a change",
    ),
    pytest.param(
        "närvarande: [utredare, chef]\n",
        "närvarande: [utredare, chef, mas]\n",
        "närvarande: [utredare, anhörigstöd, chef, jurist]\n",
        "närvarande: [utredare, anhörigstöd, chef, jurist, mas]\n",
        id="a list that both add to",
    ),
    pytest.param(
        "närvarande:\n  - utredare\n",
        "närvarande:\n  - utredare\n  - mas  # vår\n",
        "närvarande:\n  - utredare\n  - chef\n",
        "närvarande:\n  - utredare\n  - chef\n  - mas  # vår\n",
        id="a list on lines that both add to",
    ),
    pytest.param(
        "metod: platsbesök\n",
        "metod: [platsbesök, enkät]\n",
        "metod: [platsbesök, intervju]\n",
        "metod: [platsbesök, enkät, intervju]\n",
        id="one text is as good as a list of one",
    ),
    pytest.param(
        "regler:\n  - id: arlig\n    rubrik: Årlig\n    objekt: enhet\n",
        "regler:\n  - id: arlig\n    rubrik: Årlig uppföljning\n    objekt: enhet\n  - id: moten\n    rubrik: Möten\n",
        "regler:\n  - id: arlig\n    rubrik: Årlig\n    objekt: avtal\n"
        "  # ny\n  - id: kontroll\n    rubrik: Kontroll\n",
        "regler:\n  - id: arlig\n    rubrik: Årlig uppföljning\n    objekt: avtal\n  # ny\n"
        "  - id: kontroll\n    rubrik: Kontroll\n  - id: moten\n    rubrik: Möten\n",
        id="a list of rules, met rule by rule",
    ),
    pytest.param(
        "sammanträden:\n  - {datum: 2026-02-01}\n  - {datum: 2026-03-01}\n",
        "sammanträden:\n  - {datum: 2026-02-01, tid: kl. 9}\n  - {datum: 2026-03-01}\n",
        "sammanträden:\n  - {datum: 2026-01-01}\n  - {datum: 2026-03-01}\n",
        None,
        id="a meeting taken away that was changed",
    ),
    pytest.param(
        "sammanträden:\n  - {datum: 2026-02-01}\n  - {datum: 2026-03-01}\n",
        "sammanträden:\n  - {datum: 2026-02-01}\n  - {datum: 2026-03-01, tid: kl. 9}\n",
        "sammanträden:\n  - {datum: 2026-01-01}\n  - {datum: 2026-03-01}\n",
        "sammanträden:\n  - datum: 2026-01-01\n  - {datum: 2026-03-01, tid: kl. 9}\n",
        id="a list of meetings, met day by day",
    ),
    pytest.param(
        "a: 1\n", "a: 2\nb: x\n", "b: x\na: 2\n", "a: 2\nb: x\n", id="the same change twice, in another order"
    ),
    pytest.param(
        "a: 1\nb: 1\n",
        "\ufeffa: 2\r\nb: 1\r\n",
        "a: 1\nb: 2\n",
        "\ufeffa: 2\r\nb: 2\r\n",
        id="our line breaks and mark",
    ),
    pytest.param("", "a: 1\nb: {c: 1}\n", "b: {d: 1}\na: 1\n", "a: 1\nb: {c: 1, d: 1}\n", id="added by both"),
    pytest.param("a: 1", "a: 1\nb: 2", "a: 1\nc: 3", "a: 1\nb: 2\nc: 3", id="no line break at the end"),
    pytest.param(
        "text: |\n  Ett.\n  Två.\nslut: a\n",
        "text: |\n  Ett.\n  Två.\nslut: b\n",
        "text: |\n  Ett.\n  Tre.\nslut: a\n",
        "text: |\n  Ett.\n  Tre.\nslut: b\n",
        id="a block text",
    ),
    pytest.param(
        "åtgärder:\n  ktx6me: {a: 1}\n",
        "åtgärder:\n",
        "åtgärder:\n  ktx6me: {a: 1}\n  p3x6me: {a: 2}\n",
        "åtgärder:\n  p3x6me:\n    a: 2\n",
        id="the only item taken away, and another added",
    ),
    pytest.param(
        "a: {b: 1, c: 1}\n", "a: {b: 1}\n", "a: {c: 1, d: [x]}\n", "a: {d: [x]}\n", id="members taken out of braces"
    ),
    pytest.param("a: {b: 1}\n", "a: [x]\n", "a: {b: 1}\nc: 1\n", "a: [x]\nc: 1\n", id="another shape"),
    pytest.param("a: {b: 1}\nc: 1\n", "a: {b: 1}\nc: 2\n", "a: [x]\nc: 1\n", "a: [x]\nc: 2\n", id="their shape"),
    pytest.param(
        "a:\n  b: 1\n  c: 2\nc: 1\n",
        "a:\n  b: 1\n  c: 2\nc: 2\n",
        "a: x\nc: 1\n",
        "a: x\nc: 2\n",
        id="a map made a text",
    ),
]


@pytest.mark.parametrize(("base", "ours", "theirs", "expected"), CLEAN)
def test_what_both_did_is_in_our_text(base: str, ours: str, theirs: str, expected: str | None) -> None:
    merged = merge(base, ours, theirs, "a.yaml", NAMES)
    if expected is None:
        assert merged.contradictions
        return
    assert merged.contradictions == ()
    assert merged.text == expected
    assert value(merge(base, theirs, ours).text) == value(expected)


CONTRADICTED = [
    pytest.param(
        "dnr: 26/1\nplats: Ekbacken  # först\nöppnat: 2026-05-02\n",
        "dnr: 26/1\nplats: Lönnen  # först\nöppnat: 2026-05-02\n",
        "dnr: 26/1\nplats: Granen  # först\nöppnat: 2026-05-03\n",
        "dnr: 26/1\n<<<<<<< vår\nplats: Lönnen  # först\n=======\nplats: Granen  # först\n>>>>>>> deras\n"
        "öppnat: 2026-05-03\n",
        [Contradiction(("plats",), "Lönnen", "Granen")],
        id="one value changed to two",
    ),
    pytest.param(
        "brister:\n  b7q2wn: {text: A}\n  c7q2wn: {text: A}\n",
        "brister:\n  c7q2wn: {text: A}\n",
        "brister:\n  b7q2wn: {text: B}\n  c7q2wn: {text: A}\n",
        "brister:\n<<<<<<< vår\n=======\n  b7q2wn: {text: B}\n>>>>>>> deras\n  c7q2wn: {text: A}\n",
        [Contradiction(("brister", "b7q2wn"), GONE, {"text": "B"})],
        id="taken away by us, changed by them",
    ),
    pytest.param(
        "a: 1\nb: 1\nc: 1\n",
        "a: 1\nb: 2\nc: 1\n",
        "a: 1\nc: 1\n",
        "a: 1\n<<<<<<< vår\nb: 2\n=======\n>>>>>>> deras\nc: 1\n",
        [Contradiction(("b",), "2", GONE)],
        id="changed by us, taken away by them",
    ),
    pytest.param(
        "a: 1\n",
        "a: 1\nverifierad:\n  datum: 2026-05-02\n  roll: chef\n",
        "a: 1\nverifierad: {datum: 2026-05-03, roll: chef}\n",
        "a: 1\nverifierad:\n<<<<<<< vår\n  datum: 2026-05-02\n=======\n  datum: 2026-05-03\n>>>>>>> deras\n"
        "  roll: chef\n",
        [Contradiction(("verifierad", "datum"), "2026-05-02", "2026-05-03")],
        id="added by both: only the leaf that differs",
    ),
    pytest.param(
        "närvarande: [a, b]\n",
        "närvarande: [a]\n",
        "närvarande: [a, b, c]\n",
        "<<<<<<< vår\nnärvarande: [a]\n=======\nnärvarande: [a, b, c]\n>>>>>>> deras\n",
        [Contradiction(("närvarande",), ["a"], ["a", "b", "c"])],
        id="a list that one took from and the other added to",
    ),
    pytest.param(
        "a: 1\n",
        "a: 1\r\nenheter: [x]",
        "a: 1\nenheter: [y]\n",
        "a: 1\r\n<<<<<<< vår\r\nenheter: [x]\r\n=======\r\nenheter: [y]\r\n>>>>>>> deras\r\n",
        [Contradiction(("enheter",), ["x"], ["y"])],
        id="two lists where there was none; our line breaks",
    ),
    pytest.param(
        "regler:\n  - id: arlig\n    rubrik: A\n",
        "regler:\n  - id: arlig\n    rubrik: B\n",
        "regler:\n  - id: arlig\n    rubrik: C\n",
        "regler:\n  - id: arlig\n<<<<<<< vår\n    rubrik: B\n=======\n    rubrik: C\n>>>>>>> deras\n",
        [Contradiction(("regler", "arlig", "rubrik"), "B", "C")],
        id="in a list, by the name of the item",
    ),
    pytest.param(
        "steg: [{a: 1}]\n",
        "steg: [{a: 2}]\n",
        "steg: [{a: 1}, {a: 3}]\n",
        "<<<<<<< vår\nsteg: [{a: 2}]\n=======\nsteg: [{a: 1}, {a: 3}]\n>>>>>>> deras\n",
        [Contradiction(("steg",), [{"a": "2"}], [{"a": "1"}, {"a": "3"}])],
        id="a list of maps without names, as a whole",
    ),
]


@pytest.mark.parametrize(("base", "ours", "theirs", "expected", "contradictions"), CONTRADICTED)
def test_what_they_differ_in_is_shown_in_both_versions(
    base: str, ours: str, theirs: str, expected: str, contradictions: list[Contradiction]
) -> None:
    merged = merge(base, ours, theirs, "a.yaml", NAMES)
    assert merged.text == expected
    assert [(c.route, _gone(c.ours), _gone(c.theirs)) for c in merged.contradictions] == contradictions
    # Whoever reads the file is told the same.
    told = explained(merged.text.encode(), "a.yaml")
    assert told is not None
    assert [problem.facts["key"] for problem in told.problems] == [".".join(map(str, c.route)) for c in contradictions]
    with pytest.raises(Refusal, match="conflict-marker"):
        value(merged.text)


def _gone(leaf: Any) -> Any:
    return leaf if isinstance(leaf, str | list | dict) else GONE


@pytest.mark.parametrize("broken", [0, 1, 2])
def test_what_cannot_be_read_is_not_merged(broken: int) -> None:
    texts = ["a: 1\n", "a: 1\n", "a: 1\n"]
    texts[broken] = "a: [1\n"
    with pytest.raises(Refusal, match="yaml-unclosed-list"):
        merge(texts[0], texts[1], texts[2])


def test_a_text_that_does_not_say_what_was_meant_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "taken", lambda text, *_: text)
    with pytest.raises(Refusal, match="unprovable-edit"):
        merge("a: {b: 1, c: 1}\n", "a: {b: 2, c: 1}\n", "a: {b: 1, c: 2}\n")


def test_a_base_that_contradicts_itself_decides_nothing() -> None:
    """Git makes such a base of two common ancestors."""
    base = marked("a: 1\nb: 1\n", "a: 2\nb: 1\n", NAMES)
    assert merge(base, "a: 1\nb: 2\n", "a: 1\nb: 1\nc: 1\n").text == "a: 1\nb: 2\nc: 1\n"
    assert [c.route for c in merge(base, "a: 1\nb: 1\n", "a: 2\nb: 1\n").contradictions] == [("a",)]


# A thousand pairs


def faults(pair: Pair) -> tuple[Merged, list[str]]:
    """Everything that is wrong with the merge of a pair, against what is reckoned leaf by leaf."""
    merged = merge(*pair, "a.yaml", NAMES)
    must = reckoned(*(value(text) for text in pair))
    found = []
    told = [contradiction.route for contradiction in merged.contradictions]
    found += [f"false: {way}" for way in told if not any(leaf[: len(way)] == way for leaf in must.contradicted)]
    found += [f"silent: {leaf}" for leaf in must.contradicted if not any(leaf[: len(way)] == way for way in told)]
    for side in sides(merged):
        have = {way: _as_set(leaf) for way, leaf in leaves(value(side)).items() if way not in must.contradicted}
        want = {way: _as_set(leaf) for way, leaf in must.leaves.items()}
        found += [f"differs: {way}" for way in {*have, *want} if have.get(way) != want.get(way)]
    for text, other in ((pair.ours, pair.theirs), (pair.theirs, pair.ours)):
        stay = [note for note in re.findall(r"# .*", text) if note in other or note not in pair.base]
        found += [f"comment lost: {note}" for note in stay if note not in merged.text]
    back = merge(pair.base, pair.theirs, pair.ours, "a.yaml", NAMES)
    if [value(side) for side in sides(back)] != [value(side) for side in reversed(sides(merged))]:
        found.append("another value the other way round")
    return merged, found


def _as_set(leaf: Any) -> Any:
    return sorted(leaf) if isinstance(leaf, tuple) else leaf


@pytest.mark.parametrize("seed", range(2026, 2030))
def test_of_a_thousand_pairs_none_is_silently_wrong_and_none_falsely_contradicted(seed: int) -> None:
    counted = Counter[str]()
    for number, pair in enumerate(pairs(seed, 250)):
        merged, found = faults(pair)
        assert not found, (number, found)
        counted["contradicted" if merged.contradictions else "clean"] += 1
        for side, text in zip(("ours", "theirs"), sides(merged), strict=False):
            assert parse(text.encode()), (number, side)
    # The pairs are worth merging: some contradict each other, and most do not.
    assert counted["contradicted"] > 4
    assert counted["clean"] > 220


# Any values


WORDS = st.sampled_from(["a", "b", "c", "id", "text: x", "ja", "1.10", "rad ett\nrad två\n", "å # ä", ""])
VALUES: st.SearchStrategy[Any] = st.recursive(
    WORDS | st.none() | st.lists(WORDS, max_size=3),
    lambda inner: (
        st.dictionaries(st.sampled_from("abcdef"), inner, max_size=4)
        | st.lists(st.fixed_dictionaries({"id": st.sampled_from("xyz"), "v": inner}), max_size=3)
    ),
    max_leaves=8,
)
FILES = st.dictionaries(st.sampled_from("abcdefgh"), VALUES, min_size=1, max_size=5)


@st.composite
def versions(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """A file and what two people made of it."""
    base = draw(FILES)
    return base, draw(_changed(base)), draw(_changed(base))


@st.composite
def _changed(draw: st.DrawFn, old: dict[str, Any]) -> dict[str, Any]:
    new = copy.deepcopy(old)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.sampled_from(list(_maps(new))))
        key = draw(st.sampled_from([*place, "a", "h"]))
        if draw(st.booleans()) and len(new) > 1:
            place.pop(key, None)
        elif key != "id":
            place[key] = draw(VALUES)
    return new or {"a": None}


def _maps(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        yield found
    for part in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        yield from _maps(part)


@settings(max_examples=300, deadline=None)
@given(versions())
def test_any_values_are_merged_as_they_are_met(three: tuple[dict[str, Any], dict[str, Any], dict[str, Any]]) -> None:
    base, ours, theirs = (document_text(version) for version in three)
    met = meet(value(base), value(ours), value(theirs))
    if not met.ours or not met.theirs:
        return
    merged = merge(base, ours, theirs, "a.yaml", NAMES)
    assert [value(side) for side in sides(merged)] in ([met.ours], [met.ours, met.theirs])
    assert bool(merged.contradictions) == (stretches(merged.text) is not None)
    # What one side did not touch is as the other left it.
    assert value(merge(base, ours, base).text) == value(ours)
    assert merge(base, ours, base).text == ours
    assert value(merge(base, base, theirs).text) == value(theirs)
    assert merge(base, ours, ours).text == ours


# The parts


@settings(max_examples=200, deadline=None)
@given(*(st.lists(st.sampled_from("abc\n"), max_size=8) for _ in range(3)))
def test_stretches_of_lines_are_the_whole_of_each_version(base: list[str], ours: list[str], theirs: list[str]) -> None:
    found = list(hunks(base, ours, theirs))
    for at, version in enumerate((base, ours, theirs)):
        assert [line for hunk in found for line in hunk[at]] == version
    assert [line for hunk in hunks(base, ours, base) for line in hunk.settled or ()] == ours


def test_only_a_line_feed_ends_a_line() -> None:
    assert lines_of("a\u2028b\x0bc\r\nd") == ["a\u2028b\x0bc\r\n", "d"]


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n",
        "<<<<<<< vår\na: 1\n",
        "=======\n",
        "<<<<<<< vår\n=======\n=======\n>>>>>>> deras\n",
        "<<<<<<< vår\n<<<<<<< vår\n=======\n>>>>>>> deras\n",
    ],
)
def test_marks_that_are_not_whole_are_not_read(text: str) -> None:
    assert stretches(text) is None
    assert explained(text.encode(), "a.yaml") is None


def test_marks_of_gits_own_are_read_too() -> None:
    text = "a: 1\n<<<<<<< HEAD\nb: 1\n||||||| 3f2a\nb: 0\n=======\nb: 2\n>>>>>>> anna\nc: 3\n"
    told = explained(text.encode(), "a.yaml")
    assert told is not None
    (problem,) = told.problems
    assert problem.place.mark is not None
    assert (problem.place.mark.line, problem.place.mark.column) == (2, 1)
    assert {name: problem.facts[name] for name in ("key", "ours", "theirs", "our", "their")} == {
        "key": "b",
        "ours": "1",
        "theirs": "2",
        "our": "HEAD",
        "their": "anna",
    }


def test_the_steps_from_one_value_to_another_are_taken_one_by_one() -> None:
    old = "a: {x: 1}\nregler:\n  - id: ett\n    v: 1\n  # två\n  - id: två\n  - id: tre\nslut: [1, 2]\n"
    new = {
        "a": "text",
        "regler": [{"id": "noll"}, {"id": "ett", "v": "2"}, {"id": "tre"}, {"id": "fyra"}],
        "slut": ["1", "mitt", "2"],
        "b": None,
    }
    text = old
    for step in steps(value(old), new):
        text = taken(text, step, [], "a: text\n", "a.yaml")
    assert value(text) == new
    assert text == (
        'a: text\nregler:\n  - id: noll\n  - id: ett\n    v: "2"\n  # två\n  - id: tre\n  - id: fyra\n'
        "slut: [1, mitt, 2]\nb:\n"
    ).replace('"2"', "2")


def test_the_case_of_the_pairs_is_read_without_a_word() -> None:
    assert parse(CASE.encode()).warnings == ()
