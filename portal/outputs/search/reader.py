"""Reads the index and ranks what it finds: the same as ``theme/assets/search-reader.js`` does in a browser, for measuring and tests."""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, islice
from typing import Any

from portal.folding import folded_words
from portal.outputs.search.files import FOLDER, MAIN
from portal.outputs.search.index import IMPACTS, LONG_TITLE, SUMMARY
from portal.outputs.search.understanding import ALSO, CONCEPT, KIN, Lexicon, Word, asked, numbers, understood
from portal.settings import OTHER

CUT = 0.18  # of the best score: what is worth less is left out
RARE = 6  # `files.level` of words of which the other language may have more
UNKNOWN = 1.5  # times the rarest word: what a word that no text has counts in a query
LEAST = 0.35  # of the query that a result must tell of
TELLING = 4.0  # how rare a concept of the thesaurus is that makes less of the query do
LEAST_TOLD = 0.2
# Practices come first, unless the words name something else, or what it says in short has all of several words: then it counts
# in full.
KINDS: Mapping[str, float] = {"practices": 1, "guides": 0.8, "updates": 0.6, "pages": 0.6}
OTHER_KINDS = 0.5
IN_FULL = 1
NAMED = 1.1
NAMELY = 4.5  # how rare a single word is that names an organization
HINTED = 2.5  # times, for a kind that the words ask for
STANDINGS: Sequence[float] = (0, 0.6, 0.65, 0.8, 0.85, 0.95, 1)  # by standing


@dataclass(frozen=True, slots=True)
class Found:
    """``documents``: numbers of the documents, best first, with their scores. ``words`` is how the query was understood,
    ``concepts`` the numbers of the concepts that it names, ``absent`` those of them that nothing tells of,
    ``unsaid`` words that the thesaurus knows and no text has."""

    documents: list[tuple[int, float]]
    words: list[Word]
    concepts: list[int]
    absent: list[int]
    unsaid: list[str]


class Reader:
    """For the files of an index: path below the site → content. What closed before ``now``, an instant as `Document.closes`, is not
    found."""

    def __init__(self, files: Mapping[str, bytes] | Callable[[str], bytes], now: str = "") -> None:
        self._get = files if callable(files) else files.__getitem__
        self.main: dict[str, Any] = json.loads(self._get(MAIN))
        self._common = {language: frozenset(text.split()) for language, text in self.main["common"].items()}
        self.kinds = [kind for kind, count in self.main["kinds"] for _ in range(count)]
        self._worth = [
            KINDS.get(kind, OTHER_KINDS) * STANDINGS[standing]
            for kind, standing in zip(
                self.kinds, (one for one, count in self.main["standings"] for _ in range(count)), strict=True
            )
        ]
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

    def _phrases_of(self, language: str) -> dict[int, list[tuple[tuple[int, ...], int]]]:
        """First class of a name → (the classes after it, concept), in the order of the file."""
        phrases: dict[int, list[tuple[tuple[int, ...], int]]] = defaultdict(list)
        counts, lengths, firsts, rest = map(iter, map(numbers, self._load(f"names-{language}")))
        for concept, count in enumerate(counts):
            first = 0
            for length in islice(lengths, count):
                first += next(firsts)
                phrases[first].append((tuple(islice(rest, length - 1)), concept))
        return phrases

    def record(self, document: int, language: str) -> list[Any]:
        """What a result shows, its address first."""
        size = self.main["records"]
        found: list[Any] = self._load(f"records-{language}-{document // size}")[document % size]
        return found

    def _postings(self, entry: int) -> dict[int, int]:
        """Document → impact << 4 | field, for a class."""
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
        words = understood(forms, own, elsewhere, language, typing)
        theirs = any(
            trust > ALSO and not own.has(entry) for word in words for entry, trust in word.meant.items()
        )  # what its names of concepts are needed for
        spans = self._concepts(words, [language, OTHER[language]] if theirs else [language])
        absent = [span for span in spans if not self.postings(span[0])]
        found = self._ranked(words, spans, self._hinted(query, language))
        named = list(dict.fromkeys(concept for _, concept, _, _ in spans))
        unsaid = [word.form for word in words if word.meant and not any(self.postings(entry) for entry in word.meant)]
        return Found(found, words, named, [one[1] for one in absent], unsaid)

    def _hinted(self, query: str, language: str) -> str:
        """The kind that a query asks for by words such as 'how many'; '' for none."""
        asked = f" {' '.join(folded_words(query))} "
        return next((kind for kind, hints in self.main["hints"][language] for hint in hints if f" {hint} " in asked), "")

    def _concepts(self, words: Sequence[Word], languages: Sequence[str]) -> list[tuple[int, int, int, float]]:
        """(the class of a concept, its number, the bits of the words that name it, how far it is trusted). The longest name from
        left to right; all concepts that bear it."""
        first, found, at = sum(self.main["classes"][:2]), [], 0
        while at < len(words):
            best: list[tuple[int, int, int, float]] = []
            longest = 0
            for entry, trust in words[at].meant.items() if not words[at].strict else ():
                for rest, concept in (one for of in languages for one in self._phrases(of).get(entry, ())):
                    length = len(rest) + 1
                    following = words[at + 1 : at + length]
                    if length < longest or len(following) < len(rest):
                        continue
                    pairs = list(zip(rest, following, strict=True))
                    if not all(one in word.meant and not word.strict for one, word in pairs):
                        continue
                    if length > longest:
                        best, longest = [], length
                    bits = ((1 << length) - 1) << at
                    trusted = min([trust, *(word.meant[one] for one, word in pairs)])
                    best.append((first + concept, concept, bits, trusted))
            found += best
            at += max(longest, 1)
        return found

    def _ranked(
        self, words: Sequence[Word], spans: Sequence[tuple[int, int, int, float]], hinted: str
    ) -> list[tuple[int, float]]:
        total = len(self.kinds)
        scores: dict[int, list[float]] = defaultdict(lambda: [0.0] * len(words))  # of each word, on its own
        meant: dict[int, float] = defaultdict(float)  # by concepts
        covered: dict[int, int] = defaultdict(int)  # bits of words
        brief: dict[int, int] = defaultdict(int)  # of those in its title, names or summary
        titles: dict[tuple[int, int], int] = defaultdict(int)  # document, length of a short title → bits of words in it
        shares = [UNKNOWN * math.log(2 * total + 2)] * len(words)

        for at, word in enumerate(words):
            rarest = 0.0
            for entry, trust in word.meant.items():
                postings = self.postings(entry)
                if not postings:
                    continue
                worth = trust * _rarity(total, len(postings))
                rarest = max(rarest, _rarity(total, len(postings)) if trust == 1 else worth)
                for document, posting in postings.items():
                    row = scores[document]
                    row[at] = max(row[at], worth * (posting >> 4) / IMPACTS)
                    covered[document] |= 1 << at
                    if posting & 15 <= SUMMARY:
                        brief[document] |= 1 << at
                    if posting & 15 < LONG_TITLE:
                        titles[document, posting & 15] |= 1 << at
            shares[at] = rarest or shares[at]
        told: set[int] = set()  # of a rare concept
        for entry, concept, bits, trust in spans:
            postings = self.postings(entry)
            rarity = _rarity(total, len(postings))
            worth = CONCEPT * trust * rarity
            if rarity >= TELLING and trust >= KIN and concept < self.main["thesaurus"]:
                told |= postings.keys()
            for document, posting in postings.items():
                meant[document] += worth * (posting >> 4) / IMPACTS
                covered[document] |= bits
                if posting & 15 <= SUMMARY:
                    brief[document] |= bits
                if posting & 15 < LONG_TITLE:
                    titles[document, posting & 15] |= bits
        every = (1 << len(words)) - 1
        rare = len(words) == 1 and shares[0] >= NAMELY
        named = {
            document
            for (document, length), bits in titles.items()
            if bits.bit_count() > length
            or (bits == every and (len(words) > 1 or (rare and self.kinds[document] == "organizations")))
        }
        whole = sum(shares)
        needed = sum(1 << at for at, word in enumerate(words) if word.strict)
        nothing = [bits for entry, _, bits, _ in spans if not self.postings(entry)]
        ranked = []
        for document, bits in covered.items():
            for span in nothing:  # 'bank' alone tells nothing of a food bank
                if bits & span != span:
                    bits &= ~span
            share = sum(one for at, one in enumerate(shares) if bits >> at & 1) / whole
            if share < (LEAST_TOLD if document in told else LEAST) or bits & needed != needed or not self._worth[document]:
                continue
            worth = NAMED if document in named else self._worth[document]
            if len(words) > 1 and brief[document] == every and self.kinds[document] != "practices":
                worth = max(worth, IN_FULL)
            if self.kinds[document] == hinted:
                worth *= HINTED
            ranked.append((document, (sum(scores[document]) + meant[document]) * share * worth))
        ranked.sort(key=lambda found: (-found[1], found[0]))
        least = CUT * ranked[0][1] if ranked else 0
        return [found for found in ranked if found[1] >= least]


def _rarity(total: int, count: int) -> float:
    """The inverse document frequency of BM25."""
    return math.log(1 + (total - count + 0.5) / (count + 0.5))
