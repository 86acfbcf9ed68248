"""The options that many commands have, declared once."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from uppf.show.words import help

FormatName = Literal["table", "json", "csv", "md", "html", "ics"]
"""The formats of lists; the same as the keys of `uppf.show.formats.FORMATS`."""

Repo = Annotated[Path | None, typer.Option("--repo", help=help("repo"), metavar="KATALOG")]
AsOf = Annotated[str | None, typer.Option("--as-of", help=help("as-of"), metavar="DATUM")]
Format = Annotated[FormatName, typer.Option("--format", help=help("format"))]
