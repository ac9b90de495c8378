"""A short deck as PPTX, from plain data: a title on every slide, the language on every text, the same bytes from the same data.

How slides look is in ``theme/paper/deck/``; what they say is written here. A library for such files copies a form of its own, with eleven
kinds of slides, into every deck, and takes thirty times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from portal.outputs.documents.package import OFFICE, XML, begun, escaped, packed, relationships

_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_DOCUMENT = "application/vnd.openxmlformats-officedocument"
_MAIN = "ppt/presentation.xml"
_KINDS = {
    "theme": "theme",
    "presentation": "presentationml.presentation.main",
}  # name of a part → its kind, unless that is its name
_COVER, _CONTENT = 1, 2  # layouts: a title with a text below it, a title with points
_SHEET = '<p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
_ROOT = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
_AS_MASTER = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
_FIELD = "{7C1D9C55-2E0B-4D5C-9C4E-5A1C3C0C7B11}"  # any name; a field must have one
# Points stand in the largest of these sizes in which they have room, as letters are half as wide as high, or a little less.
_SIZES = (28, 26, 24, 22, 20)
_WIDTH, _HEIGHT, _BETWEEN = 825, 349, 9  # of the room, and between points, in the same points of type
_LETTER, _LINE = 0.47, 1.16  # width of a letter and height of a line, in sizes


class Decks:
    """Writes decks. ``form`` is the folder of what all of them share. Raises OSError when that lacks a part."""

    def __init__(self, form: Path) -> None:
        parts = {name: (form / f"{name}.xml").read_text("utf-8") for name in ("theme", "master", "cover", "content", "notes")}
        to_theme, to_master = f"{OFFICE}/theme", relationships([(f"{OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml")])
        layouts = [(f"{OFFICE}/slideLayout", f"../slideLayouts/slideLayout{number}.xml") for number in (_COVER, _CONTENT)]
        self._shared = {
            "ppt/theme/theme1.xml": parts["theme"],
            "ppt/theme/theme2.xml": parts["theme"],  # of the notes: each master has its own
            "ppt/slideMasters/slideMaster1.xml": parts["master"],
            "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships([*layouts, (to_theme, "../theme/theme1.xml")]),
            f"ppt/slideLayouts/slideLayout{_COVER}.xml": parts["cover"],
            f"ppt/slideLayouts/_rels/slideLayout{_COVER}.xml.rels": to_master,
            f"ppt/slideLayouts/slideLayout{_CONTENT}.xml": parts["content"],
            f"ppt/slideLayouts/_rels/slideLayout{_CONTENT}.xml.rels": to_master,
            "ppt/notesMasters/notesMaster1.xml": parts["notes"],
            "ppt/notesMasters/_rels/notesMaster1.xml.rels": relationships([(to_theme, "../theme/theme2.xml")]),
        }

    def pptx(self, deck: Mapping[str, Any]) -> bytes:
        """``deck``: language, site, title, lead, and slides, each with a title, points and notes (`portal.outputs.documents.decks`)."""
        language = deck["language"]
        title = _shape(2, "Title", 'type="ctrTitle"', _paragraphs([deck["title"]], language))
        lead = _shape(3, "Lead", 'type="subTitle" idx="1"', _paragraphs([deck["lead"], deck["site"]], language))
        own = _slide(1, _COVER, title + lead)
        for number, told in enumerate(deck["slides"], 2):
            links = [text for text in told["points"] if text.startswith("https://")]
            shapes = (
                _shape(2, "Title", 'type="title"', _paragraphs([told["title"]], language)),
                _shape(3, "Points", 'idx="1"', _paragraphs(told["points"], language, _size(told["points"]), links)),
                _shape(4, "Site", 'type="body" sz="quarter" idx="13"', _paragraphs([deck["site"]], language)),
                _shape(5, "Number", 'type="sldNum" sz="quarter" idx="12"', _number(number, language)),
            )
            own |= _slide(number, _CONTENT, "".join(shapes), links, _paragraphs(told["notes"], language))
        parts = {**_presentation(len(deck["slides"]) + 1), **self._shared, **own}
        kinds = {path: _kind(path) for path in parts if not path.endswith(".rels")}
        return packed({**begun(_MAIN, kinds, deck["title"], language), **parts})


def _kind(path: str) -> str:
    """The media type of a part: 'ppt/slides/slide3.xml' is a slide."""
    name = path.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
    return f"{_DOCUMENT}.{_KINDS.get(name, f'presentationml.{name}')}+xml"


def _presentation(slides: int) -> dict[str, str]:
    targets = [
        (f"{OFFICE}/slideMaster", "slideMasters/slideMaster1.xml"),
        (f"{OFFICE}/notesMaster", "notesMasters/notesMaster1.xml"),
        *((f"{OFFICE}/slide", f"slides/slide{number}.xml") for number in range(1, slides + 1)),
    ]
    listed = "".join(f'<p:sldId id="{255 + number}" r:id="rId{2 + number}"/>' for number in range(1, slides + 1))
    return {
        _MAIN: (
            f'{XML}<p:presentation {_SPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
            f'<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>{listed}</p:sldIdLst>{_SHEET}'
            "</p:presentation>"
        ),
        "ppt/_rels/presentation.xml.rels": relationships(targets),
    }


def _slide(number: int, layout: int, shapes: str, links: Iterable[str] = (), notes: str = "") -> dict[str, str]:
    """A slide and, where it has them, its notes. ``links`` are the addresses that it names rId2, rId3 …"""
    targets = [(f"{OFFICE}/slideLayout", f"../slideLayouts/slideLayout{layout}.xml")]
    targets += [(f"{OFFICE}/hyperlink", link) for link in links]
    parts = {f"ppt/slides/slide{number}.xml": _tree("sld", shapes)}
    if notes:
        targets.append((f"{OFFICE}/notesSlide", f"../notesSlides/notesSlide{number}.xml"))
        parts[f"ppt/notesSlides/notesSlide{number}.xml"] = _tree(
            "notes", _shape(2, "Slide", 'type="sldImg" idx="2"') + _shape(3, "Notes", 'type="body" sz="quarter" idx="3"', notes)
        )
        parts[f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels"] = relationships(
            [
                (f"{OFFICE}/notesMaster", "../notesMasters/notesMaster1.xml"),
                (f"{OFFICE}/slide", f"../slides/slide{number}.xml"),
            ]
        )
    parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = relationships(targets)
    return parts


def _tree(kind: str, shapes: str) -> str:
    return f"{XML}<p:{kind} {_SPACES}><p:cSld><p:spTree>{_ROOT}{shapes}</p:spTree></p:cSld>{_AS_MASTER}</p:{kind}>"


def _shape(id: int, name: str, holder: str, paragraphs: str = "") -> str:
    """What fills a place of the layout; ``holder`` tells which."""
    text = f"<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>" if paragraphs else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph '
        f"{holder}/></p:nvPr></p:nvSpPr><p:spPr/>{text}</p:sp>"
    )


def _paragraphs(texts: Iterable[str], language: str, size: int = 0, links: Sequence[str] = ()) -> str:
    """One for each text, in letters of ``size`` points or else of those that the layout says."""
    form, written = f'lang="{language}-CA"' + (f' sz="{size}00"' if size else ""), []
    for text in texts:
        link = f'<a:hlinkClick r:id="rId{links.index(text) + 2}"/>' if text in links else ""
        written.append(f"<a:p><a:r><a:rPr {form}>{link}</a:rPr><a:t>{escaped(text)}</a:t></a:r></a:p>")
    return "".join(written)


def _number(number: int, language: str) -> str:
    """The number of the slide, which follows when somebody moves it."""
    return f'<a:p><a:fld id="{_FIELD}" type="slidenum"><a:rPr lang="{language}-CA" sz="1200"/><a:t>{number}</a:t></a:fld></a:p>'


def _size(points: Sequence[str]) -> int:
    longest = max((len(word) for text in points for word in text.split()), default=0)  # an address breaks anywhere

    def fits(size: int) -> bool:
        lines = sum(-(-len(text) * size * _LETTER // _WIDTH) for text in points)
        return longest * size * _LETTER <= _WIDTH and lines * size * _LINE + len(points) * _BETWEEN <= _HEIGHT

    return next(filter(fits, _SIZES), _SIZES[-1])
