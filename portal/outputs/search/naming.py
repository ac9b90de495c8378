"""Which concepts the words of a query name. As ``theme/assets/search-names.js``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from portal.outputs.search.forms import numbers
from portal.outputs.search.understanding import Word

INNER = 0.7  # how far a name within a longer one is trusted to be meant: 'volunteers' in 'tired volunteers'

# First class of a name → (the classes after it, concept, whether a text says it; of a single word its postings tell that)
Phrases = Mapping[int, list[tuple[tuple[int, ...], int, bool]]]


class Span(NamedTuple):
    """A concept by its number, the bits of the words that name it, and how far it is trusted to be meant. An ``inner`` one is named
    within the name of another. ``said``: whether a text has the name, of several words."""

    concept: int
    bits: int
    trust: float
    inner: bool = False
    said: bool = False


def phrases_of(texts: Sequence[str]) -> Phrases:
    """The names of concepts in a language, in the order of their file (`portal.outputs.search.files`)."""
    phrases: dict[int, list[tuple[tuple[int, ...], int, bool]]] = defaultdict(list)
    counts, lengths, firsts, rest = map(iter, map(numbers, texts))
    for concept, count in enumerate(counts):
        first = 0
        for length in islice(lengths, count):
            first += next(firsts)
            phrases[first].append((tuple(islice(rest, length // 2 - 1)), concept, length % 2 == 1))
    return phrases


def named(words: Sequence[Word], phrases: Sequence[Phrases]) -> list[Span]:
    """The longest names from left to right, with all concepts that bear them, and the names within these. Of two that overlap both
    count: 'families leave' and 'leave for the city'."""
    found: list[Span] = []
    at = 0
    while at < len(words):
        here = list(_from(at, words, phrases))
        end = at + max((length for length, *_ in here), default=1)
        found += (
            Span(concept, _bits(at, length), trust, said=said) for length, concept, trust, said in here if at + length == end
        )
        whole = {span.concept for span in found}
        overlapping = (start for start in range(at + 1, end) if any(start + one[0] > end for one in _from(start, words, phrases)))
        after = next(overlapping, end)
        for start in range(at, after):
            for length, concept, trust, said in here if start == at else _from(start, words, phrases):
                if start + length <= end and concept not in whole:
                    found.append(Span(concept, _bits(start, length), trust * INNER, True, said))
        at = after
    return found


def _from(at: int, words: Sequence[Word], phrases: Sequence[Phrases]) -> Iterator[tuple[int, int, float, bool]]:
    """(length, concept, trust, whether a text says it) of each name that begins at a word. Of a word that is still being typed the
    texts tell enough: it names a concept where they do not, or once it is finished."""
    for entry, trust in words[at].meant.items() if not words[at].strict else ():
        if entry in words[at].tentative:
            continue
        for rest, concept, said in (one for those in phrases for one in those.get(entry, ())):
            following = words[at + 1 : at + 1 + len(rest)]
            pairs = list(zip(rest, following, strict=False))
            if len(following) == len(rest) and all(one in word.meant and not word.strict for one, word in pairs):
                yield len(rest) + 1, concept, min([trust, *(word.meant[one] for one, word in pairs)]), said


def _bits(at: int, length: int) -> int:
    return ((1 << length) - 1) << at
