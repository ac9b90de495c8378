"""Short forms such as IRCC are explained where they first stand on a page, and listed at its end for those who print or tap.

Texts are marked as they are rendered, which looks at each once and lets pieces of pages be kept; the page turns the first mark
of each short form into its explanation, and drops the others.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from portal.outputs.wording.edition import Edition

SLOT = "\x01"  # stands in a page where the list of its short forms goes
_MARKED = re.compile("\x02([^\x03]*)\x03")


class ShortForms:
    """The short forms of the glossary, in one language."""

    def __init__(self, edition: Edition) -> None:
        speech = edition.speech
        self._entries: dict[str, str] = {}
        self._meanings: dict[str, str] = {}
        for name, entry in edition.catalogue.glossary.items():
            if entry.acronym and speech.text(entry.acronym) != speech.text(entry.term):
                self._entries.setdefault(speech.text(entry.acronym), name)
                self._meanings.setdefault(speech.text(entry.acronym), speech.text(entry.term))
        known = "|".join(sorted(map(re.escape, self._entries), key=len, reverse=True))
        self._short = re.compile(rf"<[^>]*>|(?<![\w-])({known})(?![\w-])") if known else None
        # A text without the beginning of any is soon done.
        self._begins = re.compile("|".join(sorted({re.escape(short[:2]) for short in self._entries})))

    def mark(self, html: Markup) -> Markup:
        """HTML of a text with every short form marked; what stands inside a tag is no text."""
        if self._short is None or not self._begins.search(html):
            return html
        return Markup(self._short.sub(lambda match: f"\x02{match[1]}\x03" if match[1] else match[0], html))

    def explain(self, page: str) -> tuple[str, tuple[str, ...]]:
        """A page without marks, with the first use of each short form saying what it stands for, and the ids of their
        glossary entries in the order of the page."""
        found: dict[str, None] = {}

        def say(match: re.Match[str]) -> str:
            short = match[1]
            if short in found:
                return short
            found[short] = None
            return Markup('<abbr title="{}">{}</abbr>').format(self._meanings[short], short)

        page = _MARKED.sub(say, page) if "\x02" in page else page
        return page, tuple(self._entries[short] for short in found)
