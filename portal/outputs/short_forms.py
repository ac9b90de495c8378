"""Short forms such as IRCC are explained where they first stand on a page, and listed at its end for those who print or tap."""
from __future__ import annotations

import re

from markupsafe import Markup

from portal.outputs.speech import Speech

SLOT = "\x01"  # stands in a page where the list of its short forms goes

# Passed over whole: links and buttons have names of their own, headings stay plain, and the rest is not text that is read.
_WHOLE = "a|h1|h2|h3|button|script|template|select|abbr|code|pre|svg"


class ShortForms:
    """The short forms of the glossary, in one language."""

    def __init__(self, speech: Speech) -> None:
        self._entries: dict[str, str] = {}
        self._meanings: dict[str, str] = {}
        for name, entry in speech.catalogue.glossary.items():
            if entry.acronym and speech.text(entry.acronym) != speech.text(entry.term):
                self._entries.setdefault(speech.text(entry.acronym), name)
                self._meanings.setdefault(speech.text(entry.acronym), speech.text(entry.term))
        known = "|".join(sorted(map(re.escape, self._entries), key=len, reverse=True))
        self._short = re.compile(rf"(?<![\w-])({known})(?![\w-])") if known else None
        self._parts = re.compile(rf"<({_WHOLE})\b.*?</\1>|<[^>]*>|(?<![\w-])({known})(?![\w-])", re.DOTALL) if known else None

    def explain(self, html: str) -> tuple[str, tuple[str, ...]]:
        """The page with the first use of each short form marked with what it stands for, and the ids of their glossary
        entries in the order of the page. HTML without any costs one look."""
        if self._short is None or self._parts is None or not self._short.search(html):
            return html, ()
        found: dict[str, None] = {}

        def mark(match: re.Match[str]) -> str:
            short = match[2]
            if short is None or short in found:
                return match[0]
            found[short] = None
            return Markup('<abbr title="{}">{}</abbr>').format(self._meanings[short], short)

        return self._parts.sub(mark, html), tuple(self._entries[short] for short in found)
