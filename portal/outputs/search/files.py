"""The index as files. ``search/main.json`` is the only one whose name stays; it names the folder of all others, which is called
after what they hold: a browser may keep those for good and never mixes two versions.

| file | holds |
| --- | --- |
| main.json | the folder, how many documents of which kind and standing, when some close, where postings begin, words that say nothing or little |
| words-en.json, words-fr.json | the forms of words, their classes and how common they are |
| names-en.json, names-fr.json | names of concepts, as classes, and whether a text says them |
| concepts-en.json, concepts-fr.json | labels of concepts |
| near.json | for each concept themes and other concepts, where to look when nothing tells of it |
| postings-N.json | the documents of some classes that follow each other |
| records-en-N.json, records-fr-N.json | what results show, some documents a file |
| facets.json | the documents of each term, and the days of documents |
| fits.json | of each practice what a place can be compared with it by |
"""

from __future__ import annotations

import hashlib
import math
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from portal.lexicon.concepts import TERM
from portal.lexicon.letters import common, hints
from portal.lexicon.words import Lexicon
from portal.outputs.json_text import compact
from portal.outputs.search.index import Index
from portal.settings import LANGUAGES

FOLDER = "search"
MAIN = f"{FOLDER}/main.json"
RECORDS = 8
SHARD = 2000  # postings in a file, unless a single class has more
_FIRST = ord("0")  # numbers are written as one letter each, from '0' on: that packs best
_SURROGATES = range(0xD800, 0xE000)  # which are no letters
LARGEST = 0xFFFF - _FIRST - len(_SURROGATES)  # what a browser reads as one letter


def files(index: Index) -> dict[str, bytes]:
    """Path below the site → content."""
    order, words = _numbered(index)
    shards = list(_shards([index.postings[entry] for entry in order]))
    numbers = {entry: number for number, entry in enumerate(order)}
    parts: dict[str, Any] = {"facets": _facets(index), "near": _near(index), "fits": list(index.facts.items())}
    for language in LANGUAGES:
        parts[f"words-{language}"] = words[language]
        parts[f"names-{language}"] = _names(index, language, numbers)
        parts[f"concepts-{language}"] = [concept.label[language] for concept in index.concepts]
    parts |= {f"postings-{number}": text for number, (_, text) in enumerate(shards)}
    for language, records in index.records.items():
        rows = [[address, *record] for address, record in zip(index.addresses, records, strict=True)]
        parts |= {f"records-{language}-{at // RECORDS}": rows[at : at + RECORDS] for at in range(0, len(rows), RECORDS)}
    encoded = {name: compact(part) for name, part in parts.items()}
    digest = hashlib.sha256()
    for name, content in encoded.items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    folder = digest.hexdigest()[:8]
    main = {
        "folder": folder,
        "kinds": [[kind, len(list(run))] for kind, run in groupby(index.kinds)],
        "standings": [[standing, len(list(run))] for standing, run in groupby(index.standings)],
        "closes": [[number, instant] for number, instant in index.closes.items()],
        "classes": [*(len(words[language]["counts"]) for language in LANGUAGES), len(index.concepts)],
        "thesaurus": sum(not concept.id.startswith(TERM) for concept in index.concepts),
        "shards": [first for first, _ in shards],
        "records": RECORDS,
        "common": {language: " ".join(sorted(common(language))) for language in LANGUAGES},
        "light": {language: " ".join(sorted(common(language, "light_words"))) for language in LANGUAGES},
        "hints": {language: hints(language) for language in LANGUAGES},
    }
    return {f"{FOLDER}/{folder}/{name}.json": content for name, content in encoded.items()} | {MAIN: compact(main)}


def _numbered(index: Index) -> tuple[list[int], dict[str, dict[str, str]]]:
    """The classes in the order of the first form of each, so that neighbours in the alphabet share a file, concepts last; and the
    words of each language."""
    order: list[int] = []
    words = {language: _words(lexicon, index.postings, order) for language, lexicon in index.lexicons.items()}
    return [*order, *index.concept_classes], words


def _words(lexicon: Lexicon, postings: Sequence[array[int]], order: list[int]) -> dict[str, str]:
    """``forms``: what each form has beyond the beginning that it shares with the one before; ``shared``: the length of that, a
    letter each; ``classes``: '0' for a new class, else how many new ones ago it was new; ``counts``: `level`, a letter a class."""
    shared, endings, classes, counts = [], [], [], []
    places: dict[int, int] = {}
    before = ""
    for form, entry in sorted(lexicon.forms.items()):
        same = next((at for at, (one, other) in enumerate(zip(before, form, strict=False)) if one != other), None)
        same = min(len(before), len(form)) if same is None else same
        shared.append(_letter(same))
        endings.append(form[same:])
        if entry in places:
            classes.append(_letter(len(places) - places[entry]))
        else:
            places[entry] = len(places)
            classes.append(_letter(0))
            counts.append(_letter(level(len(postings[entry]))))
            order.append(entry)
        before = form
    return {"forms": " ".join(endings), "shared": "".join(shared), "classes": "".join(classes), "counts": "".join(counts)}


def level(count: int) -> int:
    """How common a class of words is, from the number of its documents."""
    return round(2 * math.log2(count + 1))


def _letters(numbers: Iterable[int]) -> str:
    """Raises ValueError for a number that no letter stands for: a library of more than 63,000 documents."""
    return "".join(map(_letter, numbers))


@cache
def _letter(number: int) -> str:
    if number > LARGEST:
        raise ValueError(f"the index of the search counts to {LARGEST}, not to {number}")
    code = _FIRST + number
    return chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


def _shards(lists: Iterable[array[int]]) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """(the first class, the postings of it and of those after it): of each class how many documents; then of each of them the
    distance from the one before; then impact << 4 | field of each."""
    first = 0
    counts: list[int] = []
    gaps: list[int] = []
    marks: list[int] = []
    for number, postings in enumerate(lists):
        if counts and len(gaps) + len(postings) > SHARD:
            yield first, (_letters(counts), _letters(gaps), _letters(marks))
            first, counts, gaps, marks = number, [], [], []
        counts.append(len(postings))
        documents = [posting >> 8 for posting in postings]
        gaps += _gaps(documents)
        marks += [posting & 255 for posting in postings]
    if counts:
        yield first, (_letters(counts), _letters(gaps), _letters(marks))


def _gaps(numbers: Sequence[int]) -> list[int]:
    """How many are left out before each of some rising numbers."""
    return [number - before - 1 for before, number in zip((-1, *numbers), numbers, strict=False)]


def _names(index: Index, language: str, numbers: Mapping[int, int]) -> list[str]:
    """How many names each concept has in a language; of each name how many classes, twice, and one more where a text says it; then
    the first of these as the distance from that of the name before, then the others."""
    named: dict[int, list[tuple[int, ...]]] = {entry: [] for entry in index.concept_classes}
    for words, concept in index.phrases[language]:
        named[concept].append(tuple(numbers[entry] for entry in words))
    said = {tuple(numbers[entry] for entry in words) for words in index.said}
    names = [sorted(found) for found in named.values()]
    firsts = [name[0] - before for found in names for before, name in zip((0, *(one[0] for one in found)), found, strict=False)]
    rest = [entry for found in names for name in found for entry in name[1:]]
    return [
        *map(_letters, (map(len, names), (2 * len(name) + (name in said) for found in names for name in found), firsts, rest))
    ]


def _near(index: Index) -> dict[str, Any]:
    places = {concept.id: at for at, concept in enumerate(index.concepts)}
    return {
        "themes": [" ".join(concept.themes) for concept in index.concepts],
        "concepts": [[places[name] for name in concept.near if name in places] for concept in index.concepts],
    }


def _facets(index: Index) -> dict[str, Any]:
    terms: dict[str, dict[str, str]] = {}
    for (facet, term), documents in index.terms.items():
        terms.setdefault(facet, {})[term] = _letters(_gaps(documents))
    first = min(filter(None, index.days), default=0)
    return {"terms": terms, "days": [max(0, day - first) for day in index.days]}
