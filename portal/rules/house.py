"""How the house writes: titles that fit a row on a phone, and French terms of the field. Gives ``title-long`` and ``house-term``,
both warnings: a card is never refused for its style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from portal import words
from portal.problem import Problem
from portal.reading.yaml_reader import Document, bilingual
from portal.rules.rule import ContentRule, Rule, Setting
from portal.rules.tables import AS_TYPED, TITLE, TITLE_MOST
from portal.typography import QUOTATION


def long_titles(document: Document, _: Setting) -> Iterator[Problem]:
    title = document.data.get("title")
    for language, text in title.items() if isinstance(title, dict) else ():
        if isinstance(text, str) and TITLE < len(text.strip()) <= TITLE_MOST.get(language, 0):
            yield document.problem(("title", language), "title-long", length=str(len(text.strip())), limit=str(TITLE))


@dataclass(frozen=True, slots=True)
class _Term:
    """An entry of ``house_terms.yml``: whatever ``avoid`` finds holds ``word``, in small letters."""

    word: str
    avoid: re.Pattern[str]
    write: str


def terms(document: Document, _: Setting) -> Iterator[Problem]:
    """In French texts; the term is named as it stands, with what to write instead. A quotation keeps the words of its author, and
    keywords are those of people who look for something."""
    texts = [(loc, french) for loc, _english, french in bilingual(document) if loc[-1:] != (AS_TYPED,)]
    everything = "\n".join(french for _, french in texts).lower()
    suspects = [term for term in _terms() if term.word in everything]  # nearly always none, and that is seen at once
    for loc, french in texts if suspects else ():
        own = QUOTATION.sub(" … ", french)
        for term in suspects:
            if match := term.avoid.search(own):
                yield document.problem((*loc, "fr"), "house-term", found=match[0], write=term.write)


@cache
def _terms() -> tuple[_Term, ...]:
    entries = words.entries("house_terms")
    return tuple(_Term(entry["word"], re.compile(entry["avoid"], re.IGNORECASE), entry["write"]) for entry in entries)


RULES: tuple[Rule, ...] = (
    ContentRule(name="title-long", check=long_titles, kinds=frozenset({"practices"})),
    ContentRule(name="house-term", check=terms),
)
