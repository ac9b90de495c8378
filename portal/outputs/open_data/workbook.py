"""The tables of a kind as one workbook, which opens by a double click whatever the settings of the machine: a comma file does not under
French ones, where the comma belongs to numbers and a semicolon separates.

XlsxWriter makes the book, with sheets that hold their headers. The rows below are put into it as they are written: cell by cell,
through the library, those of five thousand cards took three seconds, a tenth of the whole build; this takes half of one. What
stands in the file is the same to the byte, and a test holds it so.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from html import escape
from typing import IO

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from portal.outputs.open_data.rows import Row, Value
from portal.outputs.wording.readable import readable

_MADE = dt.datetime(2026, 1, 1)  # said of every workbook, so that the same tables give the same bytes
_LONGEST = 32_767  # UTF-16 units of a cell, as spreadsheets have it
_LONGEST_NAME = 31  # of a sheet
_WIDTH = 24  # of a column, in characters
_IN_MEMORY = 1 << 18  # bytes of a sheet's rows; more wait on the disk
_ROWS_END = b"</sheetData>"
_EXTENT = re.compile(rb'(?<=<dimension ref=")[^"]*')
_NUMBERED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what a spreadsheet would take for a character by its number


class Sheet:
    """One table, written row by row. What stands in a cell is text, a number or true or false, and never a formula."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._letters = {column: xl_col_to_name(number) for number, column in enumerate(columns)}
        self._rows: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed when it is taken
        self._count = 1  # the header

    def add(self, row: Row) -> None:
        """Columns that the sheet has not are left out."""
        self._count += 1
        number = str(self._count)
        cells = [_cell(letter + number, row[column]) for column, letter in self._letters.items() if column in row]
        self._rows.write(f'<row r="{number}">{"".join(cells)}</row>'.encode())

    def put_into(self, frame: bytes, part: IO[bytes]) -> None:
        """Writes the sheet that XlsxWriter has made, ``frame``, with the rows in it."""
        before, end, after = _EXTENT.sub(self._extent().encode(), frame, count=1).rpartition(_ROWS_END)
        part.write(before)
        self._rows.seek(0)
        shutil.copyfileobj(self._rows, part)
        self._rows.close()
        part.write(end + after)

    def _extent(self) -> str:
        *_, last = self._letters.values()
        return f"A1:{last}{self._count}"


class Workbook:
    """Sheets are begun one after the other and may be filled in turns."""

    def __init__(self) -> None:
        self._frame = io.BytesIO()
        self._book = xlsxwriter.Workbook(
            self._frame, {"constant_memory": True}
        )  # texts stand in their cells, not in a list of all
        self._book.set_properties({"created": _MADE})
        self._bold = self._book.add_format({"bold": True})
        self._sheets: list[Sheet] = []

    def sheet(self, name: str, columns: Sequence[str]) -> Sheet:
        """An empty sheet with its header; that and the first column stay in sight. Raises ValueError for a second one of the same
        name."""
        name = name[:_LONGEST_NAME]
        if self._book.get_worksheet_by_name(name):
            raise ValueError(name)
        frame = self._book.add_worksheet(name)
        frame.freeze_panes(1, 1)
        frame.set_column(0, len(columns) - 1, _WIDTH)
        for number, column in enumerate(columns):
            frame.write_string(0, number, column, self._bold)
        self._sheets.append(Sheet(columns))
        return self._sheets[-1]

    def content(self) -> bytes:
        """The file; nothing can be added after it."""
        self._book.close()
        sheets = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(self._sheets, 1)}
        file = io.BytesIO()
        with zipfile.ZipFile(self._frame) as frame, zipfile.ZipFile(file, "w") as whole:
            for entry in frame.infolist():
                made = frame.read(entry)
                with whole.open(entry, "w") as part:
                    if entry.filename in sheets:
                        sheets[entry.filename].put_into(made, part)
                    else:
                        part.write(made)
        return file.getvalue()


def _cell(place: str, value: Value) -> str:
    if isinstance(value, str):
        text = escape(_fitting(readable(value)), quote=False)
        if "_x" in text:
            text = _NUMBERED.sub("_x005F_", text)
        spaces = ' xml:space="preserve"' if text != text.strip() else ""
        return f'<c r="{place}" t="inlineStr"><is><t{spaces}>{text}</t></is></c>'
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    return f'<c r="{place}"><v>{value:.16G}</v></c>'


def _fitting(text: str) -> str:
    """As many lines as a cell holds; '…' where there are more."""
    if len(text) <= _LONGEST // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return text
    begin = units[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore")
    return (begin[: begin.rfind("\n") + 1] or begin) + "…"
