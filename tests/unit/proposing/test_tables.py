"""Tables as spreadsheets save them, and as somebody means harm with them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import openpyxl
import pytest

from portal.proposing import tables
from portal.proposing.decoding import decoded
from portal.proposing.tables import Cell, NotATable, Table, key_of, letters

KEYS = ("title_en", "title_fr", "period_from", "themes")
FRENCH = "title_fr;themes\nDéjà l'été à Trois-Rivières : où ça coûte 5 $;thème"


def read(raw: bytes) -> Table:
    return tables.read(raw, KEYS)


def book(*rows: list[Any], formats: dict[str, str] | None = None) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for cell, shown in (formats or {}).items():
        made.active[cell].number_format = shown
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (FRENCH.encode(), "UTF-8"),
        (FRENCH.encode("utf-8-sig"), "UTF-8"),
        (FRENCH.encode("utf-16"), "UTF-16-LE"),
        (b"\xfe\xff" + FRENCH.encode("utf-16-be"), "UTF-16-BE"),
        (FRENCH.encode("cp1252"), "Windows-1252"),
        (FRENCH.encode("mac_roman"), "Mac Roman"),
        (FRENCH.upper().encode("cp1252"), "Windows-1252"),
        (FRENCH.upper().encode("mac_roman"), "Mac Roman"),
        ("“Don’t” – 5 °C".encode("cp1252"), "Windows-1252"),
        ("“Don’t” – 5 °C".encode("mac_roman"), "Mac Roman"),
    ],
)
def test_the_encoding_is_recognized(raw: bytes, encoding: str) -> None:
    text, found = decoded(raw)
    assert found == encoding and text in (FRENCH, FRENCH.upper(), "“Don’t” – 5 °C")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_sign_between_cells_is_recognized(delimiter: str) -> None:
    table = read(f'title_en{delimiter}themes\n"a, b; c"{delimiter}d\n'.encode())
    assert [row.cells for row in table.rows] == [{0: Cell("a, b; c"), 1: Cell("d")}]


def test_the_line_that_some_spreadsheets_put_first_is_no_row() -> None:
    assert read(b"sep=;\r\ntitle_en;themes\r\na;b\r\n").rows[0].cells == {0: Cell("a"), 1: Cell("b")}


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    assert [row.number for row in read(b'title_en,themes\n"two\nlines",x\n\nthree,y\n').rows] == [2, 4]


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-cmd", "-2+SUM(A1)", '=HYPERLINK("https://x.example")', "＝1"]
)
def test_a_formula_in_a_comma_file_is_one(text: str) -> None:
    quoted = '"' + text.replace('"', '""') + '"'
    [row] = read(f"title_en,themes\n{quoted},x".encode()).rows
    assert row.cells[0] == Cell(text, "formula")


@pytest.mark.parametrize("text", ["-5", "- ask the library", "+ 3", "5 = 5", "'=1+1", "a@b.example"])
def test_text_with_such_signs_is_none(text: str) -> None:
    [row] = read(f"title_en,themes\n{text},x".encode()).rows
    assert row.cells[0] == Cell(text.removeprefix("'"))


def test_a_formula_in_a_workbook_is_shown_and_not_its_value() -> None:
    table = read(book(["title_en", "themes"], ["=1+1", "#REF!"]))
    assert table.rows[0].cells == {0: Cell("=1+1", "formula"), 1: Cell("#REF!", "error_value")}


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        (dt.datetime(1905, 7, 16), "yyyy-mm-dd", "2024"),  # 2024, typed into a cell for dates
        (dt.datetime(2024, 1, 1), "yyyy", "2024"),
        (dt.datetime(2024, 3, 1), "mmm-yy", "2024-03"),
        (dt.datetime(2024, 3, 1), "yyyy-mm-dd", "2024-03-01"),
        (dt.datetime(2024, 3, 1), "[$-F800]dddd\\, mmmm dd\\, yyyy", "2024-03-01"),
        (2024, "General", "2024"),
        (2024.0, "General", "2024"),
        (0.1 + 0.2, "General", "0.3"),
        (True, "General", "true"),
    ],
)
def test_a_cell_gives_as_much_as_it_shows(value: Any, shown: str, text: str) -> None:
    table = read(book(["title_en", "period_from"], ["a", value], formats={"B2": shown}))
    assert table.rows[0].cells[1] == Cell(text)


def test_the_sheet_with_the_heading_is_found_behind_others() -> None:
    made = openpyxl.Workbook()
    made.active.append(["Read me"])
    sheet = made.create_sheet("Mine")
    sheet.append(["What is it? * [title_en]", "Themes [themes]"])
    sheet.append(["a", "b"])
    file = io.BytesIO()
    made.save(file)
    table = read(file.getvalue())
    assert table.sheet == "Mine" and [key_of(cell.text) for cell in table.heading.cells.values()] == ["title_en", "themes"]


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return file.getvalue()


def with_part(raw: bytes, name: str, change: Any) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            new.writestr(part.filename, change(content) if part.filename == name else content)
    return file.getvalue()


GOOD = book(["title_en", "themes"], ["a", "b"])


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"x" * (tables.MOST_BYTES + 1), "too_large"),
        (zipped(xl__sheet_xml=b"0" * (tables.MOST_UNPACKED + 1)), "too_large_unpacked"),
        (zipped(**{f"part{number}_xml": b"" for number in range(tables.MOST_PARTS + 1)}), "too_large_unpacked"),
        (zipped(readme_xml=b"<a/>"), "broken_workbook"),
        (GOOD[: len(GOOD) // 2], "broken_workbook"),
        (b"PK\x03\x04" + b"\0" * 400, "broken_workbook"),
        (
            with_part(GOOD, "xl/worksheets/sheet1.xml", lambda xml: b'<!DOCTYPE a [<!ENTITY b "c">]>' + xml.split(b"?>", 1)[-1]),
            "broken_workbook",
        ),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old_workbook"),
        (b"\x89PNG\r\n\0\0", "not_text"),
        (FRENCH.encode() + "\nLoué à Québec;thème".encode("cp1252"), "mixed_encodings"),
        (FRENCH.encode("utf-8-sig") + "\nLoué à Québec;thème".encode("mac_roman"), "mixed_encodings"),
        (FRENCH.encode() + b"\n\xff\0", "not_text"),
        (b"", "no_heading"),
        (b"Some prose, and more.\nNo table.", "no_heading"),
        (b'title_en,themes\n"a,b\nc,d', "broken_quotes"),
        (b"title_en,themes\n" + b"a,b\n" * (tables.MOST_ROWS + 1), "too_many_rows"),
        (b"title_en,themes\n" + b"," * (tables.MOST_COLUMNS + 1), "too_many_columns"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(NotATable) as refused:
        read(raw)
    assert refused.value.reason == reason


def test_a_sheet_that_says_it_is_huge_is_read_as_it_is() -> None:
    raw = with_part(GOOD, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'))
    assert len(read(raw).rows) == 1


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_called_as_spreadsheets_do(column: int, name: str) -> None:
    assert letters(column) == name
