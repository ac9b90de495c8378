"""The frame that a theme puts around a page, prepared once and filled for every catalogue page.

The theme renders one page in which slots such as ``⟦ title ⟧`` stand for what differs. Its links are relative to where
it lies; they are rewritten to begin at the slot ``root``, so that one shell serves pages at any depth.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from portal.outputs.sections import SECTIONS
from portal.outputs.templating import as_html

OPEN, CLOSE = "⟦", "⟧"
SLOTS = (
    "title",
    "description",
    "canonical",
    "hreflang_en",
    "hreflang_fr",
    "hreflang_default",
    "switch",
    "report",
    "feeds",
    "main",
    *(f"current_{section}" for section in SECTIONS),
)
Prepared = tuple[list[bytes], list[str]]  # what stands around the slots, in UTF-8, and their names
_LINE_ENDS = re.compile(r"\s*\n\s*")  # with the empty lines and the indentation of templates within templates: a tenth of a frame
_LINK = re.compile(r'(\s(?:href|src|action|data-root)=")([^"⟦]*)(")')


class ShellError(Exception):
    """The theme's page cannot serve as a shell; the message says why."""


def slot(name: str) -> str:
    """What a theme writes where ``name`` belongs."""
    return f"{OPEN} {name} {CLOSE}"


def prepare(html: str, address: str) -> Prepared:
    """What `fill` takes, from the finished HTML of the page at ``address`` ('en/shell/'). Raises ShellError when a slot is missing
    or the delimiters stand where no slot is."""
    found = set(re.findall(rf"{OPEN} (\w+) {CLOSE}", html))
    if missing := [name for name in SLOTS if name not in found]:
        raise ShellError(f"the theme leaves no slot for {', '.join(missing)}")
    if html.count(OPEN) != len(re.findall(rf"{OPEN} \w+ {CLOSE}", html)) or html.count(OPEN) != html.count(CLOSE):
        raise ShellError(f"{OPEN} or {CLOSE} stands in the theme's page outside a slot")
    if "<pre" not in html:
        html = _LINE_ENDS.sub("\n", html)
    from_root = _LINK.sub(lambda match: match[1] + _from_root(match[2], address) + match[3], html)
    parts = re.split(rf"{OPEN} (\w+) {CLOSE}", from_root)
    return [around.encode() for around in parts[::2]], parts[1::2]


def fill(prepared: Prepared, values: Mapping[str, Any]) -> bytes:
    """The page, in UTF-8. Every slot needs a value, or KeyError is raised; text is escaped, Markup and bytes, which are HTML in UTF-8,
    are not. Slots stand in a shell some fifty times, so this is no template: nothing is looked up but them, and what stands around
    them is encoded once."""
    texts = {name: value if type(value) is bytes else as_html(value).encode() for name, value in values.items()}
    around, names = prepared
    pieces = [b""] * (len(around) + len(names))
    pieces[::2], pieces[1::2] = around, [texts[name] for name in names]
    return b"".join(pieces)


def _from_root(link: str, address: str) -> str:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or link.startswith(("/", "#")) or not link:
        return link
    path = posixpath.normpath(posixpath.join("/", address, parts.path))
    slash = "/" if parts.path.endswith(("/", ".")) and path != "/" else ""
    return slot("root") + path.lstrip("/") + slash + link[len(parts.path) :]
