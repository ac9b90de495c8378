"""What is found for the words of a query, best first. As ``theme/assets/search-ranking.js``."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from portal.outputs.search.index import IMPACTS, LONG_TITLE, SUMMARY
from portal.outputs.search.naming import Span
from portal.outputs.search.understanding import KIN, Word

CONCEPT = 1
LONGER = 0.3  # of that more for each further word of its name: the more there are, the surer it is what they mean
SCATTERED = 0.4  # less for what tells of no word of the query in its title, names or summary, and by so many in between
CUT = 0.18  # of the best score: what is worth less is left out
LIGHT = 0.5  # what a word of questions weighs, such as 'find' and 'best'
UNKNOWN = 1.5  # times the rarest word: what a word that no text has counts in a query
LEAST = 0.35  # of the query that a result must tell of
TELLING = 2.5  # how rare a concept of the thesaurus is that makes less of the query do, as a name of several words does
LEAST_TOLD = 0.2
# Practices and calls come first, unless the words name something else, or what it says in short has all of several words: then
# it counts in full.
KINDS: Mapping[str, float] = {"practices": 1, "guides": 0.8, "calls": 1, "figures": 0.6, "updates": 0.6, "pages": 0.6}
OTHER_KINDS = 0.5
IN_FULL = 1
NAMED = 1.1
NAMELY = 4.5  # how rare a single word is that names an organization
HINTED = 2.5  # times, for a kind that the words ask for
STANDINGS: Sequence[float] = (0, 0.6, 0.65, 0.8, 0.85, 0.95, 1)  # by standing


Postings = Mapping[int, int]  # document → impact << 4 | field


@dataclass(frozen=True, slots=True)
class Library:
    """``kinds`` of all documents, and what each is ``worth`` whatever it says (`worths`); ``light`` words say little; of concepts the
    first are those of the ``thesaurus``, so many. ``words`` and ``concepts`` give the postings of a class and of a concept."""

    kinds: Sequence[str]
    worth: Sequence[float]
    light: frozenset[str]
    thesaurus: int
    words: Callable[[int], Postings]
    concepts: Callable[[int], Postings]


def worths(kinds: Sequence[str], standings: Sequence[int]) -> list[float]:
    return [KINDS.get(kind, OTHER_KINDS) * STANDINGS[standing] for kind, standing in zip(kinds, standings, strict=True)]


def ranked(words: Sequence[Word], spans: Sequence[Span], hinted: str, library: Library) -> list[tuple[int, float]]:
    """Documents with their scores. ``hinted`` is a kind that the query asks for."""
    total = len(library.kinds)
    scores: dict[int, list[float]] = defaultdict(lambda: [0.0] * len(words))  # of each word, on its own
    meant: dict[int, float] = defaultdict(float)  # by concepts
    covered: dict[int, int] = defaultdict(int)  # bits of words
    brief: dict[int, int] = defaultdict(int)  # of those in its title, names or summary
    titles: dict[tuple[int, int], int] = defaultdict(int)  # document, length of a short title → bits of words in it
    shares = [UNKNOWN * math.log(2 * total + 2)] * len(words)

    def cover(document: int, posting: int, bits: int) -> None:
        covered[document] |= bits
        if posting & 15 <= SUMMARY:
            brief[document] |= bits
        if posting & 15 < LONG_TITLE:
            titles[document, posting & 15] |= bits

    for at, word in enumerate(words):
        rarest = 0.0
        for entry, trust in word.meant.items():
            if not (postings := library.words(entry)):
                continue
            worth = trust * _rarity(total, len(postings)) * (LIGHT if word.form in library.light else 1)
            rarest = max(rarest, worth)
            for document, posting in postings.items():
                row = scores[document]
                row[at] = max(row[at], worth * (posting >> 4) / IMPACTS)
                cover(document, posting, 1 << at)
        shares[at] = rarest or shares[at]
    told: set[int] = set()  # of a rare concept, or of a name of several words
    for span in spans:
        postings = library.concepts(span.concept)
        rarity = _rarity(total, len(postings))
        worth = CONCEPT * span.trust * rarity * (1 + LONGER * (span.bits.bit_count() - 1))
        telling = span.bits.bit_count() > 1 or (rarity >= TELLING and span.concept < library.thesaurus)
        if telling and span.trust >= KIN:
            told |= postings.keys()
        for document, posting in postings.items():
            meant[document] += worth * (posting >> 4) / IMPACTS
            cover(document, posting, span.bits)
    every = (1 << len(words)) - 1
    rare = len(words) == 1 and shares[0] >= NAMELY
    named = {
        document
        for (document, length), bits in titles.items()
        if bits.bit_count() > length
        or (bits == every and (len(words) > 1 or (rare and library.kinds[document] == "organizations")))
    }
    whole = sum(shares)
    needed = sum(1 << at for at, word in enumerate(words) if word.strict)
    nothing = [span.bits for span in spans if not library.concepts(span.concept)]

    def part(bits: int) -> float:
        """Of the query, from 0 to 1, that these words are."""
        return sum(one for at, one in enumerate(shares) if bits >> at & 1) / whole

    found = []
    for document, bits in covered.items():
        for name in nothing:  # 'bank' alone tells nothing of a food bank
            if bits & name != name:
                bits &= ~name
        share = part(bits)
        if share < (LEAST_TOLD if document in told else LEAST) or bits & needed != needed or not library.worth[document]:
            continue
        worth = NAMED if document in named else library.worth[document]
        if len(words) > 1 and brief[document] == every and library.kinds[document] != "practices":
            worth = max(worth, IN_FULL)
        if library.kinds[document] == hinted:
            worth *= HINTED
        worth *= 1 - SCATTERED * (1 - part(brief[document]))
        found.append((document, (sum(scores[document]) + meant[document]) * share * worth))
    found.sort(key=lambda one: (-one[1], one[0]))
    least = CUT * found[0][1] if found else 0
    return [one for one in found if one[1] >= least]


def _rarity(total: int, count: int) -> float:
    """The inverse document frequency of BM25."""
    return math.log(1 + (total - count + 0.5) / (count + 0.5))
