"""No-break spaces and quotation marks as Canadian English and French print them.

French follows the Bureau de la traduction's *Clefs du français pratique*: a no-break space inside « », before a colon
and before % and $, between groups of digits; none before ; ! ?. Works on text, never on HTML: it changes only spaces that
are there, straight apostrophes after letters and English quotation marks, and leaves web addresses as they are.
"""
from __future__ import annotations

import re

NBSP = "\u00a0"

_FRENCH = (
    (re.compile(r"«[ \u00a0\u202f]*"), "«" + NBSP),
    (re.compile(r"[ \u00a0\u202f]*»"), NBSP + "»"),
    (re.compile(r"(?<=\S)[ \u202f](?=:(?:[\s\ue000\ue001]|$))"), NBSP),
    (re.compile(r"(?<=[^\s«])[ \u00a0\u202f]+(?=[;!?](?:[\s»)\ue000\ue001]|$))"), ""),
    (re.compile(r"(?<=\d)[ \u202f](?=\d{3}(?!\d))"), NBSP),
    (re.compile(r"(?<=\d)[ \u202f](?=[%$])"), NBSP),
    (re.compile(r"(?<=\d)[ \u202f](?=(?:million|milliard|habitant|kg|km|ko)s?\b)"), NBSP),
)
_ADDRESS = r"(?P<address>https?://[^\s<>]+)|"  # goes first, so that nothing inside an address is found
_APOSTROPHE = re.compile(_ADDRESS + r"(?<=\w)'(?=[\w«\ue000])")
_ANY_APOSTROPHE = re.compile(_ADDRESS + r"(?<=\w)'")  # newcomers' needs
_QUOTE = re.compile(r"(^|\W)'(?=\w)")  # 'a word'
_ENGLISH_OPEN = re.compile(r"(^|[\s(\[–—\ue000])\"(?=\S)")
_OPAQUE = re.compile(r"<(pre|code)\b.*?</\1>|<[^>]*>|[\ue000\ue001]", re.DOTALL)
_FRENCH_SIGNS = re.compile(r"[«»:;!?%$\d]")


def set_text(text: str, language: str) -> str:
    """The text with the spaces and marks of ``language`` ('en' or 'fr')."""
    if "'" in text:
        pattern = _APOSTROPHE if _QUOTE.search(text) else _ANY_APOSTROPHE
        text = pattern.sub(lambda match: match["address"] or "\u2019", text)
    if language == "fr":
        if _FRENCH_SIGNS.search(text):
            for pattern, mark in _FRENCH:
                text = pattern.sub(mark, text)
    elif '"' in text:
        text = _ENGLISH_OPEN.sub("\\1\u201c", text).replace('"', "\u201d")
    return text


def set_html(html: str, language: str) -> str:
    """The same for the text between tags; tags and code stay as they are. Each is a private-use sign meanwhile, so that a
    colon after bold words finds what it follows."""
    kept: list[str] = []

    def hide(match: re.Match[str]) -> str:
        kept.append(match[0])
        return "\ue001" if match[0].startswith("</") else "\ue000"

    text = set_text(_OPAQUE.sub(hide, html), language)
    back = iter(kept)
    return re.sub("[\ue000\ue001]", lambda _: next(back), text)
