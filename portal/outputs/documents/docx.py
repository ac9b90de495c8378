"""A text document that word processors open (Office Open XML, ECMA-376), from paragraphs with a style each and tables. Its title,
its language, its headings and the header rows of its tables are marked, so that a screen reader finds its way.

``theme/assets/docx.js`` makes the same parts of the same blocks in the browser; ``tests/js/docx.test.js`` holds both to it. A library for such
files carries styles that nobody uses, and takes twenty times as long.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes
_WIDTH = 10_200  # of the text on a letter sheet, in twentieths of a point
_LINE = 300  # a line to write on, in the same


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``style``: Title, Heading1, Heading2, Normal, ListBullet, ListNumber, Choice, Quote or Note. ``fresh``: a numbered list begins
    anew; ``page``: on a new page. Lines are parted by line ends."""

    text: str
    style: str = "Normal"
    fresh: bool = False
    page: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """``name`` is what a screen reader says of it; ``widths`` are the columns' shares; ``lines`` is the height of each row, in lines to
    write on. The first column names its row where ``named``."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    lines: Sequence[int]
    named: bool = True


Block = Paragraph | Table


def docx(blocks: Iterable[Block], title: str, language: str) -> bytes:
    """The file; ``language`` is 'en' or 'fr'."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts(blocks, title, language).items():
            entry = zipfile.ZipInfo(path, _FIRST_DAY)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0  # said alike on every system
            archive.writestr(entry, text.encode())
    return file.getvalue()


def parts(blocks: Iterable[Block], title: str, language: str) -> Mapping[str, str]:
    """Path within the package → its XML."""
    lists, body = 0, []
    for block in blocks:
        if isinstance(block, Table):
            body.append(_table(block))
            continue
        if block.style == "ListNumber" and (block.fresh or not lists):
            lists += 1
        body.append(_paragraph(block, lists))
    sheet = (
        '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1020" w:right="1020" w:bottom="1020" w:left="1020" '
        'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    return {
        "[Content_Types].xml": (
            f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
            f'ContentType="{_PART}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{_PART}.styles+xml"/>'
            f'<Override PartName="/word/numbering.xml" ContentType="{_PART}.numbering+xml"/><Override '
            'PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
            f'Target="word/document.xml"/><Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>'
        ),
        "docProps/core.xml": (
            f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{_escaped(title)}</dc:title>'
            f"<dc:language>{language}-CA</dc:language></cp:coreProperties>"
        ),
        "word/_rels/document.xml.rels": (
            f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/styles" '
            f'Target="styles.xml"/><Relationship Id="rId2" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>'
        ),
        "word/styles.xml": _styles(language),
        "word/numbering.xml": _numbering(lists),
        "word/document.xml": f"{_XML}<w:document {_W}><w:body>{''.join(body)}{sheet}</w:body></w:document>",
    }


def _escaped(text: str) -> str:
    return escape(_NOT_XML.sub("", text), {'"': "&quot;"})


def _paragraph(block: Paragraph, numbered_list: int = 0) -> str:
    numbering = _numbered(numbered_list + 1) if block.style == "ListNumber" else ""
    form = f'<w:pStyle w:val="{block.style}"/>{"<w:pageBreakBefore/>" if block.page else ""}{numbering}'
    lines = (f'<w:t xml:space="preserve">{_escaped(line)}</w:t>' for line in block.text.split("\n"))
    return f"<w:p><w:pPr>{form}</w:pPr><w:r>{'<w:br/>'.join(lines)}</w:r></w:p>"


def _table(block: Table) -> str:
    whole = sum(block.widths)
    widths = [share * _WIDTH // whole for share in block.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(_cell(text, width, "TableHead") for text, width in zip(block.columns, widths, strict=True))
    rows = "".join(
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{lines * _LINE}"/></w:trPr>'
        + "".join(
            _cell(text, width, "RowHead" if block.named and not place else "Cell")
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        + "</w:tr>"
        for row, lines in zip(block.rows, block.lines, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Sheet"/><w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="{int(block.named)}" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblCaption w:val="{_escaped(block.name)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>" + _paragraph(Paragraph("", "Gap"))
    )


def _cell(text: str, width: int, style: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(Paragraph(text, style))}</w:tc>'


_DEFAULT, _BASED = ' w:default="1"', '<w:basedOn w:val="Normal"/>'


def _style(id: str, name: str, paragraph: str, run: str, rest: str = "") -> str:
    normal = id == "Normal"
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"{_DEFAULT if normal else ""}><w:name '
        f'w:val="{name}"/>{"" if normal else _BASED}{rest}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _space(before: int, after: int) -> str:
    """In twentieths of a point."""
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _numbered(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


_AFTER = '<w:next w:val="Normal"/>'


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="767676"/>' for side in sides)


def _styles(language: str) -> str:
    return (
        f'{_XML}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
        f'{_size(20)}<w:lang w:val="{language}-CA"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + _style("Normal", "Normal", _space(0, 80), "")
        + _style("Title", "Title", _space(0, 160), f"<w:b/>{_size(34)}", _AFTER)
        + _style(
            "Heading1", "heading 1", f'<w:keepNext/>{_space(180, 60)}<w:outlineLvl w:val="0"/>', f"<w:b/>{_size(24)}", _AFTER
        )
        + _style(
            "Heading2", "heading 2", f'<w:keepNext/>{_space(120, 40)}<w:outlineLvl w:val="1"/>', f"<w:b/>{_size(21)}", _AFTER
        )
        + _style("ListBullet", "List Bullet", f"{_numbered(1)}{_space(0, 40)}", "")
        + _style("ListNumber", "List Number", f"{_numbered(2)}{_space(0, 40)}", "")
        + _style("Choice", "Choice", f'{_space(0, 40)}<w:ind w:left="567" w:hanging="283"/>', "")
        + _style("Quote", "Quote", f'{_space(0, 120)}<w:ind w:left="567"/>', "<w:i/>")
        + _style("Note", "Note", _space(0, 60), _size(17))
        + _style("TableHead", "Table Head", f"<w:keepNext/>{_space(20, 20)}", f"<w:b/>{_size(18)}")
        + _style("RowHead", "Row Head", _space(20, 20), "")
        + _style("Cell", "Cell", _space(20, 20), "")
        + _style("Gap", "Gap", _space(0, 0), _size(12))
        + '<w:style w:type="table" w:styleId="Sheet"><w:name w:val="Sheet"/><w:tblPr><w:tblBorders>'
        + _borders()
        + '</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        + '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E8EEF2"/></w:tcPr></w:tblStylePr>'
        + "</w:style></w:styles>"
    )


def _list(id: int, form: str, mark: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" '
        'w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>'
    )


def _numbering(lists: int) -> str:
    """``lists``: how many numbered lists begin at 1."""
    numbers = "".join(
        f'<w:num w:numId="{number + 2}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride '
        'w:val="1"/></w:lvlOverride></w:num>'
        for number in range(max(lists, 1))
    )
    return (
        f'{_XML}<w:numbering {_W}>{_list(0, "bullet", "•")}{_list(1, "decimal", "%1.")}<w:num w:numId="1"><w:abstractNumId '
        f'w:val="0"/></w:num>{numbers}</w:numbering>'
    )
