"""Words that no dictionary knows and sentences that are long, in both languages: hints for whoever writes, and never a fault. A
dictionary knows no field and no town, so the words of the library's own names, terms and lists are right, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from portal.library import Library
from portal.reading.text_places import lines
from portal.reading.yaml_reader import Document
from portal.rules.parity import Way, bilingual_texts
from portal.settings import LANGUAGES
from portal.translating.translations import File

# Words; most style guides, those of both governments among them, ask for fewer than twenty, and French takes more for the same.
LONG = {"en": 35, "fr": 40}
_NAMED = ("places", "organizations", "sources", "regions", "calls", "systems")
_NAMES = frozenset({"name", "publisher", "author", "authors", "quote"})  # fields that repeat what others call things
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What is no prose of ours: links and addresses, quotations, code, and words with digits in them.
_PASSED_OVER = re.compile(r"\]\([^)]*\)|https?://\S+|\S+@\S+|\"[^\"]*\"|«[^»]*»|“[^”]*”|`[^`]*`|\S*\d\S*")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[\"«“(]?\s?[A-ZÀ-ÖØ-Þ])|\n\s*\n|\n(?=\s*[-*] )")
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu)['’]", re.IGNORECASE)


class Speller(Protocol):
    """A dictionary of one language."""

    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> Iterable[str]: ...


class Hint(NamedTuple):
    """``word`` is one that no dictionary knows, with what is near it; or '' for a sentence of ``length`` words that begins so."""

    path: str
    line: int
    language: str
    word: str = ""
    near: tuple[str, ...] = ()
    length: int = 0
    begins: str = ""


def own_words(found: Library) -> Mapping[str, frozenset[str]]:
    """Language → the words of the library's names, terms and lists, in small letters. What a name holds in one language is right in
    the other, too."""
    texts: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    names: list[str] = []
    for registry in found.readings:
        for item in found.items(registry).values():
            for language in LANGUAGES:
                if registry in _NAMED:
                    name = getattr(item, "name", None) or getattr(item, "title", None)
                    names += [name[language]] if name is not None else []
                else:
                    held = (getattr(item, field, None) for field in ("label", "term", "acronym"))
                    texts[language] += (text[language] for text in held if text is not None)
                    texts[language] += item.phrases(language) if registry == "thesaurus" else ()
    shared = _words_of(names)
    return {language: shared | _words_of(texts[language]) for language in LANGUAGES}


def hints(
    file: File, spellers: Mapping[str, Speller], own: Mapping[str, frozenset[str]], *, with_near: bool = True
) -> Iterator[Hint]:
    """What a file gives reason to look at, in the order of its texts; a word once in a file and language. What is near a word takes a
    hundred times as long to find as that no dictionary knows it."""
    told: set[tuple[str, str]] = set()
    for way, texts in bilingual_texts(file.document):
        if _NAMES.intersection(way) or (way[0] == "title" and file.kind.registry == "sources"):
            continue
        for language, text in texts.items():
            prose = _PASSED_OVER.sub(" ", text)
            for word in _unknown(prose, language, spellers[language], own[language]):
                if (language, word) not in told:
                    told.add((language, word))
                    near = tuple(spellers[language].suggest(word))[:3] if with_near else ()
                    yield Hint(file.path, _line(file.document, (*way, language), word), language, word, near)
            for sentence in _SENTENCE.split(text):
                if (count := len(sentence.split())) > LONG[language]:
                    begins = " ".join(sentence.split()[:4])
                    line = _line(file.document, (*way, language), begins.split()[0])
                    yield Hint(file.path, line, language, length=count, begins=begins)


def _unknown(prose: str, language: str, speller: Speller, own: frozenset[str]) -> Iterator[str]:
    for match in _WORD.finditer(prose):
        word = match[0].replace("’", "'")
        before = prose[: match.start()].rstrip()
        begins = not before or before[-1] in ".!?…:"
        bare = _ELIDED.sub("", word) if language == "fr" else word.removesuffix("'s").removesuffix("'")
        if bare.isupper() or (bare[:1].isupper() and not begins):  # an acronym, or a name
            continue
        if not any(_known(one, speller, own) for one in (word, bare)) and not all(
            _known(part, speller, own) for part in bare.split("-")
        ):
            yield word


def _known(word: str, speller: Speller, own: frozenset[str]) -> bool:
    return word.casefold() in own or speller.spell(word) or speller.spell(word.lower())


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.replace("’", "'") for text in texts for word in _WORD.findall(text.casefold()))


def _line(document: Document, way: Way, word: str) -> int:
    """The line on which a word of a text stands, or that on which the text begins."""
    first = document.problem(way, "").line
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    following = enumerate(lines(document.text)[first - 1 :], start=first)
    return next((number for number, line in following if pattern.search(line.replace("’", "'"))), first)
