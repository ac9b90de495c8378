"""The building blocks of every kind of file: bilingual text, references, dates, citations.

Every model is a frozen dataclass with slots: five thousand cards stay in memory while a site is built.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass as plain_dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    ValidationInfo,
)
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError, core_schema

from portal.model.forms import ID_PATTERN, Form, refused

STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class UnknownRegistry(Exception):
    """A model names a list or a kind that is not declared; the text says what to write, and where."""

    def __init__(self, registry: str) -> None:
        super().__init__(
            f"a model refers to '{registry}', which is neither a closed list nor a kind: add it to VOCABULARIES or to "
            f"all_kinds() in portal/kinds.py · un modèle renvoie à « {registry} », qui n'est ni une liste fermée ni une sorte "
            "de fichier : ajoutez-le à VOCABULARIES ou à all_kinds() dans portal/kinds.py"
        )


@plain_dataclass(frozen=True)
class Ref:
    """Marks a text as the id of something else: a vocabulary's term or a file of another kind.

    Validation looks the id up in ``info.context[registry]`` (a mapping or set of known ids) and raises
    the custom error ``unknown-id`` with the registry's name, UnknownRegistry when there is none of this name; without a
    context every id passes.
    """

    registry: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        registry = self.registry

        def known(value: str, info: ValidationInfo) -> str:
            ids = info.context
            if ids is not None and registry not in ids:
                raise UnknownRegistry(registry)
            if ids is not None and value not in ids[registry]:
                raise PydanticCustomError("unknown-id", "unknown id", {"registry": registry, "value": value})
            return value

        return core_schema.with_info_after_validator_function(known, handler(source))

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: Any) -> dict[str, Any]:
        return {**handler(schema), "x-registry": self.registry}


def _calendar_day(value: str) -> dt.date:
    """``YYYY-MM-DD`` as a date; anything else is refused."""
    try:
        if not _DAY.fullmatch(value):  # fromisoformat takes weeks too
            raise ValueError
        day = dt.date.fromisoformat(value)
        if not 1850 <= day.year <= 2100:  # as `Year`; the day after 9999-12-31 would end the build
            raise ValueError
        return day
    except ValueError:
        raise refused("impossible-date", value) from None


class _Day:
    """A date written ``YYYY-MM-DD``; kept apart from pydantic's own so that the message is ours."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        as_text = core_schema.plain_serializer_function_ser_schema(dt.date.isoformat, when_used="json")
        return core_schema.no_info_after_validator_function(_calendar_day, core_schema.str_schema(), serialization=as_text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


Day = Annotated[dt.date, _Day]
FormerIds = Annotated[tuple[Annotated[str, Field(max_length=80), Form(ID_PATTERN, "id-form")], ...], Field(max_length=20)]
Language = Literal["en", "fr"]
Locator = Annotated[str, Field(min_length=1, max_length=80)]
Quote = Annotated[
    str, Field(min_length=1, max_length=300)
]  # the source's own words, in its language; 25 at most (`portal.rules.quotes`)


class InBothLanguages:
    """Gives the text of a language by its code."""

    __slots__ = ()
    en: str
    fr: str

    def __getitem__(self, language: str) -> str:
        """Raises KeyError for a language that is none of the two."""
        return {"en": self.en, "fr": self.fr}[language]


@dataclass(frozen=True, slots=True, config=STRICT)
class Text(InBothLanguages):
    """The same thing said in both languages."""

    en: Annotated[str, Field(min_length=1, max_length=4000)]
    fr: Annotated[str, Field(min_length=1, max_length=4000)]


@dataclass(frozen=True, slots=True, config=STRICT)
class Title(InBothLanguages):
    """A title in both languages; short enough for a row in a list."""

    en: Annotated[str, Field(min_length=1, max_length=110)]
    fr: Annotated[str, Field(min_length=1, max_length=130)]


@dataclass(frozen=True, slots=True, config=STRICT)
class Summary(InBothLanguages):
    """One plain sentence in each language."""

    en: Annotated[str, Field(min_length=1, max_length=280)]
    fr: Annotated[str, Field(min_length=1, max_length=280)]


@dataclass(frozen=True, slots=True, config=STRICT)
class Name(InBothLanguages):
    """A name in both languages. Names may be the same in both; other text may not."""

    en: Annotated[str, Field(min_length=1, max_length=200)]
    fr: Annotated[str, Field(min_length=1, max_length=200)]


@dataclass(frozen=True, slots=True, config=STRICT)
class Keywords(InBothLanguages):
    """What people type who look for something and what it does not say in these words: short phrases, separated by commas.
    The search finds it by them. They state nothing and are no translation of each other."""

    en: Annotated[str, Field(min_length=1, max_length=280)]
    fr: Annotated[str, Field(min_length=1, max_length=280)]


@dataclass(frozen=True, slots=True, config=STRICT)
class Citation:
    """Where a statement stands: a source of ``toolkit/library/``, the place in it, and what it says there in its own words."""

    id: Annotated[str, Ref("sources")]
    locator: Locator
    quote: Quote | None = None
