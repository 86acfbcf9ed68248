"""The verbs of the municipality's own file at a real desk: the lines they write, and what they refuse."""

from pathlib import Path

import pytest

from tests.cli.office import CASE, Office, move_in
from uppf.cli.reading import desk
from uppf.show.swedish import setting_up

MAIN = "uppf.yaml"
HEAD = """\
# Kommunens egen fil, skriven för hand
kommun: Provköping  # vid ån
följs_från: 2025-01-01
nämnder:
  socialnamnden: {namn: Socialnämnden, förkortning: SN}  # den enda
  byggnamnden:
    namn: Byggnadsnämnden
    sammanträden:
      - {datum: 2026-06-10, handlingsstopp: 2026-05-27}
      # sommar
      - {datum: 2026-09-09}
roller:
  ordforande: {rubrik: Ordförande, alias: Presidiet}
  sekreterare:
    rubrik: Sekreterare
    vakant:
      - {från: 2026-04-01}
verksamheter: {boende: Boende}
delegation:
  - {punkt: "6.3", beslut: Pris, typer: prisjustering, roller: [chef, utredare], nämnd: socialnamnden}
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    desk = move_in(tmp_path, monkeypatch, capsys)
    desk.write(MAIN, HEAD)
    desk.commit("Kommunen")
    return desk


def read(office: Office, file: str) -> str:
    """A file that is there."""
    text = office.read(file)
    assert text is not None
    return text


def changed(office: Office, file: str = MAIN) -> list[str]:
    """The lines that the last commit took away and added."""
    lines = office.git("diff", "-U0", "HEAD~1", "HEAD", "--", file).splitlines()
    return [line for line in lines if line[:1] in "-+" and line[:3] not in ("---", "+++")]


WRITTEN = {
    "name": (
        "name Nyköping",
        ["-kommun: Provköping  # vid ån", "+kommun: Nyköping  # vid ån"],
    ),
    "board": (
        "board Kommunstyrelsen --short KS",
        ["+  kommunstyrelsen:", "+    namn: Kommunstyrelsen", "+    förkortning: KS"],
    ),
    "board renamed": (
        "board SN --name Omsorgsnämnden",
        [
            "-  socialnamnden: {namn: Socialnämnden, förkortning: SN}  # den enda",
            "+  socialnamnden: {namn: Omsorgsnämnden, förkortning: SN}  # den enda",
        ],
    ),
    "meetings": (
        "meeting byggnadsnämnden 2026-11-11 2026-10-14 --documents-before 2_veckor",
        [
            *("+      - datum: 2026-10-14", "+        handlingsstopp: 2026-09-30"),
            *("+      - datum: 2026-11-11", "+        handlingsstopp: 2026-10-28"),
        ],
    ),
    "a meeting's documents": (
        "meeting byggnamnden 2026-09-09 --documents 2026-08-26",
        ["-      - {datum: 2026-09-09}", "+      - {datum: 2026-09-09, handlingsstopp: 2026-08-26}"],
    ),
    "a meeting moves": (
        "meeting byggnamnden 2026-09-10 --instead-of 2026-09-09",
        ["-      - {datum: 2026-09-09}", "+      - {datum: 2026-09-10}"],
    ),
    "a meeting is called off": (
        "meeting byggnamnden 2026-09-09 --cancelled",
        ["-      - {datum: 2026-09-09}", "+      - {datum: 2026-09-09, inställt: 2026-05-20}"],
    ),
    "unit": (
        "unit Vuxenenheten --kind enhet --board SN",
        [
            "+organisation:",
            "+  vuxenenheten:",
            "+    namn: Vuxenenheten",
            "+    slag: enhet",
            "+    nämnd: socialnamnden",
        ],
    ),
    "role": (
        "role Jurist --alias Kommunjurist --deputy ordförande",
        ["+  jurist:", "+    rubrik: Jurist", "+    alias: [Kommunjurist]", "+    ersättare: ordforande"],
    ),
    "one more name": (
        "role ordförande --alias Ledning",
        [
            "-  ordforande: {rubrik: Ordförande, alias: Presidiet}",
            "+  ordforande: {rubrik: Ordförande, alias: [Presidiet, Ledning]}",
        ],
    ),
    "a plan's role": (
        "role chef --short SC",
        [
            *("+  chef:", "+    rubrik: Sektionschef", "+    förkortning: SC"),
            *("+    alias: [enhetschef]", "+    ersättare: stallforetradare"),
        ],
    ),
    "vacancy": (
        "vacancy ordforande --from 2026-06-01 --to 2026-06-30",
        [
            "-  ordforande: {rubrik: Ordförande, alias: Presidiet}",
            "+  ordforande: {rubrik: Ordförande, alias: Presidiet, vakant: [{från: 2026-06-01, till: 2026-06-30}]}",
        ],
    ),
    "a plan's role is vacant": (
        "vacancy mas --from 2026-06-01",
        [
            *("+  mas:", "+    rubrik: Medicinskt ansvarig sjuksköterska", "+    förkortning: MAS"),
            *("+    vakant:", "+      - från: 2026-06-01"),
        ],
    ),
    "a vacancy ends": (
        "vacancy sekreterare --to 2026-05-31",
        ["-      - {från: 2026-04-01}", "+      - {från: 2026-04-01, till: 2026-05-31}"],
    ),
    "delegation": (
        "delegation 7.2 Varning --kind varning --role chef --not-reported",
        [
            *('+  - punkt: "7.2"', "+    beslut: Varning", "+    typer: [varning]", "+    roller: [chef]"),
            "+    anmäls: nej",
        ],
    ),
    "another may decide": (
        "delegation 6.3 --role MAS",
        [
            '-  - {punkt: "6.3", beslut: Pris, typer: prisjustering, roller: [chef, utredare], nämnd: socialnamnden}',
            '+  - {punkt: "6.3", beslut: Pris, typer: prisjustering, roller: [mas], nämnd: socialnamnden}',
        ],
    ),
    "service": (
        "service Hemtjänst",
        ["-verksamheter: {boende: Boende}", "+verksamheter: {boende: Boende, hemtjanst: Hemtjänst}"],
    ),
    "target group": (
        "target-group Barn_och_unga --key barn_unga",
        ["+målgrupper:", "+  barn_unga: Barn och unga"],
    ),
    "label": ("label åtgärdsplan Handlingsplan", ["+etiketter:", "+  åtgärdsplan: Handlingsplan"]),
    "mail domain": ("mail-domain @Provkoping.example", ["+epostdomäner: [provkoping.example]"]),
    "small number": ("setting småtal 8", ["+inställningar:", "+  småtal: 8"]),
    "deadline": ("setting verifiera 20 dagar", ["+inställningar:", "+  frister:", "+    verifiera: 20 dagar"]),
    "reminders": (
        "setting uppsägning 18 månader, 6 månader",
        ["+inställningar:", "+  påminnelser:", "+    uppsägning: [18 månader, 6 månader]"],
    ),
    "licence": (
        "setting licens CC0 1.0",
        ["+inställningar:", "+  publicering:", "+    licens: CC0 1.0"],
    ),
    "looked at": (
        "setting granskad 2026-05-01",
        ["+inställningar:", "+  publicering:", "+    granskad: 2026-05-01"],
    ),
    "shortcoming": (
        "setting kända_brister Kartan saknar text.",
        ["+inställningar:", "+  publicering:", "+    kända_brister: [Kartan saknar text.]"],
    ),
    "sign": ("setting signaler 3", ["+inställningar:", "+  tidiga_tecken:", "+    signaler: 3"]),
    "event": (
        "event redovisning.begärd --board SN --text Nattbemanning",
        [
            *("+händelser:", "+  b22222:", "+    händelse: redovisning.begärd", "+    datum: 2026-05-20"),
            *("+    nämnd: socialnamnden", "+    text: Nattbemanning"),
        ],
    ),
}


@pytest.mark.parametrize("case", WRITTEN)
def test_only_the_lines_that_must_be_are_written(office: Office, case: str) -> None:
    typed, lines = WRITTEN[case]
    office.done("municipality", *(word.replace("_", " ") for word in typed.split(" ")))
    assert changed(office) == lines
    assert office.git("status", "--porcelain") == ""


def test_a_meeting_that_is_called_off_or_out_of_order_is_reckoned_with_as_such(office: Office) -> None:
    meet = ("municipality", "meeting", "byggnamnden")
    office.done(*meet, "2026-07-01")
    office.done(*meet, "2026-06-10", "--cancelled")
    found = [one.date.isoformat() for one in desk(office.root).facts.meetings if one.board == "byggnamnden"]
    assert found == ["2026-07-01", "2026-09-09"]
    assert office.refused(*meet, "2026-06-10", "--cancelled") == ["as-it-was"]
    assert office.refused(*meet, "2026-06-11", "--cancelled") == ["no-such-meeting"]


def test_a_programme_is_decided_and_added_to(office: Office) -> None:
    term = ("programme", "decide", "--from", "2022-10-15")
    office.done(*term, "--to", "2026-10-14", "--decided", "2023-05-29", "--goal", "trygghet=Trygg dygnet runt.")
    office.done(*term, "--dnr", "KS 2023/0118", "--goal", "delaktighet=Inflytande.")
    assert changed(office) == [
        *("+      delaktighet:", "+        text: Inflytande.", "+    dnr: KS 2023/0118"),
    ]
    assert office.refused(*term, "--goal", "delaktighet=Inflytande.") == ["as-it-was"]
    assert office.refused(*term, "--to", "2020-01-01") == ["range-turned"]


def test_a_requirement_is_added_to_a_new_set_and_changed(office: Office) -> None:
    add = ("requirement", "add", "boende", "bemanning", "Personal dygnet runt.", "--kind", "avtal")
    assert office.refused(*add) == ["more-needed"]
    office.done(*add, "--title", "Krav på boenden", "--service", "Boende")
    assert (
        read(office, "krav/boende.yaml").partition("\n")[2]
        == """\
kravuppsättning: boende
rubrik: Krav på boenden
verksamhet: [boende]
krav:
  bemanning:
    text: Personal dygnet runt.
    kravkälla: avtal
"""
    )
    assert office.refused(*add) == ["requirement-exists"]
    office.done("requirement", "change", "bemanning", "--verification", "Scheman", "--guide-value", "Två i natt")
    assert changed(office, "krav/boende.yaml") == ["+    verifiering: Scheman", "+    riktvärde: Två i natt"]
    assert office.refused("requirement", "change", "natt", "--text", "x") == ["no-such-requirement-named"]


def test_a_unit_an_agreement_and_a_provider_are_kept_up_to_date(office: Office) -> None:
    file = "utforare/solglantan.yaml"
    office.done("unit", "change", "Ekbacken", "--places", "12", "--health-care", "ja")
    assert changed(office, file) == [
        "-  ekbacken: {namn: Ekbacken, verksamhet: boende}",
        "+  ekbacken: {namn: Ekbacken, verksamhet: boende, platser: 12, hsl: ja}",
    ]
    office.done("agreement", "change", "lou-1", "--clause", "insyn=8.1", "--sanction", "vite=9.1", "--exposed", "ja")
    assert changed(office, file) == [
        *("+    konkurrensutsatt: ja", "+    klausuler:", '+      insyn: "8.1"'),
        *("+    sanktioner:", '+      vite: "9.1"'),
    ]
    office.done("agreement", "unit", "lou-1", "lonnen", "--to", "2026-12-31")
    assert changed(office, file) == ["+        till: 2026-12-31"]
    office.done("agreement", "subcontractor", "lou-1", "Maten AB", "--approved", "2026-05-01")
    office.done("provider", "change", "solglantan", "--risk", "hög")
    assert changed(office, file) == ["+risk: hög"]
    office.done("provider", "event", "solglantan", "brukarundersökning.resultat", "--text", "Goda svar.")
    assert changed(office, file)[0] == "+händelser:"
    office.done("agreement", "exempt", "lou-1", "--role", "SN", "--reason", "Upphör snart.")
    assert changed(office, file)[0] == "+    undantag:"
    office.done("amend", "7k2m9x", "--dnr", "26/SN 0099", "--responsible", "chef")
    assert changed(office, CASE) == ['-dnr: "26/SN 0091"', "+dnr: 26/SN 0099", "+ansvarig: chef"]


REFUSED = {
    "as-it-was": "municipality board SN --short SN",
    "name-empty": "municipality role !!",
    "key-taken": "municipality service Korttid --key boende",
    "key-kept": "municipality board SN --key namnden",
    "one-meeting": "municipality meeting SN 2026-09-01 2026-10-01 --documents 2026-08-20",
    "documents-late": "municipality meeting SN 2026-09-01 --documents 2026-09-02",
    "no-such-part": "municipality unit Nya --kind enhet --under gamla",
    "deputy-itself": "municipality role ordforande --deputy ordförande",
    "no-open-vacancy": "municipality vacancy ordforande --to 2026-06-01",
    "range-turned": "municipality vacancy ordforande --from 2026-06-01 --to 2026-05-01",
    "no-such-setting": "municipality setting stortal 5",
    "setting-day": "municipality setting granskad igår",
    "number-form": "municipality setting småtal fem",
    "domain-form": "municipality mail-domain maja@provkoping.example",
    "no-such-event-named": "municipality event driftstart",
    "answer-before": "municipality event behov --answer-by 2026-05-01",
    "nothing-to-read": "reading choose arlig T1",
    "more-needed": "municipality unit Nya",
    "length-form": "municipality setting verifiera snart",
    "no-such-meeting": "municipality meeting SN 2026-09-01 --instead-of 2026-08-01",
    "one-of": "municipality meeting SN 2026-09-01 --documents 2026-08-20 --documents-before 1_vecka",
    "no-such-set": "agreement change lou-1 --requirement-set finns-inte",
    "event-has-command": "provider event solglantan prisjustering.begärd",
    "unknown-clause": "agreement change lou-1 --clause färg=1",
    "method-reason-needed": "amend 7k2m9x --method enkät",
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_is_refused_leaves_no_trace(office: Office, code: str) -> None:
    assert office.refused(*(word.replace("_", " ") for word in REFUSED[code].split(" "))) == [code]


def test_an_agreement_is_exempted_once(office: Office) -> None:
    exempt = ("agreement", "exempt", "lou-1", "--role", "SN", "--reason", "Upphör.")
    office.done(*exempt)
    assert office.refused(*exempt) == ["agreement-exempt"]


TWO_READINGS = """\
    tolkning: a
    läsningar:
      a: {innebär: Varje år., frekvens: {per: år}}
      b: {innebär: Varje halvår., frekvens: {per: halvår}}
"""


def test_a_rule_is_read_in_another_way_and_it_is_told_what_moves(office: Office) -> None:
    plan = read(office, "planer/rutin.yaml").replace(
        "    frekvens: {per: år}\n    objekt: avtal\n    metod: möte\n",
        (f"{TWO_READINGS}    objekt: avtal\n    metod: möte\n"),
    )
    office.write("planer/rutin.yaml", plan)
    office.commit("Två läsningar")
    said = office.done("reading", "choose", "moten", "b")
    assert said.startswith("Valt läsning b av rutin/moten: Varje halvår. Nästa: uppf due\nUnder det kommande året ")
    assert changed(office, "planer/rutin.yaml") == ["-    tolkning: a", "+    tolkning: b"]
    assert office.refused("reading", "choose", "rutin/moten", "b") == ["as-it-was"]
    assert office.refused("reading", "choose", "moten", "a", "--agreement", "lou-1") == ["reading-of-reduction"]
    office.write("planer/annan.yaml", plan.replace("plan: rutin", "plan: annan"))
    office.commit("En plan till")
    assert office.refused("reading", "choose", "moten", "a") == ["ambiguous-reading"]


TRIED_ELSEWHERE = (
    "requirement-exists",
    "no-such-requirement-named",
    "no-such-reading",
    "reading-of-reduction",
    "ambiguous-reading",
)


def test_every_refusal_of_these_verbs_is_tried() -> None:
    codes = [code for code in setting_up.MESSAGES if "." not in code]
    assert [code for code in codes if code not in (*REFUSED, *TRIED_ELSEWHERE)] == []


def test_a_focus_area_of_a_year_is_written_in_its_plan(office: Office) -> None:
    said = office.done("municipality", "focus", "rutin", "2026", "Trygg  natt", "--role", "Utredare")
    assert said.startswith("Lagt in fokusområdet Trygg natt för 2026 i rutin. ")
    office.done("municipality", "focus", "rutin", "2026", "Mat")
    office.done("municipality", "focus", "rutin", "2027", "Mat")
    office.done("municipality", "focus", "rutin", "2026", "mat", "--role", "mas")
    areas = desk(office.root).register.plans["rutin"].focus_areas
    assert {year: [(one.id, one.text, one.roles) for one in each] for year, each in areas.items()} == {
        "2026": [("trygg-natt-2026", "Trygg natt", ("utredare",)), ("mat-2026", "Mat", ("mas",))],
        "2027": [("mat-2027", "Mat", ())],
    }
    assert office.refused("municipality", "focus", "rutin", "2026", "Mat") == ["as-it-was"]
    assert office.refused("municipality", "focus", "rutin", "26", "Mat") == ["year-form"]
    assert office.refused("municipality", "focus", "rutin", "2026", "Mat", "--point", "xyz") == ["no-such-plan-point"]
    assert office.refused("municipality", "focus", "rutinen", "2026", "Mat") == ["no-such-plan-named"]
