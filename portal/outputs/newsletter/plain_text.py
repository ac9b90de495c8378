"""Plain text: what mail programs show of the words of the library."""

from __future__ import annotations

import html
import re
import textwrap
from typing import Any

import nh3

_EXCERPT = 280  # characters, as long as a practice's summary may be
WIDTH = 72  # columns of the plain text: what mail programs show, and quote once more, without breaking lines
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")


def line(text: str) -> str:
    """On one line. No-break spaces stay."""
    return _SPACES.sub(" ", text).strip(" ")


def plain(block: Any) -> str:
    """The words of rendered Markdown, on one line."""
    return line(html.unescape(nh3.clean(str(block), tags=set())))


def excerpt(block: Any) -> str:
    """The first paragraph, in words; cut after a whole word where it is long."""
    text = plain(str(block).partition("</p>")[0])
    return text if len(text) <= _EXCERPT else text[: _EXCERPT + 1].rpartition(" ")[0].rstrip(",;:.– ") + " …"


def wrapped(text: str, indent: str = "") -> str:
    """Lines of at most `WIDTH` columns; an address is never broken."""
    words, room = line(text), WIDTH - len(indent)
    if len(words) <= room:  # most are, and need none of what follows
        return indent + words if words else ""
    lines = textwrap.wrap(words, room, break_long_words=False, break_on_hyphens=False)
    return "\n".join(indent + line for line in lines)
