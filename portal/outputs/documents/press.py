"""Sets handouts in type: tagged PDF with its language and its title (PDF/UA-1, ISO 14289-1), the same bytes from the same text; draws
the first pages of documents; and has decks and workbooks written.

What was made once is kept by what it was made from, so that a build makes only what changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.outputs.documents import slides, workbook

if TYPE_CHECKING:
    import typst  # which is loaded only when there is something to set

_LIBRARIES, _WRITERS = ("typst", "xlsxwriter"), ("press.py", "slides.py", "package.py", "workbook.py")  # what documents depend on
_SIZES = (12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5)  # of the letters, in points: the largest with which all stands on one page
_RESOLUTION = 22  # dots an inch of a picture (`sheets.PICTURE`)
_LONG = (11, 9.5)  # of what needs two, likewise; the last, whatever it needs
_ROOM = 5_000  # characters that a page holds in letters of 10 points, roughly; it tells which size to try first
_MOST = 7_200  # that it holds in the smallest
_FEW = 2_300  # that one column holds in the largest: the small print then goes to the other
_COUNT = re.compile(rb"/Count (\d+)")
_MONTH = 30 * 24 * 3600  # seconds: what no build asked for in that time is let go
_NO_LETTER = re.compile(r"the text `\"(.+?)\"` could not be displayed")  # PDF/UA allows no letter without a shape
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
_JOINING = re.compile("[\u200d\ufe0e\ufe0f]")  # what makes one picture of several
_KEPT = re.compile(r"[0-9a-f]{64}\.(pdf|png|pptx|xlsx)")


class _Unprintable(Exception):
    """Our letters lack one of a word."""


@dataclass(frozen=True, slots=True)
class Printed:
    content: bytes
    pages: int


class Press:
    """``folder`` holds the forms of a handout and of a document, and their letters; ``kept`` is a folder of this class alone, made when it is needed."""

    def __init__(self, folder: Path, kept: Path) -> None:
        self._folder, self._kept = folder, kept
        made_by = hashlib.sha256("".join(map(version, _LIBRARIES)).encode())
        for part in (*sorted(folder.rglob("*.*")), *map(Path(__file__).with_name, _WRITERS)):
            made_by.update(part.read_bytes())
        self._made_by = made_by.digest()

    @cached_property
    def _compiler(self) -> typst.Compiler:
        import typst

        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[self._folder])
        return typst.Compiler(root=self._folder, font_paths=fonts)

    @cached_property
    def _decks(self) -> slides.Decks:
        return slides.Decks(self._folder / "deck")

    def print(self, handout: Mapping[str, Any]) -> Printed | None:
        """``handout`` as `portal.outputs.documents.handouts` gives it. Signs that our letters lack, such as pictures, are left out;
        None when they lack a letter of a word, as no name may be printed in part. Raises OSError, and typst.TypstError when the
        handout lacks a part."""
        content = self._once(handout, "pdf", lambda text: self._set(handout, len(text)))
        return Printed(content, _pages(content)) if content else None

    def picture(self, document: Mapping[str, Any]) -> bytes:
        """The first page of a document, as PNG; ``document`` as `portal.outputs.documents.sheets.first_page` gives it."""
        return self._once(document, "png", self._draw)

    def deck(self, deck: Mapping[str, Any]) -> bytes:
        """As `portal.outputs.documents.decks` gives it."""
        return self._once(deck, "pptx", lambda _: self._decks.pptx(deck))

    def workbook(self, told: Mapping[str, Any]) -> bytes:
        """As `portal.outputs.documents.sheets` gives it."""
        return self._once(told, "xlsx", lambda _: workbook.xlsx(told))

    def _once(self, data: Mapping[str, Any], ending: str, make: Callable[[str], bytes]) -> bytes:
        """What ``make`` makes of the text of ``data``, now or at an earlier time."""
        text = json.dumps(data, ensure_ascii=False, sort_keys=True)
        kept = self._kept / f"{hashlib.sha256(self._made_by + text.encode()).hexdigest()}.{ending}"
        try:
            content = kept.read_bytes()
            os.utime(kept)
        except FileNotFoundError:
            content = make(text)
            self._kept.mkdir(parents=True, exist_ok=True)
            half = kept.with_suffix(f".{os.getpid()}")
            half.write_bytes(content)
            half.replace(kept)  # whole at once: other builds read it
        return content

    def _draw(self, text: str) -> bytes:
        form = self._folder / "template.typ"
        pages = self._compiler.compile(form, format="png", ppi=_RESOLUTION, sys_inputs={"data": text})
        first = pages[0] if isinstance(pages, list) else pages
        assert isinstance(first, bytes)
        return first

    def _set(self, handout: Mapping[str, Any], length: int) -> bytes:
        """Nothing where our letters lack one of a word."""
        content = b""
        with suppress(_Unprintable):
            for size, most in _sizes(length):
                content = self._compile({**handout, "size": size, "apart": length <= _FEW})
                if _pages(content) <= most:
                    break
        return content

    def _compile(self, data: Mapping[str, Any]) -> bytes:
        """Raises _Unprintable."""
        import typst

        text = json.dumps(data, ensure_ascii=False)
        while True:
            try:
                content = self._compiler.compile(
                    self._folder / "handout.typ", format="pdf", sys_inputs={"data": text}, pdf_standards=["ua-1"]
                )
            except typst.TypstError as error:
                text = _without(text, error)
                continue
            assert isinstance(content, bytes)
            return content

    def tidy(self) -> None:
        """Lets go what no build has asked for in a month."""
        for path in self._kept.iterdir():
            if _KEPT.fullmatch(path.name) and path.stat().st_mtime < time.time() - _MONTH:
                path.unlink(missing_ok=True)


def _without(text: str, error: typst.TypstError) -> str:
    """The text without the signs that could not be displayed. Raises _Unprintable for letters, and the error for another cause."""
    found = _NO_LETTER.search(error.message)
    signs = _CODE.sub(lambda match: chr(int(match[1], 16)), found[1]) if found else ""
    if any(sign.isalnum() for sign in signs):
        raise _Unprintable(signs)
    if not signs or signs not in text:
        raise error
    return _JOINING.sub("", text.replace(signs, ""))


def _sizes(length: int) -> Iterator[tuple[float, int]]:
    """(size, pages that may be taken in it): what is worth a try for a text of so many characters, the largest first."""
    if length <= _MOST:
        first = next((place for place, size in enumerate(_SIZES) if length * (size / 10) ** 2 <= _ROOM), len(_SIZES) - 1)
        yield from ((size, 1) for size in _SIZES[first:])
    yield from ((size, 2) for size in _LONG)


def _pages(pdf: bytes) -> int:
    return max(int(count) for count in _COUNT.findall(pdf))  # the root of the tree of pages counts all
