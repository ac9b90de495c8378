"""What may leave the house of a text or an address that somebody wrote: one place for pages, feeds and references."""

from __future__ import annotations

import re
from urllib.parse import quote

from portal.reading.characters import INVISIBLE
from portal.typography import NBSP

_SPACES = re.compile(r"[ \t\n]+")  # no-break spaces are text
_LINK, _MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)"), re.compile(r"[*_`]|^ *[-+>] ", re.MULTILINE)
_SAFE = "%/:?@!$&'()*+,;=~"
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")


def readable(text: str) -> str:
    """Without what nobody sees and neither XML nor iCalendar may hold, and with one kind of line end. The reader of cards
    refuses such characters; here nothing depends on it."""
    if text.isprintable() or text.replace("\n", "").replace(NBSP, "").isprintable():  # the rule, and soon told
        return text
    return INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    return _SPACES.sub(" ", readable(text)).strip()


def plain(text: str) -> str:
    """A text with the small Markdown, in one line, without its marks."""
    return one_line(_MARKS.sub("", _LINK.sub(r"\1", text)))


def uri(address: str) -> str:
    """A web address with everything that RFC 3986 does not allow in one, such as a line end, an É or a lone %, as %-signs."""
    before, sign, fragment = _STRAY.sub("%25", readable(address)).partition("#")
    return quote(before, safe=_SAFE) + sign + quote(fragment, safe=_SAFE)
