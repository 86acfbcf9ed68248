"""Providers, agreements, plans, rules, cases and procurements as tables: one function and one row of LISTS each."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from uppf.model.register import Register
from uppf.rules.distill import chosen
from uppf.rules.distill_provider import ends_on
from uppf.rules.due import OVERDUE, Due
from uppf.rules.status import CLOSED_FINDING, agreement_state, case_state, finding_state, plan_state
from uppf.rules.status_request import OVER
from uppf.rules.visits import hidden
from uppf.show.deliveries import deliveries
from uppf.show.duelist import short_case
from uppf.show.rhythm import rhythm
from uppf.show.tables import Column, Row, Table
from uppf.show.words import label

if TYPE_CHECKING:
    from uppf.model.case import Case

Date = dt.date
Lister = Callable[[Register, Sequence[Due], Date], tuple[tuple[Column, ...], list[Row]]]
Listed = tuple[tuple[Column, ...], list[Row]]


def _late(rows: Sequence[Due], field: str) -> Counter[str]:
    return Counter(getattr(row.dims, field) for row in rows if row.state == OVERDUE and not row.unannounced)


def _providers(register: Register, rows: Sequence[Due], day: Date) -> Listed:
    columns = (
        Column("utförare", "Id", "id"),
        Column("namn", "Namn", weight=3),
        Column("driftsform", "Driftsform", "role"),
        Column("avtalsform", "Avtalsform", "role"),
        Column("enheter", "Enheter", "number"),
        Column("försenat", "Försenat", "number"),
    )
    late = _late(rows, "provider")
    return columns, [
        {
            "utförare": key,
            "namn": one.name,
            "driftsform": str(one.operating_form),
            "avtalsform": tuple(dict.fromkeys(str(agreement.award) for agreement in one.agreements.values())),
            "enheter": len(one.units),
            "försenat": late[key] or None,
        }
        for key, one in register.providers.items()
    ]


def _agreements(register: Register, rows: Sequence[Due], day: Date) -> Listed:
    columns = (
        Column("avtal", "Id", "id"),
        Column("rubrik", "Avtal", weight=2),
        Column("utförare", "Utförare", weight=2),
        Column("avtalsform", "Avtalsform", "role"),
        Column("slut", "Slut", "date"),
        Column("läge", "Läge", "state"),
        Column("försenat", "Försenat", "number"),
    )
    late = _late(rows, "agreement")
    return columns, [
        {
            "avtal": key,
            "rubrik": agreement.title,
            "utförare": provider.name,
            "avtalsform": str(agreement.award),
            "slut": ends_on(agreement),
            "läge": agreement_state(agreement, day),
            "försenat": late[key] or None,
        }
        for key, (provider, agreement) in register.agreements().items()
    ]


def _plans(register: Register, rows: Sequence[Due], day: Date) -> Listed:
    columns = (
        Column("plan", "Id", "id"),
        Column("rubrik", "Plan", weight=2),
        Column("från", "Från", "date"),
        Column("till", "Till", "date"),
        Column("läge", "Läge", "state"),
        Column("regler", "Regler", "number"),
    )
    return columns, [
        {
            "plan": key,
            "rubrik": plan.title,
            "från": plan.validity.from_date,
            "till": plan.validity.to_date,
            "läge": plan_state(plan, day, register.plans),
            "regler": len(plan.rules),
        }
        for key, plan in register.plans.items()
    ]


def _rules(register: Register, rows: Sequence[Due], day: Date) -> Listed:
    columns = (
        Column("plan", "Plan"),
        Column("regel", "Regel", "id"),
        Column("rubrik", "Rubrik", weight=2),
        Column("frekvens", "Frekvens", weight=2),
        Column("tolkning", "Tolkning"),
        Column("objekt", "Objekt", "role"),
        Column("skärpa", "Skärpa", "role"),
        Column("ansvarig", "Ansvarig", "role"),
    )
    found: list[Row] = []
    for plan in register.plans.values():
        for rule in plan.rules:
            reading = chosen(rule)
            found.append(
                {
                    "plan": plan.plan,
                    "regel": rule.id,
                    "rubrik": rule.title,
                    "frekvens": rhythm(reading.frequency if reading else rule.frequency),
                    "tolkning": rule.reading,
                    "objekt": str(rule.object),
                    "skärpa": str(rule.strength),
                    "ansvarig": rule.responsible,
                }
            )
    return columns, found


def _cases(register: Register, rows: Sequence[Due], day: Date) -> Listed:
    columns = (
        Column("ärende", "Id", "id"),
        Column("kort_id", "Id", "id"),
        Column("dnr", "Dnr", "id"),
        Column("vad", "Vad", weight=2),
        Column("öppnat", "Öppnat", "date"),
        Column("läge", "Läge", "role"),
        Column("öppna_brister", "Brister", "number"),
    )
    found: list[Row] = []
    for key, case in sorted(register.cases.items(), key=lambda one: (one[1].opened, one[0]), reverse=True):
        if hidden(case, day):
            continue
        rule = register.rule(case.rule) if case.rule else None
        still_open = sum(finding_state(case, one, day) not in CLOSED_FINDING for one in case.findings)
        found.append(
            {
                "ärende": key,
                "kort_id": short_case(key),
                "dnr": case.registry_number,
                "vad": case.title or (rule.title if rule else _signalled(case)),
                "öppnat": case.opened,
                "läge": case_state(case, day),
                "öppna_brister": still_open or None,
            }
        )
    return columns, found


def _signalled(case: "Case") -> str:
    """What a case is about that no rule asks for: the signal that it was opened for."""
    if case.signal is None:
        return ""
    return ", ".join(label(one) for one in (str(case.signal.source), case.signal.category) if one)


def _procurements(register: Register, rows: Sequence[Due], day: Date) -> Listed:
    columns = (
        Column("upphandling", "Id", "id"),
        Column("rubrik", "Upphandling", weight=2),
        Column("verksamhet", "Verksamhet", "role"),
        Column("driftstart", "Driftstart", "date"),
        Column("klara_steg", "Klara steg", "number"),
        Column("försenat", "Försenat", "number"),
    )
    late = _late(rows, "procurement")
    return columns, [
        {
            "upphandling": key,
            "rubrik": one.title,
            "verksamhet": one.service,
            "driftstart": one.operation_starts,
            "klara_steg": sum(step.done is not None for step in one.steps.values()),
            "försenat": late[key] or None,
        }
        for key, one in register.procurements.items()
    ]


LISTS: Mapping[str, Lister] = {
    "utförare": _providers,
    "avtal": _agreements,
    "planer": _plans,
    "regler": _rules,
    "ärenden": _cases,
    "upphandlingar": _procurements,
    "leveranser": deliveries,
}
"""What can be listed."""


NARROW: Mapping[str, tuple[str, ...]] = {
    "utförare": ("utförare", "namn", "driftsform", "enheter", "försenat"),
    "avtal": ("avtal", "rubrik", "utförare", "slut", "försenat"),
    "planer": ("plan", "rubrik", "från", "läge", "regler"),
    "regler": ("plan", "regel", "frekvens", "ansvarig"),
    "ärenden": ("kort_id", "dnr", "vad", "öppnat", "läge"),
    "upphandlingar": ("upphandling", "rubrik", "driftstart", "klara_steg", "försenat"),
    "leveranser": ("leverans", "utförare", "vad", "senast", "läge"),
}
"""The columns that a narrow screen has room for; every format for machines has them all."""


CLOSED = ("avslutad", "inställd", "ej_tillämplig", "ersatt")
"""The states of cases that an ordinary look leaves out."""

HIDDEN: Mapping[str, tuple[str, ...]] = {"ärenden": CLOSED, "leveranser": OVER}
"""What an ordinary look leaves out, by the list."""


def listing(
    what: str,
    register: Register,
    rows: Sequence[Due],
    day: Date,
    words: Mapping[str, str],
    narrow: bool = False,
    everything: bool = True,
) -> Table:
    """One of LISTS as a table; without `everything` a note says how many closed cases are left out."""
    columns, found = LISTS[what](register, rows, day)
    if narrow:
        by_key = {column.key: column for column in columns}
        columns = tuple(by_key[key] for key in NARROW[what])
    else:
        columns = tuple(column for column in columns if column.key != "kort_id")
    kept = [row for row in found if everything or row.get("läge") not in HIDDEN.get(what, ())]
    hidden = len(found) - len(kept)
    notes = (label(f"list.{what}.closed").format(count=hidden),) if hidden else ()
    group = "plan" if what == "regler" else ""
    return Table(label(f"list.{what}"), columns, tuple(kept), group, notes, words)
