"""An explanation as a reader gets it: whole texts in 80 cells, each kind of step in words, nothing foreign let in."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.village import CASE, CASE_TEXT, DAY, row, settled
from uppf.cli.reading import Desk
from uppf.model.facts import Dims
from uppf.rules.due import DONE, OVERDUE, Due
from uppf.rules.explain import Explanation, explain
from uppf.rules.ground import Step
from uppf.show.explanation import explanation_text, step_text
from uppf.show.plain import width

RULE = """\
Årlig uppföljning

Gäller:      Linden · Grönskan Omsorg AB
Avser:       2026
Senast:      2026-12-31 (öppen)
Ansvarig:    Utredare
Medverkande: EC
Skärpa:      plan (ska)
Förpliktad:  kommunen
Ärende:      2026-linden-7k2m9x

Planens ord
  ”Varje enhet följs upp varje år.”
Källa:       Plan för byn, Avsnitt 2 (byplan-2026/arlig)

Tolkning
  A: En gång varje kalenderår.

Uträkning
  perioden 2026 slutar 2026-12-31
  torsdag 2026-12-31 är ingen vardag, men bara frister i lag flyttas; dagen
    står kvar

Vad som flyttar dagen
  Inget: varje period står för sig, och det som görs sent räknas till den
    period det avser.

Andra läsningar och de dagar de skulle ge
  B: Högst tolv månader mellan två. → 2027-01-31

Förval, ej ur planen
  åren är kalenderår

Vid brist
  Åtgärdsplan begärs.

Nästa steg: uppf show 7k2m9x
"""

FINDING = """\
Beslut om brist

Gäller:      Linden: Genomförandeplaner saknas i två av tio granskade ärenden.
Hos:         Grönskan Omsorg AB
Senast:      2026-06-19 (genomförd)
Ansvarig:    Utredare
Skärpa:      plan (ska)
Förpliktad:  kommunen
Ärende:      2026-linden-7k2m9x

Planens ord
  ”En brist leder till beslut.”
Källa:       Plan för byn, Avsnitt 9 (byplan-2026/bristen)

Uträkning
  konstaterad brist: 2026-05-20
  plus 30 dagar: 2026-06-19
  fredag 2026-06-19 är ingen vardag, men bara frister i lag flyttas; dagen
    står kvar

Genomfört
  2026-05-20 beslut om bristen (2026-linden-7k2m9x)

Vad som flyttar dagen
  Att det som händelsen startade blir gjort, eller att händelsen får en egen
    sista dag.

Nästa steg: uppf show 7k2m9x
"""

ITEM = """\
Åtgärd: Upprätta planer för alla.

Gäller:      Linden · Grönskan Omsorg AB
Senast:      2026-06-10 (försenad, 5 dagar sen)
Ansvarig:    Utföraren
Skärpa:      avtal (ska)
Förpliktad:  utföraren
Ärende:      2026-linden-7k2m9x

Uträkning
  egen sista dag, satt i filen: 2026-06-10

Vad som flyttar dagen
  Att åtgärdens slutdatum ändras i ärendet. Åtgärden är klar när dagen den
    gjordes är antecknad.

Nästa steg: uppf action done {id}
"""

MEETING = """\
Möten

Gäller:      Drift av Linden · Grönskan Omsorg AB
Senast:      2026-03-29 (försenad, 78 dagar sen)
Ansvarig:    Utredare
Skärpa:      plan (ska)
Förpliktad:  kommunen och utföraren
Att veta:    ersätter EC

Planens ord
  ”Varannan månad.”
Källa:       Plan för byn, Avsnitt 6 (byplan-2026/moten)

Uträkning
  avtalets ikraftträdande: 2026-01-15
  2 månader efter startdagen: 2026-03-15
  får hållas 14 dagar före eller efter: senast 2026-03-29
  söndag 2026-03-15 är ingen vardag, men bara frister i lag flyttas; dagen
    står kvar

Vad som flyttar dagen
  Bara att startdagen ändras: ett möte som hålls tidigt eller sent flyttar
    inte de andra.

Nästa steg: uppf open {id}
"""


def said(found: Desk, one: Due, room: int = 80) -> str:
    """A row of the village explained."""
    return explanation_text(explain(found.register, found.facts, one, DAY), found.titles(), room)


@pytest.mark.parametrize(
    ("rule", "period", "text"),
    [
        pytest.param("arlig", "2026", RULE, id="a rule with two readings"),
        pytest.param("bristen", "b7q2wn", FINDING, id="a finding, done"),
        pytest.param("åtgärd", "", ITEM, id="an action of a case: no plan's words"),
        pytest.param("moten", "2026-03-15", MEETING, id="a meeting, by a deputy"),
    ],
)
def test_the_whole_text(rule: str, period: str, text: str, tmp_path: Path) -> None:
    found = settled(tmp_path)
    one = row(found, rule, period)
    assert said(found, one) == text.replace("{id}", one.id)


def test_what_is_done_is_looked_at_in_its_case_and_without_one_nothing_comes_next(tmp_path: Path) -> None:
    found = settled(tmp_path, {CASE: CASE_TEXT + "rapporter: {r7q2wn: {färdig: 2026-06-10}}\n"})
    done = row(found, "arlig", "2026")
    assert done.state == DONE
    assert said(found, done._replace(case="2026-linden-7k2m9x")).endswith("\n\nNästa steg: uppf show 7k2m9x\n")
    assert "Nästa steg" not in said(found, done._replace(case=""))


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (("anchor", "avtal.ikraft", "2026-01-15"), "avtalets ikraftträdande: 2026-01-15"),
        (("event", "uppföljning.beslutad", "2026-01-15"), "beslutad uppföljning: 2026-01-15"),
        (("anchor", "upphandling.beslut_ffu", "2026-01-15"), "beslut om förfrågningsunderlag: 2026-01-15"),
        (("plan_start", "", "2026-01-01"), "planen började gälla 2026-01-01; tidigare räknas inte"),
        (("start", "", "2026-01-01"), "räknas från 2026-01-01"),
        (("last", "", "2026-01-01"), "senast gjort 2026-01-01"),
        (("add", "0/30/0", "2026-01-31"), "plus 30 dagar: 2026-01-31"),
        (("subtract", "6/0/0", "2026-01-31"), "minus 6 månader: 2026-01-31"),
        (("add", "0/0/3", "2026-01-31"), "plus 3 arbetsdagar: 2026-01-31"),
        (("series", "18/0/0", "2026-08-01"), "18 månader efter startdagen: 2026-08-01"),
        (("clamp", "31", "2026-02-28"), "månaden saknar dag 31; sista dagen i månaden: 2026-02-28"),
        (("period", "2026-T3", "2026-12-31"), "perioden tertial 3 2026 slutar 2026-12-31"),
        (("block", "2", "2027-12-31"), "2 kalenderår i taget; slutar 2027-12-31"),
        (("quota", "1–3", ""), "1–3 gånger i perioden"),
        (("quota", "1–1", ""), "en gång i perioden"),
        (("quota", "2–2", ""), "2 gånger i perioden"),
        (("quota", "2–0", ""), "minst 2 i perioden"),
        (("at_latest", "2026", "2026-03-31"), "bestämd dag: 2026-03-31"),
        (("own_due", "", "2026-03-31"), "egen sista dag, satt i filen: 2026-03-31"),
        (
            ("roll", "föregående_vardag", "2026-05-29"),
            "dagen är ingen vardag; flyttas till föregående vardag: 2026-05-29",
        ),
        (("roll", "nästa_vardag", "2026-06-01"), "dagen är ingen vardag; flyttas till nästa vardag: 2026-06-01"),
        (
            ("holiday", "2026-06-20", ""),
            "lördag 2026-06-20 är ingen vardag, men bara frister i lag flyttas; dagen står kvar",
        ),
        (
            ("next_meeting", "2026-09-02", "2026-09-16"),
            "nästa sammanträde med handlingsstopp 2026-09-02: 2026-09-16",
        ),
        (("no_meeting", "0/60/0", "2026-09-16"), "inget kommande sammanträde är inlagt; plus 60 dagar: 2026-09-16"),
        (("untouched", "0/30/0", "2026-09-16"), "orört i 30 dagar: 2026-09-16"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_step_in_words(step: Step, text: str) -> None:
    assert step_text(step) == text


LATE = Due(
    "hnpatx", "p/r:u:2026", "regel", "Årlig", "Linden", Dims(), DAY, DAY, DAY, None, OVERDUE, 5, "plan", "ska",
    "kommunen", "utredare",
)  # fmt: skip


def bare(one: Due) -> Explanation:
    """An explanation of a row that knows of no plan."""
    return Explanation(one, None, None, (), (), "", (), None, ())


@pytest.mark.parametrize(("days", "text"), [(1, "försenad, 1 dag sen"), (2, "försenad, 2 dagar sen")])
def test_days_late(days: int, text: str) -> None:
    assert f"Senast:      2026-06-15 ({text})\n" in explanation_text(bare(LATE._replace(days_late=days)), {}, 80)


@pytest.mark.parametrize(
    ("period", "line"),
    [
        ("2026", "Avser:       2026"),
        ("2026-H2", "Avser:       halvår 2 2026"),
        ("2026/27-T1", "Avser:       tertial 1 2026/27"),
        ("2026-11", "Avser:       november 2026"),
        ("2026-11-01", ""),
        ("b7q2wn", ""),
        ("driftstart", ""),
    ],
)
def test_a_period_is_told_only_when_it_is_one(period: str, line: str) -> None:
    lines = explanation_text(bare(LATE._replace(period=period)), {}, 80).splitlines()
    assert [one for one in lines if one.startswith("Avser")] == ([line] if line else [])


@settings(max_examples=50)
@given(st.text(max_size=90), st.sampled_from([60, 80, 120]))
def test_foreign_text_is_harmless_and_lines_are_short(text: str, room: int) -> None:
    shown = explanation_text(bare(LATE._replace(title=text, label=text, responsible=text, case="")), {}, room)
    assert "\x1b" not in shown
    for line in shown.split("\n"):
        assert all(c.isprintable() or c.isspace() for c in line)
        # A word that no space parts stands alone, however long.
        assert width(line) <= room or not re.search(r"\S +\S", line[13:].strip())


def test_in_the_village_no_line_is_wider_than_80_cells(tmp_path: Path) -> None:
    found = settled(tmp_path)
    for rule in ("arlig", "block", "rullande", "serie", "moten", "efter", "fore", "kvot", "bristen", "bevakning"):
        assert max(map(width, said(found, row(found, rule)).splitlines())) <= 80
