"""How the house writes: titles that fit a row on a phone, and French terms of the field. Gives ``title-long`` and ``house-term``,
both warnings: a card is never refused for its style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from portal import words
from portal.problem import Problem
from portal.reading.yaml_reader import Document, bilingual
from portal.rules.rule import ContentRule, Rule, Setting

TITLE = 80  # characters: two lines at 360 pixels
_MOST = {"en": 110, "fr": 130}  # beyond which the model refuses it (`portal.model.fields.Title`)


def long_titles(document: Document, _: Setting) -> Iterator[Problem]:
    title = document.data.get("title")
    for language, text in title.items() if isinstance(title, dict) else ():
        if isinstance(text, str) and TITLE < len(text.strip()) <= _MOST[language]:
            yield document.problem(("title", language), "title-long", length=str(len(text.strip())), limit=str(TITLE))


def terms(document: Document, _: Setting) -> Iterator[Problem]:
    """In French texts; the term is named as it stands, with what to write instead."""
    for loc, _english, french in bilingual(document):
        for avoid, write in _terms():
            if match := avoid.search(french):
                yield document.problem((*loc, "fr"), "house-term", found=match[0], write=write)


@cache
def _terms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(term["avoid"], re.IGNORECASE), term["write"]) for term in words.entries("house_terms"))


RULES: tuple[Rule, ...] = (
    ContentRule(name="title-long", check=long_titles, kinds=frozenset({"practices"})),
    ContentRule(name="house-term", check=terms),
)
