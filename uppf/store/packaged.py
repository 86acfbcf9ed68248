"""What travels with the program: plans to start from, phrase and law lists, templates, schemas."""

from pathlib import Path

_INSIDE = Path(__file__).resolve().parent.parent / "packaged"
_BESIDE = {
    "planer": "cases/planer",
    "fraser.yaml": "cases/fraser.yaml",
    "lagrum.yaml": "cases/lagrum.yaml",
    "templates": "templates",
    "schemas": "schemas",
}


def packaged(name: str) -> Path:
    """Where a packaged folder or file lies: inside an installed wheel, or beside the package in a checkout."""
    inside = _INSIDE / name
    return inside if inside.exists() else _INSIDE.parent.parent / _BESIDE[name]
