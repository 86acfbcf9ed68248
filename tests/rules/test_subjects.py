"""Whom a rule concerns: scope, plans and what replaces them, and how rows are laid together."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.office import PROVIDER, office
from tests.rules.worlds import AT, day, engaged, modest, rule
from uppf.model.facts import Calendar, Dims, Event, Facts, PlanFact, RuleFact, Subject
from uppf.rules.subjects import OBJECTS, concerns, follows, in_scope, index, subjects

Date = dt.date
YEARLY = Calendar(12)
TRAITS = ("operating_form", "award", "service", "permit_required")
VALUES = st.lists(st.sampled_from(("a", "b", "c", "")), max_size=3, unique=True).map(tuple)
NARROWED = st.dictionaries(st.sampled_from(TRAITS), VALUES.filter(bool)).map(lambda given: tuple(given.items()))
WRITTEN = st.dictionaries(st.sampled_from(TRAITS), VALUES).map(lambda given: tuple(given.items()))


def scoped(scope: tuple[tuple[str, tuple[str, ...]], ...], object: str = "enhet") -> RuleFact:
    return rule(YEARLY, scope=scope, object=object)


# ---- Scope ----


@modest
@given(NARROWED, WRITTEN, st.sampled_from(TRAITS))
def test_what_is_not_written_never_exempts(
    scope: tuple[tuple[str, tuple[str, ...]], ...], traits: tuple[tuple[str, tuple[str, ...]], ...], left_out: str
) -> None:
    row = engaged(traits=traits)
    silent = engaged(traits=tuple((trait, values) for trait, values in traits if trait != left_out))
    assert in_scope(scoped(scope), silent) or not in_scope(scoped(scope), row)
    assert in_scope(scoped(scope), engaged(traits=()))


@modest
@given(NARROWED, NARROWED, st.lists(WRITTEN, max_size=5))
def test_a_narrower_scope_concerns_no_one_else(
    wide: tuple[tuple[str, tuple[str, ...]], ...],
    more: tuple[tuple[str, tuple[str, ...]], ...],
    given: list[tuple[tuple[str, tuple[str, ...]], ...]],
) -> None:
    both = {trait: dict(wide).get(trait, values) for trait, values in (*wide, *more)}
    narrow = tuple({trait: both[trait] for trait in both}.items())
    rows = [engaged(traits=traits) for traits in given]
    assert {n for n, row in enumerate(rows) if in_scope(scoped(narrow), row)} <= {
        n for n, row in enumerate(rows) if in_scope(scoped(wide), row)
    }


@pytest.mark.parametrize(
    ("scope", "traits", "expected"),
    [
        pytest.param((), (("award", ("LOV",)),), True, id="not-narrowed"),
        pytest.param((("award", ("LOV",)),), (("award", ("LOV",)),), True, id="has-it"),
        pytest.param((("award", ("LOV", "LOU")),), (("award", ("LOU",)),), True, id="has-one-of-them"),
        pytest.param((("award", ("LOV",)),), (("award", ("LOU",)),), False, id="has-another"),
        pytest.param((("award", ("LOV",)),), (), True, id="says-nothing"),
        pytest.param((("award", ("LOV",)),), (("award", ("",)),), True, id="is-empty"),
        pytest.param(
            (("legal_area", ("LSS",)),), (("legal_area", ("SoL", "LSS")),), True, id="one-of-several-is-enough"
        ),
        pytest.param(
            (("award", ("LOV",)), ("permit_required", ("ja",))),
            (("award", ("LOV",)), ("permit_required", ("nej",))),
            False,
            id="every-trait-counts",
        ),
    ],
)
def test_scope(
    scope: tuple[tuple[str, tuple[str, ...]], ...], traits: tuple[tuple[str, tuple[str, ...]], ...], expected: bool
) -> None:
    assert in_scope(scoped(scope), engaged(traits=traits)) is expected


# ---- Plans ----


@pytest.mark.parametrize(
    ("plans", "replaced", "expected"),
    [
        pytest.param(("p",), {}, True, id="its-own"),
        pytest.param(("q", "p"), {}, True, id="one-of-several"),
        pytest.param(("q",), {}, False, id="another"),
        pytest.param((), {}, False, id="none"),
        pytest.param(("old",), {"old": "p"}, True, id="one-that-p-replaced"),
        pytest.param(("older",), {"older": "old", "old": "p"}, True, id="one-replaced-twice"),
        pytest.param(("p",), {"p": "new"}, True, id="p-itself-was-replaced"),
        pytest.param(("new",), {"p": "new"}, False, id="not-backwards"),
        pytest.param(("a",), {"a": "b", "b": "a"}, False, id="a-ring-comes-to-an-end"),
    ],
)
def test_under_a_plan(plans: tuple[str, ...], replaced: dict[str, str], expected: bool) -> None:
    known = {old: (new, day("2026-01-01")) for old, new in replaced.items()}
    assert follows(rule(YEARLY), engaged(plans=plans), known) is expected


# ---- Rows laid together ----


def at(provider: str, agreement: str, unit: str, service: str = "boende") -> Dims:
    return Dims(provider, agreement, unit, service, "socialnamnden")


ROWS = (
    engaged(day("2024-01-01"), day("2026-12-31"), at("ekhagen", "lou-1", "eken")),
    engaged(day("2025-06-01"), day("2027-12-31"), at("ekhagen", "lou-1", "alen")),
    engaged(day("2023-01-01"), None, at("ekhagen", "lov-2", "eken", "hemtjanst")),
    engaged(day("2022-01-01"), day("2022-12-31"), at("bokhagen", "lou-3", "boken")),
)


@pytest.mark.parametrize(
    ("object", "expected"),
    [
        pytest.param("enhet", "lou-1/eken lou-1/alen lov-2/eken lou-3/boken", id="unit"),
        pytest.param("avtal", "lou-1/ lov-2/eken lou-3/boken", id="agreement"),
        pytest.param("utförare", "/ lou-3/boken", id="provider"),
        pytest.param("verksamhet", "/ lov-2/eken", id="service"),
        pytest.param("nämnd", "/", id="board"),
    ],
)
def test_for_whom_a_rule_is_counted(object: str, expected: str) -> None:
    found = subjects(rule(YEARLY, object=object), index(Facts(subjects=ROWS)))
    assert [f"{one.dims.agreement}/{one.dims.unit}" for one in found] == expected.split()


@pytest.mark.parametrize(
    ("object", "expected"),
    [
        pytest.param("avtal", ("2024-01-01", "2027-12-31"), id="from-the-first-to-the-last"),
        pytest.param("utförare", ("2023-01-01", ""), id="one-without-end-has-none"),
    ],
)
def test_rows_together_last_as_long_as_any_of_them(object: str, expected: tuple[str, str]) -> None:
    first = subjects(rule(YEARLY, object=object), index(Facts(subjects=ROWS)))[0]
    assert tuple(one.isoformat() if one else "" for one in (first.start, first.end)) == expected


@modest
@given(st.permutations(ROWS), st.sampled_from(sorted(set(OBJECTS))))
def test_every_row_is_laid_in_one_group(rows: list[Subject], object: str) -> None:
    fields = OBJECTS[object].fields
    found = subjects(rule(YEARLY, object=object), index(Facts(subjects=tuple(rows))))
    keys = [tuple(getattr(one.dims, field) for field in fields) for one in found]
    assert len(set(keys)) == len(keys)
    if OBJECTS[object].rows == "engagement":
        assert set(keys) == {tuple(getattr(row.dims, field) for field in fields) for row in ROWS}


def test_a_duty_of_the_municipality_needs_someone_to_concern() -> None:
    town = Subject("municipality", Dims(plan="p"), "Provköping", ("p",))
    duty = rule(YEARLY, object="kommunen", scope=(("award", ("LOV",)),))
    lou = engaged(traits=(("award", ("LOU",)),))
    assert len(subjects(duty, index(Facts(subjects=(town,))))) == 1
    assert subjects(duty, index(Facts(subjects=(town, lou)))) == []
    assert len(subjects(duty, index(Facts(subjects=(town, lou, engaged()))))) == 1


def test_a_finding_falls_under_the_plans_and_traits_of_its_agreement() -> None:
    lou = engaged(day("2024-01-01"), traits=(("permit_required", ("ja",)),))
    finding = Subject("finding", Dims(unit="lonnen", case="c", item="b"), "Rutin saknas")
    found = index(Facts(subjects=(lou, finding)))
    needed = rule(YEARLY, object="brist", scope=(("permit_required", ("ja",)),))
    (one,) = subjects(needed, found)
    assert (one.plans, one.dims.agreement, one.dims.provider) == (("p",), "lou-1", "solglantan")
    assert subjects(needed._replace(scope=(("permit_required", ("nej",)),)), found) == []


# ---- What an event concerns ----


@pytest.mark.parametrize(
    ("event", "object", "expected"),
    [
        pytest.param(AT, "enhet", True, id="the-unit"),
        pytest.param(AT._replace(unit="eken"), "enhet", False, id="another-unit"),
        pytest.param(AT._replace(unit=""), "enhet", True, id="the-agreement-concerns-its-units"),
        pytest.param(AT._replace(agreement="lou-2"), "enhet", False, id="another-agreement"),
        pytest.param(Dims("solglantan"), "enhet", True, id="the-provider-concerns-its-units"),
        pytest.param(Dims(), "enhet", False, id="nothing-said-concerns-no-unit"),
        pytest.param(Dims(), "kommunen", True, id="but-the-municipality"),
        pytest.param(AT._replace(unit="eken"), "avtal", True, id="any-unit-of-the-agreement"),
    ],
)
def test_whom_an_event_concerns(event: Dims, object: str, expected: bool) -> None:
    assert concerns(event, AT, object) is expected


def test_an_event_of_a_unit_is_filled_with_its_only_agreement() -> None:
    given = Facts(subjects=(ROWS[1],), events=(Event("förändring", day("2026-01-01"), Dims(unit="alen")),))
    (one,) = index(given).events["förändring"]
    assert (one.dims.agreement, one.dims.provider, one.dims.board) == ("lou-1", "ekhagen", "socialnamnden")


def test_a_unit_under_two_agreements_leaves_the_agreement_open() -> None:
    given = Facts(subjects=ROWS, events=(Event("förändring", day("2026-01-01"), Dims(unit="eken")),))
    (one,) = index(given).events["förändring"]
    assert (one.dims.agreement, one.dims.provider) == ("", "ekhagen")


def test_a_later_plan_replaces_from_its_first_day() -> None:
    plans = (
        PlanFact("q", "Ny", day("2024-01-01"), None, ("p",)),
        PlanFact("p", "Gammal", None, None),
        # A plan that does not hold yet on any day replaces nothing.
        PlanFact("r", "Utkast", None, None, ("q",)),
    )
    assert index(Facts(plans=plans)).replaced == {"p": ("q", day("2024-01-01"))}


# ---- What they are called ----


@pytest.mark.parametrize(
    ("units", "label"),
    [
        pytest.param("      ekbacken:\n      lonnen:\n", "Drift av boenden · Solgläntan Exempel AB", id="two units"),
        pytest.param(
            "      lonnen:\n      ekbacken:\n", "Drift av boenden · Solgläntan Exempel AB", id="in other order"
        ),
        pytest.param("      lonnen:\n", "Lönnen · Solgläntan Exempel AB", id="its only unit"),
    ],
)
def test_a_case_about_an_agreement_is_called_after_its_unit_only_when_it_has_one(units: str, label: str) -> None:
    """Of several none is more meant than the others, in whatever order the file has them."""
    case = "ärende: 2026-lou-1-aaaaaa\nregel: rutin/start\navtal: lou-1\nöppnat: 2026-03-02\n"
    desk = office(case, provider=PROVIDER.replace("      ekbacken:\n      lonnen:\n", units))
    assert desk.row("avrapportera", "2026-05-20").label == label
