"""What people type leads somewhere, and not everywhere. Gives ``repeated-phrase``, and the warnings ``phrase-in-many-concepts``
and ``broad-concept``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any
from zlib import crc32

from portal.folding import folded_words
from portal.problem import Problem
from portal.reading.yaml_reader import Document, strings
from portal.rules.rule import ContentRule, Known, LibraryRule, Rule, Setting
from portal.rules.tables import AS_TYPED
from portal.settings import LANGUAGES

MOST_CONCEPTS = 3  # that one phrase may mean: results for more are results for none
MOST_SHARE = 40  # per cent of the practices that a concept may fit
FEWEST_CARDS = 20  # a share of fewer says nothing
_SAMPLE = 100  # practices: tells a share to within ten in a hundred, and costs the same in a library of any size
Way = tuple[str | int, ...]
Texts = Mapping[str, str]  # language → the folded words of a practice, with a space before and after each


def repeated(document: Document, _: Setting) -> Iterator[Problem]:
    """Each phrase of an entry that says what its label or another one says. What is the same to the letter in one list is told by
    `portal.rules.lists`."""
    for name in document.data:
        first: dict[tuple[str, str], tuple[str, bool]] = {}  # language and folded phrase → as it is written, whether as the label
        for way, language, phrase in _phrases(document, name):
            if (key := (language, _folded(phrase))) not in first:
                first[key] = phrase, way[1] == "label"
            elif first[key] != (phrase, False):
                yield document.problem(way, "repeated-phrase", value=phrase, other=first[key][0])


def in_many_concepts(document: Document, _: Setting) -> Iterator[Problem]:
    """Each phrase that stands in too many entries, at the last of them."""
    places: dict[str, dict[str, tuple[Way, str]]] = defaultdict(dict)  # folded phrase → entry → where, and as it is written
    for name in document.data:
        for way, _language, phrase in _phrases(document, name):
            places[_folded(phrase)].setdefault(name, (way, phrase))
    for entries in places.values():
        if len(entries) > MOST_CONCEPTS:
            way, phrase = list(entries.values())[-1]
            count, limit = str(len(entries)), str(MOST_CONCEPTS)
            names = ", ".join(entries)
            yield document.problem(way, "phrase-in-many-concepts", value=phrase, count=count, limit=limit, concepts=names)


def sample(document: Document, setting: Setting) -> Document | Texts | None:
    """The thesaurus without its nodes, which weigh twenty times the text; the folded text of a practice, if it is of the sample."""
    if setting.kind.registry == "thesaurus":
        return replace(document, root=None)
    if crc32(setting.name.encode(errors="surrogatepass")) % (len(setting.known["practices"]) // _SAMPLE + 1):
        return None
    texts: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for way, text in strings(document.data):
        # The names of sources say little of the practice; what people type for it is no word of its own.
        if way[-1] in texts and way[0] not in ("sources", AS_TYPED):
            texts[str(way[-1])] += folded_words(text)
    return {language: f" {' '.join(map(_singular, words))} " for language, words in texts.items()}


def broad(gathered: Mapping[str, Document | Texts], _: Known) -> Iterator[Problem]:
    """Phrases are looked for in texts of their language: folded, the French for tea is the English article."""
    texts = [taken for taken in gathered.values() if not isinstance(taken, Document)]
    if len(texts) < FEWEST_CARDS:
        return
    # Language → word → the texts that hold it.
    holding: dict[str, dict[str, set[int]]] = {language: defaultdict(set) for language in LANGUAGES}
    for index, by_language in enumerate(texts):
        for language, text in by_language.items():
            for word in set(text.split()):
                holding[language][word].add(index)
    for document in (taken for taken in gathered.values() if isinstance(taken, Document)):
        for name in document.data:
            fitting: dict[str, set[int]] = {}  # phrase → the texts that it stands in
            for _way, language, phrase in _phrases(document, name):
                words = [_singular(word) for word in _folded(phrase).split()]
                if words and all(word in holding[language] for word in words):
                    found = set.intersection(*(holding[language][word] for word in words))
                    whole = f" {' '.join(words)} "
                    one_by_one = (index for index in found if whole in texts[index][language])
                    fitting[phrase] = set(one_by_one) if len(words) > 1 else found
            share = 100 * len(set().union(*fitting.values())) // len(texts)
            if share > MOST_SHARE:
                most = max(fitting, key=lambda phrase: len(fitting[phrase]))
                yield document.problem(
                    (name,), "broad-concept", at_key=True, concept=name, share=str(share), limit=str(MOST_SHARE), most=most
                )


def _phrases(document: Document, name: str) -> Iterator[tuple[Way, str, str]]:
    """(where, language, phrase) of an entry, its labels first. What is no list or no text is told by the structure."""
    entry = document.data[name]
    for field in ("label", "words"):
        texts: Any = entry.get(field) if isinstance(entry, dict) else None
        for language, value in texts.items() if isinstance(texts, dict) else ():
            for index, phrase in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(phrase, str):
                    yield (name, field, language, index) if isinstance(value, list) else (name, field, language), language, phrase


@lru_cache(maxsize=20_000)  # three rules ask, and again at each reading of a preview
def _folded(phrase: str) -> str:
    return " ".join(folded_words(phrase))


def _singular(word: str) -> str:
    """Without the ending of a regular plural, which the search does not mind either."""
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


_FILE = frozenset({"thesaurus"})

RULES: tuple[Rule, ...] = (
    ContentRule(name="repeated-phrase", check=repeated, kinds=_FILE),
    ContentRule(name="phrase-in-many-concepts", check=in_many_concepts, kinds=_FILE),
    LibraryRule(name="broad-concept", gather=sample, check=broad, kinds=_FILE | {"practices"}),
)
