"""What feeds and calendars may hold of a text: what a reader sees, and addresses that stay addresses."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

from portal.typography import NBSP
from portal.yaml_reader import INVISIBLE

_UNREADABLE = re.compile(f"{INVISIBLE.pattern}|[\ud800-\udfff]")  # and halves of a character, which UTF-8 cannot write
_SPACES = re.compile(r"[ \t\n]+")  # no-break spaces are text
_SAFE = "%/:?@!$&'()*+,;=~"
_ITEM = re.compile(r"<li>\s*(<p>)?")
_END = re.compile(r"</(?:p|li|ul|ol|blockquote)>\n?|<br ?/?>\n?")
_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_EMPTY_LINES = re.compile(r"\n{3,}")


def readable(text: str) -> str:
    """Without what nobody sees and neither XML nor iCalendar may hold, and with one kind of line end. The reader of cards
    refuses such characters; here nothing depends on it."""
    if text.replace("\n", "").replace(NBSP, "").isprintable():  # the rule, and soon told
        return text
    return _UNREADABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    return _SPACES.sub(" ", readable(text)).strip()


def uri(address: str) -> str:
    """A web address with everything that RFC 3986 does not allow in one, such as a line end or an É, as %-signs."""
    before, sign, fragment = readable(address).partition("#")
    return quote(before, safe=_SAFE) + sign + quote(fragment, safe=_SAFE)


def plain(markup: str) -> str:
    """The text of what `portal.outputs.wording.markdown` renders: a blank line between paragraphs, '- ' before items, the address
    of a link after its words."""
    text = _LINK.sub(lambda match: match[2] if match[1] == match[2] else f"{match[2]} ({match[1]})", markup)
    text = _END.sub(lambda match: "\n\n" if match[0].startswith("</p") else "\n", _ITEM.sub("- ", text))
    return _EMPTY_LINES.sub("\n\n", readable(html.unescape(_TAG.sub("", text)))).strip()
