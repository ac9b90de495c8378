"""What items of a kind can say, as columns of tables: read from the model, so that a table is the same whatever cards there are.

A list whose items have fields of their own ('outcomes') has a table of its own beside that of its kind ('practices-outcomes'): in one
cell a field, its items could not be told apart.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from portal.kinds import VOCABULARIES, Kind
from portal.outputs.open_data.records import WAYS_BACK, published_kinds
from portal.settings import LANGUAGES

_ORDER = Path(__file__).with_name("columns.yml")
_WIDTH = 120  # of a line in it


@dataclass(frozen=True, slots=True)
class Field:
    """``column`` names its column by the way to it, and begins those of the ``fields`` within it, if it has any; ``many``: it is a
    list of such values; ``vocabulary``: the closed list that its values are ids of, or ''."""

    name: str
    column: str
    fields: tuple[Field, ...] = ()
    many: bool = False
    vocabulary: str = ""

    @property
    def is_table(self) -> bool:
        return self.many and bool(self.fields)

    @property
    def label_columns(self) -> Iterator[tuple[str, str]]:
        """(language, column) of the words of a closed list, which stand beside their ids."""
        return ((language, f"{self.column}_{language}") for language in LANGUAGES)

    def columns(self, labels: bool = True) -> Iterator[str]:
        """Its columns, with ``labels`` or without: they are not repeated within lists that have a table of their own."""
        if not self.fields:
            yield self.column
        for field in self.fields:
            yield from field.columns(labels and not self.many)
        if labels and self.vocabulary:
            yield from (column for _, column in self.label_columns)


@dataclass(frozen=True, slots=True)
class Table:
    """The table of a list: ``way`` leads to it through fields and further lists, the list itself comes last."""

    name: str
    way: tuple[Field, ...]

    @property
    def prefix(self) -> str:
        """What the names of its columns begin with; so do those of the same list in the table of the kind."""
        return self.way[-1].column

    @property
    def fields(self) -> Iterator[Field]:
        """Those of the list's items that have no table of their own."""
        return (field for field in self.way[-1].fields if not field.is_table)

    @property
    def columns(self) -> list[str]:
        """The item's id, the numbers of the lists' items on the way, from 1, and the fields."""
        numbers = (number(field) for field in self.way if field.many)
        return _ordered(self.name, ("id", *numbers, *(column for field in self.fields for column in field.columns())))


def number(field: Field) -> str:
    """The column of an item's number in the list that it stands in."""
    return f"{field.column}_number"


@cache
def fields(kind: Kind) -> tuple[Field, ...]:
    """The fields of a record, in the order of the model, the ways back last."""
    schema = TypeAdapter(kind.model).json_schema(by_alias=True)
    addresses = tuple(Field(language, f"page_{language}") for language in LANGUAGES)
    ways_back = (Field(name, name, many=True) for name in WAYS_BACK.get(kind.registry, ()))
    return (Field("id", "id"), Field("page", "page", addresses), *_fields(schema, schema.get("$defs", {}), ""), *ways_back)


@cache
def columns(kind: Kind) -> list[str]:
    """The columns of the table of a kind."""
    return _ordered(kind.public_name, (column for field in fields(kind) for column in field.columns()))


@cache
def tables(kind: Kind) -> tuple[Table, ...]:
    """The tables of a kind's lists, an outer one before those within it."""
    return tuple(_tables(kind.public_name, fields(kind), ()))


def completed(order: str) -> str:
    """``order`` is the text of ``columns.yml``: the same with the columns that have come since at the end of their tables, and with
    the tables that have come since at its own end. What stands there stays."""
    published = yaml.load(order, yaml.CSafeLoader)
    for kind in published_kinds():
        for name, now in ((kind.public_name, columns(kind)), *((table.name, table.columns) for table in tables(kind))):
            listed = textwrap.fill(f"[{', '.join(now)}]", _WIDTH, initial_indent="  ", subsequent_indent="   ")
            if name not in published:
                order += f"{name}:\n{listed}\n"
            elif set(now) - set(published[name]):
                order = re.sub(rf"(?<=^{name}:\n)  \[.*?\]$", listed, order, flags=re.MULTILINE | re.DOTALL)
    return order


def _tables(name: str, inner: tuple[Field, ...], way: tuple[Field, ...]) -> Iterator[Table]:
    for field in inner:
        here, there = f"{name}-{field.name.replace('_', '-')}", (*way, field)
        if field.is_table:
            yield Table(here, there)
        yield from _tables(here, field.fields, there)


def _ordered(table: str, columns: Iterable[str]) -> list[str]:
    """First those that version 1 has published, in their order, then what has come since, in the order of the model."""
    return list(dict.fromkeys((*_published().get(table, ()), *columns)))


@cache
def _published() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = yaml.load(_ORDER.read_text("utf-8"), yaml.CSafeLoader)
    return found


def _fields(schema: Mapping[str, Any], definitions: Mapping[str, Any], before: str) -> tuple[Field, ...]:
    return tuple(_field(name, f"{before}{name}", inner, definitions) for name, inner in schema.get("properties", {}).items())


def _field(name: str, column: str, schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Field:
    many = False
    while True:
        if "anyOf" in schema:
            schema = next(option for option in schema["anyOf"] if option.get("type") != "null")
        elif "$ref" in schema:
            schema = definitions[schema["$ref"].rsplit("/", 1)[-1]]
        elif schema.get("type") == "array":
            many, schema = True, schema["items"]
        else:
            break
    registry = str(schema.get("x-registry", ""))
    vocabulary = registry if registry in VOCABULARIES else ""
    return Field(name, column, _fields(schema, definitions, f"{column}_"), many, vocabulary)
