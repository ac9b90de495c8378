"""Places in sources are said in both languages. Gives ``locator-word``."""

from __future__ import annotations

from collections.abc import Iterator

from portal.locators import unknown_words
from portal.problem import Problem
from portal.rules.rule import ContentRule, Rule, Setting
from portal.yaml_reader import Document, named

_FIELD = frozenset({"locator"})


def languages(document: Document, _: Setting) -> Iterator[Problem]:
    for loc, locator in named(document, _FIELD):
        if unknown := unknown_words(locator):
            yield document.problem(loc, "locator-word", words=", ".join(unknown))


RULES: tuple[Rule, ...] = (ContentRule(name="locator-word", check=languages),)
