"""Tables that a spreadsheet opens by a double click: UTF-8 with a byte order mark, both languages in columns, no formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter

from portal.kinds import VOCABULARIES, Kind
from portal.model.vocabulary import Term
from portal.settings import LANGUAGES

# What makes a spreadsheet take a cell for a formula (OWASP, 'CSV injection').
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = b"\xef\xbb\xbf"


def table(
    records: Iterable[Mapping[str, Any]], labels: Mapping[str, str], vocabularies: Mapping[str, Mapping[str, Term]]
) -> bytes:
    """A row a record. What is nested gets a column for each way into it ('period_from'); lists stand in one cell, a line
    each; ``labels`` maps fields to the closed list whose words stand beside the ids, in both languages."""
    rows = [_row(record, labels, vocabularies) for record in records]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_safe(row.get(column, "")) for column in columns] for row in rows)
    return _BOM + text.getvalue().encode()


def labelled(kind: Kind) -> dict[str, str]:
    """Field → closed list, for the fields of a kind that hold ids of one."""
    schema = TypeAdapter(kind.model).json_schema(by_alias=True)
    found = {name: _registry(field) for name, field in schema["properties"].items()}
    return {name: registry for name, registry in found.items() if registry in VOCABULARIES}


def _registry(field: Mapping[str, Any]) -> str:
    return str(field.get("x-registry") or field.get("items", {}).get("x-registry") or "")


def _row(record: Mapping[str, Any], labels: Mapping[str, str], vocabularies: Mapping[str, Mapping[str, Term]]) -> dict[str, str]:
    cells: dict[str, list[str]] = {}
    for field, value in record.items():
        _fill(cells, field, value)
        if field in labels:
            for id in [value] if isinstance(value, str) else value:
                label = vocabularies[labels[field]][id].label
                for language in LANGUAGES:
                    cells.setdefault(f"{field}_{language}", []).append(label[language])
    return {column: "\n".join(texts) for column, texts in cells.items()}


def _fill(cells: dict[str, list[str]], column: str, value: Any) -> None:
    """Puts what a value holds into the cells of its columns."""
    if isinstance(value, str):
        cells.setdefault(column, []).append(value)
    elif isinstance(value, dict):
        for field, inner in value.items():
            _fill(cells, f"{column}_{field}", inner)
    elif isinstance(value, list):
        for inner in value:
            _fill(cells, column, inner)
    else:
        whole = isinstance(value, float) and value.is_integer()
        cells.setdefault(column, []).append(str(int(value)) if whole else str(value))


def _safe(value: str) -> str:
    """A leading apostrophe makes a spreadsheet show what follows as text; plain numbers stay numbers."""
    return f"'{value}" if value.startswith(_FORMULA) and not _is_number(value) else value


def _is_number(value: str) -> bool:
    return value.lstrip("-").replace(".", "", 1).isdecimal()
