"""The verbs of providers and agreements at a real desk: what they write, what they say, and what they refuse."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.office import Office, move_in
from uppf.cli.reading import desk
from uppf.rules.due import Due, due
from uppf.show.swedish import agreements, procurements

FILE = "utforare/varnboda.yaml"
MUNICIPALITY = """\
kommun: Provköping
följs_från: 2025-01-01
nämnder: {socialnamnden: {namn: Socialnämnden}, byggnamnden: {namn: Byggnadsnämnden}}
roller:
  verksamhetschef: {rubrik: Verksamhetschef}
  bitradande: {rubrik: Biträdande chef}
  chefen: {rubrik: Förvaltningschef, ersättare: bitradande, vakant: [{från: 2026-05-01, till: 2026-05-31}]}
delegation:
  - {punkt: "6.3", beslut: Prisjustering, typer: prisjustering, roller: verksamhetschef, nämnd: socialnamnden}
  - {punkt: "7.1", beslut: Uppsägning, typer: uppsägning, roller: chefen, nämnd: socialnamnden}
  - {punkt: "9.1", beslut: Uppsägning, typer: uppsägning, roller: verksamhetschef, nämnd: byggnamnden}
"""
PLAN = """\
plan: pris
rubrik: Prisrutin
giltighet: {från: 2025-01-01}
regler:
  - id: arlig
    rubrik: Årlig uppföljning
    källa: s. 1
    ordalydelse: varje år
    frekvens: {per: år}
    objekt: avtal
  - id: prisjustering
    rubrik: Begäran om prisjustering
    källa: s. 1
    ordalydelse: Årsvis vid begäran
    frekvens: {vid: prisjustering.begärd, frist: 30 dagar, högst: 1 per avtalsår}
    objekt: avtal
    räknas_som_genomförd: beslut
  - id: andring
    rubrik: Ändring kontrolleras
    källa: s. 1
    ordalydelse: inom en månad
    frekvens: {vid: [{händelse: förändring, frist: 1 månad}, {händelse: tillstånd.ändrat, frist: 1 månad}]}
    objekt: enhet
    skärpa: lag
    helgregel: nästa_vardag
    räknas_som_genomförd: kontroll
"""
HEAD = """\
utförare: varnboda
namn: Värnboda Exempel AB
driftsform: privat
orgform: aktiebolag
"""
UNITS = """\
enheter:
  viken: {namn: Viken, verksamhet: boende}   # vid sjön
"""
AGREEMENT = """\
avtal:
  lou-9:
    rubrik: Drift av Viken
    avtalsform: {award}
    verksamhet: boende
    nämnd: socialnamnden
    planer: pris
    enheter: {{viken: }}
    klausuler: {{insyn: "8.1", medverkan: "8.2", tillträde: "8.3", uppföljning: "8.4"}}
"""
RUNNING = (
    HEAD
    + UNITS
    + AGREEMENT.format(award="LOV")
    + "    undertecknat: 2025-01-10\n    ikraft: 2025-02-01\n    driftstart: 2025-03-01\n    slut: 2028-02-29\n"
)
NOTICE = RUNNING + "    uppsägningstid: 90 dagar\n"
VARMDO = NOTICE + "    längsta_avtalstid: 5 år\n    optioner: [{längd: 2 år}, {längd: 2 år}]\n"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    office = move_in(tmp_path, monkeypatch, capsys)
    lay(office, {"uppf.yaml": MUNICIPALITY, "planer/pris.yaml": PLAN, FILE: RUNNING})
    return office


def lay(office: Office, files: dict[str, str]) -> None:
    """Lay files on the desk, and commit them."""
    for path, text in files.items():
        office.write(path, text)
    office.commit("Lägg fram")


def listed(office: Office, as_of: str, until: str = "2036-12-31") -> list[Due]:
    """The whole due list of the provider."""
    rows = due(desk(office.root).facts, date.fromisoformat(as_of), date.fromisoformat(until))
    return [row for row in rows if row.dims.provider == "varnboda"]


def days(office: Office, source: str, as_of: str = "2026-05-20") -> list[str]:
    """The days of what waits in the agreement."""
    return [row.last.isoformat() for row in listed(office, as_of) if row.source == source]


# From nothing to a signed agreement, without a word of YAML


def test_a_provider_a_unit_and_an_agreement(office: Office) -> None:
    (office.root / FILE).unlink()
    office.commit("Börja om")
    said = office.done(
        *("provider", "add", "varnboda", "Värnboda Exempel AB"),
        *("--operating-form", "privat", "--organisation-kind", "aktiebolag"),
    )
    assert said == (
        "Lagt in utföraren Värnboda Exempel AB. Nästa: uppf unit add varnboda ENHET NAMN --service VERKSAMHET\n"
    )
    said = office.done("unit", "add", "varnboda", "viken", "Viken", "--service", "boende", "--places", "12")
    assert said == "Lagt in enheten Viken. Nästa: uppf agreement add varnboda AVTAL --unit viken\n"
    said = office.done(
        *("agreement", "add", "varnboda", "lou-9", "--title", "Drift av Viken", "--award", "LOU-entreprenad"),
        *("--service", "boende", "--board", "socialnamnden", "--plan", "pris", "--unit", "Viken"),
        *("--clause", "insyn=8.1", "--clause", "medverkan=8.2", "--clause", "tillträde=8.3"),
        *("--clause", "uppföljning=8.4", "--sanction", "varning=9.2", "--notice-period", "90 dagar"),
        *("--option", "2 år", "--option", "2 år", "--daily-payment", "1 250,50", "--joint-group"),
    )
    assert said == "Lagt in avtalet lou-9: Drift av Viken. Nästa: uppf agreement sign lou-9 --signer ROLL\n"
    assert office.read(FILE) == (
        "# yaml-language-server: $schema=../../schemas/utforare.schema.json\n"
        + HEAD
        + "enheter:\n"
        + "  viken:\n"
        + "    namn: Viken\n"
        + "    verksamhet: boende\n"
        + "    platser: 12\n"
        + "avtal:\n"
        + "  lou-9:\n"
        + "    rubrik: Drift av Viken\n"
        + "    avtalsform: LOU-entreprenad\n"
        + "    verksamhet: boende\n"
        + "    nämnd: socialnamnden\n"
        + "    planer: [pris]\n"
        + "    enheter:\n"
        + "      viken:\n"
        + "    optioner:\n"
        + "      - längd: 2 år\n"
        + "      - längd: 2 år\n"
        + "    uppsägningstid: 90 dagar\n"
        + "    klausuler:\n"
        + '      insyn: "8.1"\n'
        + '      medverkan: "8.2"\n'
        + '      tillträde: "8.3"\n'
        + '      uppföljning: "8.4"\n'
        + "    sanktioner:\n"
        + '      varning: "9.2"\n'
        + '    dygnsersättning: "1250.50"\n'
        + "    samverkansgrupp_finns: ja\n"
    )
    said = office.done(
        *("agreement", "sign", "lou-9", "--signer", "Förvaltningschef", "--notified", "2026-05-05"),
        *("--starts", "2026-09-01", "--in-force", "2026-06-01", "--ends", "2029-08-31"),
    )
    assert said == (
        "Undertecknat lou-9 2026-05-20 av Förvaltningschef. Nästa: uppf schedule lou-9\n"
        "Av avtalet följer 4 rader till 2029-08-31: Årlig uppföljning (2, 2027-12-31), "
        "Besked om option (1, 2029-06-01), Sista dag för uppsägning (1, 2029-06-01).\n"
    )
    assert (office.read(FILE) or "").endswith(
        "    underrättelse: 2026-05-05\n"
        "    undertecknat: 2026-05-20\n"
        "    undertecknare: [chefen]\n"
        "    ikraft: 2026-06-01\n"
        "    driftstart: 2026-09-01\n"
        "    slut: 2029-08-31\n"
    )
    said = office.done("schedule", "lou-9")
    assert [line.split()[0] for line in said.splitlines()[4:]] == [
        "2027-12-31",
        "2028-12-31",
        "2029-06-01",
        "2029-06-01",
    ]
    assert office.git("log", "-1", "--format=%s|%(trailers:separator=%x2C)").strip() == (
        "Underteckna lou-9 2026-05-20 (Förvaltningschef)|Uppf-Act: agreement-sign,Uppf-Provider: varnboda"
    )


def test_a_board_and_a_service_are_said_by_their_names(office: Office) -> None:
    """As in every other command."""
    office.write("uppf.yaml", f"{MUNICIPALITY}verksamheter: {{boende: Särskilt boende}}\n")
    office.commit("Orden")
    said = ("--service", "Särskilt boende", "--board", "Socialnämnden", "--plan", "pris")
    office.done("unit", "add", "varnboda", "sjon", "Sjön", "--service", "Särskilt boende")
    office.done(
        *("agreement", "add", "varnboda", "lou-10", "--title", "Drift", "--award", "LOV", "--unit", "sjon", *said),
        *("--clause", "insyn=8.1"),
    )
    office.done(
        *("procurement", "start", "ny", "--title", "Ny", "--award", "LOV", "--operation-starts", "2027-09-01", *said)
    )
    for file in (FILE, "upphandlingar/ny.yaml"):
        assert "nämnd: socialnamnden\n" in str(office.read(file))
        assert "verksamhet: boende\n" in str(office.read(file))
        assert "socialnämnden" not in str(office.read(file))
        assert "särskilt" not in str(office.read(file))


def test_an_agreement_says_that_the_work_is_exposed_to_competition(office: Office) -> None:
    office.done(
        *("agreement", "add", "varnboda", "lov-10", "--title", "Nytt", "--award", "LOV", "--service", "boende"),
        *("--board", "socialnamnden", "--plan", "pris", "--clause", "insyn=8.1", "--exposed"),
    )
    assert "    konkurrensutsatt: ja\n" in str(office.read(FILE))


def test_nothing_but_the_days_is_stored(office: Office) -> None:
    by_hand = RUNNING.replace("    undertecknat: 2025-01-10\n    ikraft: 2025-02-01\n    driftstart: 2025-03-01\n", "")
    by_hand = by_hand.replace("    slut: 2028-02-29\n", "")
    lay(office, {FILE: by_hand})
    office.done(
        *("agreement", "sign", "lou-9", "--signer", "chefen", "--date", "2025-01-10"),
        *("--in-force", "2025-02-01", "--starts", "2025-03-01", "--ends", "2028-02-29"),
    )
    by_verb = listed(office, "2026-05-20")
    assert any(row.rule == "pris/arlig" for row in by_verb)
    office.write(FILE, RUNNING)
    assert listed(office, "2026-05-20") == by_verb


# Signing and the standstill (L25)

TENDER = HEAD + UNITS + AGREEMENT.format(award="LOU-entreprenad")
SIGN = ("agreement", "sign", "lou-9", "--signer", "chefen")


@pytest.mark.parametrize(
    ("notified", "signed", "codes"),
    [
        # T26: ten days from 15 December end on Christmas Day, a Friday, and run on to Monday the 28th.
        pytest.param("2026-12-15", "2026-12-28", ["standstill-runs"], id="on-its-last-day"),
        pytest.param("2026-12-15", "2026-12-29", [], id="the-day-after"),
        pytest.param("2026-11-10", "2026-11-20", ["standstill-runs"], id="an-ordinary-friday"),
        pytest.param("2026-11-10", "2026-11-21", [], id="the-saturday-after"),
    ],
)
def test_the_standstill_holds(office: Office, notified: str, signed: str, codes: list[str]) -> None:
    lay(office, {FILE: TENDER})
    args = (*SIGN, "--notified", notified, "--date", signed)
    if codes:
        assert office.refused(*args, as_of="2027-01-05") == codes
        said = office.done(*args, "--reason", "Ingen annan lämnade anbud.", as_of="2027-01-05")
        assert "Undertecknat" in said
        assert "    avtalsspärr_skäl: Ingen annan lämnade anbud.\n" in (office.read(FILE) or "")
    else:
        office.done(*args, as_of="2027-01-05")
    assert "signed-too-early" not in office.uppf("check", as_of="2027-01-05").out


def test_a_tender_without_a_notice_is_not_signed(office: Office) -> None:
    lay(office, {FILE: TENDER})
    assert office.refused(*SIGN) == ["standstill-unknown"]
    office.done(*SIGN, "--reason", "Förnyad konkurrensutsättning inom ramavtalet.")


@pytest.mark.parametrize("award", ["LOV", "IOP", "direktupphandling"])
def test_where_the_law_has_no_standstill_there_is_none(office: Office, award: str) -> None:
    lay(office, {FILE: HEAD + UNITS + AGREEMENT.format(award=award)})
    assert "Obs: avtalet har ingen slutdag" in office.done(*SIGN)


# Options, notice, end


def test_options_are_used_in_their_turn_up_to_the_longest_time(office: Office) -> None:
    lay(office, {FILE: VARMDO})
    assert days(office, "option") == days(office, "uppsägning") == ["2027-12-01"]
    said = office.done("agreement", "option", "lou-9", "--use", "2026-05-20", "--dnr", "26/SN 0300")
    assert said.startswith("Använt en option om 2 år; lou-9 gäller nu till 2030-02-28. Nästa: uppf schedule lou-9\n")
    assert "optioner: [{längd: 2 år, utnyttjad: 2026-05-20, dnr: 26/SN 0300}, {längd: 2 år}]" in (
        office.read(FILE) or ""
    )
    assert days(office, "option") == ["2029-11-30"]
    assert office.refused("agreement", "option", "lou-9", "--use", "2026-05-20") == ["option-beyond-longest"]
    office.done("agreement", "option", "lou-9", "--decline", "2026-05-20", "--reason", "Ny upphandling.")
    assert days(office, "option") == []
    assert office.refused("agreement", "option", "lou-9", "--use", "2026-05-20") == ["no-option"]


def test_an_option_is_added_with_its_own_day(office: Office) -> None:
    office.done("agreement", "option", "lou-9", "--add", "24 månader", "--notify-by", "2026-05-10")
    assert days(office, "option") == ["2026-05-10"]
    late = ("agreement", "option", "lou-9", "--use", "2026-05-20")
    assert office.refused(*late) == ["option-late"]
    office.done(*late, "--reason", "Utföraren godtar beskedet.")
    assert days(office, "avtalsslut") == ["2030-02-28"]


def test_how_an_agreement_was_signed_is_kept(office: Office) -> None:
    lay(office, {FILE: NOTICE.replace("    undertecknat: 2025-01-10\n", "")})
    office.done("agreement", "sign", "lou-9", "--signer", "chefen", "--reason", "Ingen.", "--signature", "elektronisk")
    assert "    underskrift: elektronisk\n" in (office.read(FILE) or "")
    assert "Underskrift" in office.done("show", "lou-9")


def test_notice_ends_the_agreement_when_its_time_has_run(office: Office) -> None:
    lay(office, {FILE: NOTICE})
    said = office.done("agreement", "notice", "lou-9", "--by", "utföraren")
    assert said == "Antecknat uppsägning av lou-9 2026-05-20; avtalet upphör 2026-08-18. Nästa: uppf schedule lou-9\n"
    assert (office.read(FILE) or "").endswith(
        "    upphörde:\n"
        "      datum: 2026-08-18\n"
        "      orsak: uppsägning\n"
        "      uppsagt: 2026-05-20\n"
        "      uppsagt_av: utföraren\n"
    )
    assert days(office, "uppsägning") == []
    assert [row.state for row in listed(office, "2026-05-20") if row.period == "2027"] == []


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        pytest.param("", ["decider-needed"], id="nobody"),
        pytest.param("verksamhetschef", ["not-delegated"], id="only-for-another-board"),
        pytest.param("chefen", [], id="delegated"),
        pytest.param("bitradande", [], id="the-deputy-in-a-vacancy"),
        pytest.param("Socialnämnden", [], id="the-board"),
    ],
)
def test_notice_is_given_by_whom_it_is_delegated_to(office: Office, role: str, codes: list[str]) -> None:
    lay(office, {FILE: NOTICE})
    args = (
        "agreement",
        "notice",
        "lou-9",
        "--by",
        "kommunen",
        "--reason",
        "Avveckling",
        *(("--role", role) * bool(role)),
    )
    if codes:
        assert office.refused(*args) == codes
    else:
        office.done(*args)


def test_an_agreement_ends_before_its_time(office: Office) -> None:
    end = ("agreement", "end", "lou-9", "--cause", "nedläggning", "--reason", "Verksamheten läggs ned.")
    said = office.done(*end, "--date", "2026-08-31")
    assert said == "Antecknat att lou-9 upphör 2026-08-31. Nästa: uppf due\n"
    assert {row.state for row in listed(office, "2026-09-01") if row.period == "2026"} == {"ej_tillämplig"}


# What is watched


def test_a_certificate_is_watched_renewed_and_over(office: Office) -> None:
    said = office.done("agreement", "watch", "lou-9", "Försäkringsbevis", "--valid-to", "2026-06-10")
    assert said == "Bevakar Försäkringsbevis i lou-9 till 2026-06-10 (b22222). Nästa: uppf due\n"
    (row,) = (row for row in listed(office, "2026-05-20") if row.source == "bevakning")
    assert (row.state, str(row.last)) == ("förfaller_snart", "2026-06-10")
    assert f"uppf agreement renew {row.id} --valid-to DATUM" in office.done("due", "--within", "30d")
    explained = office.done("why", row.id)
    assert "påminnelser (förval, ej ur planen): 2026-05-11" in explained
    office.done("agreement", "renew", row.id, "--valid-to", "2027-06-10", "--dnr", "26/SN 0301")
    assert (office.read(FILE) or "").endswith(
        "    bevakningar:\n"
        "      b22222:\n"
        "        vad: Försäkringsbevis\n"
        "        giltig_till: 2026-06-10\n"
        "      b22223:\n"
        "        vad: Försäkringsbevis\n"
        "        giltig_till: 2027-06-10\n"
        "        förnyar: b22222\n"
        "        dnr: 26/SN 0301\n"
    )
    assert days(office, "bevakning") == ["2027-06-10"]
    assert office.refused("agreement", "renew", "b22222", "--valid-to", "2027-06-10") == ["watch-over"]
    office.done("agreement", "done", "lou-9")
    assert days(office, "bevakning") == []
    assert office.refused("agreement", "done", "lou-9/b22223") == ["watch-over"]


# Prices


def test_a_price_is_asked_for_and_decided(office: Office) -> None:
    said = office.done("price", "ask", "lou-9", "--dnr", "26/SN 0310", "--date", "2026-05-18")
    row = next(row for row in listed(office, "2026-05-20") if row.rule == "pris/prisjustering")
    assert said == (
        "Antecknat begäran om prisjustering 2026-05-18 i lou-9. "
        "Nästa: uppf price decide lou-9 --role ROLL --approved --reason SKÄL\n"
        f"Av detta följer: Begäran om prisjustering, senast 2026-06-17 ({row.id}).\n"
    )
    decide = ("price", "decide", "lou-9", "--approved", "--reason", "Följer index.")
    assert office.refused(*decide, "--role", "chefen") == ["not-delegated"]
    said = office.done(*decide, "--role", "verksamhetschef")
    assert said.startswith("Godkänt prisjusteringen i lou-9 2026-05-20. ")
    assert (office.read("arenden/2026/2026-viken-b22223.yaml") or "").endswith(
        "beslut:\n"
        "  datum: 2026-05-20\n"
        "  roll: verksamhetschef\n"
        '  delegationspunkt: "6.3"\n'
        "  bifallen: ja\n"
        "  skäl: Följer index.\n"
    )
    assert [r.state for r in listed(office, "2026-05-20") if r.rule == "pris/prisjustering"] == ["genomförd"]
    assert office.refused(*decide, "--role", "verksamhetschef") == ["no-price-request"]


def test_a_second_request_in_the_same_year_is_warned_of_and_not_stopped(office: Office) -> None:
    # T20: the year of the agreement begins when it came into force, on 1 February.
    assert "Obs" not in office.done("price", "ask", "lou-9", "--date", "2026-01-30")
    assert "Obs" not in office.done("price", "ask", "lou-9", "--date", "2026-02-02")
    assert "Obs: Begäran om prisjustering: fler" in office.done("price", "ask", "lou-9", "--date", "2026-05-19")
    assert office.refused("price", "decide", "lou-9", "--role", "verksamhetschef", "--approved", "--reason", "Ja") == [
        "ambiguous-price-request"
    ]


def test_the_agreements_own_day_goes_before_the_plans(office: Office) -> None:
    office.done("price", "ask", "lou-9", "--date", "2026-05-18", "--answer-by", "2026-09-30")
    rows = [str(row.last) for row in listed(office, "2026-05-20") if row.rule == "pris/prisjustering"]
    assert rows == ["2026-09-30"]


def test_a_decision_is_written_in_the_case_that_is_open(office: Office) -> None:
    office.done("price", "ask", "lou-9", "--date", "2026-05-18")
    row = next(row for row in listed(office, "2026-05-20") if row.rule == "pris/prisjustering")
    office.done("open", row.id)
    file = "arenden/2026/2026-viken-b22223.yaml"
    before = office.read(file) or ""
    office.done(
        "price", "decide", "b22223", "--role", "verksamhetschef", "--not-approved", "--reason", "Ej enligt index."
    )
    after = office.read(file) or ""
    assert after.startswith(before)
    assert "  bifallen: nej\n" in after
    assert office.git("show", "--format=", "--name-only", "HEAD") == f"{file}\n"


# Changes and permits


@pytest.mark.parametrize(
    ("args", "told"),
    [
        pytest.param(("--date", "2026-05-01"), "Obs: kommunen fick veta 19 dagar efter förändringen.", id="late"),
        pytest.param(("--date", "2026-06-01"), "Kommunen fick veta 12 dagar före förändringen.", id="before"),
        pytest.param(("--date", "2026-05-20"), "Kommunen fick veta samma dag.", id="the-same-day"),
        pytest.param(
            ("--date", "2026-05-01", "--informed", "2026-05-02"),
            "Obs: kommunen fick veta 1 dag efter förändringen.",
            id="a-day-late",
        ),
    ],
)
def test_how_late_the_municipality_heard_of_a_change(office: Office, args: tuple[str, ...], told: str) -> None:
    said = office.done("change", "varnboda", "--kind", "ägare", *args)
    assert said.splitlines()[1] == told


def test_a_change_starts_the_clock_of_the_law(office: Office) -> None:
    # T42: within a month, and on to the next workday.
    said = office.done("change", "Viken", "--kind", "lokaler", "--date", "2026-04-30", "--unit", "Viken")
    assert "Av detta följer enligt lag: Ändring kontrolleras, senast 2026-06-01 (" in said
    said = office.done("change", "varnboda", "--kind", "ledning", "--date", "2026-11-30", as_of="2026-12-01")
    assert "senast 2026-12-30 (" in said


def test_a_permit_is_changed_with_its_reason(office: Office) -> None:
    permit = ("permit", "Viken", "--reason", "Nytt beslut")
    assert office.refused(*permit, "--valid-to", "2027-05-31") == ["more-needed"]
    said = office.done(*permit, "--state", "tidsbegränsat", "--valid-to", "2027-05-31", "--dnr", "TM 1")
    assert said.startswith("Antecknat tillståndet för Viken: tidsbegränsat, giltigt till 2027-05-31. ")
    assert "Ändring kontrolleras, senast 2026-06-22 (" in said
    office.done(*permit, "--state", "giltigt", "--until-further-notice")
    unit = desk(office.root).register.units()["viken"][1]
    assert unit.permit is not None
    assert (str(unit.permit.state), unit.permit.valid_to, unit.permit.registry_number) == ("giltigt", None, "TM 1")
    events = [str(one.event) for one in desk(office.root).register.providers["varnboda"].events.values()]
    assert events == ["tillstånd.ändrat"] * 2
    assert "# vid sjön" in (office.read(FILE) or "")


# What is refused

OTHER = HEAD.replace("varnboda", "annan").replace("Värnboda", "Annan")
ADD = ("agreement", "add", "varnboda", "lou-10", "--title", "Nytt", "--award", "LOV", "--service", "boende")
FULL = (*ADD, "--board", "socialnamnden", "--clause", "insyn=1")


@pytest.mark.parametrize(
    ("prepared", "args", "code"),
    [
        pytest.param(
            {},
            ("provider", "add", "varnboda", "X", "--operating-form", "privat", "--organisation-kind", "aktiebolag"),
            "provider-exists",
            id="a provider that is there",
        ),
        pytest.param({}, ("unit", "add", "varnboda", "viken", "X", "--service", "b"), "unit-exists", id="a unit"),
        pytest.param({}, ("unit", "add", "granen", "x", "X", "--service", "b"), "no-such-provider-named", id="whose"),
        pytest.param({}, ("agreement", "add", "varnboda", "lou-9"), "agreement-exists", id="an agreement"),
        pytest.param({}, ADD, "more-needed", id="no board"),
        pytest.param({}, (*ADD, "--board", "socialnamnden"), "insight-needed", id="no insight"),
        pytest.param({}, (*FULL, "--clause", "insyn"), "clause-form", id="a clause without a point"),
        pytest.param({}, (*FULL, "--clause", "frukost=2"), "unknown-clause", id="another clause"),
        pytest.param({}, (*FULL, "--plan", "priset"), "no-such-plan-named", id="plan"),
        pytest.param({}, (*FULL, "--unit", "granen"), "no-such-unit", id="unit"),
        pytest.param({}, (*FULL, "--procurement", "bro"), "no-such-procurement-named", id="procurement"),
        pytest.param({}, SIGN, "agreement-signed", id="signed"),
        pytest.param({FILE: TENDER}, (*SIGN, "--date", "2026-05-21"), "future-day", id="signed tomorrow"),
        pytest.param({FILE: TENDER}, (*SIGN, "--signer", "granen"), "no-such-role", id="signer"),
        pytest.param({}, ("agreement", "sign", "granen", "--signer", "chefen"), "no-such-agreement-named", id="which"),
        pytest.param({}, ("agreement", "option", "lou-9"), "one-of", id="what of an option"),
        pytest.param({}, ("agreement", "option", "lou-9", "--add", "länge"), "length-form", id="length"),
        pytest.param({}, ("agreement", "option", "lou-9", "--use", "2026-05-20"), "no-option", id="no option"),
        pytest.param(
            {FILE: VARMDO.replace("    slut: 2028-02-29\n", "")},
            ("agreement", "option", "lou-9", "--use", "2026-05-20"),
            "no-end-to-extend",
            id="no end",
        ),
        pytest.param({}, ("agreement", "notice", "lou-9", "--by", "utföraren"), "notice-end-unknown", id="no period"),
        pytest.param({}, ("agreement", "notice", "lou-9", "--by", "kommunen"), "reason-needed", id="no reason"),
        pytest.param(
            {FILE: NOTICE},
            ("agreement", "notice", "lou-9", "--by", "utföraren", "--role", "chefen"),
            "role-in-vain",
            id="a role where the provider gives notice",
        ),
        pytest.param(
            {FILE: NOTICE},
            ("agreement", "notice", "lou-9", "--by", "utföraren", "--ends", "2026-06-30"),
            "notice-too-short",
            id="too short",
        ),
        pytest.param(
            {FILE: RUNNING + "    upphörde: {datum: 2026-06-30, orsak: avslutad}\n"},
            ("agreement", "notice", "lou-9", "--by", "utföraren"),
            "agreement-ended",
            id="ended already",
        ),
        pytest.param(
            {},
            ("agreement", "end", "lou-9", "--cause", "avslutad", "--reason", "Klart", "--date", "2028-03-01"),
            "ends-anyway",
            id="ends anyway",
        ),
        pytest.param(
            {}, ("agreement", "watch", "lou-9", " ", "--on", "2026-06-30"), "empty-watch", id="nothing watched"
        ),
        pytest.param({}, ("agreement", "watch", "lou-9", "Intyg"), "one-of", id="no day"),
        pytest.param({}, ("agreement", "renew", "zzzzzz", "--on", "2027-01-01"), "no-such-watch", id="no watch"),
        pytest.param(
            {
                FILE: RUNNING
                + "    bevakningar: {k2w9td: {vad: A, datum: 2027-01-01}, h4x9td: {vad: B, datum: 2027-01-01}}\n"
            },
            ("agreement", "renew", "lou-9", "--on", "2028-01-01"),
            "ambiguous-watch",
            id="two watches",
        ),
        pytest.param(
            {FILE: RUNNING + "    bevakningar: {k2w9td: {vad: A, datum: 2027-01-01}}\n"},
            ("agreement", "renew", "lou-9", "--on", "2027-01-01"),
            "not-later-watch",
            id="not later",
        ),
        pytest.param(
            {"utforare/annan.yaml": OTHER},
            ("change", "annan", "--kind", "annat", "--date", "2026-05-01", "--agreement", "lou-9"),
            "agreement-of-another",
            id="agreement of another",
        ),
        pytest.param({}, ("permit", "granen", "--reason", "x"), "no-such-unit", id="no unit"),
    ],
)
def test_what_is_refused_leaves_no_trace(
    office: Office, prepared: dict[str, str], args: tuple[str, ...], code: str
) -> None:
    lay(office, prepared)
    assert office.refused(*args) == [code]


def test_every_refusal_of_these_verbs_is_tried() -> None:
    tests = Path(__file__).parent.parent
    texts = [path.read_text("utf-8") for folder in ("cli", "seeds/motala") for path in (tests / folder).glob("*.py")]
    codes = [code for table in (agreements, procurements) for code in table.MESSAGES if "." not in code]
    assert [code for code in codes if not any(f'"{code}"' in text for text in texts)] == []
