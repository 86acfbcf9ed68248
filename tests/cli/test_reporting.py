"""From a visit to a closed case: drafted, commented on, finished, told, laid before the board, closed."""

import csv
from datetime import date
from pathlib import Path

import pytest

from tests.cli.office import Office, move_in
from tests.rules.reporting import MUNICIPALITY, PLAN, PROVIDER, reporting
from uppf.cli.reading import desk
from uppf.rules.due import WAITING, due

CASE = "arenden/2026/2026-ekbacken-7k2m9x.yaml"
CASE_TEXT = """\
# yaml-language-server: $schema=../../../schemas/arende.schema.json
ärende: 2026-ekbacken-7k2m9x   # ett per år
dnr: "26/SN 0091"
regel: rutin/arlig
avser: 2026
avtal: lou-1
enhet: ekbacken
öppnat: 2026-10-05

# Besöket
tillfällen:
  h4x9td:
    datum: 2026-10-28
    metod: platsbesök
    plats: Ekbacken
    närvarande: [utredare, chef]
    punkter:
      p3k8wd: {kontrollpunkt: bemanning, svar: Schemat är bemannat., bedömning: uppfyller}
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    found = move_in(tmp_path, monkeypatch, capsys)
    for path, text in (
        ("uppf.yaml", MUNICIPALITY),
        ("planer/rutin.yaml", PLAN),
        ("utforare/solglantan.yaml", PROVIDER),
        (CASE, CASE_TEXT),
    ):
        found.write(path, text)
    found.commit("Skriv om")
    return found


def waits(office: Office, as_of: str, case: str = "7k2m9x") -> list[str]:
    """What waits in a case on a day: its last day, what it is, and where it stands."""
    rows = due(desk(office.root).facts, date.fromisoformat(as_of))
    return [
        f"{row.last} {row.source if row.source != 'regel' else row.title} {row.state}"
        for row in rows
        if row.state in WAITING and row.case.endswith(case)
    ]


def row_id(office: Office, title: str, as_of: str) -> str:
    """The id of the first row of a title that waits."""
    rows = due(desk(office.root).facts, date.fromisoformat(as_of))
    return next(row.id for row in rows if row.title == title and row.state in WAITING)


def test_from_a_visit_to_a_closed_case(office: Office) -> None:
    assert waits(office, "2026-11-02") == ["2026-12-31 Årlig uppföljning öppen"]
    assert office.uppf("close", "7k2m9x", "--role", "chef", as_of="2026-11-02").err == (
        f"{CASE}: fel: det som sågs är inte rapporterat; "
        'gör så här: uppf finding 7k2m9x "VAD SOM BRISTER", eller uppf draft 7k2m9x om inget brister [case-held]\n'
    )

    said = office.done("draft", "7k2m9x", "--summary", "Bemanningen räcker.", as_of="2026-11-02")
    assert said == ("Skrivit utkast till rapport b22222 i 2026-ekbacken-7k2m9x. Nästa: uppf fact-check send 7k2m9x\n")
    office.done("draft", "7k2m9x", "--strengths", "Kunnig personal.", as_of="2026-11-02")
    assert office.done("fact-check", "send", "7k2m9x", as_of="2026-11-02") == (
        "Skickat rapport b22222 i 2026-ekbacken-7k2m9x för faktakontroll, svar senast 2026-11-16. "
        "Nästa: uppf fact-check answer 7k2m9x\n"
        "Svarsdagen 2026-11-16 är ett förval, ej ur planen; ange en egen med --answer-by.\n"
    )
    assert waits(office, "2026-11-02") == [
        "2026-11-16 faktakontroll förfaller_snart",
        "2026-12-31 Årlig uppföljning öppen",
    ]
    assert office.uppf("finish", "7k2m9x", "--conclusion", "uppfyller", as_of="2026-11-12").err == (
        f"{CASE}: fel: utföraren har till 2026-11-16 på sig att kommentera utkastet b22222; "
        "gör så här: uppf fact-check answer 7k2m9x [report-held]\n"
    )
    said = office.done("fact-check", "answer", "7k2m9x", "--comments", "Inga synpunkter.", as_of="2026-11-09")
    assert said == (
        "Tagit emot utförarens svar på rapport b22222 i 2026-ekbacken-7k2m9x. "
        "Nästa: uppf finish 7k2m9x --conclusion SLUTSATS\n"
    )

    assert office.done("finish", "7k2m9x", "--conclusion", "uppfyller", as_of="2026-11-12") == (
        "Rapport b22222 i 2026-ekbacken-7k2m9x är färdig: uppfyller. Nästa: uppf decide 7k2m9x --role ROLL\n"
    )
    assert waits(office, "2026-11-12") == [
        "2026-12-09 Redovisning till nämnden förfaller_snart",
        "2026-12-12 Publicering förfaller_snart",
    ]
    assert office.done("decide", "7k2m9x", "--role", "chef", "--reason", "Avtalet följs.", as_of="2026-11-13") == (
        "Beslutat om avtalsefterlevnad i 2026-ekbacken-7k2m9x. Nästa: uppf feed-back 7k2m9x\n"
    )
    assert office.done("feed-back", "7k2m9x", as_of="2026-11-13") == (
        "Återkopplat resultatet i 2026-ekbacken-7k2m9x. Nästa: uppf lay 7k2m9x\n"
    )
    assert waits(office, "2026-11-13") == [
        "2026-12-09 redovisa_beslut förfaller_snart",
        "2026-12-09 Redovisning till nämnden förfaller_snart",
        "2026-12-12 Publicering förfaller_snart",
    ]
    told = office.done("board", "agenda", "sn", as_of="2026-11-20")
    assert told.splitlines()[0] == "Socialnämnden 2026-12-09 (handlingar senast 2026-11-25)"
    assert [line.split("  ")[0] + " " + line.split()[-1] for line in told.splitlines() if "2026-12-09  " in line] == [
        "2026-12-09 7k2m9x",
        f"2026-12-09 {row_id(office, 'Beslut om avtalsefterlevnad', '2026-11-20')}",
    ]
    assert office.done("lay", "7k2m9x", as_of="2026-11-20") == (
        "Läggs fram för Socialnämnden vid sammanträdet 2026-12-09: 2026-ekbacken-7k2m9x. "
        "Nästa: uppf published 7k2m9x\n"
        "Nästa sammanträde som handlingarna hinner till; de ska vara inne senast 2026-11-25.\n"
    )
    assert office.done("published", "7k2m9x", as_of="2026-11-20") == (
        "Publicerat rapporten i 2026-ekbacken-7k2m9x. "
        "Nästa: uppf lay 7k2m9x --section PARAGRAF, när sammanträdet har varit\n"
    )
    assert office.uppf("close", "7k2m9x", "--role", "chef", as_of="2026-11-20").err == (
        f"{CASE}: fel: rapporten läggs fram vid sammanträdet 2026-12-09, som inte har varit än; "
        "gör så här: uppf lay 7k2m9x --section PARAGRAF, när sammanträdet har varit; "
        "eller avsluta med ett skäl (--reason) [case-held-unless-reason]\n"
    )
    # What is planned is done on its day, not before.
    assert "2026-12-09 Redovisning till nämnden förfaller_snart" in waits(office, "2026-11-20")
    assert waits(office, "2026-12-09") == ["2026-12-09 redovisa_beslut förfaller_snart"]

    office.done("lay", "7k2m9x", "--date", "2026-12-09", "--section", "§ 12", as_of="2026-12-10")
    assert office.done("close", "7k2m9x", "--role", "Sektionschef", as_of="2026-12-11") == (
        "Avslutat 2026-ekbacken-7k2m9x. Nästa: uppf due\n"
        "Beslut som ännu ska anmälas till nämnden ligger kvar i uppf due: beslut.\n"
    )
    assert waits(office, "2026-12-11") == ["2026-12-09 redovisa_beslut försenad"]
    decision = row_id(office, "Beslut om avtalsefterlevnad", "2026-12-11")
    assert office.done(
        "board", "report", decision, "--date", "2026-12-09", "--section", "§ 13", as_of="2026-12-11"
    ) == ("Anmält till Socialnämnden 2026-12-09: Beslut om avtalsefterlevnad (2026-ekbacken-7k2m9x). Nästa: uppf due\n")
    assert waits(office, "2026-12-11") == []
    assert office.refused("note", "7k2m9x", "För sent.", as_of="2026-12-11") == ["case-closed"]

    assert office.read(CASE) == CASE_TEXT + REPORTED
    same = reporting(CASE_TEXT + REPORTED)
    assert desk(office.root).register.cases == same.register.cases
    for day in (date(2026, 11, 20), date(2026, 12, 11)):
        assert due(desk(office.root).facts, day) == due(same.facts, day)
    assert CASE not in office.uppf("check", as_of="2026-12-11").out


REPORTED = """\
rapporter:
  b22222:
    utkast: 2026-11-02
    sammanfattning: Bemanningen räcker.
    styrkor: Kunnig personal.
    faktakontroll:
      skickad: 2026-11-02
      svar_senast: 2026-11-16
      besvarad: 2026-11-09
      kommentarer: Inga synpunkter.
    färdig: 2026-11-12
    slutsats: uppfyller
beslut:
  datum: 2026-11-13
  roll: chef
  skäl: Avtalet följs.
  anmäld_nämnd: 2026-12-09
  anmäld_paragraf: § 13
återkopplad: 2026-11-13
redovisad:
  b22223:
    nämnd: socialnamnden
    datum: 2026-12-09
    paragraf: § 12
publicerad: 2026-11-20
avslutat:
  datum: 2026-12-11
  roll: chef
"""
"""What an officer would have written by hand."""


def test_a_decision_by_a_role_that_may_not_take_it_is_refused(office: Office) -> None:
    assert office.refused("decide", "7k2m9x", "--role", "utredare", as_of="2026-11-13") == ["delegation-role"]


def test_a_delivery_from_the_due_list_to_its_review(office: Office) -> None:
    facts, file = desk(office.root).facts, "arenden/2027/2027-lou-1-b22223.yaml"
    row = next(r.id for r in due(facts, date(2027, 2, 1)) if (r.title, r.period) == ("Verksamhetsberättelse", "2026"))
    assert office.done("request", "ask", row, as_of="2027-02-01") == (
        "Begärt underlag b22222 i 2027-lou-1-b22223: Verksamhetsberättelse, senast 2027-03-31. "
        "Nästa: uppf request receive b22222\n"
    )
    # What the rule counts is the row of the rule, and comes once.
    assert waits(office, "2027-02-01", "b22223") == ["2027-03-31 Verksamhetsberättelse öppen"]
    assert waits(office, "2027-04-10", "b22223") == ["2027-03-31 Verksamhetsberättelse försenad"]
    assert office.done("note", "b22223", "Ringt.", as_of="2027-04-10") == (
        "Skrivit anteckning b22224 i 2027-lou-1-b22223. "
        'Nästa: uppf request remind b22222, eller uppf finding b22223 "VAD SOM BRISTER"\n'
    )
    assert office.done("request", "remind", row, as_of="2027-04-10") == (
        "Påmint om underlag b22222 i 2027-lou-1-b22223: Verksamhetsberättelse. Nästa: uppf request receive b22222\n"
    )
    assert office.done("request", "receive", row, as_of="2027-04-12") == (
        "Tagit emot underlag b22222 i 2027-lou-1-b22223: Verksamhetsberättelse. Nästa: uppf request review b22222\n"
        'Obs: underlaget kom 12 dagar för sent; bedöm om det är en brist: uppf finding b22223 "VAD SOM BRISTER".\n'
    )
    assert waits(office, "2027-04-12", "b22223") == ["2027-05-12 granska_underlag förfaller_snart"]
    missing = ("--incomplete", "Bilagan om bemanning.", "--answer-by", "2027-04-20")
    assert office.done("request", "complete", "b22223", *missing, as_of="2027-04-13") == (
        "Begärt komplettering av underlag b22222 i 2027-lou-1-b22223: Bilagan om bemanning, senast 2027-04-20. "
        "Nästa: uppf request receive b22222\n"
    )
    assert waits(office, "2027-04-21", "b22223") == ["2027-04-20 komplettering försenad"]
    assert office.refused("request", "review", "b22223", as_of="2027-04-21") == ["request-not-received"]
    office.done("request", "receive", row_id(office, "Bilagan om bemanning.", "2027-04-21"), as_of="2027-04-21")
    office.done("request", "complete", "b22222", as_of="2027-04-22")
    assert office.done("request", "review", "b22222", as_of="2027-04-23") == (
        "Granskat underlag b22222 i 2027-lou-1-b22223: Verksamhetsberättelse. Nästa: uppf close b22223 --role ROLL\n"
    )
    assert waits(office, "2027-06-01", "b22223") == []
    office.done("close", "b22223", "--role", "utredare", as_of="2027-04-23")
    assert office.read(file) == DELIVERED
    same = reporting(CASE_TEXT, DELIVERED)
    assert desk(office.root).register.cases == same.register.cases
    assert due(desk(office.root).facts, date(2027, 6, 1)) == due(same.facts, date(2027, 6, 1))
    # The list of an earlier day tells what was known that day, and each delivery once.
    assert deliveries(office, "2027-01-15") == []
    assert deliveries(office, "2027-04-11") == ["b22222 2027-lou-1-b22223 försenad uppf request remind b22222"]
    assert deliveries(office, "2027-04-23") == ["b22222 2027-lou-1-b22223 granskad "]


def deliveries(office: Office, as_of: str) -> list[str]:
    """What the list of deliveries says of the year 2026."""
    told = office.done("list", "leveranser", "--format", "csv", as_of=as_of)
    rows = [row for row in csv.DictReader(told.splitlines(), delimiter=";") if row["senast"] >= "2027-01-01"]
    return [f"{row['leverans']} {row['ärende']} {row['läge']} {row['nästa'].partition(',')[0]}" for row in rows]


DELIVERED = """\
# yaml-language-server: $schema=../../../schemas/arende.schema.json
ärende: 2027-lou-1-b22223
regel: rutin/berattelse
avser: 2026
utförare: solglantan
avtal: lou-1
verksamhet: boende
nämnd: socialnamnden
öppnat: 2027-02-01
underlag:
  b22222:
    vad: Verksamhetsberättelse
    begärd: 2027-02-01
    svar_senast: 2027-03-31
    lagrum: Avtalet 8.2
    påminnelser:
      b22225: 2027-04-10
    inkommen: 2027-04-12
    kompletteringar:
      b22226:
        begärd: 2027-04-13
        saknas: Bilagan om bemanning.
        svar_senast: 2027-04-20
        inkommen: 2027-04-21
    komplett: 2027-04-22
    granskad: 2027-04-23
anteckningar:
  b22224: Ringt.
avslutat:
  datum: 2027-04-23
  roll: utredare
"""


def test_the_list_of_deliveries_names_what_is_late(office: Office) -> None:
    late = ["2026-11-17", "request", "ask", "7k2m9x", "Schema för oktober.", "--kind", "sammanställning"]
    office.done(*late[1:], as_of="2026-11-02")
    told = office.done("list", "leveranser", "--format", "csv", as_of=late[0])
    row = row_id(office, "Verksamhetsberättelse", late[0])
    assert told == (
        "leverans;ärende;utförare;vad;begärd;senast;läge;dagar_sen;nästa\n"
        f"{row};;Solgläntan Exempel AB;Verksamhetsberättelse;;2026-03-31;försenad;231;uppf request ask {row}\n"
        "b22222;2026-ekbacken-7k2m9x;Solgläntan Exempel AB;Schema för oktober.;2026-11-02;2026-11-16;försenad;1;"
        '"uppf request remind b22222, eller uppf finding 7k2m9x ""VAD SOM BRISTER"""\n'
    )
    why = office.done("why", row_id(office, "Schema för oktober.", late[0]), as_of=late[0])
    assert "Förpliktad:  utföraren\n" in why
    assert "2026-11-16 (försenad, 1 dag sen)" in why
    # A late delivery is nobody's overdue follow-up, and no finding before somebody has said so.
    assert desk(office.root).register.cases["2026-ekbacken-7k2m9x"].findings == {}


def test_what_is_called_off_is_told_with_its_reason(office: Office) -> None:
    rows = [r for r in due(desk(office.root).facts, date(2026, 11, 20)) if r.dims.unit == "lonnen"][:2]
    why = ("--role", "chef", "--reason", "Enheten är stängd.")
    assert office.done("cancel", rows[0].id, *why, as_of="2026-11-20") == (
        "Ställt in 2026-lonnen-b22222. Nästa: uppf due\n"
    )
    assert office.read("arenden/2026/2026-lonnen-b22222.yaml") == (
        "# yaml-language-server: $schema=../../../schemas/arende.schema.json\n"
        "ärende: 2026-lonnen-b22222\n"
        "rubrik: Årlig uppföljning\n"
        "regel: rutin/arlig\n"
        "avser: 2025\n"
        "utförare: solglantan\n"
        "avtal: lou-1\n"
        "enhet: lonnen\n"
        "verksamhet: boende\n"
        "nämnd: socialnamnden\n"
        "öppnat: 2026-11-20\n"
        "ansvarig: utredare\n"
        "inställt:\n"
        "  datum: 2026-11-20\n"
        "  roll: chef\n"
        "  skäl: Enheten är stängd.\n"
    )
    office.done("not-applicable", rows[1].id, "--role", "SN", "--reason", "Ingen verksamhet.", as_of="2026-11-20")
    now = {r.id: (r.state, r.reason) for r in due(desk(office.root).facts, date(2026, 11, 20))}
    assert now[rows[0].id] == ("inställd", "Enheten är stängd.")
    assert now[rows[1].id] == ("ej_tillämplig", "Ingen verksamhet.")
    assert office.refused("cancel", rows[0].id, *why, as_of="2026-11-20") == ["row-not-applicable"]
    assert "inställt: {datum" not in (office.read(CASE) or "")
    office.done("cancel", "7k2m9x", *why, as_of="2026-11-20")
    assert (office.read(CASE) or "").removeprefix(CASE_TEXT) == (
        "inställt:\n  datum: 2026-11-20\n  roll: chef\n  skäl: Enheten är stängd.\n"
    )
