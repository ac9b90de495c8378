"""The tables of a kind as one workbook, which opens by a double click whatever the settings of the machine: a comma file does not under
French ones, where the comma belongs to numbers and a semicolon separates."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from portal.outputs.open_data.rows import Row, Value
from portal.outputs.wording.readable import readable

_MADE = dt.datetime(2026, 1, 1)  # said of every workbook, so that the same tables give the same bytes
_LONGEST = 32_767  # characters of a cell, as spreadsheets have it
_LONGEST_NAME = 31  # of a sheet
_WIDTH = 24  # of a column, in characters


class Sheet:
    """One table, written row by row. What stands in a cell is text, a number or true or false, and never a formula."""

    def __init__(self, sheet: Worksheet, columns: Sequence[str]) -> None:
        self._sheet = sheet
        self._columns = {column: number for number, column in enumerate(columns)}
        self._count = 0

    def add(self, row: Row) -> None:
        """Columns that the sheet has not are left out."""
        self._count += 1
        for column, number in self._columns.items():
            if column in row:
                self._write(number, row[column])

    def _write(self, column: int, value: Value) -> None:
        if isinstance(value, str):
            self._sheet.write_string(self._count, column, _fitting(readable(value)))
        elif isinstance(value, bool):
            self._sheet.write_boolean(self._count, column, value)
        else:
            self._sheet.write_number(self._count, column, value)


class Workbook:
    """Sheets are begun one after the other and may be filled in turns, each a whole row at a time."""

    def __init__(self) -> None:
        self._file = io.BytesIO()
        # Rows wait on the disk: a library of thousands of cards would not fit in memory otherwise.
        self._book = xlsxwriter.Workbook(self._file, {"constant_memory": True})
        self._book.set_properties({"created": _MADE})
        self._bold = self._book.add_format({"bold": True})

    def sheet(self, name: str, columns: Sequence[str]) -> Sheet:
        """An empty sheet with its header; that and the first column stay in sight. Raises ValueError for a second one of the same
        name."""
        name = name[:_LONGEST_NAME]
        if self._book.get_worksheet_by_name(name):
            raise ValueError(name)
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(columns) - 1, _WIDTH)
        for number, column in enumerate(columns):
            sheet.write_string(0, number, column, self._bold)
        return Sheet(sheet, columns)

    def content(self) -> bytes:
        """The file; nothing can be added after it."""
        self._book.close()
        return self._file.getvalue()


def _fitting(text: str) -> str:
    """As many lines as a cell holds; '…' where there are more."""
    return text if len(text) <= _LONGEST else text[: text.rfind("\n", 0, _LONGEST - 1) + 1 or _LONGEST - 1] + "…"
