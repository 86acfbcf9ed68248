"""The frozen base of every model, and the types that give text its meaning.

The files are read as text alone; here a text becomes a day, a number or a yes. JSON Schema sees the same
types as an editor would write them, so `schemas/` can be generated from these models.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from uppf.model.vocabulary import TERMS

EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2200, 12, 31)


def _key(identifier: str) -> str:
    return TERMS[identifier].key


class Shape(BaseModel):
    """What a mapping in a file may hold: its keys are the Swedish ones of the vocabulary, and no others."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=_key,
        validate_by_name=True,
        validate_by_alias=True,
        defer_build=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _written(cls, value: Any) -> Any:
        """A key with nothing after it is as good as not written."""
        return {key: part for key, part in value.items() if part is not None} if isinstance(value, dict) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> dict[str, Any]:
        schema: dict[str, Any] = handler.resolve_ref_schema(handler(core_schema))
        for identifier, field in cls.model_fields.items():
            term = TERMS[identifier]
            entry = schema.get("properties", {}).get(field.alias or term.key)
            if entry is not None and term.description:
                entry["description"] = term.description
                entry.pop("title", None)
        return schema


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            day = dt.date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else None
        except ValueError:
            raise PydanticCustomError("impossible-date", "impossible date") from None
        if day is None:
            raise PydanticCustomError("date-form", "not a date")
        if not EARLIEST <= day <= LATEST:
            raise PydanticCustomError("date-range", "date out of range")
        return day
    return value


def _yes(value: object) -> object:
    if isinstance(value, str):
        answer = {"ja": True, "nej": False}.get(value)
        if answer is None:
            raise PydanticCustomError("yes-no", "neither ja nor nej")
        return answer
    return value


def _whole(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"-?\d{1,9}", value):
            raise PydanticCustomError("whole-number", "not a whole number")
        return int(value)
    return value


def _amount(value: object) -> object:
    if isinstance(value, str):
        try:
            return Decimal(value.replace(" ", "").replace("\u00a0", "").replace(",", "."))
        except InvalidOperation:
            raise PydanticCustomError("amount", "not an amount") from None
    return value


def _text(value: object) -> object:
    return unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value


def _listed(value: object) -> object:
    """One text stands for a list of one: `roll: mas` and `roll: [mas]` mean the same."""
    return (value,) if isinstance(value, str) else value


class OneOrMany:
    """Tells the schema what `_listed` does."""

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> dict[str, Any]:
        array: dict[str, Any] = handler(core_schema)
        return {"anyOf": [array["items"], array]}


def _written_text(longest: int) -> WithJsonSchema:
    # Other readers of YAML make numbers of texts such as 4.3, which here is a point in an agreement.
    return WithJsonSchema({"type": ["string", "number"], "minLength": 1, "maxLength": longest})


def _mapped(value: object) -> object:
    return {} if value is None else value


T = TypeVar("T")

DURATION = (
    r"(\d{1,4}|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv) ?"
    r"(d|dag|dagar|dygn|arbetsdag|arbetsdagar|vecka|veckor|månad|månader|kvartal|tertial|halvår|år)"
)
"""A length of time in words or figures: `14 dagar`, `10 arbetsdagar`, `två veckor`, `3 år`."""
NAME = r"[a-zåäö_]+(\.[a-zåäö_]+)?"
MOMENT = rf"{NAME}( (årsslut|månadsslut))?( [+-] {DURATION})?"
"""A day reckoned from an event: `driftstart`, `avtal.ikraft + 6 månader`, `driftstart årsslut`."""
DAY_OF_YEAR = (
    r"([1-9]|[12]\d|3[01]) (januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
)

Text = Annotated[str, BeforeValidator(_text), StringConstraints(min_length=1, max_length=20_000), _written_text(20_000)]
Line = Annotated[str, BeforeValidator(_text), StringConstraints(min_length=1, max_length=500), _written_text(500)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{2,20}$")]
"""The key of an item in a case: short and random, so that two officers never choose the same."""
Key = Annotated[str, StringConstraints(pattern=r"^[a-zåäö0-9]+([_-][a-zåäö0-9]+)*$", max_length=60)]
"""A word of the municipality's own: a role, a kind of service, an area."""
RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$", max_length=121)]
Duration = Annotated[str, BeforeValidator(_text), StringConstraints(pattern=f"^{DURATION}$")]
Moment = Annotated[str, BeforeValidator(_text), StringConstraints(pattern=f"^{MOMENT}$")]
EventName = Annotated[str, StringConstraints(pattern=f"^{NAME}$")]
Day = Annotated[
    dt.date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
YesNo = Annotated[bool, BeforeValidator(_yes), WithJsonSchema({"enum": ["ja", "nej"]})]
Whole = Annotated[
    int, BeforeValidator(_whole), WithJsonSchema({"type": ["integer", "string"], "pattern": r"^-?\d{1,9}$"})
]
Amount = Annotated[Decimal, BeforeValidator(_amount), WithJsonSchema({"type": ["number", "string"]})]
YearText = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}$"),
    WithJsonSchema({"type": ["integer", "string"], "pattern": r"^\d{4}$"}),
]
Period = Annotated[
    str,
    StringConstraints(pattern=r"^(\d{4}(/\d{2})?(-(\d{2}|[MBKTH]\d{1,2}))?|\d{4}-\d{2}-\d{2}|[a-z0-9]{2,20})$"),
    WithJsonSchema({"type": ["integer", "string"]}),
]
"""What a follow-up concerns: `2026`, `2026-H1`, `2026-T2`, `2026-11`, a day in a series, or the key of an event."""

Many = Annotated[tuple[T, ...], BeforeValidator(_listed), OneOrMany()]
"""Several, or one written alone."""
Keyed = Annotated[Mapping[ItemId, T], BeforeValidator(_mapped)]
"""Items by their random keys; the order in the file means nothing."""
Named = Annotated[Mapping[str, T], BeforeValidator(_mapped)]
