"""Texts as calendars hold them: without HTML."""

from __future__ import annotations

import html
import re

from portal.outputs.wording.readable import readable

_ITEM = re.compile(r"<li>\s*(<p>)?")
_END = re.compile(r"</(?:p|li|ul|ol|blockquote)>\n?|<br ?/?>\n?")
_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_EMPTY_LINES = re.compile(r"\n{3,}")


def plain(markup: str) -> str:
    """The text of what `portal.outputs.wording.markdown` renders: a blank line between paragraphs, '- ' before items, the address
    of a link after its words."""
    text = _LINK.sub(lambda match: match[2] if match[1] == match[2] else f"{match[2]} ({match[1]})", markup)
    text = _END.sub(lambda match: "\n\n" if match[0].startswith("</p") else "\n", _ITEM.sub("- ", text))
    return _EMPTY_LINES.sub("\n\n", readable(html.unescape(_TAG.sub("", text)))).strip()
