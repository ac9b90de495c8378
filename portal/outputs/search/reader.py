"""Reads the index and ranks what it finds: the same as ``theme/assets/search-reader.js`` does in a browser, for measuring and tests."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from typing import Any

from portal.folding import folded_words
from portal.outputs.search.files import FOLDER, MAIN
from portal.outputs.search.forms import Lexicon, numbers
from portal.outputs.search.naming import Phrases, Span, named, phrases_of
from portal.outputs.search.ranking import Library, Postings, ranked, worths
from portal.outputs.search.understanding import ALSO, Word, asked, phrases, understood, unmixed
from portal.settings import OTHER

LOOKED_THROUGH = 20  # first results whose texts are held against a phrase: no more than are shown at once
RARE = 6  # `files.level` of words of which the other language may have more


@dataclass(frozen=True, slots=True)
class Found:
    """``documents``: numbers of the documents, best first, with their scores. ``words`` is how the query was understood,
    ``concepts`` the numbers of the concepts that it names, ``absent`` those of them that nothing tells of,
    ``unsaid`` words, and names of several, that the thesaurus knows and no text has, ``whole`` the documents among the first that
    have what stood in quotation marks side by side in their title or summary."""

    documents: list[tuple[int, float]]
    words: list[Word]
    concepts: list[int]
    absent: list[int]
    unsaid: list[str]
    whole: list[int]


class Reader:
    """For the files of an index: path below the site → content. What closed before ``now``, an instant as `Document.closes`, is not
    found."""

    def __init__(self, files: Mapping[str, bytes] | Callable[[str], bytes], now: str = "") -> None:
        self._get = files if callable(files) else files.__getitem__
        self.main: dict[str, Any] = json.loads(self._get(MAIN))
        self._common = {language: frozenset(text.split()) for language, text in self.main["common"].items()}
        self.kinds = [kind for kind, count in self.main["kinds"] for _ in range(count)]
        self._worth = worths(self.kinds, [one for one, count in self.main["standings"] for _ in range(count)])
        for number, instant in self.main["closes"]:
            if instant <= now:
                self._worth[number] = 0
        self._load = cache(self._load_file)
        self._phrases = cache(self._phrases_of)
        self.postings = cache(self._postings)

    def _load_file(self, name: str) -> Any:
        return json.loads(self._get(f"{FOLDER}/{self.main['folder']}/{name}.json"))

    @cached_property
    def lexicons(self) -> dict[str, Lexicon]:
        english = self.main["classes"][0]
        return {"en": Lexicon(self._load("words-en"), 0), "fr": Lexicon(self._load("words-fr"), english)}

    def _phrases_of(self, language: str) -> Phrases:
        return phrases_of(self._load(f"names-{language}"))

    def record(self, document: int, language: str) -> list[Any]:
        """What a result shows, its address first."""
        size = self.main["records"]
        found: list[Any] = self._load(f"records-{language}-{document // size}")[document % size]
        return found

    def _postings(self, entry: int) -> Postings:
        number = bisect_right(self.main["shards"], entry) - 1
        counts, gaps, marks = map(numbers, self._load(f"postings-{number}"))
        place = entry - self.main["shards"][number]
        start = sum(counts[:place])
        those = slice(start, start + counts[place])
        documents = accumulate(gap + 1 for gap in gaps[those])
        return {document - 1: mark for document, mark in zip(documents, marks[those], strict=True)}

    def find(self, query: str, language: str, typing: bool = False) -> Found:
        own, other = self.lexicons[language], self.lexicons[OTHER[language]]
        forms = asked(query, self._common, language, OTHER[language], own)
        # The other language is asked for what is rare here: most queries need neither its words nor its names of concepts.
        elsewhere = other if any(own.level(form) < RARE for form, _ in forms) else None
        if elsewhere:
            forms = unmixed(forms, self._common[OTHER[language]], own, elsewhere)
        words = understood(forms, own, elsewhere, language, typing)
        theirs = any(
            trust > ALSO and not own.has(entry) for word in words for entry, trust in word.meant.items()
        )  # what its names of concepts are needed for
        spans = named(words, [self._phrases(one) for one in ([language, OTHER[language]] if theirs else [language])])
        absent = [span for span in spans if not span.inner and not self._told(span.concept)]
        spans = [span for span in spans if not span.inner or self._within(span, absent)]
        light = frozenset(self.main["light"][language].split())
        library = Library(self.kinds, self._worth, light, self.main["thesaurus"], self.postings, self._told)
        found = ranked(words, spans, self._hinted(query, language), library)
        concepts = list(dict.fromkeys(span.concept for span in spans))
        whole = self._whole(found, phrases(query), language)
        first = sorted(found[:LOOKED_THROUGH], key=lambda one: one[0] not in whole)
        found = first + found[LOOKED_THROUGH:]
        return Found(found, words, concepts, [span.concept for span in absent], self._unsaid(words, spans), whole)

    def _whole(self, found: list[tuple[int, float]], those: list[str], language: str) -> list[int]:
        """The documents with all phrases in their title or summary. The index does not know which words stand side by side: the
        texts of the first results do."""
        classes = self.lexicons[language].classes

        def line(text: str) -> str:
            return f" {' '.join(str(classes.get(form, form)) for form in folded_words(text))} "

        def has(document: int, phrase: str) -> bool:
            return any(line(phrase) in line(text) for text in self.record(document, language)[1:3])

        first = [document for document, _ in found[:LOOKED_THROUGH]] if those else []
        return [document for document in first if all(has(document, phrase) for phrase in those)]

    def _unsaid(self, words: list[Word], spans: list[Span]) -> list[str]:
        """What is asked for and no text says: words, then names of several words whose concept other names tell of. Who asks for a
        credit card should learn that what is found tells of banks alone."""
        alone = [at for at, word in enumerate(words) if word.meant and not any(self.postings(entry) for entry in word.meant)]
        said: dict[int, bool] = {}
        for span in spans:
            if span.bits.bit_count() > 1 and not span.inner and self._told(span.concept):
                said[span.bits] = said.get(span.bits, False) or span.said
        names = [bits for bits, one in said.items() if not one and not any(bits >> at & 1 for at in alone)]
        return [words[at].form for at in alone] + [
            " ".join(word.form for at, word in enumerate(words) if bits >> at & 1) for bits in names
        ]

    def _told(self, concept: int) -> Postings:
        return self.postings(sum(self.main["classes"][:2]) + concept)

    def _within(self, span: Span, absent: list[Span]) -> bool:
        """Whether anything tells of a name within another, and of that one, too."""
        return bool(self._told(span.concept)) and not any(span.bits & one.bits for one in absent)

    def _hinted(self, query: str, language: str) -> str:
        """The kind that a query asks for by words such as 'how many'; '' for none."""
        asked = f" {' '.join(folded_words(query))} "
        return next((kind for kind, hints in self.main["hints"][language] for hint in hints if f" {hint} " in asked), "")
