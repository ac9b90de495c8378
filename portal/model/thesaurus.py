"""``vocabulary/thesaurus.yml``: what people type when they look for something, in both languages."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from portal.model.fields import STRICT, Language, Name, Ref

Phrases = Annotated[tuple[Annotated[str, Field(min_length=1, max_length=80)], ...], Field(max_length=40)]


@dataclass(frozen=True, slots=True, config=STRICT)
class Wording:
    """Words and phrases of each language, in any order. A language may have none beside the label."""

    en: Phrases = ()
    fr: Phrases = ()


@dataclass(frozen=True, slots=True, config=STRICT)
class Concept:
    """One thing that people look for, whatever they call it. The label is what the field calls it, and is searched by too;
    ``words`` are its other names: synonyms, acronyms, everyday words, without the regular plurals that the search finds by
    itself. ``themes``, ``populations`` and ``near`` (other concepts) say where to look when nothing in the library tells of it;
    whether anything does is found, not written. What tells of a thing tells of those that it is ``within``, as a province of a
    region."""

    label: Name
    words: Wording = Wording()
    themes: Annotated[tuple[Annotated[str, Ref("themes")], ...], Field(max_length=4)] = ()
    populations: Annotated[tuple[Annotated[str, Ref("populations")], ...], Field(max_length=4)] = ()
    within: Annotated[tuple[Annotated[str, Ref("thesaurus")], ...], Field(max_length=3)] = ()
    near: Annotated[tuple[Annotated[str, Ref("thesaurus")], ...], Field(max_length=6)] = ()

    def phrases(self, language: Language) -> tuple[str, ...]:
        """The label and the words of a language, as they are written."""
        words = self.words.en if language == "en" else self.words.fr
        return (self.label[language], *words)
