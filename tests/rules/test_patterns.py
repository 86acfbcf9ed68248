"""What follows from findings together: grades, serious ones, and repeated or several of the like (T07, T12, R031)."""

import datetime as dt
import random
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk import written
from tests.rules.worlds import day, modest
from uppf.model.facts import Dims, Duration, Event, PlanFact
from uppf.rules.patterns import ORDER, Matrix, derived, grade, graded
from uppf.rules.subjects import index
from uppf.store.packaged import packaged

Date = dt.date
YEAR = Duration(months=12)
HUDDINGE = PlanFact("huddinge", "Bilaga", None, None, repeated=(2, "kategori", YEAR), several=(3, "kategori"))
HANINGE = HUDDINGE._replace(id="haninge", several=None)

# ---- The grade (R227, §5.8) ----

TABLE = """
               ingen      liten      måttlig    stor
enstaka        mindre     mindre     brist      allvarlig
återkommande   brist      brist      brist      allvarlig
systematisk    brist      brist      allvarlig  allvarlig
"""


def table() -> dict[tuple[str, str], str]:
    """The table of the requirements, read here on its own."""
    (heading, *lines) = TABLE.strip().splitlines()
    return {
        (often, hard): result
        for often, *results in map(str.split, lines)
        for hard, result in zip(heading.split(), results, strict=True)
    }


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PlanFact]:
    """The plans as they are published."""
    plans = {f"planer/{file.name}": file.read_text("utf-8") for file in packaged("planer").glob("*.yaml")}
    return {fact.id: fact for fact in written(tmp_path_factory.mktemp("desk"), plans).facts.plans}


@pytest.fixture(scope="module")
def orebro(published: dict[str, PlanFact]) -> Matrix:
    return published["orebro-2020"].matrix


def test_every_grade_of_the_plan_is_that_of_the_table(orebro: Matrix) -> None:
    assert {(often, hard): result for often, hard, result in orebro} == table()
    # Frequency × the highest of three consequences: whom it hits makes no difference.
    for often, hit in product(("enstaka", "återkommande", "systematisk"), product(("", *ORDER), repeat=3)):
        judged = [one for one in hit if one]
        expected = table()[often, max(judged, key=ORDER.index)] if judged else ""
        assert grade(orebro, often, hit) == expected, (often, hit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("|enstaka|liten||", "mindre", id="reckoned"),
        pytest.param("|enstaka|liten|stor|ingen", "allvarlig", id="the-highest-counts"),
        pytest.param("mindre|systematisk|stor||", "mindre", id="the-assessors-own-goes-first"),
        pytest.param("allvarlig||||", "allvarlig", id="own-without-anything-judged"),
        pytest.param("||stor||", "", id="how-often-is-not-judged"),
        pytest.param("|enstaka|||", "", id="no-consequence-is-judged"),
        pytest.param("||||", "", id="nothing-judged"),
    ],
)
def test_the_grade_a_finding_carries(text: str, expected: str, orebro: Matrix) -> None:
    assert graded(Event("brist.konstaterad", day("2026-01-01"), Dims(), text=text), orebro) == expected


# ---- Repeated and several ----


def found(*given: str, agreement: str = "lou-1", provider: str = "ekhagen", **more: object) -> list[Event]:
    """Findings as ``day`` or ``day kind``; the kind is what they are alike in."""
    events = []
    for number, one in enumerate(given):
        held, _, kind = one.partition(" ")
        dims = Dims(provider, agreement, "eken", case=f"c-{agreement}", item=f"b{number}")
        told: dict[str, object] = {"category": kind or "dokumentation", "text": "||||"}
        events.append(Event("brist.konstaterad", day(held), dims, **(told | more)))  # type: ignore[arg-type]
    return events


def repeated(plan: PlanFact, given: list[Event], verified: dict[str, str] | None = None) -> list[str]:
    """The items that are repeated or several under a plan."""
    closed = {
        (one.dims.case, one.dims.item): day((verified or {})[one.dims.item])
        for one in given
        if one.dims.item in (verified or {})
    }
    told = [event for event in derived([plan], given, closed) if event.name == "brist.upprepad"]
    assert {event.dims.plan for event in told} <= {plan.id}
    return [event.dims.item for event in told]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(["2026-02-10"], [], id="one-is-not-repeated-by-itself"),
        pytest.param(["2026-02-10", "2026-11-05"], ["b1"], id="T07"),
        pytest.param(["2026-02-10", "2027-02-10"], ["b1"], id="twelve-months-to-the-day"),
        pytest.param(["2026-02-10", "2027-02-11"], [], id="a-day-more"),
        pytest.param(["2026-02-10", "2026-11-05", "2027-03-01"], ["b1", "b2"], id="each-counts-back-from-itself"),
        pytest.param(["2026-02-10", "2026-11-05 bemanning"], [], id="of-another-kind"),
        pytest.param(["2026-02-10", "2026-02-10"], [], id="found-at-once-is-not-repeated"),
        pytest.param(["2026-02-10", "2026-02-10", "2026-11-05"], ["b2"], id="found-again"),
        pytest.param(["2026-02-10", "2026-11-05", "2026-11-05"], ["b1", "b2"], id="both-found-again"),
        pytest.param(["2024-02-29", "2025-02-28"], ["b1"], id="from-a-leap-day"),
    ],
)
def test_repeated(given: list[str], expected: list[str]) -> None:
    assert repeated(HANINGE, found(*given)) == expected


def test_findings_without_a_kind_are_alike_in_nothing() -> None:
    assert repeated(HANINGE, found("2026-02-10", "2026-11-05", category="")) == []


@pytest.mark.parametrize(
    ("threshold", "given", "expected"),
    [
        pytest.param((3, "kategori", YEAR), "2026-01-01 2026-02-01", [], id="three-are-asked-for"),
        pytest.param((3, "kategori", YEAR), "2026-01-01 2026-02-01 2026-03-01", ["b2"], id="the-third"),
        pytest.param((2, "kategori", Duration(days=30)), "2026-01-01 2026-01-31", ["b1"], id="within-thirty-days"),
        pytest.param((2, "kategori", Duration(days=30)), "2026-01-01 2026-02-01", [], id="thirty-one-days"),
        pytest.param((1, "kategori", YEAR), "2026-01-01", [], id="never-by-itself"),
    ],
)
def test_the_plans_own_threshold(threshold: tuple[int, str, Duration], given: str, expected: list[str]) -> None:
    assert repeated(HANINGE._replace(repeated=threshold), found(*given.split())) == expected


@pytest.mark.parametrize(
    ("same", "expected"),
    [
        pytest.param("kategori", [], id="category"),
        pytest.param("krav", ["b1"], id="requirement"),
        pytest.param("område", [], id="area"),
        pytest.param("liknande slag", [], id="another-word-means-category"),
    ],
)
def test_alike_in_what_the_plan_says(same: str, expected: list[str]) -> None:
    """The same requirement, judged under two categories in cases about two areas."""
    first, second = found("2026-02-10 dokumentation", "2026-11-05 hsl", requirement="4.3")
    given = [first._replace(area="boende"), second._replace(area="hälsa")]
    assert repeated(HANINGE._replace(repeated=(2, same, YEAR)), given) == expected


def test_alike_in_their_area() -> None:
    given = found("2026-02-10 dokumentation", "2026-11-05 hsl", area="natt")
    assert repeated(HANINGE._replace(repeated=(2, "område", YEAR)), given) == ["b1"]


@pytest.mark.parametrize(
    ("verified", "expected"),
    [
        pytest.param({}, ["b2"], id="T07-three-open"),
        pytest.param({"b0": "2026-02-20"}, [], id="one-was-closed-before"),
        pytest.param({"b0": "2026-03-01"}, [], id="one-was-closed-that-day"),
        pytest.param({"b0": "2026-03-02"}, ["b2"], id="one-was-closed-after"),
    ],
)
def test_several_open(verified: dict[str, str], expected: list[str]) -> None:
    only_several = HUDDINGE._replace(repeated=None)
    assert repeated(only_several, found("2026-01-01", "2026-02-01", "2026-03-01"), verified) == expected


def test_several_may_be_found_at_once() -> None:
    only_several = HUDDINGE._replace(repeated=None)
    assert repeated(only_several, found("2026-01-01", "2026-01-01", "2026-01-01")) == ["b0", "b1", "b2"]
    assert repeated(only_several, found("2026-01-01", "2026-01-01")) == []


def test_several_count_however_long_ago_they_were_found() -> None:
    only_several = HUDDINGE._replace(repeated=None)
    assert repeated(only_several, found("2020-01-01", "2022-01-01", "2026-03-01")) == ["b2"]


# ---- Whose findings (R031: per agreement) ----


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param({}, ["b0"], id="the-same-agreement"),
        pytest.param({"agreement": "lou-2"}, [], id="another-agreement-of-the-provider"),
        pytest.param({"provider": "bokhagen", "agreement": "lou-3"}, [], id="another-provider"),
        pytest.param({"agreement": ""}, [], id="not-known-under-which"),
    ],
)
def test_findings_are_counted_by_agreement(other: dict[str, str], expected: list[str]) -> None:
    assert repeated(HUDDINGE, [*found("2026-11-05"), *found("2026-02-10", **other)]) == expected


def test_any_unit_of_the_agreement_counts() -> None:
    first, second = found("2026-02-10", "2026-11-05")
    assert repeated(HUDDINGE, [first, second._replace(dims=second.dims._replace(unit="alen"))]) == ["b1"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(Dims("ekhagen"), Dims("ekhagen"), ["b1"], id="the-provider-itself"),
        pytest.param(Dims("ekhagen", unit="eken"), Dims("ekhagen", unit="eken"), ["b1"], id="the-unit"),
        pytest.param(Dims("ekhagen", unit="eken"), Dims("ekhagen", unit="alen"), [], id="another-unit"),
        pytest.param(Dims(organisation="norr"), Dims(organisation="norr"), ["b1"], id="the-ordering-unit"),
        pytest.param(Dims(organisation="norr"), Dims(organisation="soder"), [], id="another-ordering-unit"),
        pytest.param(Dims(), Dims(), [], id="nobody-known"),
    ],
)
def test_where_no_agreement_is_known(first: Dims, second: Dims, expected: list[str]) -> None:
    one, other = found("2026-02-10", "2026-11-05")
    given = [
        one._replace(dims=first._replace(case="c", item="b0")),
        other._replace(dims=second._replace(case="d", item="b1")),
    ]
    assert repeated(HUDDINGE, given) == expected


def test_findings_count_whichever_plans_follow_up_found_them() -> None:
    """The words are of findings in the agreement, not of findings of one's own."""
    first, second = found("2026-02-10", "2026-11-05")
    assert repeated(HANINGE, [first._replace(rule="annan/plan"), second]) == ["b1"]


def test_each_plan_tells_of_its_own_threshold() -> None:
    plans = [HANINGE, HUDDINGE._replace(id="q", repeated=None, several=None)]
    told = derived(plans, found("2026-02-10", "2026-11-05"), {})
    assert [(event.name, event.dims.plan) for event in told] == [("brist.upprepad", "haninge")]


# ---- Serious ----


GRADED = HANINGE._replace(matrix=tuple((often, hard, result) for (often, hard), result in table().items()))
MILD = GRADED._replace(id="mild", matrix=(("enstaka", "stor", "brist"),), repeated=None)
LAW = PlanFact("lag", "Lag", None, None)


@pytest.mark.parametrize(
    ("plans", "of", "expected"),
    [
        pytest.param((GRADED,), "", ["haninge"], id="by-its-own-matrix"),
        pytest.param((GRADED, MILD), "", ["haninge"], id="each-by-its-own"),
        pytest.param((LAW, GRADED), "", ["haninge", "lag"], id="the-law-by-the-one-there-is"),
        pytest.param((LAW, GRADED, MILD), "mild/regel", ["haninge"], id="the-law-by-the-plan-followed-up"),
        pytest.param((LAW, MILD, GRADED), "haninge/regel", ["haninge", "lag"], id="whichever-is-read-first"),
        pytest.param((LAW,), "", [], id="no-matrix-no-grade"),
    ],
)
def test_serious(plans: tuple[PlanFact, ...], of: str, expected: list[str]) -> None:
    given = found("2026-11-10", text="|enstaka|stor||", rule=of)
    told = derived(plans, given, {})
    assert sorted(event.dims.plan for event in told if event.name == "brist.allvarlig") == expected


# ---- Laws ----

FINDINGS = st.lists(
    st.builds(
        lambda one, kind, agreement, text: (one, kind, agreement, text),
        st.dates(Date(2025, 1, 1), Date(2027, 12, 31)),
        st.sampled_from(("dokumentation", "bemanning", "")),
        st.sampled_from(("lou-1", "lou-2", "")),
        st.sampled_from(("||||", "|enstaka|stor||", "allvarlig||||")),
    ),
    max_size=8,
).map(
    lambda given: [
        Event(
            "brist.konstaterad",
            one,
            Dims("ekhagen", agreement, "eken", case="c", item=f"b{number}"),
            category=kind,
            text=text,
        )
        for number, (one, kind, agreement, text) in enumerate(given)
    ]
)
PLANS = (HUDDINGE, GRADED, LAW)


@modest
@given(FINDINGS, st.randoms(use_true_random=False))
def test_the_order_in_which_findings_are_given_says_nothing(given: list[Event], chance: random.Random) -> None:
    shuffled = chance.sample(given, len(given))
    assert derived(PLANS, shuffled, {}) == derived(PLANS, given, {})
    assert sorted(derived(PLANS[::-1], given, {})) == sorted(derived(PLANS, given, {}))


@modest
@given(FINDINGS, st.integers(0, 7))
def test_a_finding_more_never_makes_another_less_repeated(given: list[Event], left_out: int) -> None:
    fewer = [one for number, one in enumerate(given) if number != left_out]
    assert set(derived(PLANS, fewer, {})) <= set(derived(PLANS, given, {}))


@modest
@given(FINDINGS)
def test_a_finding_told_twice_is_one_finding(given: list[Event]) -> None:
    assert set(derived(PLANS, [*given, *given], {})) == set(derived(PLANS, given, {}))


@modest
@given(FINDINGS)
def test_only_what_was_found_is_told_and_nothing_of_it_is_changed(given: list[Event]) -> None:
    for event in derived(PLANS, given, {}):
        assert event._replace(name="brist.konstaterad", dims=event.dims._replace(plan="")) in given


# ---- From the files ----

PROVIDER = """\
utförare: ekhagen
namn: Ekhagen Exempel AB
driftsform: privat
orgform: aktiebolag
enheter:
  eken: {namn: Eken, verksamhet: boende}
  alen: {namn: Alen, verksamhet: boende}
avtal:
  lou-1: {rubrik: Eken, avtalsform: LOU-entreprenad, verksamhet: boende, nämnd: n, enheter: {eken: }}
  lou-2: {rubrik: Alen, avtalsform: LOU-entreprenad, verksamhet: boende, nämnd: n, enheter: {alen: }}
"""

PLAN = """\
plan: bilaga
rubrik: Bilaga
giltighet: {från: 2024-01-01}
bedömning:
  upprepade: {antal: 2, samma: %s, inom: 12 månader}
  flertal: {antal: 3, samma: kategori, bara_öppna: ja}
regler: []
"""

CASE = """\
ärende: 2026-%s
enhet: %s
öppnat: 2026-01-01
område: natt
brister:
%s
"""


@pytest.mark.parametrize(
    ("same", "first", "second", "elsewhere", "expected"),
    [
        pytest.param("kategori", "kategori: hsl", "kategori: hsl", "", ["b2"], id="category"),
        pytest.param("kategori", "kategori: hsl", "", "kategori: hsl", [], id="category-at-another-agreement"),
        pytest.param("krav", "krav: a/b, kategori: x", "krav: a/b, kategori: y", "", ["b2"], id="requirement"),
        pytest.param("krav", "avtalspunkt: 4.3", "avtalspunkt: 4.3", "", ["b2"], id="clause-where-no-requirement"),
        pytest.param("krav", "krav: a/b, kategori: x", "krav: a/c, kategori: x", "", [], id="two-requirements"),
        pytest.param("område", "kategori: x", "kategori: y", "", ["b2"], id="area-of-the-case"),
    ],
)
def test_findings_in_files(
    tmp_path: Path, same: str, first: str, second: str, elsewhere: str, expected: list[str]
) -> None:
    def finding(key: str, found: str, more: str) -> str:
        return f"  {key}: {{text: Rutin saknas, konstaterad: {found}, {more}}}" if more else ""

    files = {
        "planer/bilaga.yaml": PLAN % same,
        "utforare/ekhagen.yaml": PROVIDER,
        "arenden/2026/2026-eken.yaml": CASE
        % ("eken", "eken", finding("b1", "2026-02-10", first) + "\n" + finding("b2", "2026-11-05", second)),
    }
    if elsewhere:
        files["arenden/2026/2026-alen.yaml"] = CASE % ("alen", "alen", finding("b3", "2026-11-05", elsewhere))
    given = written(tmp_path, files)

    assert given.problems == ()
    assert [event.dims.item for event in index(given.facts).events.get("brist.upprepad", ())] == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param("", ["b3"], id="open"),
        pytest.param("verifierad: {datum: 2025-03-01, roll: chef, åtgärdad: ja}", [], id="verified"),
        pytest.param(
            "verifierad: {datum: 2025-03-01, roll: chef, åtgärdad: nej}", ["b3"], id="verified-as-not-remedied"
        ),
        pytest.param("disposition: {avskriven: {datum: 2025-03-01, skäl: Fel, roll: chef}}", [], id="written-off"),
    ],
)
def test_findings_that_are_still_open_in_files(tmp_path: Path, answer: str, expected: list[str]) -> None:
    """Three of a kind; the first two are too old to make the third repeated, and the first has been answered."""
    lines = "\n".join(
        f"  {key}: {{text: Rutin saknas, konstaterad: {held}, kategori: hsl{', ' + more if more else ''}}}"
        for key, held, more in (
            ("b1", "2025-01-10", answer),
            ("b2", "2025-02-01", ""),
            ("b3", "2026-11-05", ""),
        )
    )
    plan = (PLAN % "kategori").replace("inom: 12 månader", "inom: 2 dagar")
    files = {"planer/bilaga.yaml": plan, "utforare/ekhagen.yaml": PROVIDER}
    given = written(tmp_path, files | {"arenden/2026/2026-eken.yaml": CASE % ("eken", "eken", lines)})

    assert given.problems == ()
    assert [event.dims.item for event in index(given.facts).events.get("brist.upprepad", ())] == expected


@pytest.mark.parametrize(
    ("plan", "repeated", "several"),
    [
        pytest.param("huddinge-samverkan", (2, "kategori", YEAR), (3, "kategori"), id="huddinge"),
        pytest.param("haninge-2017", (2, "kategori", YEAR), None, id="haninge"),
        pytest.param("orebro-2020", None, None, id="örebro-has-none"),
    ],
)
def test_the_thresholds_of_the_plans(
    published: dict[str, PlanFact],
    plan: str,
    repeated: tuple[int, str, Duration] | None,
    several: tuple[int, str] | None,
) -> None:
    assert (published[plan].repeated, published[plan].several) == (repeated, several)
