"""The tables of a kind as one workbook (Office Open XML, ECMA-376), which opens by a double click whatever the settings of the machine: a
comma file does not under French ones, where the comma belongs to numbers and a semicolon separates.

Not by XlsxWriter, which takes four seconds for five thousand cards where this takes half of one; openpyxl reads it back in the tests.
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from html import escape
from itertools import count, product
from string import ascii_uppercase
from typing import IO

from portal.outputs.open_data.rows import Row, Value, written
from portal.outputs.wording.readable import readable

_MADE = (2026, 1, 1, 0, 0, 0)  # said of every part, so that the same tables give the same bytes
_LONGEST = 32_767  # characters of a cell, as spreadsheets have it
_LONGEST_NAME = 31  # of a sheet
_IN_MEMORY = 1 << 20  # bytes of a sheet; the rest waits on the disk
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what a spreadsheet would take for a character by its number

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_BOLD = "1"  # of the formats in styles.xml
_STYLES = f"""{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/>\
</fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/>\
</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2">\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" \
applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""
# The first row and the first column stay in sight; columns are 24 characters wide.
_SHEET_BEGINS = f"""{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" \
topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>\
<col min="1" max="{{columns}}" width="24" customWidth="1"/></cols><sheetData>"""
_SHEET_ENDS = "</sheetData></worksheet>"


class Sheet:
    """One table, written row by row. What stands in a cell is text, a number or true or false, and never a formula."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._names = dict(zip(columns, _names(), strict=False))
        self._rows: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed when it is written
        self._count = 0
        self._write({column: column for column in columns}, f' s="{_BOLD}"')

    def add(self, row: Row) -> None:
        """Columns that the sheet has not are left out."""
        self._write(row)

    def chunks(self) -> Iterator[bytes]:
        """The sheet's part of the file."""
        yield _SHEET_BEGINS.format(columns=len(self._names)).encode()
        self._rows.seek(0)
        while chunk := self._rows.read(_IN_MEMORY):
            yield chunk
        yield _SHEET_ENDS.encode()
        self._rows.close()

    def _write(self, row: Row, style: str = "") -> None:
        self._count += 1
        names, number = self._names, str(self._count)
        columns = [column for column in names if column in row]
        cells = "".join([_cell(names[column] + number, row[column], style) for column in columns])
        self._rows.write(f'<row r="{number}">{cells}</row>'.encode())


class Workbook:
    """Sheets are begun one after the other and may be filled in turns."""

    def __init__(self) -> None:
        self._sheets: dict[str, Sheet] = {}

    def sheet(self, name: str, columns: Sequence[str]) -> Sheet:
        """An empty sheet with its header. Raises ValueError for a second one of the same name."""
        name = name[:_LONGEST_NAME]
        if name in self._sheets:
            raise ValueError(name)
        self._sheets[name] = Sheet(columns)
        return self._sheets[name]

    def content(self) -> bytes:
        """The file; nothing can be added after it."""
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for path, text in self._parts().items():
                with package.open(_entry(path), "w") as part:
                    part.write(text.encode())
            for number, sheet in enumerate(self._sheets.values(), 1):
                with package.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w") as part:
                    part.writelines(sheet.chunks())
        return file.getvalue()

    def _parts(self) -> dict[str, str]:
        """What holds the sheets together."""
        numbers = range(1, len(self._sheets) + 1)
        overrides = "".join(
            f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for number in numbers
        )
        sheets = "".join(
            f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(self._sheets, 1)
        )
        related = "".join(_related(number, "worksheet", f"worksheets/sheet{number}.xml") for number in numbers)
        return {
            "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{overrides}</Types>',
            "_rels/.rels": _relationships(_related(1, "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>{sheets}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _relationships(related + _related(len(numbers) + 1, "styles", "styles.xml")),
            "xl/styles.xml": _STYLES,
        }


def _relationships(inner: str) -> str:
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _related(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _MADE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # the same on every system
    return entry


def _cell(name: str, value: Value, style: str) -> str:
    if isinstance(value, str):
        text = escape(_fitting(readable(value)), quote=False)
        if "_x" in text:
            text = _ESCAPED.sub("_x005F_", text)
        return f'<c r="{name}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    if isinstance(value, bool):
        return f'<c r="{name}"{style} t="b"><v>{int(value)}</v></c>'
    return f'<c r="{name}"{style}><v>{written(value)}</v></c>'


def _fitting(text: str) -> str:
    """As many lines as a cell holds; '…' where there are more."""
    return text if len(text) <= _LONGEST else text[: text.rfind("\n", 0, _LONGEST - 1) + 1 or _LONGEST - 1] + "…"


def _names() -> Iterator[str]:
    """'A', 'B' … 'Z', 'AA' …"""
    for length in count(1):
        yield from map("".join, product(ascii_uppercase, repeat=length))
