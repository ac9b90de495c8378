"""The styles of a text document and the marks of its lists, as parts of its package (`portal.outputs.documents.docx`)."""

from __future__ import annotations

from portal.outputs.documents.package import XML

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
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


def numbered(number: int) -> str:
    """That a paragraph belongs to a list: 1 for all with bullets, then each numbered list has its own."""
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


_AFTER = '<w:next w:val="Normal"/>'


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="767676"/>' for side in sides)


def styles(language: str) -> str:
    """``language`` is 'en' or 'fr'."""
    return (
        f'{XML}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
        f'{_size(20)}<w:lang w:val="{language}-CA"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + _style("Normal", "Normal", _space(0, 80), "")
        + _style("Lead", "Lead", f"<w:keepNext/>{_space(0, 80)}", "")
        + _style("Title", "Title", _space(0, 160), f"<w:b/>{_size(34)}", _AFTER)
        + _style(
            "Heading1", "heading 1", f'<w:keepNext/>{_space(180, 60)}<w:outlineLvl w:val="0"/>', f"<w:b/>{_size(24)}", _AFTER
        )
        + _style(
            "Heading2", "heading 2", f'<w:keepNext/>{_space(120, 40)}<w:outlineLvl w:val="1"/>', f"<w:b/>{_size(21)}", _AFTER
        )
        + _style("ListBullet", "List Bullet", f"{numbered(1)}{_space(0, 40)}", "")
        + _style("ListNumber", "List Number", f"{numbered(2)}{_space(0, 40)}", "")
        + _style("Choice", "Choice", f'{_space(0, 40)}<w:ind w:left="567" w:hanging="283"/>', "")
        + _style("Quote", "Quote", f'{_space(0, 120)}<w:ind w:left="567"/>', "<w:i/>")
        + _style("Note", "Note", _space(0, 60), _size(17))
        + _style("Footer", "footer", f'{_space(0, 0)}<w:jc w:val="right"/>', _size(17))
        + _style("TableHead", "Table Head", f"<w:keepNext/>{_space(20, 20)}", f"<w:b/>{_size(18)}")
        + _style("RowHead", "Row Head", _space(20, 20), "")
        + _style("Cell", "Cell", _space(20, 20), "")
        + _style("Gap", "Gap", _space(0, 0), _size(12))
        + '<w:style w:type="table" w:styleId="Sheet"><w:name w:val="Sheet"/><w:tblPr><w:tblBorders>'
        + _borders()
        + '</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        + '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E3ECE8"/></w:tcPr></w:tblStylePr>'
        + "</w:style></w:styles>"
    )


def _list(id: int, form: str, mark: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" '
        'w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>'
    )


def numbering(lists: int) -> str:
    """``lists``: how many numbered lists begin at 1."""
    numbers = "".join(
        f'<w:num w:numId="{number + 2}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride '
        'w:val="1"/></w:lvlOverride></w:num>'
        for number in range(max(lists, 1))
    )
    return (
        f'{XML}<w:numbering {W}>{_list(0, "bullet", "•")}{_list(1, "decimal", "%1.")}<w:num w:numId="1"><w:abstractNumId '
        f'w:val="0"/></w:num>{numbers}</w:numbering>'
    )
