"""The JSON Schemas of the files, made from the models: help and checking in any editor that knows them."""

from collections.abc import Mapping
from typing import Any

from uppf.model.case import Case
from uppf.model.municipality import Municipality
from uppf.model.phrases import LawList, PhraseList
from uppf.model.plan import Plan
from uppf.model.procurement import Procurement
from uppf.model.provider import Provider
from uppf.model.requirement import RequirementSet
from uppf.model.shape import Shape

SCHEMAS: Mapping[str, type[Shape]] = {
    "uppf": Municipality,
    "plan": Plan,
    "kravuppsattning": RequirementSet,
    "utforare": Provider,
    "upphandling": Procurement,
    "arende": Case,
    "fraser": PhraseList,
    "lagrum": LawList,
}
"""Which model each schema is made from; the name is that of the file in ``schemas/``."""


def schema(name: str) -> dict[str, Any]:
    """The schema of one kind of file, under its Swedish keys."""
    made = SCHEMAS[name].model_json_schema(by_alias=True, mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_plain(made)}


def _plain(value: Any) -> Any:
    """Without the English that Pydantic adds of its own: titles made from names, docstrings of the models."""
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if not isinstance(value, dict):
        return value
    cleaned = {key: _plain(part) for key, part in value.items() if key != "title" or not isinstance(part, str)}
    # What tells the kinds of frequency apart is the key that we look for first, which a schema cannot say.
    if "oneOf" in cleaned:
        cleaned["anyOf"] = cleaned.pop("oneOf")
    if "properties" in cleaned or "enum" in cleaned:
        cleaned.pop("description", None)
    return cleaned


def file_name(name: str) -> str:
    """What a schema's file is called."""
    return f"{name}.schema.json"
