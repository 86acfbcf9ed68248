"""The options that many commands have, declared once."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from uppf.show.words import help

FormatName = Literal["table", "json", "csv", "md", "html", "ics", "xlsx"]
"""The formats of lists; the keys of `uppf.show.formats.FORMATS` and of its `BINARY`."""

Repo = Annotated[Path | None, typer.Option("--repo", help=help("repo"), metavar="KATALOG")]
AsOf = Annotated[str | None, typer.Option("--as-of", help=help("as-of"), metavar="DATUM")]
Format = Annotated[FormatName, typer.Option("--format", help=help("format"))]
Output = Annotated[Path | None, typer.Option("--output", "-o", help=help("output"), metavar="FIL")]
At = Annotated[str | None, typer.Option("--at", help=help("at"), metavar="NÄR")]
"""For whatever only reads: `session.opened` takes it, and nothing else of a command need know of it."""
