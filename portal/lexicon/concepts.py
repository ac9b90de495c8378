"""Concepts: what people may call in several ways, each a word of its own to the search. A practice tells of one when any of its
names stands in either language's text, so that every search works across languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.model.thesaurus import Concept as Entry
from portal.model.toolkit import GlossaryEntry
from portal.settings import LANGUAGES

TERM = "term:"  # before the id of a term of the glossary


@dataclass(frozen=True, slots=True)
class Concept:
    """``label``: language → what the field calls it; ``phrases``: language → its names, the label among them. What tells of it tells of those
    it is ``within``, too. ``themes`` and ``near`` (ids of other concepts, as ``within``) say where to look when nothing does."""

    id: str
    label: Mapping[str, str]
    phrases: Mapping[str, tuple[str, ...]]
    themes: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


def concepts(thesaurus: Mapping[str, Entry], glossary: Mapping[str, GlossaryEntry]) -> Iterator[Concept]:
    """The entries of the thesaurus, then the terms of the glossary."""
    for name, entry in thesaurus.items():
        yield Concept(
            name,
            {one: entry.label[one] for one in LANGUAGES},
            {"en": entry.phrases("en"), "fr": entry.phrases("fr")},
            entry.themes,
            entry.near,
            entry.within,
        )
    for name, term in glossary.items():
        acronym = term.acronym
        yield Concept(
            f"{TERM}{name}",
            {one: term.term[one] for one in LANGUAGES},
            {one: (term.term[one], *([acronym[one]] if acronym else [])) for one in LANGUAGES},
            term.themes,
        )
