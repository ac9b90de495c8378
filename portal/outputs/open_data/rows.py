"""Records as rows of tables: one row an item, and one row for each item of its lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from portal.model.vocabulary import Term
from portal.outputs.open_data.shape import Field, Table, number
from portal.settings import LANGUAGES

Value = str | int | float | bool
Row = dict[str, Value]  # column → cell; several values share a cell, a line each
Lines = dict[str, list[Any]]  # column → values
Vocabularies = Mapping[str, Mapping[str, Term]]
_LINE_END = re.compile(r"\s*\n\s*")


def row(record: Mapping[str, Any], fields: Iterable[Field], vocabularies: Vocabularies) -> Row:
    """A record in one row. Of a list each item has a line, or as many as the longest of its own lists; an item that lacks a field
    has empty ones, so that the lines of all columns of a list belong together."""
    return _row(_lines(record, fields, "", vocabularies, labels=True, listed=False))


def rows(record: Mapping[str, Any], table: Table, vocabularies: Vocabularies) -> Iterator[Row]:
    """The rows of a list's items, each with the id of the record and its numbers."""
    for numbers, item in _items(record, table.way, ()):
        cells = _row(_lines(item, table.fields, f"{table.prefix}_", vocabularies, labels=True, listed=False))
        yield {"id": record["id"], **numbers, **cells}


def written(value: Value) -> str:
    """A value as text; whole numbers without a fraction."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _items(value: Mapping[str, Any], way: tuple[Field, ...], before: tuple[Field, ...]) -> Iterator[tuple[dict[str, Value], Any]]:
    """(columns and numbers on the way, item) of each item that a way leads to."""
    field, *further = way
    inner, here = value.get(field.name), (*before, field)
    for at, item in enumerate(inner if field.many else [inner], 1) if inner is not None else ():
        numbers: dict[str, Value] = {number(here): at} if field.many else {}
        if further:
            yield from ((numbers | deeper, last) for deeper, last in _items(item, tuple(further), here))
        else:
            yield numbers, item


def _row(lines: Lines) -> Row:
    return {
        column: values[0] if len(values) == 1 else "\n".join(map(written, values)) for column, values in lines.items() if values
    }


def _lines(
    value: Mapping[str, Any], fields: Iterable[Field], before: str, vocabularies: Vocabularies, *, labels: bool, listed: bool
) -> Lines:
    """``labels``: with the words of closed lists; ``listed``: within a list, where a text has one line."""
    lines: Lines = {}
    for field in fields:
        inner = value.get(field.name)
        if inner is None:
            continue
        column = f"{before}{field.name}"
        if field.is_table:
            lines |= _side_by_side(
                [_lines(each, field.fields, f"{column}_", vocabularies, labels=False, listed=True) for each in inner]
            )
        elif field.fields:
            lines |= _lines(inner, field.fields, f"{column}_", vocabularies, labels=labels, listed=listed)
        else:
            values = inner if field.many else [inner]
            lines[column] = list(map(_one_line, values)) if field.many or listed else values
            if labels and field.vocabulary:
                words = [vocabularies[field.vocabulary][id].label for id in values]
                for language in LANGUAGES:
                    lines[f"{column}_{language}"] = [word[language] for word in words]
    return lines


def _one_line(value: Any) -> Any:
    return _LINE_END.sub(" ", value) if isinstance(value, str) and "\n" in value else value


def _side_by_side(items: list[Lines]) -> Lines:
    """The lines of a list's items, one item after the other: every column has the same number of them."""
    heights = [max(map(len, item.values()), default=1) for item in items]
    return {
        column: [line for item, height in zip(items, heights, strict=True) for line in _padded(item.get(column, []), height)]
        for column in dict.fromkeys(column for item in items for column in item)
    }


def _padded(lines: list[Any], height: int) -> list[Any]:
    return [*lines, *[""] * (height - len(lines))] if len(lines) < height else lines
