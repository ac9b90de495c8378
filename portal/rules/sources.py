"""Where a card's statements stand: a work of the library, or one that stands in the card with all that a reader needs to find it.

Gives the rules ``unknown-source``, ``missing-field``, ``source-in-library``, ``source-without-locator`` and ``quote-too-long``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.problem import Problem
from portal.reading.yaml_reader import Document, named
from portal.rules.rule import ContentRule, Rule, Setting
from portal.rules.structure import unknown
from portal.rules.tables import OWN_SOURCE, QUOTED, SOURCED, TOLD

Way = tuple[str | int, ...]


def quotes(document: Document, _: Setting) -> Iterator[Problem]:
    for loc, quote in named(document, "quote"):
        if (words := len(quote.split())) > QUOTED:
            yield document.problem(loc, "quote-too-long", words=str(words), limit=str(QUOTED))


def in_library(document: Document, setting: Setting) -> Iterator[Problem]:
    for loc, name, source in _sources(document):
        if "url" in source and name in setting.known["sources"]:
            yield document.problem((*loc, "id"), "source-in-library", value=name)


def complete(document: Document, setting: Setting) -> Iterator[Problem]:
    """A source that stands in the card tells what a file of the library would; any other has such a file."""
    for loc, name, source in _sources(document):
        if "url" not in source and name not in setting.known["sources"]:
            yield unknown(document, (*loc, "id"), "sources", name, setting.known)
        for field in OWN_SOURCE if "url" in source else ():
            if field not in source:
                yield document.problem(loc, "missing-field", at_key=True, field=field)
    own = _own(document)
    for loc, name, _ in _sourced(document):
        if name not in own and name not in setting.known["sources"]:
            yield unknown(document, loc, "sources", name, setting.known)


def without_locator(document: Document, setting: Setting) -> Iterator[Problem]:
    """A work of the library is long; a page that stands in the card is soon read through."""
    for loc, name, source in _sources(document):
        if "url" not in source and "locator" not in source and name in setting.known["sources"]:
            yield document.problem((*loc, "id"), "source-without-locator")
    own = _own(document)
    for loc, name, told in _sourced(document):
        if "locator" not in told and name not in own:
            yield document.problem(loc, "source-without-locator")


def _sources(document: Document) -> Iterator[tuple[Way, str, dict[str, Any]]]:
    """(place, id, source) of each; what is none is told by the structure."""
    for index, source in enumerate(_list(document.data.get("sources"))):
        if isinstance(source, dict) and isinstance(source.get("id"), str):
            yield ("sources", index), source["id"].strip(), source


def _sourced(document: Document) -> Iterator[tuple[Way, str, dict[str, Any]]]:
    """(place of its source, the source's id, statement) of each output and each outcome that names one."""
    for listed in SOURCED:
        for index, told in enumerate(_list(document.data.get(listed))):
            if isinstance(told, dict) and isinstance(told.get("source"), str):
                yield (listed, index, "source"), told["source"].strip(), told


def _own(document: Document) -> frozenset[str]:
    return frozenset(name for _, name, source in _sources(document) if "url" in source)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


_CARDS = frozenset(TOLD)

RULES: tuple[Rule, ...] = (
    ContentRule(name="quote-too-long", check=quotes),
    ContentRule(name="source-in-library", check=in_library, kinds=_CARDS),
    ContentRule(name="unknown-source", check=complete, kinds=_CARDS, gives=frozenset({"missing-field"})),
    ContentRule(name="source-without-locator", check=without_locator, kinds=_CARDS),
)
