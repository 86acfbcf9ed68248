"""A new repository's first files: the municipality, word lists, chosen plans, schemas, and how git shall treat them."""

import re
from collections.abc import Iterable
from pathlib import Path

from uppf.problem import refuse
from uppf.store.clone import MERGED
from uppf.store.emit import document_text
from uppf.store.packaged import packaged
from uppf.store.reader import MAIN, kind_of

ATTRIBUTES = f"*.yaml text eol=lf {MERGED}\n*.md text eol=lf\n"
"""Line endings of one kind, or a colleague's whole file conflicts for one changed line; merging by meaning."""
SCHEMA_NAMES = {
    "plan": "plan",
    "requirement_set": "kravuppsattning",
    "provider": "utforare",
    "procurement": "upphandling",
    "case": "arende",
}
_HEADER = re.compile(r"\A# yaml-language-server: \$schema=.*\n")


def schema_comment(root: Path, file: str) -> str:
    """The first line of a file: where its schema lies, in the repository or beside it."""
    kind = kind_of(file)
    name = SCHEMA_NAMES[kind.name] if kind else file.removesuffix(".yaml")
    up = file.count("/") + (0 if (root / "schemas").is_dir() else 1)
    return f"yaml-language-server: $schema={'../' * up or './'}schemas/{name}.schema.json"


def plans() -> list[str]:
    """The plans that travel with the program."""
    return sorted(path.stem for path in packaged("planer").glob("*.yaml"))


def plan_file(name: str) -> bytes:
    """A plan that travels with the program, as it is written in a repository. Refuses ``unknown-plan``."""
    known = plans()
    if name not in known:
        raise refuse("unknown-plan", plan=name, known=tuple(known))
    return _readdressed((packaged("planer") / f"{name}.yaml").read_text("utf-8"), "../schemas/plan").encode()


def first_files(root: Path, municipality: str, followed_from: str, chosen: Iterable[str]) -> dict[str, bytes]:
    """Every file of a new repository, by its path. Refuses ``unknown-plan``."""
    names = list(chosen)
    chosen_plans = {f"planer/{name}.yaml": plan_file(name) for name in names}
    texts = {
        f"schemas/{path.name}": path.read_text("utf-8") for path in sorted(packaged("schemas").glob("*.schema.json"))
    }
    value = {"kommun": municipality, "följs_från": followed_from} | ({"planer": names} if names else {})
    start = packaged("templates") / "forrad"
    comment = "yaml-language-server: $schema=schemas/uppf.schema.json"
    texts[MAIN] = document_text(value, comment) + (start / "uppf-fortsattning.yaml").read_text("utf-8")
    texts["LASMIG.md"] = (start / "LASMIG.md").read_text("utf-8")
    texts["utforare/EXEMPEL.txt"] = (start / "utforare-exempel.txt").read_text("utf-8")
    for name in ("fraser.yaml", "lagrum.yaml"):
        texts[name] = _readdressed(packaged(name).read_text("utf-8"), f"schemas/{name.removesuffix('.yaml')}")
    texts[".gitattributes"] = ATTRIBUTES
    return {name: text.encode() for name, text in texts.items()} | chosen_plans


def _readdressed(text: str, schema: str) -> str:
    return _HEADER.sub(f"# yaml-language-server: $schema={schema}.schema.json\n", text)
