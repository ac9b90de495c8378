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
    (re.compile(r"(?<=\S)[ \u202f](?=:(?:\s|$))"), NBSP),
    (re.compile(r"(?<=\S)[ \u00a0\u202f]+(?=[;!?](?:\s|$|[»)]))"), ""),
    (re.compile(r"(?<=\d)[ \u202f](?=\d{3}(?!\d))"), NBSP),
    (re.compile(r"(?<=\d)[ \u202f](?=[%$])"), NBSP),
    (re.compile(r"(?<=\d)[ \u202f](?=(?:million|milliard|habitant|kg|km|ko)s?\b)"), NBSP),
)
_ADDRESS = r"(?P<address>https?://[^\s<>]+)|"  # goes first, so that nothing inside an address is found
_APOSTROPHE = re.compile(_ADDRESS + r"(?<=\w)'(?=\w|«)")
_ANY_APOSTROPHE = re.compile(_ADDRESS + r"(?<=\w)'")  # newcomers' needs
_QUOTE = re.compile(r"(^|\W)'(?=\w)")  # 'a word'
_ENGLISH_OPEN = re.compile(r"(^|[\s(\[–—])\"(?=\S)")
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
