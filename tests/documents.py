"""The documents that are made from the code: every command's help, and every word of the files."""

import io
from collections.abc import Mapping
from contextlib import redirect_stdout
from pathlib import Path

from tests.seeds.rows import TARGET
from tests.seeds.rows import document as seeds
from uppf.cli.app import COMMANDS, main
from uppf.model.vocabulary import TERMS

DOCS = Path(__file__).resolve().parent.parent / "docs"


def commands() -> str:
    """The help of every command, as it is printed."""
    parts = ["# Kommandon", "", "Så här svarar varje kommando på `--help`. Skrivs av `make docs`.", ""]
    for arguments in ([], *(name.split() for section in COMMANDS.values() for name in section)):
        said = io.StringIO()
        with redirect_stdout(said):
            main([*arguments, "--help"])
        parts += [f"## {' '.join(['uppf', *arguments])}", "", "```", said.getvalue().rstrip(), "```", ""]
    return "\n".join(parts)


def glossary() -> str:
    """Every key of the files with what it means, and its name in the code."""
    lines = ["# Ordlista", "", "Nycklarna i filerna och vad de betyder. Skrivs av `make docs`.", ""]
    lines += ["| Nyckel | Betyder | I koden |", "| --- | --- | --- |"]
    words = sorted((term.key, term.description, identifier) for identifier, term in TERMS.items())
    lines += [f"| `{key}` | {description} | `{identifier}` |" for key, description, identifier in words]
    return "\n".join(lines) + "\n"


def made() -> Mapping[Path, str]:
    """Every generated document under its file."""
    return {DOCS / "kommandon.md": commands(), DOCS / "ordlista.md": glossary(), TARGET: seeds()}


if __name__ == "__main__":
    for path, text in made().items():
        path.write_text(text, "utf-8")
