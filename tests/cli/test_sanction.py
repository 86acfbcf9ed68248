"""A sanction at a real desk, from the ladder to its end: what is led to, what is refused, what is written."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.cli.office import CASE, Office, move_in
from tests.rules.ladder import PLAN, PROVIDER, TOWN
from uppf.cli.app import COMMANDS
from uppf.cli.reading import desk
from uppf.cli.writing import judged
from uppf.rules.due import due
from uppf.show.swedish import sanction

TEXT = """\
ärende: 2026-ekbacken-7k2m9x   # för hand
dnr: "26/SN 0091"
avtal: lou-1
enhet: ekbacken
öppnat: 2026-03-02

# Bristerna
brister:
  b7q2wn:  # från besöket
    text: Planer saknas.
    konstaterad: 2026-03-10
    kategori: dokumentation
    krav: "4.3"
    disposition: {åtgärdsplan: 2026-03-30}

åtgärdsplaner:
  m2c5rx:
    begärd: 2026-03-12
    brister: [b7q2wn]
    inkommen: 2026-03-29
    åtgärder: {t6n4zp: {aktivitet: Ny rutin, ansvarig: utföraren, slutdatum: 2026-05-10}}
"""
EARLIER = """\
ärende: 2025-ekbacken-h4x9td
avtal: lou-1
öppnat: 2025-09-01
brister:
  c8r3xp: {text: Planer saknades., konstaterad: 2025-09-10, kategori: dokumentation}
"""
WHY = ("--reason", "Bristen kvarstår.", "--proportionality", "Mildare steg har prövats.")
EQUAL = ("--equal-treatment", "Inget lika fall har lett till annat.")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    office = move_in(tmp_path, monkeypatch, capsys)
    for path, text in (
        ("uppf.yaml", TOWN),
        ("planer/rutin.yaml", PLAN),
        ("utforare/solglantan.yaml", PROVIDER),
        (CASE, TEXT),
        ("arenden/2025/2025-ekbacken-h4x9td.yaml", EARLIER),
    ):
        office.write(path, text)
    office.commit("Börja")
    return office


SANCTIONS = ("sanktion_övervägs", "yttrande", "överläggning", "sanktion_börjar", "sanktion_slutar")


def items(office: Office, as_of: str = "2026-05-20") -> list[tuple[str, str, str]]:
    """What waits because of sanctions: kind, day, state."""
    rows = due(desk(office.root).facts, date.fromisoformat(as_of))
    return [(r.source, r.due.isoformat(), r.state) for r in rows if r.source in SANCTIONS]


def text(office: Office) -> str:
    return office.read(CASE) or ""


# The story


def test_from_the_ladder_to_the_end(office: Office) -> None:
    said = office.done("sanction", "options", "7k2m9x")
    assert "3. Sänkt ersättning: 2 villkor saknas" in said
    assert "✗ saknas" in said
    assert "✓ uppfyllt" in said
    assert "hävning" in said.casefold()
    assert "2025-09-10 Solgläntan Exempel AB (privat), samma slag av brist: inget beslut" in said

    said = office.done(
        *("sanction", "consider", "7k2m9x", "sänkt_ersättning", "--finding", "b7q2wn", "--reason", "Kvarstår.")
    )
    assert said == (
        "Sänkt ersättning övervägs för b7q2wn (b22222 i 2026-ekbacken-7k2m9x); inget är beslutat. "
        "Nästa: uppf sanction deliberate b22222 --date DATUM\n"
        "Innan den kan beslutas återstår: Verifierat ej åtgärdad, Överläggning.\n"
    )
    assert text(office).endswith(
        "\nsanktioner:\n"
        "  b22222:\n"
        "    typ: sänkt_ersättning\n"
        "    brister: [b7q2wn]\n"
        "    övervägs: 2026-05-20\n"
        "    skäl: Kvarstår.\n"
    )
    assert text(office).startswith(TEXT)
    assert items(office) == [("sanktion_övervägs", "2026-07-19", "öppen")]

    told = office.uppf("sanction", "decide", "7k2m9x", "--role", "chef", *WHY, *EQUAL)
    assert (told.code, told.out) == (1, "")
    assert "kommunen har inte verifierat att b7q2wn inte är åtgärdad; kontrollera den: uppf verify b7q2wn" in told.err
    assert 'eller --despite "ej_åtgärdad_verifierat: SKÄL"' in told.err
    assert "parterna har inte överlagt; uppf sanction deliberate b22222 --date DATUM" in told.err
    assert f"{CASE}:23:3: fel: " in told.err
    assert office.refused("sanction", "decide", "7k2m9x", "--role", "utredare", "--reason", "Så.") == [
        "gate-unremedied",
        "gate-deliberation",
        "gate-delegation",
        "gate-proportionality",
        "gate-equal-treatment",
    ]
    wrong = office.uppf("sanction", "decide", "7k2m9x", "--role", "utredare", "--reason", "Så.")
    assert "Utredare får inte besluta" in wrong.err, "roles are said by their titles"
    assert "det får Chef" in wrong.err

    office.done("sanction", "deliberate", "b22222", "--booked", "2026-05-25")
    assert ("överläggning", "2026-05-25", "förfaller_snart") in items(office)
    said = office.done("sanction", "deliberate", "b22222", "--date", "2026-05-19")
    assert "Parterna överlade 2026-05-19 om sänkt ersättning (b22222). " in said

    said = office.done(
        *("sanction", "decide", "b22222", "--role", "Chef", *WHY, *EQUAL, "--from", "2026-05-21"),
        *("--despite", "ej åtgärdad verifierat: Utföraren medger att inget gjorts.", "--dnr", "26/SN 0120"),
    )
    assert said == (
        "Sänkt ersättning (b22222) beslutad 2026-05-20 av Chef, delegationspunkt 7.2. "
        "Nästa: uppf regrade b7q2wn --frequency HUR-OFTA --individual-consequence HUR-HÅRT --reason SKÄL\n"
        "Läsningen är inte vald (a, b, c eller d), så inget belopp skrivs; "
        "välj den med uppf reading choose sänkt_ersättning LÄSNING --agreement AVTAL.\n"
    )
    assert text(office)[text(office).index("\nsanktioner:") :] == (
        "\nsanktioner:\n"
        "  b22222:\n"
        "    typ: sänkt_ersättning\n"
        "    brister: [b7q2wn]\n"
        "    övervägs: 2026-05-20\n"
        "    skäl: Kvarstår.\n"
        "    överläggning_bokad: 2026-05-25\n"
        "    överläggning: 2026-05-19\n"
        "    beslut:\n"
        "      datum: 2026-05-20\n"
        "      roll: chef\n"
        '      delegationspunkt: "7.2"\n'
        "      dnr: 26/SN 0120\n"
        "      skäl: Bristen kvarstår.\n"
        '    avtalspunkt: "9.4"\n'
        "    proportionalitet: Mildare steg har prövats.\n"
        "    likabehandling: Inget lika fall har lett till annat.\n"
        "    avsteg:\n"
        "      ej_åtgärdad_verifierat: Utföraren medger att inget gjorts.\n"
        "    från: 2026-05-21\n"
    )
    assert "    disposition: {åtgärdsplan: 2026-03-30, sanktion: 2026-05-20}\n" in text(office)
    assert items(office) == []
    assert office.git("log", "-1", "--format=%s") == (
        "Anteckna beslut 2026-05-20 om sänkt ersättning b22222 i 2026-ekbacken-7k2m9x\n"
    )

    assert office.refused("sanction", "decide", "b22222", "--role", "chef", *WHY) == ["sanction-decided"]
    office.done("sanction", "dispute", "b22222", "--date", "2026-05-22", as_of="2026-05-25")
    office.done("sanction", "reconsider", "b22222", as_of="2026-05-26")
    said = office.done("sanction", "end", "b22222", "--reason", "Åtgärdad.", as_of="2026-06-01")
    assert "Sänkt ersättning (b22222) upphörde 2026-06-01. " in said
    assert text(office).endswith(
        "    tvistig: 2026-05-22\n    omprövad: 2026-05-26\n    upphörde: 2026-06-01\n    upphörde_skäl: Åtgärdad.\n"
    )
    assert office.refused("sanction", "end", "b22222", as_of="2026-06-02") == ["sanction-over"]
    assert "b22222 (upphörd)" in office.uppf("show", "7k2m9x", as_of="2026-06-02").out
    assert office.git("status", "--porcelain") == ""


def test_a_statement_is_asked_for_waited_for_and_received(office: Office) -> None:
    office.done("sanction", "consider", "7k2m9x", "varning", "--finding", "b7q2wn", "--reason", "Kvarstår.")
    said = office.done("sanction", "ask", "7k2m9x", "--answer-by", "2026-06-03")
    assert said == (
        "Utföraren är ombedd att yttra sig över varning (b22222) senast 2026-06-03. "
        "Nästa: uppf sanction statement b22222 när yttrandet kommit\n"
    )
    assert ("yttrande", "2026-06-03", "förfaller_snart") in items(office)
    assert office.refused("sanction", "decide", "b22222", "--role", "chef", *WHY, *EQUAL) == ["gate-statement"]
    row = next(r for r in due(desk(office.root).facts, date(2026, 6, 4)) if r.source == "yttrande")
    assert (row.obliged, row.state) == ("utföraren", "försenad")
    said = office.done("sanction", "statement", row.id, "--date", "2026-06-04", as_of="2026-06-04")
    assert said.startswith("Yttrandet över varning (b22222) kom 2026-06-04. Nästa: uppf sanction options 7k2m9x")
    assert office.refused("sanction", "statement", "b22222", as_of="2026-06-05") == ["statement-here"]
    said = office.done("sanction", "decide", "b22222", "--role", "chef", *WHY, *EQUAL, as_of="2026-06-08")
    assert "delegationspunkt 7.1" in said


def test_when_nothing_came_in_time_the_decision_may_be_taken(office: Office) -> None:
    office.done("sanction", "consider", "7k2m9x", "varning", "--finding", "b7q2wn", "--reason", "Kvarstår.")
    office.done("sanction", "ask", "7k2m9x", "--answer-by", "2026-06-03")
    office.done("sanction", "decide", "b22222", "--role", "chef", *WHY, *EQUAL, as_of="2026-06-04")


def test_one_that_came_to_nothing_says_why_and_is_seen_by_the_next(office: Office) -> None:
    office.done("sanction", "consider", "7k2m9x", "varning", "--finding", "b7q2wn", "--reason", "Kvarstår.")
    assert office.refused("sanction", "end", "7k2m9x") == ["reason-needed"]
    said = office.done("sanction", "end", "7k2m9x", "--reason", "Bristen är åtgärdad.")
    assert said.startswith("Varning (b22222) blev inte av, 2026-05-20. ")
    assert items(office) == []
    later = EARLIER.replace("2025-ekbacken-h4x9td", "2026-lonnen-p2p2p2").replace("2025-09", "2026-05")
    office.write("arenden/2026/2026-lonnen-p2p2p2.yaml", later)
    off = "dokumentation, disposition: {avskriven: {datum: 2026-05-19, skäl: Fel, roll: chef}}}"
    office.write("arenden/2026/2026-lonnen-p2p2p2.yaml", later.replace("dokumentation}", off))
    afterwards = office.done("sanction", "precedents", "p2p2p2", "--format", "csv")
    office.write("arenden/2026/2026-lonnen-p2p2p2.yaml", later)
    said = office.done("sanction", "precedents", "p2p2p2", "--format", "csv")
    assert afterwards == said, "history is asked also when nothing is open"
    assert said.splitlines()[1:] == [
        "2026-03-10;slag;Solgläntan Exempel AB;privat;;"
        "åtgärdsplan 2026-03-12, sanktion övervägdes men beslutades inte 2026-05-20;7k2m9x;b7q2wn",
        "2025-09-10;slag;Solgläntan Exempel AB;privat;;inget beslut;h4x9td;c8r3xp",
    ]


# Suspension, minutes, reductions

CHOICE = PROVIDER.replace("LOU-entreprenad", "LOV").replace(
    'varning: "9.1"', 'varning: "9.1", avstängning_ickeval: "9.7"'
)
DELEGATED = TOWN.replace("typer: [varning]", "typer: [varning, avstängning_ickeval]")


def test_a_suspension_has_its_days_is_set_and_lifted(office: Office) -> None:
    assert office.refused(
        "sanction", "consider", "7k2m9x", "avstängning_ickeval", "--finding", "b7q2wn", "--reason", "Så."
    ) == ["gate-form", "gate-agreement"]
    office.write("utforare/solglantan.yaml", CHOICE)
    office.write("uppf.yaml", DELEGATED)
    office.commit("Byt avtal")
    office.done("sanction", "consider", "7k2m9x", "avstängning_ickeval", "--finding", "b7q2wn", "--reason", "Så.")
    decide = ("sanction", "decide", "7k2m9x", "--role", "chef", *WHY, *EQUAL)
    assert office.refused(*decide) == ["suspension-needs-day"]
    said = office.done(*decide, "--from", "2026-06-01", "--to", "2026-08-31")
    assert "Nästa: uppf sanction execute b22223 när avstängningen är verkställd" in said
    assert [one for one in items(office) if one[0].startswith("sanktion")] == [
        ("sanktion_börjar", "2026-06-01", "förfaller_snart"),
        ("sanktion_slutar", "2026-08-31", "öppen"),
    ]
    said = office.done("sanction", "execute", "7k2m9x", as_of="2026-06-01")
    assert "Nästa: uppf sanction end b22223 när den upphört" in said
    assert items(office, "2026-09-01") == [("sanktion_slutar", "2026-08-31", "försenad")]
    office.done("sanction", "end", "7k2m9x", "--date", "2026-08-31", as_of="2026-09-01")
    assert items(office, "2026-09-01") == []


def test_a_suspension_is_followed_also_when_its_case_is_closed(office: Office) -> None:
    office.write("utforare/solglantan.yaml", CHOICE)
    decided = "beslut: {datum: 2026-05-01, roll: socialnamnden}, från: 2026-05-02, till: 2026-08-31"
    sanction = f"sanktioner: {{s9v3hd: {{typ: avstängning_ickeval, brister: [b7q2wn], {decided}}}}}\n"
    office.write(CASE, f"{TEXT}{sanction}avslutat: {{datum: 2026-05-10, roll: chef}}\n")
    assert ("sanktion_slutar", "2026-08-31", "öppen") in items(office)


def test_adjusted_minutes_show_the_deliberation(office: Office) -> None:
    visit = "tillfällen: {k3k3k3: {datum: 2026-05-12, metod: samverkansmöte}}\n"
    office.write(CASE, TEXT + visit)
    office.commit("Möte")
    office.done("sanction", "consider", "7k2m9x", "sänkt_ersättning", "--finding", "b7q2wn", "--reason", "Så.")
    assert office.refused("sanction", "deliberate", "7k2m9x", "--minutes", "k3k3k3") == ["minutes-not-adjusted"]
    office.write(CASE, text(office).replace("samverkansmöte}", "samverkansmöte, justerat: 2026-05-19, SIGN}"))
    one = text(office)
    office.write(CASE, one.replace("SIGN", "undertecknat_beställare: 2026-05-19"))
    office.commit("Justera")
    assert office.refused("sanction", "deliberate", "7k2m9x", "--minutes", "k3k3k3") == ["minutes-not-adjusted"]
    both = "undertecknat_beställare: 2026-05-19, undertecknat_utförare: 2026-05-19"
    office.write(CASE, one.replace("SIGN", both))
    office.commit("Båda")
    office.done("sanction", "deliberate", "7k2m9x", "--minutes", "k3k3k3")
    assert "    överläggning: 2026-05-12\n    överläggning_protokoll: k3k3k3\n" in text(office)


def test_a_reduction_is_shown_in_every_reading_and_written_only_in_a_chosen_one(office: Office) -> None:
    decided = "beslut: {datum: 2026-05-13, roll: chef}, överläggning: 2026-05-12"
    office.write(CASE, f"{TEXT}sanktioner: {{s9v3hd: {{typ: sänkt_ersättning, brister: [b7q2wn], {decided}}}}}\n")
    office.commit("Beslut")
    said = office.done("sanction", "reckon", "7k2m9x", "--until", "2026-05-19", "--monthly", "1 500 000")
    plain = said.replace("\u00a0", " ")
    total = next(line for line in plain.splitlines() if "Summa" in line)
    assert " ".join(total.split()) == "Summa 70 000 250 000 191 943,04 2 100 000"
    assert "Varken avtalet eller planen väljer läsning." in plain
    assert office.refused("sanction", "reckon", "7k2m9x", "--write") == ["reduction-not-read"]
    office.write("utforare/solglantan.yaml", f"{PROVIDER}    sanktionstolkningar: {{sänkt_ersättning: c}}\n")
    office.commit("Välj läsning")
    said = office.done("sanction", "reckon", "7k2m9x", "--until", "2026-05-19", "--write")
    assert said.replace("\u00a0", " ").startswith(
        "Beloppet 191 943,04 kr för sänkt ersättning (s9v3hd), läsning c till och med 2026-05-19. "
    )
    assert ', belopp: "191943.04"}}' in text(office)
    office.write("utforare/solglantan.yaml", f"{PROVIDER}    sanktionstolkningar: {{sänkt_ersättning: d}}\n")
    office.commit("Välj en annan")
    assert office.refused("sanction", "reckon", "7k2m9x", "--write") == ["payment-unknown"]
    assert office.refused("sanction", "reckon", "7k2m9x", "--write", "--until", "2026-05-21") == ["future-day"]


def test_a_reading_chosen_by_a_verb_is_the_one_that_is_written(office: Office) -> None:
    """T06: what 20 per cent a day means is chosen for an agreement, or in the plan, and then has an amount."""
    decided = "beslut: {datum: 2026-05-13, roll: chef}, överläggning: 2026-05-12"
    office.write(CASE, f"{TEXT}sanktioner: {{s9v3hd: {{typ: sänkt_ersättning, brister: [b7q2wn], {decided}}}}}\n")
    office.commit("Beslut")
    provider = PROVIDER
    choose = ("reading", "choose", "sänkt_ersättning")
    assert office.refused(*choose, "e", "--agreement", "lou-1") == ["no-such-reading"]
    said = office.done(*choose, "C", "--agreement", "lou-1")
    assert said.startswith("Valt läsning c av rutin/sänkt_ersättning för lou-1: ")
    added = "    sanktionstolkningar:\n      sänkt_ersättning: c\n"
    assert office.read("utforare/solglantan.yaml") == provider + added
    assert office.refused(*choose, "c", "--agreement", "lou-1") == ["as-it-was"]
    said = office.done("sanction", "reckon", "7k2m9x", "--until", "2026-05-19", "--write").replace("\u00a0", " ")
    assert said.startswith("Beloppet 191 943,04 kr för sänkt ersättning (s9v3hd), läsning c till och med 2026-05-19. ")
    # The agreement's own goes before the plan's; where it has none the plan's holds.
    said = office.done(*choose, "b")
    assert said.startswith("Valt läsning b av rutin/sänkt_ersättning: ")
    assert "läsning c till" in office.done("sanction", "reckon", "7k2m9x", "--write")
    office.write("utforare/solglantan.yaml", provider)
    office.commit("Avtalet säger inget")
    assert "läsning b till" in office.done("sanction", "reckon", "7k2m9x", "--write")


def test_money_is_settled_also_after_the_end_but_nothing_else_is_done(office: Office) -> None:
    decided = "beslut: {datum: 2026-05-13, roll: chef}, överläggning: 2026-05-12"
    office.write(CASE, f"{TEXT}sanktioner: {{s9v3hd: {{typ: sänkt_ersättning, brister: [b7q2wn], {decided}}}}}\n")
    office.write("utforare/solglantan.yaml", f"{PROVIDER}    sanktionstolkningar: {{sänkt_ersättning: a}}\n")
    office.commit("Beslut")
    office.done("sanction", "end", "7k2m9x", "--date", "2026-05-16", as_of="2026-05-20")
    for verb in ("dispute", "reconsider"):
        assert office.refused("sanction", verb, "s9v3hd") == ["sanction-over"]
    said = office.done("sanction", "reckon", "7k2m9x", "--write", as_of="2026-06-10")
    assert said.replace("\u00a0", " ").startswith(
        "Beloppet 40 000 kr för sänkt ersättning (s9v3hd), läsning a till och med 2026-05-16. "
    )
    assert "Nästa: uppf sanction execute s9v3hd när avdraget är gjort" in said
    office.done("sanction", "execute", "7k2m9x", as_of="2026-06-10")
    assert "upphörde: 2026-05-16" in text(office)
    assert "verkställd: 2026-06-10" in text(office)


def test_a_suspension_that_has_ended_is_not_carried_out(office: Office) -> None:
    office.write("utforare/solglantan.yaml", CHOICE)
    decided = "beslut: {datum: 2026-05-01, roll: socialnamnden}, från: 2026-05-02, upphörde: 2026-05-10"
    sanction = f"sanktioner: {{s9v3hd: {{typ: avstängning_ickeval, brister: [b7q2wn], {decided}}}}}\n"
    office.write(CASE, f"{TEXT}{sanction}")
    office.commit("Beslut")
    assert office.refused("sanction", "execute", "s9v3hd") == ["sanction-over"]


# What is refused

ASKED = ("--finding", "b7q2wn", "--reason", "Så.")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("consider", "7k2m9x", "vite", *ASKED), "gate-agreement"),
        (("consider", "7k2m9x", "varning", "--finding", "x9x9x9", "--reason", "Så."), "no-such-finding-here"),
        (("consider", "7k2m9x", "varning", "--finding", "b7q2wn", "--reason", " "), "reason-needed"),
        (("consider", "7k2m9x", "varning", *ASKED, "--date", "2026-05-21"), "future-day"),
        (("ask", "b22222", "--answer-by", "2026-05-01"), "answer-before-question"),
        (("execute", "b22222"), "sanction-undecided"),
        (("dispute", "b22222"), "sanction-undecided"),
        (("reckon", "b22222"), "not-a-reduction"),
        (("decide", "b22222", "--role", "ingen", *WHY), "no-such-role"),
        (("decide", "b22222", "--role", "chef", "--reason", " "), "reason-needed"),
        (("decide", "b22222", "--role", "chef", *WHY, "--despite", "yttrande"), "deviation-form"),
        (("decide", "b22222", "--role", "chef", *WHY, "--despite", "yttranden: Så."), "gate-not-here"),
        (("decide", "b22222", "--role", "chef", *WHY, "--despite", "delegation: Så."), "gate-stays-shut"),
        (("consider", "7k2m9x", "varning", *ASKED), "already-considered"),
        (("options", "7k2m9x", "--finding", "x9x9x9"), "no-such-finding-here"),
    ],
)
def test_what_is_refused(office: Office, args: tuple[str, ...], code: str) -> None:
    if "b22222" in args or code == "already-considered":
        office.done("sanction", "consider", "7k2m9x", "varning", *ASKED)
    assert office.refused("sanction", *args) == [code]


def test_an_amount_without_a_chosen_reading_is_not_decided(office: Office) -> None:
    office.done("sanction", "consider", "7k2m9x", "sänkt_ersättning", *ASKED)
    decide = ("sanction", "decide", "b22222", "--role", "chef", *WHY, *EQUAL, "--amount", "70 000")
    assert office.refused(*decide) == ["reduction-not-read"]


def test_nothing_is_decided_under_a_plan_that_cannot_be_read(office: Office) -> None:
    office.write("planer/rutin.yaml", "trasig: [lista\n")
    office.commit("Trasig")
    assert office.refused("sanction", "consider", "7k2m9x", "varning", *ASKED) == ["plan-unread"]


def test_minutes_of_another_agreement_show_nothing(office: Office) -> None:
    visit = "tillfällen: {k3k3k3: {datum: 2026-05-12, justerat: 2026-05-13}}\n"
    office.write("arenden/2025/2025-ekbacken-h4x9td.yaml", EARLIER.replace("avtal: lou-1\n", "") + visit)
    office.commit("Möte")
    office.done("sanction", "consider", "7k2m9x", "sänkt_ersättning", *ASKED)
    assert office.refused("sanction", "deliberate", "7k2m9x", "--minutes", "k3k3k3") == ["minutes-elsewhere"]


def test_without_an_open_finding_there_is_no_ladder(office: Office) -> None:
    off = "{avskriven: {datum: 2026-04-01, skäl: Fel, roll: chef}}"
    office.write(CASE, TEXT.replace("{åtgärdsplan: 2026-03-30}", off))
    assert office.refused("sanction", "options", "7k2m9x") == ["no-open-finding"]


# By hand and by verbs


def test_what_is_written_by_hand_is_what_the_verbs_write(office: Office) -> None:
    office.done("sanction", "consider", "7k2m9x", "varning", *ASKED)
    office.done("sanction", "ask", "b22222", "--answer-by", "2026-06-03")
    office.done("sanction", "statement", "b22222", as_of="2026-05-28")
    office.done("sanction", "decide", "b22222", "--role", "chef", *WHY, *EQUAL, as_of="2026-06-01")
    by_verbs = desk(office.root).facts
    hand = f"""{TEXT.replace("2026-03-30}", "2026-03-30, sanktion: 2026-06-01}")}
sanktioner:
  b22222:
    typ: varning
    brister: [b7q2wn]
    övervägs: 2026-05-20
    skäl: Så.
    yttrande_begärt: 2026-05-20
    yttrande_senast: 2026-06-03
    yttrande: 2026-05-28
    beslut: {{datum: 2026-06-01, roll: chef, delegationspunkt: 7.1, skäl: Bristen kvarstår.}}
    avtalspunkt: "9.1"
    proportionalitet: Mildare steg har prövats.
    likabehandling: Inget lika fall har lett till annat.
"""
    before = desk(office.root).register.cases
    office.write(CASE, hand)
    assert desk(office.root).register.cases == before
    assert desk(office.root).facts == by_verbs
    told = [problem.code for problem in judged(desk(office.root), date(2026, 6, 2))]
    assert [code for code in told if "sanction" in code or "deleg" in code or "gate" in code] == []


# How it looks


def test_the_ladder_fits_eighty_cells_and_says_in_words_what_signs_say(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = office.done("sanction", "options", "7k2m9x")
    assert max(map(len, said.splitlines())) <= 80
    for line in said.splitlines():
        for sign, word in (("✓", "uppfyllt"), ("✗", "saknas"), ("○", "sägs i beslutet"), ("–", "gäller inte")):
            if line.startswith(sign):
                assert line.startswith(f"{sign} {word}")


@pytest.mark.parametrize("format", ["json", "csv", "md", "html"])
def test_the_ladder_in_other_formats(office: Office, format: str) -> None:
    said = office.done("sanction", "options", "7k2m9x", "--format", format)
    assert ("ej_uppfyllt" if format in ("json", "csv") else "saknas") in said


def test_every_command_that_the_words_name_is_one() -> None:
    known = {name for section in COMMANDS.values() for name in section}
    words = str([*sanction.MESSAGES.values(), *sanction.LABELS.values(), *sanction.GATES.values()])
    named = {f"sanction {one}" for one in re.findall(r"uppf sanction ([a-z]+)", words)}
    assert len(named) > 8
    assert named <= known
