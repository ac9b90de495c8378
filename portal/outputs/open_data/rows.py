"""Records as rows of tables: one row an item, and one row for each item of its lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from portal.model.vocabulary import Term
from portal.outputs.open_data.shape import Field, Table, number

Value = str | int | float | bool
Row = dict[str, Value]  # column → cell; several values share a cell, a line each
Lines = dict[str, list[Value]]  # column → values
Vocabularies = Mapping[str, Mapping[str, Term]]
_LINE_END = re.compile(r"\s*\n\s*")


def row(record: Mapping[str, Any], fields: Iterable[Field], vocabularies: Vocabularies) -> Row:
    """A record in one row. Of a list each item has a line, or as many as the longest of its own lists; an item that lacks a field
    has empty ones, so that the lines of all columns of a list belong together."""
    cells: Row = {}
    _fill(cells, record, fields, vocabularies)
    return cells


def rows(record: Mapping[str, Any], table: Table, vocabularies: Vocabularies) -> Iterator[Row]:
    """The rows of a list's items, each with the id of the record and its numbers."""
    fields = list(table.fields)
    for numbers, item in _items(record, table.way):
        cells: Row = {"id": record["id"], **numbers}
        _fill(cells, item, fields, vocabularies)
        yield cells


def written(value: Value) -> str:
    """A value as text; whole numbers without a fraction."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _items(value: Mapping[str, Any], way: tuple[Field, ...]) -> Iterator[tuple[Row, Mapping[str, Any]]]:
    """(columns and numbers on the way, item) of each item that a way leads to."""
    field, *further = way
    inner = value.get(field.name)
    for at, item in enumerate(inner if field.many else [inner], 1) if inner is not None else ():
        numbers: Row = {number(field): at} if field.many else {}
        if further:
            yield from ((numbers | deeper, last) for deeper, last in _items(item, tuple(further)))
        else:
            yield numbers, item


def _fill(cells: Row, value: Mapping[str, Any], fields: Iterable[Field], vocabularies: Vocabularies) -> None:
    """Puts what is said of ``fields`` into a row, with the words of closed lists."""
    for field in fields:
        inner = value.get(field.name)
        if inner is None or inner == []:
            continue
        if field.is_table:
            lines = _side_by_side([_lines(each, field.fields) for each in inner])
            cells |= {column: _cell(values) for column, values in lines.items() if values}
        elif field.fields:
            _fill(cells, inner, field.fields, vocabularies)
        else:
            cells[field.column] = _cell([_one_line(each) for each in inner]) if field.many else inner
            if field.vocabulary:
                labels = [vocabularies[field.vocabulary][id].label for id in (inner if field.many else [inner])]
                for language, column in field.label_columns:
                    cells[column] = _cell([label[language] for label in labels])


def _cell(values: Sequence[Value]) -> Value:
    return values[0] if len(values) == 1 else "\n".join(map(written, values))


def _lines(value: Mapping[str, Any], fields: Iterable[Field]) -> Lines:
    """What an item of a list says, without the words of closed lists; a text has one line."""
    lines: Lines = {}
    for field in fields:
        inner = value.get(field.name)
        if inner is None:
            continue
        if field.is_table:
            lines |= _side_by_side([_lines(each, field.fields) for each in inner])
        elif field.fields:
            lines |= _lines(inner, field.fields)
        else:
            lines[field.column] = [_one_line(each) for each in (inner if field.many else [inner])]
    return lines


def _one_line(value: Value) -> Value:
    return _LINE_END.sub(" ", value) if isinstance(value, str) and "\n" in value else value


def _side_by_side(items: list[Lines]) -> Lines:
    """The lines of a list's items, one item after the other: every column has the same number of them."""
    heights = [max(map(len, item.values()), default=1) for item in items]
    return {
        column: [line for item, height in zip(items, heights, strict=True) for line in _padded(item.get(column, []), height)]
        for column in dict.fromkeys(column for item in items for column in item)
    }


def _padded(lines: list[Value], height: int) -> list[Value]:
    return [*lines, *[""] * (height - len(lines))] if len(lines) < height else lines
