"""Requests to a provider as values: on which ground, by when, and what is refused."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from tests.rules.office import tokens
from tests.rules.reporting import MUNICIPALITY, reporting
from uppf.problem import Refusal
from uppf.rules.acts.requesting import (
    Asked,
    Complete,
    Nothing,
    Received,
    Reminded,
    Reviewed,
    ask,
    complete,
    none,
    receive,
    remind,
    review,
)
from uppf.rules.change import Act, At, Put
from uppf.rules.due import WAITING, due
from uppf.rules.status_request import request_state

DAY = dt.date(2026, 11, 21)
OPEN = "ärende: 2026-ekbacken-aaaaaa\nregel: rutin/arlig\navser: 2026\navtal: lou-1\nöppnat: 2026-10-05\n"
UNIT = OPEN + "enhet: ekbacken\n"


def requested(lines: str, case: str = UNIT) -> str:
    """The case with one request, begun on the first of November and with more said of it."""
    return f"{case}underlag: {{u2u2u2: {{vad: Schema., begärd: 2026-11-01, svar_senast: 2026-11-15{lines}}}}}\n"


def at(*cases: str, municipality: str = MUNICIPALITY) -> At:
    desk = reporting(*cases, municipality=municipality)
    return At(desk.register, desk.facts, DAY, tokens("k2k2k2", "k3k3k3"))


def put(act: Act) -> dict[str, Any]:
    """What is written, under the end of its route."""
    return {"/".join(map(str, one.route[2:])): one.value for one in act.changes if isinstance(one, Put)}


@pytest.mark.parametrize(
    ("case", "ground"),
    [
        pytest.param(UNIT, "15 kap. 9 § socialtjänstlagen (2025:400)", id="social services (L11)"),
        pytest.param(OPEN + "enhet: lonnen\n", "Avtalet 8.2", id="LSS: the agreement's clause"),
        pytest.param(OPEN, "Avtalet 8.2", id="an agreement for both"),
    ],
)
def test_the_ground_of_a_request(case: str, ground: str) -> None:
    assert put(ask(at(case), Asked("aaaaaa", DAY, "Schema.")))[""]["lagrum"] == ground


def test_a_ground_of_ones_own_and_a_day_of_ones_own() -> None:
    said = Asked("aaaaaa", DAY, "Schema.", dt.date(2026, 12, 1), legal_ground="Avtalet 3")
    act = ask(at(UNIT), said)
    assert put(act)[""] == {
        "vad": "Schema.",
        "begärd": "2026-11-21",
        "svar_senast": "2026-12-01",
        "lagrum": "Avtalet 3",
    }
    assert act.notes == ()


@pytest.mark.parametrize(
    ("own", "day", "notes"),
    [
        pytest.param("", "2026-12-05", ["note.default-answer"], id="ours, and said to be so"),
        pytest.param(
            "inställningar: {frister: {svar_underlag: 3 veckor}}\n", "2026-12-12", [], id="the municipality's"
        ),
    ],
)
def test_how_long_a_provider_has(own: str, day: str, notes: list[str]) -> None:
    act = ask(at(UNIT, municipality=MUNICIPALITY + own), Asked("aaaaaa", DAY, "Schema."))
    assert put(act)[""]["svar_senast"] == day
    assert [note.code for note in act.notes] == notes


def test_a_request_that_comes_late_is_for_the_officer_to_judge() -> None:
    act = receive(at(requested("")), Received("u2u2u2", DAY))
    assert put(act) == {"inkommen": "2026-11-21"}
    assert [(note.code, note.facts["days"]) for note in act.notes] == [("note.late-delivery", 6)]
    assert receive(at(requested("")), Received("aaaaaa", dt.date(2026, 11, 15))).notes == ()


SUPPLEMENT = (
    ", inkommen: 2026-11-10, kompletteringar: {s2s2s2: {begärd: 2026-11-11, saknas: Natten., svar_senast: 2026-11-18}}"
)


def test_what_was_missing_is_received_on_its_own() -> None:
    assert put(receive(at(requested(SUPPLEMENT)), Received("aaaaaa", DAY))) == {
        "kompletteringar/s2s2s2/inkommen": "2026-11-21"
    }


@pytest.mark.parametrize(
    ("lines", "state", "waits"),
    [
        pytest.param("", "försenad", ["underlag 2026-11-15 försenad"], id="late"),
        pytest.param(
            ", påminnelser: {m2m2m2: 2026-11-16}", "försenad", ["underlag 2026-11-15 försenad"], id="reminded"
        ),
        pytest.param(
            ", inkommen: 2026-11-16", "inkommen", ["granska_underlag 2026-12-16 förfaller_snart"], id="to be reviewed"
        ),
        pytest.param(SUPPLEMENT, "försenad", ["komplettering 2026-11-18 försenad"], id="something missing is late"),
        pytest.param(
            SUPPLEMENT.replace("11-18", "11-30"),
            "komplettering_begärd",
            ["komplettering 2026-11-30 förfaller_snart"],
            id="something missing is to come",
        ),
        pytest.param(
            SUPPLEMENT + ", komplett: 2026-11-19",
            "komplett",
            ["granska_underlag 2026-12-10 förfaller_snart"],
            id="it was complete after all",
        ),
        pytest.param(", inkommen: 2026-11-16, granskad: 2026-11-17", "granskad", [], id="reviewed"),
        pytest.param(
            ", ej_aktuellt: {datum: 2026-11-12, roll: chef, skäl: Nej.}", "ej_aktuellt", [], id="nothing to give"
        ),
    ],
)
def test_what_waits_for_whom(lines: str, state: str, waits: list[str]) -> None:
    desk = reporting(requested(lines))
    case = desk.case("2026-ekbacken-aaaaaa")
    assert request_state(case.requests["u2u2u2"], DAY) == state
    rows = [row for row in due(desk.facts, DAY) if row.case == case.case and row.source != "regel"]
    assert [f"{row.source} {row.last} {row.state}" for row in rows] == waits
    assert all(row.obliged == ("kommunen" if row.source == "granska_underlag" else "utföraren") for row in rows)


DELIVERY = "ärende: 2026-lou-1-aaaaaa\nregel: rutin/berattelse\navser: 2025\navtal: lou-1\nöppnat: 2026-02-01\n"


def test_what_a_rule_waits_for_is_a_row_of_that_rule_and_comes_once() -> None:
    desk = reporting(requested("", DELIVERY))
    assert [(row.source, row.obliged) for row in due(desk.facts, DAY) if row.case and row.state in WAITING] == [
        ("regel", "utföraren")
    ]


def test_nothing_to_hand_in_answers_the_row_with_its_reason() -> None:
    act = none(at(requested("", DELIVERY)), Nothing("aaaaaa", "chef", "Ingen undersökning gjordes.", DAY))
    assert put(act) == {"ej_aktuellt": {"datum": "2026-11-21", "roll": "chef", "skäl": "Ingen undersökning gjordes."}}
    said = ", ej_aktuellt: {datum: 2026-11-21, roll: chef, skäl: Ingen undersökning gjordes.}"
    rows = [row for row in due(reporting(requested(said, DELIVERY)).facts, DAY) if row.rule == "rutin/berattelse"]
    assert [(row.state, row.reason) for row in rows if row.period == "2025"] == [
        ("ej_tillämplig", "Ingen undersökning gjordes.")
    ]


CAME = requested(", inkommen: 2026-11-10")
NONE = requested(", ej_aktuellt: {datum: 2026-11-12, roll: chef, skäl: Nej.}")
SOON = dt.date(2026, 11, 1)


@pytest.mark.parametrize(
    ("case", "act", "said", "code"),
    [
        pytest.param(UNIT, ask, Asked("aaaaaa", DAY), "request-what-needed", id="asking for nothing"),
        pytest.param(UNIT, ask, Asked("aaaaaa", DAY, "X", SOON), "answer-before-asked", id="to be answered before"),
        pytest.param(UNIT, ask, Asked("aaaaaa", DAY + dt.timedelta(1), "X"), "future-day", id="asked tomorrow"),
        pytest.param(UNIT, ask, Asked("aaaaaa", DAY, "X", rule="nej"), "no-such-rule", id="under no rule"),
        pytest.param(CAME, remind, Reminded("u2u2u2", DAY), "request-received", id="reminded of what has come"),
        pytest.param(NONE, remind, Reminded("u2u2u2", DAY), "request-none", id="reminded of nothing"),
        pytest.param(CAME, receive, Received("u2u2u2", DAY), "request-received", id="received twice"),
        pytest.param(NONE, receive, Received("u2u2u2", DAY), "request-none", id="received though nothing"),
        pytest.param(requested(""), complete, Complete("u2u2u2", DAY), "request-not-received", id="complete, unseen"),
        pytest.param(
            requested(SUPPLEMENT), complete, Complete("u2u2u2", DAY), "request-not-received", id="complete, half"
        ),
        pytest.param(
            requested(", inkommen: 2026-11-10, komplett: 2026-11-11"),
            complete,
            Complete("u2u2u2", DAY),
            "request-complete",
            id="complete twice",
        ),
        pytest.param(requested(""), review, Reviewed("u2u2u2", DAY), "request-not-received", id="reviewed, unseen"),
        pytest.param(
            requested(", inkommen: 2026-11-10, granskad: 2026-11-11"),
            review,
            Reviewed("u2u2u2", DAY),
            "request-reviewed",
            id="reviewed twice",
        ),
        pytest.param(requested(""), none, Nothing("u2u2u2", "chef", " ", DAY), "empty-reason", id="no reason"),
        pytest.param(requested(""), none, Nothing("u2u2u2", "ingen", "X", DAY), "no-such-role", id="no such role"),
        pytest.param(CAME, none, Nothing("u2u2u2", "chef", "X", DAY), "request-received", id="nothing, though it came"),
        pytest.param(UNIT, remind, Reminded("aaaaaa", DAY), "no-such-item", id="nothing was asked for"),
    ],
)
def test_what_is_refused(case: str, act: Callable[[At, Any], Act], said: Any, code: str) -> None:
    with pytest.raises(Refusal) as raised:
        act(at(case), said)
    assert [problem.code for problem in raised.value.problems] == [code]


def test_only_a_delivery_is_asked_for_from_the_list() -> None:
    desk = reporting()
    row = next(one for one in due(desk.facts, DAY) if one.rule == "rutin/arlig")
    with pytest.raises(Refusal) as raised:
        ask(at(), Asked(row.id, DAY))
    assert raised.value.problems[0].code == "not-a-delivery"
