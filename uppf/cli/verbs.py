"""Verbs: the acts of `uppf.rules.acts` as commands. What an act lets an officer say becomes its options.

The record that an act takes declares everything once. A field without a default is an argument, a single day without
one is the day of the act, and one marked `ASKED` is an option that must be said; the rest may be left out.
"""

import datetime as dt
import inspect
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

import typer

from uppf.cli.misuse import Misuse
from uppf.cli.options import AsOf, Repo
from uppf.rules.change import ASKED, PLACED
from uppf.show.words import help, label

if TYPE_CHECKING:
    from uppf.cli.reading import Desk
    from uppf.cli.writing import Done
    from uppf.problem import Problem
    from uppf.rules.change import Act, At


def command(name: str, function: Callable[["At", Any], "Act"]) -> Callable[..., int]:
    """The command that does an act, with the options that its record declares."""
    record = spoken_record(function)

    def run(repo: Any = None, as_of: Any = None, **said: Any) -> int:
        from uppf.cli import session

        day = session.today(as_of)
        return done(function, record(**dict(_values(record, said, day))), session.repository(repo), day)

    parameters = list(_parameters(name, record))
    parameters += [
        inspect.Parameter("repo", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Repo),
        inspect.Parameter("as_of", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=AsOf),
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


def spoken_record(function: Callable[["At", Any], "Act"]) -> Any:
    """The record of what an officer says, that an act takes as its second argument."""
    _, said = inspect.signature(function).parameters.values()
    return said.annotation


def done(function: Callable[["At", Any], "Act"], said: Any, root: Any, day: dt.date) -> int:
    """Do an act, and say what was done and what comes next. Errors: those of the act, and of `perform`."""
    from uppf.cli import session
    from uppf.cli.writing import perform
    from uppf.rules.change import At

    def decide(desk: "Desk") -> "Act":
        from uppf.problem import Refusal

        try:
            return function(At(desk.register, desk.facts, day, token), said)
        except Refusal as refusal:
            raise Refusal(*refusal.problems, *_broken(desk, refusal.problems)) from None

    return tell(perform(root, decide, day, session.now()), day)


def token() -> str:
    """Six fresh letters and digits that cannot be misread."""
    from secrets import choice

    from uppf.rules.due import ALPHABET

    return "".join(choice(ALPHABET) for _ in range(6))


def tell(done: "Done", day: dt.date) -> int:
    """Say what was done and what comes next, and beside it what the files now warn of."""
    from uppf.cli import session
    from uppf.cli.checking import locate
    from uppf.rules.steps import steps
    from uppf.show.done import done_text
    from uppf.show.worded import worded_problems

    act, desk = done.act, done.desk
    follows = act.after(desk.register, desk.facts) if act.after else ()
    case = desk.register.cases.get(act.case)
    remaining = steps(desk.register, case, day) if case and not act.next else []
    session.say(done_text(act, remaining, follows, desk.titles()))
    session.report(worded_problems(done.warnings, desk.titles()), locate)
    return 0


def _broken(desk: "Desk", problems: "tuple[Problem, ...]") -> "list[Problem]":
    """Where what was asked for is unknown: what is wrong with files of that name."""
    from uppf.problem import Level

    asked = {str(one.facts.get("value", "")).casefold() for one in problems if one.code == "unknown-case"} - {""}
    return [
        problem
        for problem in desk.problems
        if problem.level is Level.ERROR and any(name in problem.place.file.casefold() for name in asked)
    ]


class Field(NamedTuple):
    """What a command line may say for one field of a record."""

    name: str
    kind: Any
    many: bool
    needed: bool
    """Has no default."""
    asked: bool
    """Must be said, though it is an option."""
    placed: bool = False
    """An argument, though it may be left out."""

    @property
    def said(self) -> str:
        """Its name on a command line; an underscore at the end only keeps a field from being a word of Python's."""
        return self.name.strip("_").replace("_", "-")

    @property
    def flag(self) -> str:
        """How the option is written."""
        written = self.said
        return f"--{written}/--not-{written}" if self.kind is bool and self.asked else f"--{written}"


def _parameters(name: str, record: Any) -> Iterator[inspect.Parameter]:
    for field in fields(record):
        said = str if field.kind in (dt.date, Decimal) else field.kind
        text = help(f"{name}.{field.said}")
        plain = field.kind is bool or issubclass(field.kind, StrEnum)
        how: dict[str, Any] = {"help": text} if plain else {"help": text, "metavar": _metavar(name, field)}
        default: Any = inspect.Parameter.empty
        if field.kind is bool:
            default = default if field.asked else False
            annotation = _annotated(bool, typer.Option(field.flag, **how))
        elif field.needed and not field.asked and (field.many or field.kind is not dt.date):
            annotation = _annotated(list[said] if field.many else said, typer.Argument(**how))  # type: ignore[valid-type]
        elif field.asked:
            annotation = _annotated(list[said] if field.many else said, typer.Option(field.flag, **how))  # type: ignore[valid-type]
        elif field.placed:
            default = None
            annotation = _annotated(said | None, typer.Argument(**how))
        else:
            default = None
            several = list[said] if field.many else said  # type: ignore[valid-type]
            annotation = _annotated(several | None, typer.Option(field.flag, **how))
        yield inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _annotated(kind: Any, how: Any) -> Any:
    return Annotated[kind, how]


def fields(record: Any) -> Iterator[Field]:
    """What a record lets an officer say."""
    for name, hint in get_type_hints(record, include_extras=True).items():
        marks = getattr(hint, "__metadata__", ())
        hint = get_args(hint)[0] if marks else hint
        many = get_origin(hint) is tuple
        parts = [one for one in get_args(hint) if one is not type(None)] if many or isinstance(hint, UnionType) else []
        needed = name not in record._field_defaults
        kind = parts[0] if parts else hint
        yield Field(name, kind, many, needed, ASKED in marks or (kind is bool and needed), PLACED in marks)


def _metavar(command: str, field: Field) -> str:
    option = field.name.strip("_")
    for own in (label(f"metavar.{command}.{option}"), label(f"metavar.{option}")):
        if not own.startswith("metavar."):
            return own
    kinds = {dt.date: "metavar-day", int: "metavar-whole-number", Decimal: "metavar-number"}
    return label(kinds.get(field.kind, "metavar-text"))


def _values(record: Any, said: Mapping[str, Any], day: dt.date) -> Iterator[tuple[str, Any]]:
    """What was said, as the record wants it; what was not said is left to its defaults."""
    from uppf.cli import session

    for field in fields(record):
        value = said.get(field.name)
        if field.kind is dt.date and field.many:
            if value:
                yield field.name, tuple(session.today(one) for one in value)
        elif field.kind is dt.date:
            if value or field.needed:
                yield field.name, session.today(value) if value else day
        elif field.kind is Decimal:
            if value:
                yield field.name, amount(field.flag, value)
        elif value is not None:
            yield field.name, tuple(value) if field.many else value


def amount(flag: str, text: str) -> Decimal:
    """An amount as one types it: ``1 250,50``. Misuse ``not-number``."""
    try:
        found = Decimal("".join(text.split()).replace(",", "."))
    except InvalidOperation:
        found = Decimal("nan")
    if not found.is_finite():
        raise Misuse("not-number", name=flag, value=text)
    return found
