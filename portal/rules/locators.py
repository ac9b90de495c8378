"""Places in sources are said in both languages. Gives ``locator-word``."""

from __future__ import annotations

from collections.abc import Iterator

from portal.locators import unknown_words
from portal.problem import Problem
from portal.reading.yaml_reader import Document, named
from portal.rules.rule import ContentRule, Rule, Setting


def languages(document: Document, _: Setting) -> Iterator[Problem]:
    for loc, locator in named(document, "locator"):
        if unknown := unknown_words(locator):
            yield document.problem(loc, "locator-word", words=", ".join(unknown))


RULES: tuple[Rule, ...] = (ContentRule(name="locator-word", check=languages),)
