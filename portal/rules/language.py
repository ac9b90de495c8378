"""Equal languages: both are there, and they are two texts, not one text twice. Gives ``same-text``; that both are there is a
matter of `portal.rules.structure`."""

from __future__ import annotations

from collections.abc import Iterator

from portal.problem import Problem
from portal.reading.yaml_reader import Document, bilingual
from portal.rules.rule import ContentRule, Rule, Setting
from portal.rules.tables import MAY_BE_SAME, SHORT


def same_texts(document: Document, _: Setting) -> Iterator[Problem]:
    for loc, english, french in bilingual(document):
        if len(french) < SHORT or english[:1].casefold() != french[:1].casefold() or MAY_BE_SAME.intersection(loc):
            continue
        if loc == ("title",) and "title_from" in document.data:
            continue  # a work that bears its title in one language need not be given another
        if " ".join(french.split()).casefold() == " ".join(english.split()).casefold():
            field = next((step for step in reversed(loc) if isinstance(step, str)), "fr")
            yield document.problem((*loc, "fr"), "same-text", field=field)


RULES: tuple[Rule, ...] = (ContentRule(name="same-text", check=same_texts),)
