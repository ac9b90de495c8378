"""Tables for programs and spreadsheets: CSV in UTF-8 with a byte order mark, both languages in columns, no formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from portal.outputs.open_data.rows import Row, Value, written

# What makes a spreadsheet take a cell for a formula (OWASP, 'CSV injection'), also after a line end and in full width.
_FORMULA = frozenset("=+-@\t\r＝＋－＠")


class Csv:
    """One table, written row by row."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = columns
        self._known = frozenset(columns)
        self._file = io.BytesIO()
        self._text = io.TextIOWrapper(self._file, "utf-8-sig", newline="")  # with the byte order mark
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._writer.writerow(columns)

    def add(self, row: Row) -> None:
        """Raises KeyError for a column that the table has not."""
        if unknown := row.keys() - self._known:
            raise KeyError(*unknown)
        self._writer.writerow([_cell(row[column]) if column in row else "" for column in self._columns])

    def content(self) -> bytes:
        self._text.flush()
        return self._file.getvalue()


def _cell(value: Value) -> str:
    """A leading apostrophe makes a spreadsheet show what follows as text; plain numbers stay numbers."""
    if not isinstance(value, str):
        return written(value)
    first = value[:1]
    if first in ("\n", " "):
        first = value.lstrip("\n ")[:1]
    return f"'{value}" if first in _FORMULA and first and not _is_number(value) else value


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal()
