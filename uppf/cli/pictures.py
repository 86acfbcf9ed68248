"""Pictures where people would rather look than read: drawn, listed, or as bars in the terminal."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from uppf.cli.options import AsOf, At, Repo
from uppf.show.words import help, label

if TYPE_CHECKING:
    import datetime as dt

    from uppf.cli.reading import Desk
    from uppf.rules.due import Due
    from uppf.show.picture import Picture

Filter = str | None
Name = Literal["årshjul", "tidslinje", "brister", "belastning"]
PictureFormat = Literal["table", "svg", "html", "json", "csv", "md"]
ENDINGS: Mapping[str, PictureFormat] = {f".{name}": name for name in ("svg", "html", "json", "csv", "md")}
"""Which format a file is written in, by how its name ends."""


class Asked(NamedTuple):
    """What somebody wants a picture of."""

    found: "Desk"
    day: "dt.date"
    about: str
    provider: str
    service: str
    role: str
    years: int


def picture(
    name: Annotated[Name | None, typer.Argument(help=help("picture.name"), metavar="BILD")] = None,
    about: Annotated[Filter, typer.Argument(help=help("picture.about"), metavar="VAD")] = None,
    listed: Annotated[bool, typer.Option("--list", help=help("picture.list"))] = False,
    repo: Repo = None,
    as_of: AsOf = None,
    at: At = None,
    provider: Annotated[Filter, typer.Option("--provider", help=help("picture.provider"), metavar="UTFÖRARE")] = None,
    service: Annotated[Filter, typer.Option("--service", help=help("picture.service"), metavar="VERKSAMHET")] = None,
    role: Annotated[Filter, typer.Option("--role", help=help("picture.role"), metavar="ROLL")] = None,
    years: Annotated[
        int | None, typer.Option("--years", help=help("picture.years"), min=1, max=6, metavar="ANTAL")
    ] = None,
    format: Annotated[PictureFormat | None, typer.Option("--format", help=help("picture.format"))] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=help("picture.output"), metavar="FIL")] = None,
) -> int:
    """Draw a picture, as bars in the terminal or in a file; 1 when something could not be read.

    Errors: no-such-agreement-named, no-such-service-named, no-such-provider-named, no-such-role,
    output-in-repository. Misuse: picture-name, picture-agreement, picture-option, year-form.
    """
    from uppf.cli import session
    from uppf.cli.misuse import Misuse
    from uppf.cli.output import save

    if listed:
        return _list(format or "table")
    if name is None:
        raise Misuse("picture-name", "uppf picture")
    given = {"--provider": provider, "--service": service, "--role": role, "--years": years}
    for option, fitting in FITTING.items():
        if given[option] is not None and name not in fitting:
            raise Misuse("picture-option", "uppf picture", option=option, name=name, pictures=fitting)
    from uppf.cli.reading import desk

    root, day = session.opened(repo, as_of, at)
    found = desk(root)
    with found.searched():
        asked = Asked(found, day, about or "", provider or "", service or "", role or "", years or 4)
        shown = PICTURES[name](asked)
    chosen = format or ENDINGS.get(output.suffix.casefold() if output else "", "table")
    text = _text(shown, chosen)
    if output is None:
        print(text, end="")
    else:
        save(text.encode("utf-8", "backslashreplace"), output)
        print(label("picture.saved").format(title=shown.title, file=output))
    return 1 if found.unread() else 0


def _text(shown: "Picture", format: str) -> str:
    from uppf.cli import session
    from uppf.show.formats import FORMATS
    from uppf.show.picture import bars_text, picture_page

    if format == "svg":
        return shown.svg
    if format == "html":
        return picture_page(shown)
    screen = session.screen()
    return bars_text(shown, screen.width) if format == "table" else FORMATS[format](shown.table, screen)


def _list(format: str) -> int:
    from uppf.cli import session
    from uppf.show.formats import FORMATS
    from uppf.show.tables import Column, Table

    columns = (
        Column("bild", label("picture.list-name"), "id"),
        Column("gäller", label("picture.list-about")),
        Column("visar", label("picture.list-shows"), weight=3),
    )
    rows = tuple(
        {"bild": name, "gäller": label(f"picture.about.{name}"), "visar": label(f"picture.shows.{name}")}
        for name in PICTURES
    )
    chosen = format if format in FORMATS else "table"
    print(FORMATS[chosen](Table(label("picture.list-title"), columns, rows), session.screen()), end="")
    return 0


def _year(asked: Asked) -> int:
    import re

    from uppf.cli.misuse import Misuse

    if asked.about and not re.fullmatch(r"(19|20|21)[0-9]{2}", asked.about):
        raise Misuse("year-form", "uppf picture", value=asked.about)
    return int(asked.about or asked.day.year)


def _rows(asked: Asked, year: int) -> tuple[list["Due"], str]:
    """The year's rows, those of one provider, service or role where it is asked for, and what these are called."""
    from uppf.rules.naming import one_provider, one_service
    from uppf.rules.spoken import role as one_role
    from uppf.rules.summary import year_rows

    register, titles = asked.found.register, asked.found.titles()
    rows, about = year_rows(asked.found.facts, asked.day, year), []
    if asked.provider:
        provider = one_provider(register, asked.provider)
        rows = [row for row in rows if row.dims.provider == provider.provider]
        about.append(provider.name)
    if asked.service:
        service = one_service(register, asked.service)
        rows = [row for row in rows if service in (row.service, row.dims.service)]
        about.append(titles.get(service, label(service)))
    if asked.role:
        role = one_role(register, None, asked.role)
        rows = [row for row in rows if role in (row.responsible, row.deputy_for, *row.participants)]
        about.append(titles.get(role, role))
    return rows, ", ".join(about)


def _wheel(asked: Asked) -> "Picture":
    from uppf.show.yearwheel import year_wheel

    year = _year(asked)
    rows, about = _rows(asked, year)
    return year_wheel(rows, year, asked.day, about, asked.found.notes())


def _load(asked: Asked) -> "Picture":
    from uppf.show.loadmap import load_map

    year = _year(asked)
    rows, about = _rows(asked, year)
    return load_map(rows, year, asked.found.titles(), about, asked.found.notes())


def _life(asked: Asked) -> "Picture":
    from uppf.cli.misuse import Misuse
    from uppf.rules.due import due
    from uppf.rules.naming import one_agreement
    from uppf.rules.timeline import last_shown, timeline
    from uppf.show.lifeline import lifeline

    if not asked.about:
        raise Misuse("picture-agreement", "uppf picture")
    register, day = asked.found.register, asked.day
    _, key, agreement = one_agreement(register, asked.about)
    rows = due(asked.found.facts, day, last_shown(agreement, day))
    return lifeline(timeline(register, rows, day, key), asked.found.titles(), asked.found.notes())


def _grades(asked: Asked) -> "Picture":
    from uppf.rules.naming import one_service
    from uppf.rules.tally import half_years, tally
    from uppf.show.gradebars import grade_bars

    register = asked.found.register
    service = one_service(register, asked.about) if asked.about else ""
    counted = tally(register, asked.day, half_years(asked.day, asked.years))
    return grade_bars(counted, asked.found.titles(), service, asked.found.notes())


PICTURES: Mapping[Name, Callable[[Asked], "Picture"]] = {
    "årshjul": _wheel,
    "tidslinje": _life,
    "brister": _grades,
    "belastning": _load,
}
"""Every picture, and what draws it."""
PLANNED = ("årshjul", "belastning")
FITTING: Mapping[str, tuple[str, ...]] = {
    "--provider": PLANNED,
    "--service": PLANNED,
    "--role": PLANNED,
    "--years": ("brister",),
}
"""Which pictures an option belongs to."""
