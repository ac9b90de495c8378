"""A text document that word processors open (Office Open XML, ECMA-376), from paragraphs with a style each and tables. Its title,
its language, its headings and the header rows of its tables are marked, so that a screen reader finds its way.

``theme/assets/docx.js`` makes the same parts of the same blocks in the browser; ``tests/js/docx.test.js`` holds both to it. A library for such
files carries styles that nobody uses, and takes twenty times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from portal.outputs.documents.docx_styles import W, numbered, numbering, styles
from portal.outputs.documents.package import OFFICE, XML, begun, escaped, packed, relationships

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {
    "document": "document.main",
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footer": "footer",
}  # name of a part → its kind
# Without it a document opens in 'compatibility mode', and its tables hang out of the text.
_OF_2013 = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
_WIDTH = 10_200  # of the text on a letter sheet, in twentieths of a point
_LINE = 300  # a line to write on, in the same


def _field(instruction: str) -> str:
    """A number that the word processor counts; before it has, 1 stands there."""
    return f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


# On each page, so that printed sheets find their order again: '2 / 3'.
_FOOTER = (
    f'{XML}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_field("PAGE")}'
    f'<w:r><w:t xml:space="preserve"> / </w:t></w:r>{_field("NUMPAGES")}</w:p></w:ftr>'
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``style``: Title, Heading1, Heading2, Normal, Lead (which stays with what it introduces), ListBullet, ListNumber, Choice, Quote or Note. ``fresh``: a numbered list begins
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
    return packed(parts(blocks, title, language))


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
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="12240" w:h="15840"/>'
        '<w:pgMar w:top="1020" w:right="1020" w:bottom="1020" w:left="1020" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    return {
        **begun(
            "word/document.xml", {f"word/{name}.xml": f"{_MAIN}.{kind}+xml" for name, kind in _KINDS.items()}, title, language
        ),
        "word/_rels/document.xml.rels": relationships(
            (f"{OFFICE}/{name}", f"{name}.xml") for name in ("styles", "numbering", "settings", "footer")
        ),
        "word/styles.xml": styles(language),
        "word/numbering.xml": numbering(lists),
        "word/settings.xml": f"{XML}<w:settings {W}><w:compat>{_OF_2013}</w:compat></w:settings>",
        "word/footer.xml": _FOOTER,
        "word/document.xml": f'{XML}<w:document {W} xmlns:r="{OFFICE}"><w:body>{"".join(body)}{sheet}</w:body></w:document>',
    }


def _paragraph(block: Paragraph, numbered_list: int = 0) -> str:
    mark = numbered(numbered_list + 1) if block.style == "ListNumber" else ""
    form = f'<w:pStyle w:val="{block.style}"/>{"<w:pageBreakBefore/>" if block.page else ""}{mark}'
    lines = (f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in block.text.split("\n"))
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
        f'w:noVBand="1"/><w:tblCaption w:val="{escaped(block.name)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>" + _paragraph(Paragraph("", "Gap"))
    )


def _cell(text: str, width: int, style: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(Paragraph(text, style))}</w:tc>'
