"""The index: which documents tell of a word or a concept, and how much (BM25F)."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from portal.lexicon.concepts import Concept
from portal.lexicon.words import Lexicon, Names
from portal.outputs.search.documents import PARTS, Document, Part
from portal.outputs.search.fits import Facts
from portal.settings import LANGUAGES

SATURATION = 1.2  # k1 of BM25: the weight at which a word has half of its worth
OWN_THEME = 1.5  # times what a concept weighs in a practice of a theme that it belongs to
OTHER_THEME = 0.6  # and in a practice of other themes
IMPACTS = 15  # 4 bits: as good as 8
# Where a word stands, as 4 bits: a title of one word, of two … of seven or more, then the other parts.
LONG_TITLE = 6
SUMMARY = LONG_TITLE + 2
FIELDS = (*("title",) * (LONG_TITLE + 1), *(part.name for part in PARTS[1:]))

Posting = int  # document << 8 | impact << 4 | field
Reading = tuple[int, tuple[int, ...]]  # how many words of a text count; the classes of these and of the concepts that it names
_KEPT = 4096  # texts that stand on many cards, as labels, places and organizations do: to read them anew took a sixth of the work


@dataclass
class Index:
    """``postings`` are those of a class, by its number; the classes of the concepts come last, in the order of ``concepts``.
    ``phrases``: language → what a concept may be called in it, as classes, with its class; ``said`` are those of several words that
    a text says. ``themes``: class of a concept → the themes it belongs to, if any. ``kinds``, ``names`` (kind/id), ``closes``,
    ``facts``, ``terms``, ``standings``, ``days`` and ``records`` tell of documents by their number."""

    lexicons: Mapping[str, Lexicon]
    postings: list[array[int]]
    concepts: Sequence[Concept]
    concept_classes: list[int]
    phrases: Mapping[str, list[tuple[tuple[int, ...], int]]]
    themes: Mapping[int, Sequence[str]]
    said: set[tuple[int, ...]] = field(default_factory=set)
    kinds: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    standings: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    terms: dict[tuple[str, str], array[int]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    closes: dict[int, str] = field(default_factory=dict)
    facts: dict[int, Facts] = field(default_factory=dict)
    records: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: {one: [] for one in LANGUAGES})

    @classmethod
    def of(cls, documents: Iterable[Document], concepts: Sequence[Concept]) -> Index:
        postings: list[array[int]] = []
        lexicons = {language: Lexicon(language, postings) for language in LANGUAGES}
        phrases: dict[str, dict[tuple[tuple[int, ...], int], None]] = {language: {} for language in LANGUAGES}
        classes = []
        for concept in concepts:
            classes.append(len(postings))
            postings.append(array("I"))
            for language, lexicon in lexicons.items():
                for phrase in concept.phrases[language]:
                    if words := lexicon.name(phrase):
                        phrases[language][words, classes[-1]] = None
        themes = {entry: concept.themes for concept, entry in zip(concepts, classes, strict=True) if concept.themes}
        index = cls(lexicons, postings, concepts, classes, {language: list(found) for language, found in phrases.items()}, themes)
        numbers = {concept.id: entry for concept, entry in zip(concepts, classes, strict=True)}
        wider = {numbers[concept.id]: [numbers[name] for name in concept.within] for concept in concepts}
        names = Names((words, one) for found in phrases.values() for words, entry in found for one in (entry, *wider[entry]))

        @lru_cache(maxsize=_KEPT)
        def read(language: str, text: str) -> Reading:
            run = lexicons[language].classes(text)
            return len(run), (*run, *names.within(run))

        for document in documents:
            index._add(document, read)
        index.said = names.said
        return index

    def _add(self, document: Document, read: Callable[[str, str], Reading]) -> None:
        number = len(self.kinds)
        self.kinds.append(document.kind)
        self.names.append(document.id if document.kind == "lists" else f"{document.kind}/{document.id}")
        self.addresses.append(document.address)
        self.standings.append(document.standing)
        self.days.append(document.day)
        if document.closes:
            self.closes[number] = document.closes
        if document.facts:
            self.facts[number] = document.facts
        for term in document.terms:
            self.terms.setdefault(term, array("I")).append(number)
        for language, version in document.versions.items():
            self.records[language].append(version.record)
        themes = {term for facet, term in document.terms if facet == "theme"}
        subjects = self._subjects(themes) if document.kind == "guides" else set()
        of_a_theme = document.kind == "practices" and bool(themes)
        for entry, (weight, where) in self._weighed(document, read).items():
            if of_a_theme and (belongs := self.themes.get(entry)):
                weight *= OTHER_THEME if themes.isdisjoint(belongs) else OWN_THEME
            impact = max(1, round(IMPACTS * weight / (weight + SATURATION)))
            self.postings[entry].append(number << 8 | (IMPACTS << 4 if entry in subjects else impact << 4 | where))

    def _subjects(self, themes: set[str]) -> set[int]:
        """The classes of the concepts that belong to a guide's theme before any other. Of these it tells as fully as if each were its
        title: who types 'bus' looks for what there is to know of transportation."""
        return {entry for entry, belongs in self.themes.items() if belongs[0] in themes}

    def _weighed(self, document: Document, read: Callable[[str, str], Reading]) -> dict[int, tuple[float, int]]:
        """Class → what it weighs in a document, and the first field that it stands in."""
        weights: dict[int, tuple[float, int]] = {}
        for at, part in enumerate(PARTS):
            for language in self.lexicons:
                texts = document.versions[language].texts.get(part.name, ())
                runs = [run for text in texts if (run := read(language, text))[0]]
                if not runs:
                    continue
                rate = _rate(part, sum(length for length, _ in runs))
                for length, entries in runs:
                    where = at + LONG_TITLE if at else min(length - 1, LONG_TITLE)
                    for entry in entries:
                        weight, first = weights.get(entry, (0.0, where))
                        weights[entry] = weight + rate, min(where, first)
        return weights


def _rate(part: Part, length: int) -> float:
    return part.weight / (1 - part.holds + part.holds * length / part.usual)
