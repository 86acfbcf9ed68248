"""The command line in Swedish: Typer's group and command with help of our own, and commands loaded when called."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command as built

from uppf.cli.misuse import Misuse, spoken, translated
from uppf.show import words

Sections = Mapping[str, Mapping[str, str]]
"""The commands under their headings: section, then command, then ``module:function``.

A command of two words belongs to the group that its first word names.
"""
ACTS = "uppf.rules.acts."
"""Where the functions stand that are acts, and that become commands by the record they take."""

PLACEHOLDERS = {
    "int": "metavar-whole-number",
    "int range": "metavar-whole-number",
    "float": "metavar-number",
    "float range": "metavar-number",
    "boolean": "metavar-yes-or-no",
    "uuid": "metavar-uuid",
    "datetime": "metavar-day",
    "file": "metavar-file",
    "filename": "metavar-file",
    "directory": "metavar-directory",
    "path": "metavar-path",
}
"""What stands for a value in help, by the name that Typer has for its type; all other values are text."""


class Command(TyperCommand):
    """One command. Its function stands in a module of its own and is not imported until the command is called."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; whatever Typer does not understand becomes a Misuse."""
        ctx.allow_extra_args = True  # to count them ourselves, in Swedish
        surplus = _understood(super().parse_args, self, ctx, args)
        if surplus:
            raise Misuse("surplus-arguments", ctx.command_path, surplus=tuple(surplus))
        return surplus

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """``--help`` with Swedish words."""
        return _help_option(self)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line that shows how the command is written."""
        arguments = [_placed(p) for p in self.params if p.param_type_name == "argument"]
        pieces = " ".join([words.label("metavar-options"), *arguments])
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{words.label('usage')}: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The arguments, then the options."""
        _write_parameters(self, ctx, formatter)


class Shell(TyperGroup):
    """All commands, or all of a group, known by name and help alone until one is called."""

    def __init__(self, sections: Sections, group: str = "") -> None:
        name = group or "uppf"
        params = [] if group else [_version_option()]
        super().__init__(name=name, params=params, help=words.help(name), rich_markup_mode=None)
        self.sections, self.group = sections, group
        self.targets = {name: target for section in sections.values() for name, target in section.items()}
        self.under = {heading: _first_words(commands, group) for heading, commands in sections.items()}

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the help."""
        return [name for names in self.under.values() for name in names]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command or the group of that name, imported now; nothing when there is none."""
        name = f"{self.group} {cmd_name}".strip()
        if name in self.targets:
            return loaded(name, self.targets[name])
        return Shell(self.sections, name) if cmd_name in self.list_commands(ctx) else None

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str, Any, list[str]]:
        """The command that the arguments begin with, and the rest of them."""
        command = self.get_command(ctx, args[0])
        if command is None:
            nearest = tuple(f"{self.group} {name}".strip() for name in _nearest(args[0], self.list_commands(ctx)))
            raise Misuse("unknown-command", name=f"{self.group} {args[0]}".strip(), nearest=nearest)
        return args[0], command, args[1:]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what stands before the command; whatever Typer does not understand becomes a Misuse."""
        if not args:
            print(ctx.get_help(), file=sys.stderr)
            raise typer.Exit(2)
        if args == ["--"]:
            raise Misuse("missing-command")
        return _understood(super().parse_args, self, ctx, args)

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """``--help`` with Swedish words."""
        return _help_option(self)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The line that shows how commands are written."""
        formatter.write_usage(ctx.command_path, words.label("metavar-command"), prefix=f"{words.label('usage')}: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The commands under their headings, then the options."""
        for heading, names in self.under.items():
            if names:
                with formatter.section(words.label(heading)):
                    formatter.write_dl([(name, words.help(f"{self.group} {name}".strip())) for name in names])
        _write_parameters(self, ctx, formatter)
        formatter.write_paragraph()
        formatter.write_text(words.help("uppf.more").format(command=self.group or "uppf"))


def _first_words(commands: Iterable[str], group: str) -> list[str]:
    """The first words of the commands of a group after its name; without a group, of all commands."""
    rest = [name.removeprefix(f"{group} ") for name in commands if not group or name.startswith(f"{group} ")]
    return list(dict.fromkeys(name.partition(" ")[0] for name in rest))


def _nearest(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that resemble one most; of short names, where a slip changes half, those that begin alike."""
    alike = [other for other in names if other[:1] == name[:1]]
    return tuple(get_close_matches(name, names, cutoff=0.6) or get_close_matches(name, alike, cutoff=0.3))


def loaded(name: str, target: str) -> Any:
    """The command that a ``module:function`` is; its function says the parameters, the tables of words its help."""
    module, _, named = target.partition(":")
    function = getattr(import_module(module), named)
    if module.startswith(ACTS):
        from uppf.cli.verbs import command

        function = command(name, function)
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name.rpartition(" ")[2], cls=Command, help=words.help(name))(function)
    return built(app)


def _understood(parse: Callable[[Any, list[str]], list[str]], command: Any, context: Any, args: list[str]) -> list[str]:
    try:
        return parse(context, list(args))
    except typer.TyperException as error:
        raise translated(error, context, _given(command, context, args)) from None


def _given(command: Any, context: Any, args: list[str]) -> dict[str, object]:
    """What the command line or the environment says for each parameter, before any type has seen it."""
    try:
        options, _, _ = command.make_parser(context).parse_args(list(args))
    except typer.TyperException:
        return {}
    return {parameter.name: parameter.consume_value(context, options)[0] for parameter in command.get_params(context)}


def _help_option(command: Any) -> TyperOption:
    # The parser compares options by identity, so there must be one for each command.
    if command._help_option is None:
        command._help_option = _answer(["--help", "-h"], words.help("help"), lambda context: str(context.get_help()))
    option: TyperOption = command._help_option
    return option


def _version_option() -> TyperOption:
    return _answer(["--version"], words.help("version"), lambda context: f"uppf {_version()}")


def _version() -> str:
    from importlib.metadata import version

    return version("uppf")


def _answer(names: list[str], text: str, answer: Callable[[Any], str]) -> TyperOption:
    """An option that prints something and ends the run."""

    def print_and_end(context: Any, parameter: Any, asked: bool) -> None:
        if asked and not context.resilient_parsing:
            print(answer(context))
            raise typer.Exit

    return TyperOption(
        param_decls=names, is_flag=True, is_eager=True, expose_value=False, help=text, callback=print_and_end
    )


def _write_parameters(command: Any, context: Any, formatter: Any) -> None:
    shown = [parameter for parameter in command.get_params(context) if not parameter.hidden]
    for heading, kind in (("arguments", "argument"), ("options", "option")):
        rows = [(_left(p, context), _right(p, context)) for p in shown if p.param_type_name == kind]
        if rows:
            with formatter.section(words.label(heading)):
                formatter.write_dl(rows)


def _left(parameter: Any, context: Any) -> str:
    if parameter.param_type_name == "argument":
        return spoken(parameter)
    names = ", ".join(sorted(parameter.opts, key=len))
    if parameter.secondary_opts:
        names = f"{names} / {', '.join(parameter.secondary_opts)}"
    return names if parameter.is_flag or parameter.count else f"{names} {_metavar(parameter)}"


def _metavar(parameter: Any) -> str:
    if parameter.metavar:
        return str(parameter.metavar)
    kind = parameter.type
    choices = getattr(kind, "choices", ())
    several = " …" if parameter.nargs != 1 else ""
    if choices:
        return f"{'|'.join(str(choice) for choice in choices)}{several}"
    parts = [words.label(PLACEHOLDERS.get(part.name, "metavar-text")) for part in getattr(kind, "types", (kind,))]
    return " ".join(parts) + several


def _placed(argument: Any) -> str:
    name = spoken(argument) + (" …" if argument.nargs != 1 else "")
    return name if argument.required else f"[{name}]"


def _right(parameter: Any, context: Any) -> str:
    extra = "; ".join(_extra(parameter, context))
    text = str(parameter.help or "")
    return f"{text}  [{extra}]".strip() if extra else text


def _extra(parameter: Any, context: Any) -> Iterator[str]:
    default = parameter.get_default(context, call=False)
    if isinstance(parameter.show_default, str):
        yield f"{words.label('default')}: {parameter.show_default}"
    elif parameter.show_default and default not in (None, False, (), []) and not callable(default):
        text = ", ".join(map(str, default)) if isinstance(default, (list, tuple)) else str(default)
        yield f"{words.label('default')}: {words.label('yes') if default is True else text}"
    least, most = getattr(parameter.type, "min", None), getattr(parameter.type, "max", None)
    if least is not None or most is not None:
        yield f"{'' if least is None else least}–{'' if most is None else most}"
    if parameter.required:
        yield words.label("required")
