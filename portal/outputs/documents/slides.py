"""A short deck as PPTX, from plain data: a title on every slide, the language on every text, the same bytes from the same data."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from pptx import Presentation
from pptx.util import Inches

_DATE = (1980, 1, 1, 0, 0, 0)  # of every part: the same deck gives the same bytes
_MADE = dt.datetime(2026, 1, 1)
_WIDTH, _HEIGHT, _EDGE = 13.333, 7.5, 0.75  # of a slide, in inches
_COVER, _CONTENT = 0, 1  # layouts: a title with a line below it, a title with points
_THUMBNAIL = re.compile(rb'<Relationship [^>]*metadata/thumbnail"[^>]*/>')
_SIZES = ((420, 28), (640, 24), (10_000, 22))  # characters of a slide → points of its letters


def pptx(deck: Mapping[str, Any]) -> bytes:
    """``deck``: language, title, lead, and slides, each with a title, points and notes (`portal.outputs.documents.decks`)."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
    properties, language = made.core_properties, f"{deck['language']}-CA"
    properties.title, properties.language, properties.author = deck["title"], language, deck["site"]
    properties.created = properties.modified = _MADE
    properties.last_modified_by = ""
    cover = made.slides.add_slide(made.slide_layouts[_COVER])
    _place(cover.shapes.title, 1.8, 2.2)
    _write(cover.shapes.title, [deck["title"]], language, 40)
    _place(cover.placeholders[1], 4.2, 2.4)
    _write(cover.placeholders[1], [deck["lead"], deck["site"]], language, 22)
    for told in deck["slides"]:
        slide = made.slides.add_slide(made.slide_layouts[_CONTENT])
        _place(slide.shapes.title, 0.4, 1.2)
        _write(slide.shapes.title, [told["title"]], language, 32)
        _place(slide.placeholders[1], 1.7, 5.4)
        length = sum(map(len, told["points"]))
        _write(slide.placeholders[1], told["points"], language, next(size for limit, size in _SIZES if length <= limit))
        if told["notes"]:
            _write(slide.notes_slide.notes_placeholder, told["notes"], language, 12)
    return _packed(made)


def _place(shape: Any, top: float, height: float) -> None:
    """In inches from the top of the slide."""
    shape.left, shape.width = Inches(_EDGE), Inches(_WIDTH - 2 * _EDGE)
    shape.top, shape.height = Inches(top), Inches(height)


def _write(shape: Any, texts: Sequence[str], language: str, size: int) -> None:
    """A paragraph for each text, in letters of ``size`` points."""
    frame = shape.text_frame
    frame.word_wrap = True
    for number, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        form = run._r.get_or_add_rPr()  # as its attributes, which takes a fifth of the time
        form.set("lang", language)
        form.set("sz", str(size * 100))


def _packed(made: Any) -> bytes:
    raw, file = io.BytesIO(), io.BytesIO()
    made.save(raw)
    with zipfile.ZipFile(raw) as parts, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            if name.startswith("docProps/thumbnail"):
                continue  # of a deck that is not ours
            content = parts.read(name)
            if name == "_rels/.rels":
                content = _THUMBNAIL.sub(b"", content)
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, content)
    return file.getvalue()
