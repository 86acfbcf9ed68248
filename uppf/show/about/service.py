"""A kind of service as the variables of a template: like agreements compared, requirements across them, lessons."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from uppf.rules.coverage import coverage
from uppf.rules.disparity import names
from uppf.rules.lessons import LEARNT, Learnt, lessons
from uppf.rules.likeness import Alike, alike
from uppf.rules.naming import one_service
from uppf.rules.overview import Across, across
from uppf.rules.recipients import missing_recipients
from uppf.show.about import pictures
from uppf.show.about.coverage import laid
from uppf.show.about.subject import Asked, Record, Subject, Topic
from uppf.show.done import capital
from uppf.show.likeness import ASPECTS, comparison
from uppf.show.words import label

if TYPE_CHECKING:
    from uppf.model.register import Register


def _one(asked: Asked, text: str) -> Subject:
    """The kind of service that is meant. Errors: as `one_service`."""
    return _subject(asked, one_service(asked.register, text))


def _every(asked: Asked) -> Iterator[Subject]:
    """Every kind of service that the municipality has a word for."""
    for key in asked.register.municipality.services if asked.register.municipality else ():
        yield _subject(asked, key)


def _subject(asked: Asked, key: str) -> Subject:
    return Subject(key, "", lambda: _variables(asked, key), pictures.of_findings(asked, key))


TOPIC = Topic(_one, _every)


def _variables(asked: Asked, key: str) -> Record:
    register, at = asked.register, laid(asked)
    found = alike(at, key)
    told = lessons(at, key)
    table = comparison(key, found, register, asked.titles, people=True)
    called = names(found)
    everywhere = across(coverage(at, one.agreement) for one in found)
    return asked.known | {
        "verksamhet": {"id": key, "namn": asked.titles.get(key, label(key))},
        "avtal": [
            {
                "rubrik": one.title,
                "utförare": called[one.agreement],
                "driftsform": str(one.provider.operating_form),
                "dnr": register.agreements()[one.agreement][1].registry_number,
            }
            for one in found
        ],
        "jämförelser": [_aspect(aspect, found, called, register) for aspect in ASPECTS],
        # The table says first that there are differences, or that there are none.
        "skillnader": [capital(_plans(note.removeprefix("– "), register)) for note in table.notes[1:]],
        "utskick": list(_sent(asked, key, found)),
        "krav": [_across(one) for one in everywhere],
        "lärdomar": [_lesson(one, register) for one in told if one.kind == LEARNT],
        "går_inte_att_följa_upp": [_lesson(one, register) for one in told if one.kind != LEARNT],
        "upphandlingar": [
            {"rubrik": tender.title, "dnr": tender.registry_number, "driftstart": tender.operation_starts}
            for tender in register.procurements.values()
            if tender.service == key and tender.cancelled is None and tender.operation_starts > asked.day
        ],
    }


def _aspect(aspect: str, found: tuple[Alike, ...], called: Mapping[str, str], register: "Register") -> Record:
    rows = []
    for one in found:
        # A reader of a paper knows plans and requirements by their titles, not by the names of their files.
        plans = tuple(register.plans[key].title for key in one.plans if key in register.plans)
        sets = tuple(register.requirement_sets[key].title for key in one.sets if key in register.requirement_sets)
        said = list(ASPECTS[aspect](one._replace(plans=plans, sets=sets), register))
        rows.append({"utförare": called[one.agreement], "driftsform": str(one.provider.operating_form), "värden": said})
    return {"rubrik": label(f"compare.aspect.{aspect}"), "rader": rows}


def _sent(asked: Asked, key: str, found: tuple[Alike, ...]) -> Iterator[Record]:
    """What was sent to several of these at once, and who of them did not get it (R181)."""
    mine = {one.provider.provider: one.provider.name for one in found}
    for sent in asked.register.municipality.sent_out.values() if asked.register.municipality else ():
        told = key in sent.service if sent.service else bool(set(sent.recipients) & set(mine))
        if told and sent.date <= asked.day:
            lacking = [mine[one] for one in missing_recipients(asked.register, sent) if one in mine]
            yield {"datum": sent.date, "vad": sent.what, "dnr": sent.registry_number, "saknas": lacking}


def _plans(text: str, register: "Register") -> str:
    """A difference with the titles of plans instead of the names of their files."""
    for key, plan in register.plans.items():
        text = text.replace(f" ({key})", f" ({plan.title})")
    return text


def _across(one: Across) -> Record:
    return {
        "text": one.demand.text,
        "avtal": len(one.agreements),
        "aldrig": len(one.never),
        "brutna": len(one.broken),
        "senast": one.last,
        "tema": one.theme,
    }


def _lesson(one: Learnt, register: "Register") -> Record:
    case = register.cases.get(one.case)
    known = register.requirement_sets.get(one.requirement.rpartition("/")[0])
    requirement = known.requirements.get(one.requirement.rpartition("/")[2]) if known else None
    return {
        "text": one.text,
        "datum": one.date,
        "krav": requirement.text if requirement else one.requirement or None,
        "avtalspunkt": requirement.clause_number if requirement else None,
        "kravuppsättning": known.title if known else None,
        "saknas": list(one.missing),
        "dnr": case.registry_number if case else None,
        "ärende": one.case or None,
    }
