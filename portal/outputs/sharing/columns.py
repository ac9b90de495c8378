"""What is asked of a practice as columns of a table and as fields of a form elsewhere: the fields of the form in the page, each with
a key of its own, such as ``title_en`` or ``sources_1_url``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from portal import words
from portal.outputs.sharing.definition import schema_of
from portal.outputs.sharing.forms import FORMS
from portal.rules.tables import SOURCED
from portal.settings import LANGUAGES
from portal.typography import set_text

Way = tuple[str | int, ...]
REGISTRY = "practices"


@dataclass(frozen=True, slots=True)
class Column:
    """``way`` leads to the field in a file; ``kind`` is 'text', 'number', 'year', 'date', 'language', 'id' or 'ids', of which the last
    two are of a ``registry``, if of any; ``limit``: how many characters, or how many ids; 0 for any."""

    key: str
    way: Way
    kind: str
    registry: str = ""
    limit: int = 0

    @property
    def question(self) -> str:
        """The way of its question in ``portal/words/share.yml``."""
        return ".".join(step for step in self.way if isinstance(step, str) and step not in LANGUAGES)

    @property
    def language(self) -> str:
        """Of a text in one language; '' for what is in none."""
        last = self.way[-1]
        return last if isinstance(last, str) and last in LANGUAGES else ""


@cache
def spoken() -> Mapping[str, Any]:
    """The words of the form in both languages: read once, as a table asks for them thousands of times."""
    return MappingProxyType(words.Words(words.load("share"), "share.yml"))


@cache
def _meanings() -> Mapping[str, Any]:
    return MappingProxyType(words.Words(words.load("fields"), "fields.yml"))


def question_of(way: str) -> Mapping[str, Any]:
    """What the form says at a field: ``ask`` in both languages, and perhaps ``hint``, ``example`` and ``name``. What has no question of
    its own is asked by its meaning. Raises MissingWords."""
    own = spoken()["questions"][REGISTRY]
    return own[way] if way in own else {"ask": _meanings()[way.rsplit(".", 1)[-1]]}


@cache
def columns() -> Mapping[str, Column]:
    """Key → column, in the order in which the form asks, with as many items of each list as a file may hold."""
    schema, form = schema_of(REGISTRY), FORMS[REGISTRY]
    steps = (name for _, names in form.steps for name in names)
    found = (column for name in steps for column in _of(schema["properties"][name], schema["$defs"], (name,)))
    return {column.key: column for column in found if column.question not in form.aside}


@cache
def needed() -> frozenset[str]:
    """Keys of the columns without which nothing can be read: of a text in both languages, one will do."""
    return frozenset(
        key for key, column in columns().items() if column.way[0] in FORMS[REGISTRY].needed and column.way[0] != "sources"
    ) | {"sources_1_url"}


def label(column: Column, language: str) -> str:
    """The question, as a person reads it, with the number of the item and the language of the text where it has them."""
    *_, number = (0, *(step + 1 for step in column.way if isinstance(step, int)))
    text = str(question_of(column.question)["ask"][language])
    if number:
        item = spoken()["questions"][REGISTRY][".".join(_list_of(column))]["name"][language]
        text = f"{item} {number}" if len(column.question.split(".")) == len(_list_of(column)) else f"{item} {number} – {text}"
    if column.language:
        text = f"{text} ({spoken()['form'][f'language_{column.language}'][language]})"
    return set_text(text[:1].upper() + text[1:], language)


def said(column: Column, part: str, language: str) -> str:
    """The ``hint`` or the ``example`` of its question, '' where there is none; the example in the language of the text."""
    texts = question_of(column.question).get(part, {})
    if part == "hint" and column.question in [f"{listed}.source" for listed in SOURCED]:
        texts = spoken()["table"]["source_number"]
    text = texts.get((column.language or language) if part == "example" else language, "")
    return set_text(text, column.language or language) if text else ""


def _list_of(column: Column) -> list[str]:
    """The names that lead to the list that a column is an item of."""
    last = max(index for index, step in enumerate(column.way) if isinstance(step, int))
    return [step for step in column.way[:last] if isinstance(step, str)]


def _of(schema: Mapping[str, Any], definitions: Mapping[str, Any], way: Way) -> Iterator[Column]:
    while "$ref" in schema:
        schema = definitions[schema["$ref"]]
    if "properties" in schema:
        for name, inner in schema["properties"].items():
            yield from _of(inner, definitions, (*way, name))
    elif schema.get("type") == "array" and "x-registry" not in schema["items"]:
        for number in range(schema["maxItems"]):
            yield from _of(schema["items"], definitions, (*way, number))
    elif schema.get("type") == "array":
        yield Column(_key(way), way, "ids", schema["items"]["x-registry"], schema["maxItems"])
    else:
        registry = schema.get("x-registry", "sources" if way[-1] == "id" else "")  # a source may be one of the library's, or not
        yield Column(_key(way), way, _kind(schema), registry, schema.get("maxLength", 0))


def _kind(schema: Mapping[str, Any]) -> str:
    if "x-registry" in schema or schema.get("x-rule") == "id-form":
        return "id"
    if "enum" in schema:
        return "language"
    if schema.get("x-rule") == "impossible-date" or schema.get("format") == "date":
        return "date"
    return {"integer": "year", "number": "number"}.get(schema.get("type", ""), "text")


def _key(way: Way) -> str:
    return "_".join(str(step + 1) if isinstance(step, int) else step for step in way)
