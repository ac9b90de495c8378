"""Holds what cards say against the texts they cite: do the cited lines exist, and does every number stand in them?

A library entry's ``text`` names the file whose lines its citations count. Numbers are compared as values: 2,5 in French is 2.5,
and 'thirteen' is 13.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from text_to_num.transforms import alpha2digit

from portal.kinds import location
from portal.library import Library
from portal.model.fields import Citation
from portal.model.practice import PracticeSource
from portal.model.region import Region
from portal.settings import LANGUAGES

_LINES = re.compile(r"(\d+)(?:\s*[–-]\s*(\d+))?")
# Spaces group thousands in French, commas in English; a comma is also the French decimal sign.
_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d{3})+(?:\.\d+)?(?![\d])|\d+(?:[.,]\d+)?")
_COUNTED = 20  # up to here a list can be counted at a glance
_ONE = re.compile(r"\b(une?|one|an?)\b", re.IGNORECASE)  # an article in both languages, and a number too
_MILLION = 1_000_000  # the word after a figure, as in '16.3 million'
_NOT_CHECKED = {
    "review", "translation", "sources", "locator", "source", "id", "coordinates", "population", "evidence", "code", "number",
    "named_in", "accessed", "url", "quote",
}  # fmt: skip
CITED = ("practices", "organizations", "calls", "regions", "figures", "glossary", "guides", "systems")


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """What does not hold: ``what`` is 'no-lines', 'blank-lines', 'number', 'quote' or 'copied', ``detail`` the locator, the
    number or the words."""

    path: str
    what: str
    detail: str


def check(library: Library, documents: Path) -> Iterator[Doubt]:
    """Every doubt about what rests on sources. Sources without ``text``, or whose file is not in ``documents``, are
    passed over."""
    texts = texts_in(library, documents)
    years = {name: entry.year for name, entry in library.items("sources").items() if entry.year}
    practices = library.items("practices")
    for path, item in cited_items(library):
        told = {value for id in set(_practices(item)) & practices.keys() for value in _told(practices[id])}
        yield from check_item(item, texts, years, path, told)


def texts_in(library: Library, documents: Path) -> dict[str, list[str]]:
    """Source → the lines of its text, for those whose file is in ``documents``."""
    return {
        name: (documents / entry.text).read_text("utf-8").splitlines()
        for name, entry in library.items("sources").items()
        if entry.text and (documents / entry.text).is_file()
    }


def cited_items(library: Library) -> Iterator[tuple[str, Any]]:
    """(path, item) of everything that rests on sources; the id follows the path where items share a file."""
    for registry in CITED:
        kind_in_one_file = location(registry).endswith(".yml")
        for path, reading in library.readings[registry].items():
            for name, item in reading.items.items():
                yield f"{path}#{name}" if kind_in_one_file else path, item


def check_item(
    item: Any, texts: Mapping[str, Sequence[str]], years: Mapping[str, int], path: str, told: Collection[float] = ()
) -> Iterator[Doubt]:
    """``texts`` maps sources to their lines, ``years`` to their years. Numbers are looked for in all the lines that an item
    cites; the year of a source that it cites is known without them, and so is ``told``, what practices say that it rests on."""
    cited: list[str] = []
    known: set[float] = set(told)
    whole = True
    for citation in _citations(item):
        if citation.id not in texts:
            whole = False
            continue
        lines = texts[citation.id]
        known.update([years[citation.id]] if citation.id in years else ())
        here: list[str] = []
        for start, end in spans(citation.locator or ""):
            if not 1 <= start <= end <= len(lines):
                yield Doubt(path, "no-lines", f"{citation.id}, {citation.locator}")
            elif not any(line.strip() for line in lines[start - 1 : end]):
                yield Doubt(path, "blank-lines", f"{citation.id}, {citation.locator}")
            else:
                here.append("\n".join(line.strip() for line in lines[start - 1 : end]))
        cited += here
        if citation.quote and _plain(citation.quote) not in _plain(whole_words(here)):
            yield Doubt(path, "quote", citation.quote)
    if not whole or not cited or getattr(item, "counted", False):
        return
    there = (
        known
        | ({1.0} if _ONE.search(" ".join(cited)) else set())
        | {value for language in LANGUAGES for value in numbers(whole_words(cited), language)}
    )
    missing = {
        value: None
        for language, text in texts_of(item, passing_over=_passed_over(item))
        for value in claimed(text, language)
        if value not in there
    }
    for value in missing:
        yield Doubt(path, "number", f"{value:g}")


def _passed_over(item: Any) -> frozenset[str]:
    """A region's note names priorities by their codes; what an organization does can rest on its website alone."""
    if isinstance(item, Region):
        return frozenset({"note"})
    return frozenset({"does"}) if getattr(item, "website_read", None) else frozenset()


def _plain(text: str) -> str:
    """Words as they are compared: whatever the marks and spaces that a copy of a text keeps or loses."""
    return " ".join(re.sub(r"[\u2018\u2019\u02bc]", "'", re.sub(r'["«»\u201c\u201d\u00ad]', " ", text)).split())


def whole_words(parts: Sequence[str]) -> str:
    """The lines as running text; 'eighty-' at the end of a line belongs to 'two' at the beginning of the next."""
    return " ".join(parts).replace("-\n", "-").replace("\n", " ")


def spans(locator: str) -> list[tuple[int, int]]:
    """'lines 3–5, 9' → [(3, 5), (9, 9)]."""
    return [(int(start), int(end or start)) for start, end in _LINES.findall(locator)]


def numbers(text: str, language: str) -> set[float]:
    """Every number of a text, written in figures or in words."""
    found: set[float] = set()
    for form in (text, alpha2digit(text, language)):
        for match in _NUMBER.findall(form):
            found.add(_value(match, language))
    return found


def claimed(text: str, language: str) -> set[float]:
    """The numbers that a card must find in its source. Not small ones in words: 'both of the two languages' or 'three ways' counts
    what the source lists, and 'one' is an article in both languages."""
    figures = {_value(match, language) for match in _NUMBER.findall(text)}
    return figures | {value for value in numbers(text, language) if value > _COUNTED and value != _MILLION}


def _value(figure: str, language: str) -> float:
    """A comma is the decimal sign in French, and groups thousands in English."""
    plain = re.sub(r"[ \u00a0\u202f]", "", figure)
    grouped = language == "en" and re.fullmatch(r"\d+(,\d{3})+(\.\d+)?", plain)
    return float(plain.replace(",", "") if grouped else plain.replace(",", ".", 1).replace(",", ""))


def _practices(item: Any) -> Iterator[str]:
    """The practices that an item rests on beside its own citations, as a guide does."""
    for value in _values(item):
        if value is not item:  # an organization's own list is what it took part in
            yield from getattr(value, "practices", ())


def _told(practice: Any) -> set[float]:
    """Every number that a card says, with the years of its period."""
    texts = [*texts_of(practice), ("en", f"{practice.period}")]
    return {value for language, text in texts for value in numbers(text, language)}


def _citations(item: Any) -> Iterator[Citation | PracticeSource]:
    for value in _values(item):
        if isinstance(value, (Citation, PracticeSource)):
            yield value
        elif getattr(value, "source", None) and getattr(value, "locator", None):
            yield PracticeSource(value.source, locator=value.locator)


def _values(item: Any) -> Iterator[Any]:
    """Every dataclass in an item, itself included."""
    if is_dataclass(item):
        yield item
        for field in fields(item):
            yield from _values(getattr(item, field.name))
    elif isinstance(item, (tuple, list)):
        for inner in item:
            yield from _values(inner)


def texts_of(item: Any, language: str | None = None, *, passing_over: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """(language, text) of everything that an item says in words or numbers; ``language`` is that of what is around it,
    ``passing_over`` names fields to leave out beside those that are never checked."""
    if isinstance(item, str):
        if language:
            yield language, item
    elif isinstance(item, float):
        yield "en", f"{item:.10f}".rstrip("0").rstrip(".")
    elif isinstance(item, (tuple, list)):
        for inner in item:
            yield from texts_of(inner, language, passing_over=passing_over)
    elif is_dataclass(item):
        for field in fields(item):
            if field.name not in _NOT_CHECKED and field.name not in passing_over:
                inside = field.name if field.name in LANGUAGES else language
                yield from texts_of(getattr(item, field.name), inside, passing_over=passing_over)
