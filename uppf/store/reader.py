"""From files to a register: a broken file is told and left out, and never hides the others."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from uppf.model.case import Case
from uppf.model.municipality import Municipality
from uppf.model.phrases import LawList, PhraseList
from uppf.model.plan import Plan
from uppf.model.procurement import Procurement
from uppf.model.provider import Provider
from uppf.model.register import Register
from uppf.model.requirement import RequirementSet
from uppf.model.shape import Shape
from uppf.problem import Level, Place, Problem, Refusal
from uppf.store.conflict import explained
from uppf.store.packaged import packaged
from uppf.store.shapes import told
from uppf.store.yamltext import Document, parse, read_bytes

MAIN = "uppf.yaml"
SUFFIXES = (".yaml", ".yml")


class Kind(NamedTuple):
    """Files of one kind: the folder they lie in, what they hold, and the field that names them."""

    name: str
    folder: str
    depth: int
    model: type[Shape]
    id: str


KINDS = (
    Kind("plan", "planer", 1, Plan, "plan"),
    Kind("requirement_set", "krav", 1, RequirementSet, "requirement_set"),
    Kind("provider", "utforare", 1, Provider, "provider"),
    Kind("procurement", "upphandlingar", 1, Procurement, "procurement"),
    Kind("case", "arenden", 2, Case, "case"),
)
SINGLE: Mapping[str, type[Shape]] = {MAIN: Municipality, "fraser.yaml": PhraseList, "lagrum.yaml": LawList}
"""Files of which there is one."""

Look = Callable[[str, Document], list[Problem]]
Value = tuple[Shape, Sequence[Problem]]
"""What a file says, and what is worth a warning in it."""


class Reading(NamedTuple):
    """A register, and what was wrong on the way."""

    register: Register
    problems: tuple[Problem, ...]
    values: Mapping[str, Value]
    """The value of every file that could be read."""


def model_of(file: str) -> type[Shape] | None:
    """What a file must hold, by where it lies."""
    if file in SINGLE:
        return SINGLE[file]
    parts = file.split("/")
    return next((kind.model for kind in KINDS if kind.folder == parts[0] and len(parts) == kind.depth + 1), None)


def kind_of(file: str) -> Kind | None:
    """The kind of a file, by where it lies; None for the single ones and for strays."""
    parts = file.split("/")
    return next((kind for kind in KINDS if kind.folder == parts[0] and len(parts) == kind.depth + 1), None)


def files(root: Path) -> list[str]:
    """Every YAML file of the repository, relative to it, in order; hidden folders are left alone."""
    found: list[str] = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "templates", "schemas")))
        base = os.path.relpath(folder, root)
        # A folder named like a file is told of as one.
        listed = (name for name in (*names, *folders) if name.endswith(SUFFIXES) and not name.startswith("."))
        found += [name if base == "." else f"{base}/{name}".replace(os.sep, "/") for name in listed]
        folders[:] = [name for name in folders if not name.endswith(SUFFIXES)]
    return sorted(found)


def value(data: bytes, file: str, look: Look | None = None) -> tuple[Shape, list[Problem]]:
    """The value of one file's bytes by the ordinary road, with its warnings. Raises Refusal."""
    document = _document(data, file)
    warnings = [*document.warnings, *(look(file, document) if look else ())]
    model = model_of(file)
    if model is None:
        raise Refusal(Problem("stray-file", Place(file)))
    try:
        return model.model_validate(document.value), warnings
    except ValidationError as error:
        raise Refusal(*told(error, file, model, document.value), *warnings) from None


def _document(data: bytes, file: str) -> Document:
    """The document; two sides of a merge that contradict each other are told as what they say, not as marks."""
    try:
        return parse(data, file)
    except Refusal as refusal:
        told = explained(data, file) if refusal.problems[0].code == "conflict-marker" else None
        raise told or refusal from None


def read(
    root: Path,
    look: Look | None = None,
    drafts: Mapping[str, bytes] | None = None,
    known: Mapping[str, Value] | None = None,
) -> Reading:
    """The whole repository; ``drafts`` stand in for files on disk, which is how an edit is proven.

    A file whose value is already ``known`` is not read again, unless there is a draft of it.
    """
    drafts, known = drafts or {}, known or {}
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    single: dict[str, Any] = {}
    many: dict[str, dict[str, Any]] = {kind.name: {} for kind in KINDS}
    origin: dict[tuple[str, str], str] = {}
    for file in sorted({*files(root), *drafts}):
        if model_of(file) is None:
            problems.append(Problem("stray-file", Place(file), Level.WARNING))
            continue
        try:
            if file in known and file not in drafts:
                found, warnings = known[file]
            else:
                data = drafts[file] if file in drafts else read_bytes(root / file)
                found, warnings = value(data, file, look)
            values[file] = found, warnings
        except Refusal as refusal:
            problems += [p if p.place.file else p._replace(place=p.place._replace(file=file)) for p in refusal.problems]
            continue
        problems += warnings
        kind = kind_of(file)
        if kind is None:
            single[file] = found
            continue
        problems += _enter(kind, found, file, many[kind.name], origin)
    phrases: PhraseList = single.get("fraser.yaml") or _packaged("fraser.yaml")
    laws: LawList = single.get("lagrum.yaml") or _packaged("lagrum.yaml")
    register = Register(
        single.get(MAIN),
        many["plan"],
        many["requirement_set"],
        many["provider"],
        many["procurement"],
        many["case"],
        phrases.phrases,
        phrases.vague,
        laws.obsolete_references,
        origin,
    )
    return Reading(register, tuple(problems), values)


def _enter(
    kind: Kind, found: Shape, file: str, entered: dict[str, Any], origin: dict[tuple[str, str], str]
) -> list[Problem]:
    key = str(getattr(found, kind.id))
    route = (str(type(found).model_fields[kind.id].alias),)
    if key in entered:
        return [Problem("duplicate-id", Place(file, route), Level.ERROR, {"id": key, "first": origin[kind.name, key]})]
    entered[key] = found
    origin[kind.name, key] = file
    stem = file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if stem != key:
        return [Problem("name-differs", Place(file, route), Level.WARNING, {"id": key, "name": f"{key}.yaml"})]
    return []


def _packaged(name: str) -> Any:
    return value(read_bytes(packaged(name)), name)[0]
