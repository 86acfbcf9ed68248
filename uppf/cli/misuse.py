"""A command line that cannot be understood: Typer's errors, translated by their class into problems of ours.

Not one word of Typer's own messages is used: they are English and made for its developers.
"""

from collections.abc import Callable, Mapping
from typing import Any

from uppf.problem import Problem, Refusal


class Misuse(Refusal):
    """A refusal because the command was written wrongly; `command` is the one whose help tells how to write it."""

    def __init__(self, code: str, command: str = "uppf", **facts: object) -> None:
        super().__init__(Problem(code, facts={"help": f"{command} --help", **facts}))


Facts = dict[str, object]
Reading = tuple[str, Facts]
"""A code and its facts."""


def translated(error: Any, context: Any, given: Mapping[str, object] | None = None) -> Misuse:
    """Typer's error as a misuse. `given` is what the command line said for each parameter, where it could be read."""
    kinds = [kind.__name__ for kind in type(error).__mro__]
    reading = next(READINGS[name] for name in kinds if name in READINGS)
    code, facts = reading(error, context, given or {})
    return Misuse(code, context.command_path if context else "uppf", **facts)


def spoken(parameter: Any) -> str:
    """What a parameter is called to people: the longest name of an option, the placeholder of an argument."""
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return str(parameter.metavar or parameter.name.replace("_", "-").upper()).strip("[]")


def _general(error: Any, context: Any, given: Mapping[str, object]) -> Reading:
    return "misuse", {}


def _unknown_option(error: Any, context: Any, given: Mapping[str, object]) -> Reading:
    from difflib import get_close_matches

    alike = error.possibilities or ()
    nearest = get_close_matches(error.option_name, alike, cutoff=0.8)
    if context.parent is None and not nearest:
        return "option-before-command", {"option": error.option_name}
    return "unknown-option", {"option": error.option_name, "nearest": tuple(nearest or alike)}


def _missing(error: Any, context: Any, given: Mapping[str, object]) -> Reading:
    parameter = error.param
    if parameter is None:
        return _general(error, context, given)
    choices = tuple(str(choice) for choice in getattr(parameter.type, "choices", ()))
    return f"missing-{parameter.param_type_name}", {"name": spoken(parameter), "choices": choices}


def _option_value(error: Any, context: Any, given: Mapping[str, object]) -> Reading:
    named = (p for p in context.command.get_params(context) if error.option_name in (*p.opts, *p.secondary_opts))
    flag = any(getattr(option, "is_flag", False) for option in named)
    return ("option-takes-no-value" if flag else "option-needs-value"), {"option": error.option_name}


def _too_few(error: Any, context: Any, given: Mapping[str, object]) -> Reading:
    return "too-few-values", {}


def _unusable_file(error: Any, context: Any, given: Mapping[str, object]) -> Reading:
    return "unusable-file", {"value": error.filename}


VALUES = {
    "int": "not-whole-number",
    "int range": "not-whole-number",
    "float": "not-number",
    "float range": "not-number",
    "boolean": "not-yes-or-no",
    "choice": "unknown-choice",
    "uuid": "not-uuid",
    "datetime": "not-date",
    "path": "unusable-path",
    "file": "unusable-path",
    "directory": "unusable-path",
    "filename": "unusable-file",
}
"""What is said of a value that does not suit its parameter, by the name that Typer has for the parameter's type."""


def _unusable_value(error: Any, context: Any, given: Mapping[str, object]) -> Reading:
    parameter = error.param
    if parameter is None:
        return _general(error, context, given)
    kind = parameter.type
    facts: Facts = {
        "name": spoken(parameter),
        "value": _rejected(parameter, context, given.get(parameter.name)),
        "choices": tuple(str(choice) for choice in getattr(kind, "choices", ())),
        "least": getattr(kind, "min", None),
        "most": getattr(kind, "max", None),
    }
    return VALUES.get(kind.name, "unusable-value"), facts


def _rejected(parameter: Any, context: Any, given: object) -> str:
    """The first of the given values that the type does not take; all of them when each alone would do."""
    values = given if isinstance(given, (tuple, list)) else (given,)
    for value in values:
        if not parameter.type.is_composite:
            try:
                parameter.type.convert(value, parameter, context)
            except Exception:  # whatever the type raises, this is the value that it did not take
                return str(value)
    return " ".join(str(value) for value in values)


READINGS: dict[str, Callable[[Any, Any, Mapping[str, object]], Reading]] = {
    "NoSuchOption": _unknown_option,
    "MissingParameter": _missing,
    "BadParameter": _unusable_value,
    "BadOptionUsage": _option_value,
    "BadArgumentUsage": _too_few,
    "FileError": _unusable_file,
    "TyperException": _general,
}
"""How each class of Typer's errors is read; the nearest ancestor decides."""
