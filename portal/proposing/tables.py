"""Tables that people filled in, as CSV or as a workbook: their cells as texts, each with its place. Nothing in them is computed, and
nothing is unpacked before its size is known."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from portal.proposing.decoding import MixedEncodings, decoded

MOST_BYTES = 20_000_000  # of a file
MOST_UNPACKED = 100_000_000  # bytes of a workbook's parts together
MOST_PARTS = 2_000
MOST_ROWS, MOST_COLUMNS = 5_000, 1_000
_ZIP, _OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_FORMULA = re.compile(r"[=@＝＠]|[-+＋－](?![\s\d.,])|[-+]\S*[(!|]")
_FIRST_YEAR, _LAST_YEAR = 1850, 2100
_LITERAL = re.compile('"[^"]*"|\\[[^\\]]*\\]|\\\\.')  # in the format of a number
_KEY = re.compile(r"\[([a-z_0-9]+)\]\s*$")


class NotATable(Exception):
    """The file cannot be read as a table; ``reason`` names words of ``import_practices``, filled with ``values``."""

    def __init__(self, reason: str, /, **values: object) -> None:
        super().__init__(reason)
        self.reason, self.values = reason, values


@dataclass(frozen=True, slots=True)
class Cell:
    """``text`` is what stands in it; ``fault``: 'formula' or 'error_value' for what is no answer."""

    text: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """``number`` as a spreadsheet counts, from 1; cells by the number of their column, from 0, without empty ones."""

    number: int
    cells: dict[int, Cell]


@dataclass(frozen=True)
class Table:
    """``heading`` is the row with the keys of the columns; ``encoding`` of a CSV, '' for a workbook."""

    heading: Row
    rows: list[Row] = field(default_factory=list)
    encoding: str = ""
    sheet: str = ""


def read(raw: bytes, keys: Collection[str]) -> Table:
    """The first table in a file whose heading holds some of the ``keys``. Raises NotATable."""
    if len(raw) > MOST_BYTES:
        raise NotATable("too_large", megabytes=MOST_BYTES // 1_000_000)
    if raw.startswith(_OLD_WORKBOOK):
        raise NotATable("old_workbook")
    if raw.startswith(_ZIP):
        return _workbook(raw, keys)
    return _csv(raw, keys)


def key_of(heading: str) -> str:
    """The key that a heading ends with in brackets, or the heading itself."""
    found = _KEY.search(heading)
    return found[1] if found else heading.strip()


def letters(column: int) -> str:
    """'A' for 0, as spreadsheets call columns."""
    text, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        text = chr(ord("A") + digit) + text
    return text


def _table(rows: Iterator[Row], keys: Collection[str]) -> Table | None:
    """From the first row that is not empty on; None when that is no heading."""
    heading = next(rows, None)
    if heading is None or _known(heading, keys) < 2:
        return None
    table = Table(heading)
    for row in rows:
        if len(table.rows) == MOST_ROWS:
            raise NotATable("too_many_rows", limit=MOST_ROWS)
        table.rows.append(row)
    return table


def _known(heading: Row, keys: Collection[str]) -> int:
    return sum(key_of(cell.text) in keys for cell in heading.cells.values())


def _rows(values: Iterator[Sequence[Any]], cell: Callable[[Any], Cell]) -> Iterator[Row]:
    """Those that are not empty."""
    for number, row in enumerate(values, start=1):
        if len(row) > MOST_COLUMNS:
            raise NotATable("too_many_columns", limit=MOST_COLUMNS)
        cells = {column: made for column, value in enumerate(row) if (made := cell(value)).text.strip()}
        if cells:
            yield Row(number, cells)


# Comma files, and those with semicolons or tabs.


def _csv(raw: bytes, keys: Collection[str]) -> Table:
    try:
        text, encoding = decoded(raw)
    except UnicodeDecodeError:
        raise NotATable("not_text") from None
    except MixedEncodings as error:
        raise (NotATable("not_text") if b"\0" in raw else NotATable("mixed_encodings", line=error.line)) from None
    if "\0" in text:
        raise NotATable("not_text")
    first = text.split("\n", 1)[0].strip()
    if re.fullmatch("sep=.", first):
        text = text.split("\n", 1)[1] if "\n" in text else ""
    best, most = ",", 0
    for delimiter in (first[4:] if first.startswith("sep=") else "") or ",;\t":
        try:
            heading = next(_csv_rows(text, delimiter), None)
        except NotATable:  # what is parted otherwise looks broken
            continue
        if heading is not None and (known := _known(heading, keys)) > most:
            best, most = delimiter, known
    table = _table(_csv_rows(text, best), keys)
    if table is None:
        raise NotATable("no_heading")
    return Table(table.heading, table.rows, encoding)


def _csv_rows(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)

    def records() -> Iterator[list[str]]:
        try:
            yield from reader
        except csv.Error:
            raise NotATable("broken_quotes", line=reader.line_num) from None

    return _rows(records(), _csv_cell)


def _csv_cell(value: str) -> Cell:
    """An apostrophe before what a spreadsheet would compute says that it is text."""
    text = value.strip()
    if text.startswith("'") and _FORMULA.match(text[1:]):
        return Cell(text[1:])
    return Cell(text, "formula" if _FORMULA.match(text) else "error_value" if _is_error(text) else "")


def _is_error(text: str) -> bool:
    return bool(re.fullmatch(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|VALEUR!|NOM\?|NOMBRE!|NUL!)", text))


# Workbooks.


def _workbook(raw: bytes, keys: Collection[str]) -> Table:
    _look_before_unpacking(raw)
    import openpyxl  # here, as it takes longer to load than most tables to read

    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=False, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a sheet says of its own size need not be so
            epoch = book.epoch
            table = _table(_rows(sheet.iter_rows(), lambda cell: _sheet_cell(cell, epoch)), keys)  # noqa: B023  # used at once
            if table is not None:
                return Table(table.heading, table.rows, sheet=sheet.title)
    except NotATable:
        raise
    except Exception as error:  # a workbook may be broken in any way
        raise NotATable("broken_workbook", reason=type(error).__name__) from None
    raise NotATable("no_heading")


def _look_before_unpacking(raw: bytes) -> None:
    """Raises NotATable for what would fill the memory: parts that are too large or too many, or that define texts of their own to be
    repeated. Nothing is read beyond the size that a part declares."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise NotATable("too_large_unpacked", megabytes=MOST_UNPACKED // 1_000_000)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in packed.read(part).replace(b"\0", b"").upper():
                    raise NotATable("broken_workbook", reason="DOCTYPE")
    except NotATable:
        raise
    except Exception as error:  # a packed file may be broken in any way
        raise NotATable("broken_workbook", reason=type(error).__name__) from None


def _sheet_cell(cell: Any, epoch: dt.datetime) -> Cell:
    value = cell.value
    if value is None:
        return Cell("")
    if cell.data_type == "f":
        return Cell(str(getattr(value, "text", None) or value), "formula")
    if cell.data_type == "e":
        return Cell(str(value), "error_value")
    if isinstance(value, bool):
        return Cell(str(value).lower())
    if isinstance(value, float):
        return Cell(f"{value:.15g}")
    if isinstance(value, dt.datetime | dt.date):
        return Cell(_day(value, str(cell.number_format), epoch))
    return Cell(str(value))


def _day(value: dt.date, shown_as: str, epoch: dt.datetime) -> str:
    """As much of a date as its cell shows: '2024-03-01', '2024-03' or '2024'. A year that was typed into a cell for dates is
    a number of days for the spreadsheet: 2024 days after 1900 began."""
    day = value.date() if isinstance(value, dt.datetime) else value
    days = (day - epoch.date()).days
    if _FIRST_YEAR <= days <= _LAST_YEAR:
        return str(days)
    parts = _LITERAL.sub("", shown_as.split(";")[0]).lower()
    if "d" in parts or "j" in parts or "y" not in parts.replace("a", "y"):
        return day.isoformat()
    return day.isoformat()[:7] if "m" in parts else str(day.year)
