"""What is looked at in a repository: edits of a faultless desk, and the codes that they give or do not give."""

import datetime as dt
import inspect
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.problems.gallery import DAY, DESK
from uppf.model import case, finding, municipality, plan, procurement, provider, requirement
from uppf.model import frequency as shapes
from uppf.problem import Problem
from uppf.rules import (
    checks,
    checks_agreements,
    checks_case,
    checks_closing,
    checks_coverage,
    checks_dates,
    checks_decisions,
    checks_plan,
    checks_provider,
    checks_references,
    checks_twins,
    events,
)
from uppf.rules.distill import distill
from uppf.store.reader import read

MUNICIPALITY, PLAN = "uppf.yaml", "planer/plan-2024.yaml"
PRIVATE, OWN = "utforare/solglantan.yaml", "utforare/egen-regi.yaml"
CASE = "arenden/2026/2026-ekbacken-7k2m9x.yaml"
Edits = Mapping[tuple[str, str], str]


def problems(edits: Edits, day: dt.date = DAY) -> list[Problem]:
    """What is found on the desk when texts in its files are replaced; an empty text to replace is the whole file."""
    drafts: dict[str, str] = {}
    for (file, old), new in edits.items():
        text = drafts.get(file) or (DESK / file).read_text("utf-8")
        assert old in text
        drafts[file] = text.replace(old, new, 1) if old else new
    reading = read(DESK, drafts={file: text.encode() for file, text in drafts.items()})
    told = list(reading.problems)
    facts = distill(reading.register, told)
    return checks.check(reading.register, facts, day, told)


def codes(edits: Edits, day: dt.date = DAY) -> list[str]:
    """The codes alone, in order of file."""
    return [problem.code for problem in problems(edits, day)]


def levels(edits: Edits, day: dt.date = DAY) -> list[str]:
    """Each level with its code."""
    return [f"{problem.level.value} {problem.code}" for problem in problems(edits, day)]


# ---- a broken file hides nothing and accuses nobody ----


@pytest.mark.parametrize("file", [MUNICIPALITY, PLAN, PRIVATE, OWN, CASE, "krav/boende.yaml"])
def test_a_broken_file_is_the_only_thing_told(file: str) -> None:
    assert codes({(file, ""): "trasig: [lista\n"}) == ["yaml-unclosed-list"]


# ---- names ----


def test_an_event_that_somebody_tells_of_is_known() -> None:
    waits = {(PLAN, "frekvens: årligen"): "frekvens: {vid: [{händelse: ägarbyte, frist: 30 dagar}]}"}
    told = {(PRIVATE, "avtal:\n  2024"): "händelser:\n  e5: {händelse: ägarbyte, datum: 2026-03-02}\navtal:\n  2024"}
    assert levels(waits) == ["varning no-such-event"]
    assert levels(waits | told) == []
    assert levels(told) == ["varning no-such-event"]


def test_a_rule_that_counts_from_an_event_that_never_comes_is_an_error() -> None:
    assert levels({(PLAN, "frekvens: årligen"): "frekvens: {rullande: 1 år, från: driftsart}"}) == ["fel no-such-event"]


def test_a_plan_from_elsewhere_may_name_another_board() -> None:
    assert levels({(PLAN, "nämnd: socialnamnden"): "nämnd: omsorgsnamnden"}) == ["varning no-such-board"]


def test_words_for_services_are_free_until_the_municipality_lists_them() -> None:
    edits = {(PRIVATE, "    verksamhet: boende\n    målgrupp"): "    verksamhet: gruppboende\n    målgrupp"}
    assert codes(edits) == ["no-such-service"]
    assert codes(edits | {(MUNICIPALITY, "verksamheter: {boende: Särskilt boende}\n"): ""}) == []


# ---- agreements ----

EXEMPT = "    undantag: {skäl: Avvecklas., beslutad: 2026-01-12, roll: verksamhetschef}\n"


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        pytest.param({(PRIVATE, "    planer: [plan-2024]\n"): ""}, ["varning agreement-without-plan"], id="no plan"),
        pytest.param({(PRIVATE, "    planer: [plan-2024]\n"): EXEMPT}, [], id="an exemption is decided"),
        pytest.param(
            {(PRIVATE, "    planer: [plan-2024]\n"): "", (PRIVATE, "slut: 2027-12-31"): "slut: 2025-12-31"},
            [],
            id="the agreement has ended",
        ),
        pytest.param(
            {
                (PLAN, "frekvens: en gång om året"): "frekvens: vid behov",
                (PLAN, "frekvens: årligen"): "frekvens: på begäran",
            },
            [
                *("varning award-without-frequency", "varning award-without-frequency"),
                *("varning agreement-without-rule", "varning agreement-without-rule"),
            ],
            id="nothing comes back of itself",
        ),
        pytest.param(
            {(PLAN, "[privat, egen_regi]"): "privat", (OWN, "    planer: [plan-2024]\n"): EXEMPT}, [], id="exempted"
        ),
        pytest.param({(PLAN, "[privat, egen_regi]"): "privat"}, ["fel agreement-without-rule"], id="out of all scope"),
    ],
)
def test_every_agreement_is_followed_up(edits: Edits, told: list[str]) -> None:
    assert levels(edits) == told


@pytest.mark.parametrize(
    ("clauses", "told"),
    [
        ('{insyn: "7.1", medverkan: "7.2", tillträde: "7.3", uppföljning: "7.5"}', []),
        ('{insyn: "7.1"}', ["varning clause-missing"] * 3),
        ('{medverkan: "7.2", tillträde: "7.3", uppföljning: "7.5"}', ["fel clause-missing"]),
    ],
)
def test_an_agreement_with_a_private_provider_secures_insight(clauses: str, told: list[str]) -> None:
    written = '{insyn: "7.1", medverkan: "7.2", tillträde: "7.3", uppföljning: "7.5"}'
    found = problems({(PRIVATE, written): clauses})
    assert [f"{problem.level.value} {problem.code}" for problem in found if problem.code == "clause-missing"] == told


# ---- permits and the day ----


@pytest.mark.parametrize(
    ("day", "told"),
    [("2026-05-31", []), ("2026-06-01", ["permit-expired"])],
)
def test_a_permit_holds_its_last_day(day: str, told: list[str]) -> None:
    edits = {(PRIVATE, "läge: giltigt"): "läge: tidsbegränsat, giltig_till: 2026-05-31"}
    found = codes(edits, dt.date.fromisoformat(day))
    assert [code for code in found if code.startswith("permit")] == told


def test_a_municipality_needs_no_permit_for_its_own() -> None:
    assert codes({(OWN, "målgrupp: aldre}"): "målgrupp: aldre, tillståndspliktig: ja}"}) == []


@pytest.mark.parametrize(
    ("day", "told"),
    [
        pytest.param("2026-10-14", [], id="the last day of the old term"),
        pytest.param("2026-10-15", ["programme-missing"], id="the first day of the new"),
        pytest.param("2030-10-14", ["programme-missing"], id="its last"),
    ],
)
def test_the_programme_is_for_one_term(day: str, told: list[str]) -> None:
    edits = {(MUNICIPALITY, "{från: 2026-10-15}"): "{från: 2022-10-15}"}
    assert [code for code in codes(edits, dt.date.fromisoformat(day)) if code.startswith("programme")] == told


# ---- closing a case ----

VERIFIED = "verifierad: {datum: 2026-09-10, roll: utredare, åtgärdad: ja, underlag: Schema för augusti}"
SERIOUS = (CASE, "individ: måttlig"), "individ: stor"


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        pytest.param({(CASE, VERIFIED): ""}, ["closed-finding-unverified"], id="nobody has looked"),
        pytest.param(
            {(CASE, VERIFIED): VERIFIED.replace("ja", "nej")}, ["closed-finding-unverified"], id="it is still there"
        ),
        pytest.param(
            {
                (CASE, VERIFIED): VERIFIED.replace("ja", "nej"),
                (CASE, "2026-09-30, roll: utredare"): "2026-09-30, roll: utredare, skäl: Avtalet har upphört.",
            },
            [],
            id="it is still there, and there is a reason",
        ),
        pytest.param(
            {(CASE, VERIFIED): "", (CASE, "{åtgärdsplan: 2026-06-12}"): "{påpekande: 2026-06-12}"},
            [],
            id="a remark is verified next time",
        ),
        pytest.param(
            {
                (CASE, VERIFIED): "",
                (CASE, "{åtgärdsplan: 2026-06-12}"): (
                    "{avskriven: {datum: 2026-06-12, skäl: Felaktig uppgift., roll: verksamhetschef}}"
                ),
            },
            [],
            id="written off",
        ),
        pytest.param(dict([SERIOUS]), ["supervisor-unanswered"], id="serious, and a permit is required"),
        pytest.param(
            dict([SERIOUS, ((PRIVATE, "    tillståndspliktig: ja\n"), "")]), [], id="serious, no permit required"
        ),
        pytest.param(
            dict([SERIOUS, ((CASE, "    åtgärdad: 2026-08-28"), "    tillsynsmyndighet: {anmäld: 2026-05-25}")]),
            [],
            id="serious, and reported",
        ),
        pytest.param(
            {(CASE, "färdig: 2026-09-15"): "", (CASE, "plan-2024/arlig"): "plan-2024/handlingar"},
            [],
            id="a rule that asks for no report",
        ),
        pytest.param({(CASE, "[verksamhetschef, MAS, "): "[Verksamhetschef, mas, "}, [], id="roles by any name"),
        pytest.param(
            {
                (CASE, "[verksamhetschef, MAS, "): "[",
                (CASE, "    plats: Ekbacken"): "    frånvaro_skäl: Sjukdom, underlaget är granskat i efterhand.",
            },
            [],
            id="a reason for absence",
        ),
    ],
)
def test_a_case_is_closed_when_all_is_answered(edits: Edits, told: list[str]) -> None:
    assert codes(edits) == told


# ---- decisions ----


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        pytest.param(
            {(CASE, "2026-06-22, roll: verksamhetschef"): "2026-06-22, roll: socialnamnden"}, [], id="a board"
        ),
        pytest.param(
            {(CASE, "2026-06-22, roll: verksamhetschef"): "2026-06-22, roll: utredare"},
            ["delegation-role"],
            id="a deputy",
        ),
        pytest.param(
            {
                (CASE, "2026-06-22, roll: verksamhetschef"): "2026-06-22, roll: utredare",
                (MUNICIPALITY, "ersättare: utredare"): "ersättare: utredare, vakant: [{från: 2026-06-01}]",
            },
            [],
            id="a deputy while the role is vacant",
        ),
        pytest.param(
            {(MUNICIPALITY, "typer: [varning]"): "typer: [vite]"}, ["delegation-role"], id="a kind nobody may decide"
        ),
        pytest.param(
            {(CASE, "avslutat:"): "beslut: {datum: 2026-09-20, roll: utredare, delegationspunkt: 7.1}\navslutat:"},
            ["delegation-role"],
            id="a point that is named, and is another role's",
        ),
        pytest.param(
            {(CASE, "avslutat:"): "beslut: {datum: 2026-09-20, roll: utredare}\navslutat:"},
            [],
            id="no point is named, and none names the kind",
        ),
        pytest.param(
            {(PLAN, "ordning: 1, driftsform: privat"): "ordning: 1, driftsform: egen_regi"},
            ["sanction-not-possible", "sanction-not-possible"],
            id="not for this form of operation",
        ),
        pytest.param(
            {
                (PRIVATE, 'varning: "9.1", '): "",
                (PLAN, "ordning: 1, "): "ordning: 1, bara_om_i_avtalet: nej, ",
            },
            [],
            id="need not stand in the agreement",
        ),
    ],
)
def test_who_may_decide_what(edits: Edits, told: list[str]) -> None:
    assert codes(edits) == told


# ---- the tables hold together ----

MODULES = (
    *(checks_agreements, checks_case, checks_closing, checks_coverage, checks_dates, checks_decisions),
    *(checks_plan, checks_provider, checks_references, checks_twins, events),
)


def test_every_check_is_in_the_table() -> None:
    written: set[object] = {
        function
        for module in MODULES
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and function.__module__ == module.__name__
        and not name.startswith("_")
        and list(inspect.signature(function).parameters)[:2] == ["register", "facts"]
    }
    listed: list[object] = [*checks.CHECKS, *checks.DAY_CHECKS]
    assert len(listed) == len(set(listed))
    assert set(listed) == written


SHAPES = {
    name: shape
    for module in (case, finding, municipality, plan, procurement, provider, requirement, shapes)
    for name, shape in vars(module).items()
    if hasattr(shape, "model_fields")
}


def test_references_and_orders_are_of_fields_that_exist() -> None:
    assert [pair for pair in checks_references.REFERENCES if pair[1] not in SHAPES[pair[0]].model_fields] == []
    assert set(checks_references.BY_KEY) <= set(checks_references.REFERENCES)
    assert set(checks_references.REFERENCES.values()) == set(checks_references.KINDS)
    paths = [(order.shape, path) for order in checks_dates.ORDERS for path in (order.first, order.then)]
    assert [path for path in paths if not leads_to_a_day(*path)] == []


def leads_to_a_day(name: str, path: str) -> bool:
    """Whether a path of fields ends in a day; what is keyed by the files' own words is taken on trust."""
    field, _, rest = path.partition(".")
    annotation = str(SHAPES[name].model_fields[field].annotation) if field in SHAPES[name].model_fields else ""
    if not rest:
        return "datetime.date" in annotation
    inside = re.search(r"uppf\.model\.\w+\.(\w+)", annotation)
    return inside is not None and ("Mapping" in annotation or leads_to_a_day(inside[1], rest))


def test_the_living_example_has_no_faults() -> None:
    root = Path(__file__).resolve().parents[2] / "cases"
    reading = read(root)
    told = list(reading.problems)
    found = checks.check(reading.register, distill(reading.register, told), DAY, told)
    assert [problem for problem in found if problem.level.value == "fel"] == []


@pytest.mark.parametrize(
    ("remedied", "told"),
    [
        pytest.param("nej", [], id="the provider says so after a check that showed otherwise"),
        pytest.param("ja", ["varning dates-in-disorder"], id="it was seen before the provider said so"),
    ],
)
def test_a_remedy_is_said_and_then_seen(remedied: str, told: list[str]) -> None:
    finding = (
        "brister:\n  h5k2wq: {text: Rutin saknas, konstaterad: 2026-03-02, krav: 4.3, åtgärdad: 2026-05-18,\n"
        f"    verifierad: {{datum: 2026-05-04, roll: utredare, åtgärdad: {remedied}}}}}\n"
    )
    assert [level for level in levels({(CASE, "brister:\n"): finding}) if "dates" in level] == told
