"""From files to facts: what each dated line of a plan, a provider, a procurement and a case becomes."""

import datetime as dt
from pathlib import Path

import pytest

from tests.desk import Desk, written
from tests.rules.worlds import day, days
from uppf.model.facts import Calendar, Dims, Duration, Facts, Rolling, RuleFact, merge
from uppf.rules.distill import distill, terms

Date = dt.date


def happened(desk: Desk, prefix: str = "") -> list[str]:
    """The events whose name begins so, as ``day name``, in order; planned ones with a question mark."""
    assert desk.problems == ()
    return sorted(
        f"{one.date} {one.name}{'?' if one.planned else ''}"
        for one in desk.facts.events
        if one.name.startswith(prefix) and not one.name.startswith(("mandatperiod", "plan."))
    )


# ---- Plans ----

PLAN = """\
plan: rutin
rubrik: Rutin
giltighet: {från: 2024-01-01, till: 2026-12-31}
ersätter: [gammal]
dokument: {beslutad: 2023-11-15}
gäller: {avtalsform: [LOV], verksamhet: [hemtjanst]}
regler:
  - id: ett
    rubrik: Ett
    källa: s. 1
    ordalydelse: varje år
    objekt: enhet
%s
"""


def plan(root: Path, *lines: str, text: str = PLAN) -> Desk:
    return written(root, {"planer/rutin.yaml": text % "\n".join(f"    {line}" for line in lines)})


def rule(root: Path, *lines: str) -> RuleFact:
    given = plan(root, *lines)
    assert given.problems == ()
    (one,) = given.facts.rules
    return one


READINGS = (
    "läsningar:",
    "  T1a: {innebär: Kalenderår, frekvens: varje år}",
    "  T1b: {innebär: Rullande, frekvens: {rullande: 12 månader}, objekt: avtal, delar: [a, b],",
    "    helgregel: nästa_vardag}",
    "  T1c: {innebär: Ger ingen dag}",
)


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        pytest.param("T1a", (12, "enhet", (), ""), id="the-first"),
        pytest.param("T1b", ("rolling", "avtal", ("a", "b"), "nästa_vardag"), id="what-a-reading-says-goes-first"),
        pytest.param("T1c", (None, "enhet", (), ""), id="a-reading-without-a-day"),
        pytest.param(None, (12, "enhet", (), ""), id="none-chosen-is-the-first"),
    ],
)
def test_the_reading_that_is_chosen(
    tmp_path: Path, reading: str | None, expected: tuple[object, str, tuple[str, ...], str]
) -> None:
    one = rule(tmp_path, *([f"tolkning: {reading}"] if reading else []), *READINGS)
    kind = one.frequencies[0] if one.frequencies else None
    counted = kind.months if isinstance(kind, Calendar) else "rolling" if isinstance(kind, Rolling) else None
    assert (counted, one.object, one.parts, one.holiday_rule) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([], {"award": ("LOV",), "service": ("hemtjanst",)}, id="the-plans"),
        pytest.param(
            ["gäller: {avtalsform: [IOP]}"], {"award": ("IOP",), "service": ("hemtjanst",)}, id="its-own-goes-first"
        ),
        pytest.param(
            ["gäller: {hsl: ja}"],
            {"award": ("LOV",), "service": ("hemtjanst",), "health_care": ("ja",)},
            id="its-own-beside-the-plans",
        ),
    ],
)
def test_whom_a_rule_is_narrowed_to(tmp_path: Path, lines: list[str], expected: dict[str, tuple[str, ...]]) -> None:
    assert dict(rule(tmp_path, "frekvens: varje år", *lines).scope) == expected


def test_what_a_rule_says_of_itself(tmp_path: Path) -> None:
    one = rule(
        tmp_path,
        *("frekvens: varje år", "grupp: Tidplan", "skärpa: avtal", "normgrad: bör", "förpliktad: utföraren"),
        *("ansvarig: mas", "medverkande: [chef]", "metod: [besök]", "räknas_som_genomförd: [tillfälle, kontroll]"),
        *("oanmäld: ja", "giltighet: {från: 2025-01-01, till: 2025-12-31}", "ersätter: [gammal/ett]"),
        "tidigast: [{frist: 10 dagar, efter: upphandling.underrättelse, lagrum: LOU, helgregel: nästa_vardag}]",
    )
    assert (one.id, one.plan, one.group, one.strength, one.norm, one.obliged) == (
        *("rutin/ett", "rutin", "Tidplan", "avtal", "bör"),
        "utföraren",
    )
    assert (one.responsible, one.participants, one.method, one.counts) == (
        *(("mas",), ("chef",), ("besök",)),
        ("tillfälle", "kontroll"),
    )
    assert (one.unannounced, one.start, one.end, one.replaces) == (
        True,
        *days("2025-01-01 2025-12-31"),
        ("gammal/ett",),
    )
    (hurdle,) = one.hurdles
    assert (hurdle.duration, hurdle.moment.event, hurdle.law, hurdle.holiday_rule) == (
        Duration(days=10),
        *("upphandling.underrättelse", "LOU", "nästa_vardag"),
    )


def test_what_a_rule_that_says_nothing_is(tmp_path: Path) -> None:
    one = rule(tmp_path, "frekvens: saknas")
    assert (one.frequencies, one.strength, one.norm, one.obliged, one.counts, one.unannounced) == (
        *((), "plan", "ska", "kommunen"),
        ("rapport.färdig",),
        False,
    )


def test_a_plans_own_facts(tmp_path: Path) -> None:
    facts = plan(tmp_path, "frekvens: varje år").facts
    (fact,) = facts.plans
    assert (fact.id, fact.start, fact.end, fact.replaces) == ("rutin", *days("2024-01-01 2026-12-31"), ("gammal",))
    assert {one.name: one.date for one in facts.events if one.name.startswith("plan.")} == {
        "plan.giltig_från": day("2024-01-01"),
        "plan.fastställd": day("2023-11-15"),
    }
    assert {one.kind for one in facts.subjects} == {"plan", "municipality"}


@pytest.mark.parametrize(
    ("in_force", "expected"),
    [
        pytest.param("", True, id="not-said-which-are-in-force"),
        pytest.param("planer: [rutin]", True, id="in-force"),
        pytest.param("planer: [annan]", False, id="not-among-those-in-force"),
    ],
)
def test_the_municipality_follows_the_plans_it_says_are_in_force(tmp_path: Path, in_force: str, expected: bool) -> None:
    town = f"kommun: Provköping\nföljs_från: 2024-01-01\n{in_force}\n"
    files = {"uppf.yaml": town, "planer/rutin.yaml": PLAN % "    frekvens: varje år"}
    facts = written(tmp_path, files).facts
    assert any(one.kind == "municipality" for one in facts.subjects) is expected


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        pytest.param("2026-11-21", "2026-10-15 2030-10-15", id="the-term-that-has-begun"),
        pytest.param("2026-01-01", "2026-10-15 2030-10-15", id="later-that-year"),
        pytest.param("2025-12-31", "2022-10-15 2026-10-15", id="the-term-before"),
        pytest.param("2019-01-01", "2018-10-15 2022-10-15", id="an-older-one"),
    ],
)
def test_terms_of_office(since: str, expected: str) -> None:
    assert terms(day(since), 12)[:2] == days(expected)


# ---- Providers ----

PROVIDER = """\
utförare: ekhagen
namn: Ekhagen Exempel AB
driftsform: privat
orgform: aktiebolag
räkenskapsår_slut: 04-30
enheter:
  eken: {namn: Eken, verksamhet: boende, lagområde: [SoL, LSS]%s}
avtal:
  lou-1:
    rubrik: Drift av Eken
    avtalsform: LOU-entreprenad
    verksamhet: boende
    nämnd: socialnamnden
    planer: rutin
    enheter:
      eken:%s
%s
"""


def provider(root: Path, agreement: str = "", unit: str = "", span: str = "") -> Desk:
    lines = "\n".join(f"    {line}" for line in agreement.split("; ") if line)
    return written(root, {"utforare/ekhagen.yaml": PROVIDER % (unit, span, lines)})


@pytest.mark.parametrize(
    ("agreement", "unit", "span", "expected"),
    [
        pytest.param("", "", "", (None, None), id="nothing-said"),
        pytest.param("ikraft: 2024-02-01; slut: 2026-01-31", "", "", ("2024-02-01", "2026-01-31"), id="agreement"),
        pytest.param("ikraft: 2024-02-01; driftstart: 2024-06-01", "", "", ("2024-06-01", None), id="in-operation"),
        pytest.param("undertecknat: 2023-12-01", "", "", ("2023-12-01", None), id="signed"),
        pytest.param(
            "ikraft: 2024-02-01; slut: 2026-01-31",
            ", startar: 2025-01-01, slutar: 2025-12-31",
            "",
            ("2025-01-01", "2025-12-31"),
            id="a-unit-that-came-later-and-left-earlier",
        ),
        pytest.param(
            "ikraft: 2024-02-01; slut: 2026-01-31",
            "",
            " {från: 2024-09-01, till: 2025-08-31}",
            ("2024-09-01", "2025-08-31"),
            id="a-unit-under-the-agreement-for-a-time",
        ),
        pytest.param(
            "ikraft: 2024-02-01; slut: 2026-01-31; optioner: [{längd: 2 år, utnyttjad: 2025-06-01}, {längd: 1 år}]",
            "",
            "",
            ("2024-02-01", "2028-01-31"),
            id="with-the-options-that-were-used",
        ),
        pytest.param(
            "slut: 2026-01-31;"
            " optioner: [{längd: 1 månad, utnyttjad: 2025-06-01}, {längd: 1 månad, utnyttjad: 2026-01-01}]",
            "",
            "",
            (None, "2026-03-31"),
            id="options-are-laid-together-before-they-are-counted",
        ),
        # From 1 July 2024, three years and then six months more: the last day is New Year's Eve.
        pytest.param(
            "ikraft: 2024-07-01; slut: 2027-06-30; optioner: [{längd: 6 månader, utnyttjad: 2027-01-01}]",
            "",
            "",
            ("2024-07-01", "2027-12-31"),
            id="T41-a-term-that-ends-with-its-month-still-does",
        ),
        pytest.param(
            "slut: 2026-01-31; upphörde: {datum: 2025-05-31, orsak: hävning}",
            "",
            "",
            (None, "2025-05-31"),
            id="ended-before-its-time",
        ),
    ],
)
def test_from_and_to(
    tmp_path: Path, agreement: str, unit: str, span: str, expected: tuple[str | None, str | None]
) -> None:
    given = provider(tmp_path, agreement, unit, span)
    assert given.problems == ()
    (one,) = (row for row in given.facts.subjects if row.kind == "engagement")
    assert (one.start and one.start.isoformat(), one.end and one.end.isoformat()) == expected


def test_a_units_traits(tmp_path: Path) -> None:
    (one,) = provider(tmp_path, "konkurrensutsatt: ja").facts.subjects
    traits = dict(one.traits)
    assert (traits["operating_form"], traits["award"], traits["service"]) == (
        *(("privat",), ("LOU-entreprenad",)),
        ("boende",),
    )
    assert (traits["legal_area"], traits["health_care"], traits["exposed_to_competition"]) == (
        *(("SoL", "LSS"), ("nej",)),
        ("ja",),
    )
    assert (one.financial_year_end, one.plans) == ((4, 30), ("rutin",))


def test_an_agreement_that_is_exempted_follows_no_plan(tmp_path: Path) -> None:
    given = provider(tmp_path, "undantag: {skäl: Föreningsdrift, beslutad: 2024-01-01, roll: namnden}")
    assert [one.plans for one in given.facts.subjects] == [()]


def test_the_days_of_an_agreement(tmp_path: Path) -> None:
    given = provider(
        tmp_path,
        "tilldelat: 2023-09-01; undertecknat: 2023-10-01; ikraft: 2024-01-01; driftstart: 2024-03-01; slut: 2027-12-31",
        ", startar: 2024-03-15",
    )
    assert happened(given) == [
        "2023-09-01 avtal.tilldelat",
        "2023-10-01 avtal.undertecknat",
        "2024-01-01 avtal.ikraft",
        "2024-03-01 driftstart",
        "2024-03-15 enhet.startar",
        "2027-12-31 avtal.slut",
    ]


# ---- Procurements and the municipality ----


def test_planned_steps_of_a_procurement_are_anchors_and_done_ones_complete(tmp_path: Path) -> None:
    text = """\
upphandling: u-1
rubrik: Boende
avtalsform: LOU-entreprenad
verksamhet: boende
nämnd: socialnamnden
planer: rutin
driftstart: 2027-09-01
steg:
  beslut_upphandling: {planerat: 2026-08-26}
  annonsering: {planerat: 2026-10-01, utfört: 2026-10-05}
"""
    given = written(tmp_path, {"upphandlingar/u-1.yaml": text})
    assert happened(given) == [
        "2026-08-26 upphandling.beslut_upphandling?",
        "2026-10-05 upphandling.annonsering",
        "2027-09-01 driftstart?",
    ]


def test_what_the_municipality_tells(tmp_path: Path) -> None:
    town = """\
kommun: Provköping
följs_från: 2026-01-01
inställningar: {förfaller_snart: 45 dagar}
nämnder:
  n: {namn: Nämnden, sammanträden: [{datum: 2026-12-09, handlingsstopp: 2026-11-25}, {datum: 2027-01-20}]}
händelser:
  e1: {händelse: redovisning.begärd, datum: 2026-03-01, nämnd: n, svar_senast: 2026-04-15}
"""
    facts = written(tmp_path, {"uppf.yaml": town}).facts
    assert [(one.board, one.date, one.deadline) for one in facts.meetings] == [
        ("n", *days("2026-12-09 2026-11-25")),
        ("n", day("2027-01-20"), None),
    ]
    assert (facts.followed_from, facts.soon) == (day("2026-01-01"), Duration(days=45))
    (asked,) = (one for one in facts.events if one.name == "redovisning.begärd")
    assert (asked.dims, asked.date, asked.due) == (Dims(board="n", item="e1"), *days("2026-03-01 2026-04-15"))


# ---- Cases ----

CASE = """\
ärende: 2026-eken
regel: rutin/ett
avser: 2026
avtal: lou-1
enhet: eken
öppnat: 2026-02-01
%s
"""


def case(root: Path, lines: str, text: str = CASE) -> Desk:
    return written(root, {"arenden/2026/2026-eken.yaml": text % lines})


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param("", "", id="opened-alone"),
        pytest.param("tillfällen: {t1: {datum: 2026-03-01}}", "2026-03-01 tillfälle", id="visit"),
        pytest.param(
            "tillfällen: {t1: {datum: 2026-03-01, justerat: 2026-03-20}}",
            "2026-03-01 tillfälle, 2026-03-20 protokoll.justerat",
            id="adjusted-minutes",
        ),
        pytest.param(
            "signal: {källa: klagomål, inkommen: 2026-02-01, bekräftad: 2026-02-03, bedömd: 2026-02-20}",
            "2026-02-01 klagomål.inkommet, 2026-02-03 signal.bekräftad, 2026-02-20 signal.bedömd",
            id="complaint",
        ),
        pytest.param("signal: {källa: signal, inkommen: 2026-02-01}", "2026-02-01 signal.inkommen", id="signal"),
        pytest.param(
            "underlag: {u1: {vad: Bokslut, begärd: 2026-02-01, inkommen: 2026-02-20, granskad: 2026-03-01}}",
            "2026-02-01 underlag.begärt, 2026-02-20 underlag.inkommet, 2026-03-01 underlag.granskat",
            id="documents",
        ),
        pytest.param("rapporter: {r1: {utkast: 2026-04-01}}", "", id="a-draft-is-nothing-yet"),
        pytest.param(
            "rapporter: {r1: {färdig: 2026-04-10}}\nåterkopplad: 2026-04-20\npublicerad: 2026-05-01",
            "2026-04-10 rapport.färdig, 2026-04-20 återkopplad, 2026-05-01 publicerad",
            id="report",
        ),
        pytest.param(
            "beslut: {datum: 2026-05-01, roll: chef}\navslutat: {datum: 2026-05-02, roll: chef}",
            "2026-05-01 beslut, 2026-05-02 avslutat",
            id="decided-and-closed",
        ),
        pytest.param(
            "åtgärdsplaner: {p1: {begärd: 2026-03-01, inkommen: 2026-03-10, godkänd: {datum: 2026-03-20, roll: chef}}}",
            "2026-03-01 åtgärdsplan.begärd, 2026-03-10 åtgärdsplan.inkommen, 2026-03-20 åtgärdsplan.godkänd",
            id="plan-of-action",
        ),
        pytest.param(
            "brister: {b1: {text: Lås, konstaterad: 2026-03-01, åtgärdad: 2026-04-01,"
            " verifierad: {datum: 2026-04-10, roll: chef, åtgärdad: ja}, disposition: {påpekande: 2026-03-05}}}",
            "2026-03-01 brist.konstaterad, 2026-03-05 brist.beslutad, 2026-03-05 brist.påpekad,"
            " 2026-04-01 brist.åtgärdad, 2026-04-10 brist.stängd, 2026-04-10 brist.verifierad",
            id="finding",
        ),
        pytest.param(
            "brister: {b1: {text: Lås, konstaterad: 2026-03-01, disposition: {åtgärdsplan: 2026-03-20}}}",
            "2026-03-01 brist.beslutad, 2026-03-01 brist.konstaterad",
            id="a-plan-asked-for-is-decided-when-found",
        ),
        pytest.param(
            "brister: {b1: {text: Lås, konstaterad: 2026-03-01}}\n"
            "åtgärdsplaner: {p1: {begärd: 2026-03-01, brister: [b1], åtgärder:"
            " {k1: {aktivitet: A, slutdatum: 2026-05-01}, k2: {aktivitet: B, slutdatum: 2026-06-01}}}}",
            "2026-03-01 brist.konstaterad, 2026-03-01 åtgärdsplan.begärd, 2026-06-01 åtgärd.slutdatum",
            id="the-last-action",
        ),
    ],
)
def test_what_happens_in_a_case(tmp_path: Path, lines: str, expected: str) -> None:
    given = case(tmp_path, lines)
    wanted = sorted(["2026-02-01 ärende.öppnat", *filter(None, expected.split(", "))])
    assert happened(given) == wanted


def test_a_report_is_counted_from_the_last_visit_before_it(tmp_path: Path) -> None:
    given = case(
        tmp_path,
        "tillfällen: {t1: {datum: 2026-03-01}, t2: {datum: 2026-03-15}, t3: {datum: 2026-09-01}}\n"
        "rapporter: {r1: {färdig: 2026-04-10}, r2: {färdig: 2026-02-15}}",
    )
    found = {one.date: one.anchor for one in given.facts.events if one.name == "rapport.färdig"}
    assert found == {day("2026-04-10"): day("2026-03-15"), day("2026-02-15"): None}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param("tillfällen: {t1: {datum: 2026-03-01}}", ("rutin/ett", "2026", ""), id="the-cases-own"),
        pytest.param(
            "tillfällen: {t1: {datum: 2026-03-01, regel: rutin/tva, avser: 2025, del: kredit}}",
            ("rutin/tva", "2025", "kredit"),
            id="its-own-goes-first",
        ),
        pytest.param("räknas: nej\ntillfällen: {t1: {datum: 2026-03-01}}", ("", "", ""), id="counts-for-nothing"),
    ],
)
def test_what_a_visit_counts_for(tmp_path: Path, lines: str, expected: tuple[str, str, str]) -> None:
    (visit,) = (one for one in case(tmp_path, lines).facts.events if one.name == "tillfälle")
    assert (visit.rule, visit.period, visit.part) == expected


def test_a_case_of_several_units_happens_at_each(tmp_path: Path) -> None:
    given = case(
        tmp_path,
        "tillfällen: {t1: {datum: 2026-03-01}}\nbrister: {b1: {text: Lås, konstaterad: 2026-03-01, enhet: alen}}",
        CASE.replace("enhet: eken", "enheter: [eken, alen]"),
    )
    assert [one.dims.unit for one in given.facts.events if one.name == "tillfälle"] == ["eken", "alen"]
    assert [one.dims.unit for one in given.facts.events if one.name == "brist.konstaterad"] == ["alen"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            "underlag: {u1: {vad: Bokslut, begärd: 2026-02-01, svar_senast: 2026-02-15}}",
            ["underlag 2026-02-15"],
            id="what-was-asked-for-and-has-not-come",
        ),
        pytest.param(
            "åtgärdsplaner: {p1: {begärd: 2026-03-01, åtgärder:"
            " {k1: {aktivitet: Lås, slutdatum: 2026-05-01},"
            " k2: {aktivitet: X, slutdatum: 2026-05-02, utfört: 2026-04-01}}}}",
            ["åtgärd 2026-05-01"],
            id="actions-that-are-not-done",
        ),
        pytest.param(
            "rapporter: {r1: {utkast: 2026-03-01, faktakontroll: {skickad: 2026-03-02, svar_senast: 2026-03-16}}}",
            ["faktakontroll 2026-03-16"],
            id="a-draft-sent-to-the-provider",
        ),
        pytest.param(
            "åtgärdsplaner: {p1: {begärd: 2026-03-01, åtgärder: {k1: {aktivitet: Lås, slutdatum: 2026-05-01}}}}\n"
            "avslutat: {datum: 2026-04-01, roll: chef}",
            [],
            id="nothing-waits-in-a-closed-case",
        ),
    ],
)
def test_what_waits_for_somebody(tmp_path: Path, lines: str, expected: list[str]) -> None:
    given = case(tmp_path, lines)
    assert given.problems == ()
    assert [f"{one.kind} {one.due}" for one in given.facts.items] == expected


def test_an_excuse_names_the_rule_and_the_period(tmp_path: Path) -> None:
    given = case(tmp_path, "inställt: {datum: 2026-10-01, roll: chef, skäl: Huset brann}")
    (one,) = given.facts.excuses
    assert (one.kind, one.rule, one.period, one.reason, one.role) == (
        *("inställd", "rutin/ett", "2026", "Huset brann"),
        "chef",
    )


# ---- Laid together ----


def test_facts_are_laid_together_by_concatenation(tmp_path: Path) -> None:
    one, other = plan(tmp_path / "a", "frekvens: varje år").facts, case(tmp_path / "b", "").facts
    together = merge([one, other])
    assert together.rules == (*one.rules, *other.rules)
    assert together.events == (*one.events, *other.events)
    assert merge([one]) == one
    assert merge([one, Facts()]) == merge([Facts(), one]) == one
    assert merge([]) == Facts()


def test_the_same_files_give_the_same_facts(tmp_path: Path) -> None:
    from tests.desk import CASES
    from uppf.store.reader import read

    assert distill(read(CASES).register) == distill(read(CASES).register)
