"""The life of an agreement: its time, its days, its follow-ups, findings and sanctions; nothing unannounced."""

import datetime as dt
from pathlib import Path

import pytest

from tests.village import CASE, CASE_TEXT, DAY, PROVIDER, settled
from uppf.cli.reading import Desk
from uppf.rules.due import due
from uppf.rules.timeline import DAY as DAYS
from uppf.rules.timeline import FINDING, FOLLOW_UP, SANCTION, SPAN, Timeline, last_shown, timeline

END = "    slut: 2029-01-30\n"
MORE = """\
    slut: 2029-01-30
    undertecknat: 2025-11-01
    uppsägningstid: 6 månader
    optioner:
      - {längd: 12 månader, besked_senast: 2028-07-31}
"""
SANCTIONS = """\
sanktioner:
  s7q2wn: {typ: varning, brister: [b7q2wn], övervägs: 2026-06-02}
  t7q2wn: {typ: vite, brister: [b7q2wn], avtalspunkt: "9.2", beslut: {datum: 2026-06-12, roll: chef}}
  v7q2wn: {typ: hävning, brister: [b7q2wn], avtalspunkt: "9.3", beslut: {datum: 2026-06-20, roll: chef}}
"""


def told(found: Desk, day: dt.date = DAY) -> Timeline:
    """The timeline of the only agreement."""
    agreement = found.register.agreements()["lou-1"][1]
    return timeline(found.register, due(found.facts, day, last_shown(agreement, day)), day, "lou-1")


def lane(found: Timeline, name: str) -> list[tuple[str, str, str]]:
    """Kind, first and last day of what is in a lane."""
    return [(m.kind, m.start.isoformat(), m.end.isoformat() if m.end else "") for m in found.marks if m.lane == name]


def agreed(root: Path, more: str) -> Desk:
    """The village with more said in the agreement."""
    assert END in PROVIDER
    return settled(root, {"utforare/gronskan.yaml": PROVIDER.replace(END, more)})


def test_from_signature_to_the_last_option(tmp_path: Path) -> None:
    found = told(agreed(tmp_path, MORE))
    assert lane(found, SPAN) == [
        ("förberedelse", "2025-11-01", "2026-01-30"),
        ("drift", "2026-01-31", "2029-01-30"),
        ("option_möjlig", "2029-01-31", "2030-01-30"),
    ]
    assert lane(found, DAYS) == [
        ("undertecknat", "2025-11-01", ""),
        ("start", "2026-01-31", ""),
        ("uppsägning_senast", "2028-07-28", ""),
        ("option_senast", "2028-07-31", ""),
        ("slut", "2029-01-30", ""),
    ]
    assert (found.start, found.end) == (dt.date(2025, 11, 1), dt.date(2030, 1, 30))


def test_an_option_that_was_used_moves_the_end(tmp_path: Path) -> None:
    found = told(agreed(tmp_path, MORE.replace("besked_senast: 2028-07-31", "utnyttjad: 2026-05-02")))
    assert lane(found, SPAN)[2] == ("option_utnyttjad", "2029-01-31", "2030-01-30")
    assert ("slut", "2030-01-30", "") in lane(found, DAYS)
    assert ("uppsägning_senast", "2029-07-30", "") in lane(found, DAYS)


def test_an_agreement_that_ended_early_has_no_more_options_or_notice(tmp_path: Path) -> None:
    ended = "    upphörde: {datum: 2026-06-01, orsak: hävning}\n"
    found = told(agreed(tmp_path, MORE + ended))
    assert lane(found, SPAN)[1:] == [("drift", "2026-01-31", "2026-06-01")]
    assert [kind for kind, *_ in lane(found, DAYS)] == ["undertecknat", "start", "slut"]


def test_an_agreement_without_end_is_shown_two_years_ahead(tmp_path: Path) -> None:
    found = agreed(tmp_path, "    undertecknat: 2025-11-01\n")
    assert last_shown(found.register.agreements()["lou-1"][1], DAY) == DAY + dt.timedelta(days=731)
    assert lane(told(found), SPAN)[-1] == ("drift", "2026-01-31", "")


def test_follow_ups_stand_on_the_day_they_were_done_or_fall_due(tmp_path: Path) -> None:
    follow_ups = lane(told(settled(tmp_path)), FOLLOW_UP)
    assert follow_ups[:5] == [
        ("genomförd", "2026-02-20", ""),
        ("försenad", "2026-03-15", ""),
        ("försenad", "2026-03-31", ""),
        ("försenad", "2026-05-15", ""),
        ("försenad", "2026-05-29", ""),
    ]
    assert follow_ups[-1] == ("kommande", "2029-01-15", "")


def test_findings_last_until_they_are_closed(tmp_path: Path) -> None:
    closed = CASE_TEXT.replace(
        "disposition:", "verifierad: {datum: 2026-06-10, roll: chef, åtgärdad: ja}\n    disposition:"
    )
    assert lane(told(settled(tmp_path / "a")), FINDING) == [("", "2026-05-20", "")]
    found = settled(tmp_path / "b", {CASE: closed})
    assert lane(told(found), FINDING) == [("", "2026-05-20", "2026-06-10")]
    assert lane(told(found, dt.date(2026, 6, 1)), FINDING) == [("", "2026-05-20", "")]
    assert lane(told(found, dt.date(2026, 5, 19)), FINDING) == []


def test_a_sanction_is_there_from_the_day_it_is_decided(tmp_path: Path) -> None:
    found = settled(tmp_path, {CASE: CASE_TEXT + SANCTIONS})
    assert lane(told(found), SANCTION) == [("vite", "2026-06-12", "")]
    assert lane(told(found, dt.date(2026, 6, 11)), SANCTION) == []


@pytest.mark.parametrize(("day", "seen"), [("2026-05-19", False), ("2026-05-20", True)])
def test_an_unannounced_follow_up_is_seen_only_from_the_visit(day: str, seen: bool, tmp_path: Path) -> None:
    text = CASE_TEXT.replace("öppnat: 2026-04-01", "öppnat: 2026-04-01\noanmäld: ja")
    text = text.replace("konstaterad: 2026-05-20", "konstaterad: 2026-05-18")
    found = settled(tmp_path, {CASE: text})
    assert bool(lane(told(found, dt.date.fromisoformat(day)), FINDING)) is seen
