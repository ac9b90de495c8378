"""Reads the queries by which the search is judged, and says which answers to them are right.

They were written from what the library says, not from what a search found. The held-out part is for judging alone: who tunes the
search, or writes words for it, does not look at it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.facets import FACETS
from portal.catalogue.former_ids import moves
from portal.kinds import VOCABULARIES, all_kinds

# Part → the beginning of its files' names.
PARTS = {"tuning": "queries", "held-out": "held-out"}
SORTS = (
    "words",
    "questions",
    "slips",
    "accents",
    "elisions",
    "plurals",
    "synonyms",
    "acronyms",
    "other-language",
    "places",
    "organizations",
    "terms",
    "figures-and-calls",
    "nothing-there",
)
PAGES = "pages"  # written pages, by their path in docs/en or docs/fr without index and ending
_LISTS = {facet.vocabulary: facet.name for facet in FACETS.values() if facet.lists}
_KINDS = {PAGES, *_LISTS, *(kind.registry for kind in all_kinds() if kind.registry not in VOCABULARIES)}


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types. ``right`` holds every answer that a sensible person would accept, as ``kind/id``; none where the library
    has nothing, and the search should say so."""

    text: str
    sort: str
    right: tuple[str, ...]


def read(folder: Path, part: str, language: str) -> tuple[Query, ...]:
    """The queries of a part (``PARTS``) in a language. Raises ValueError for what is not of their form, with the file and the
    query."""
    file = folder / f"{PARTS[part]}.{language}.yml"
    return tuple(_query(entry, file) for entry in yaml.safe_load(file.read_text("utf-8")))


def _query(entry: Any, file: Path) -> Query:
    if not isinstance(entry, dict) or set(entry) != {"query", "sort", "right"} or not isinstance(entry["query"], str):
        raise ValueError(f"{file}: {entry!r}: an entry has query, sort and right")
    if entry["sort"] not in SORTS:
        raise ValueError(f"{file}: {entry['query']!r}: the sort is one of {', '.join(SORTS)}")
    if strange := [right for right in entry["right"] if right.partition("/")[0] not in _KINDS]:
        raise ValueError(f"{file}: {entry['query']!r}: not kind/id: {', '.join(strange)}")
    if bool(entry["right"]) == (entry["sort"] == "nothing-there"):
        raise ValueError(f"{file}: {entry['query']!r}: nothing is right where nothing is there, and only there")
    return Query(entry["query"], entry["sort"], tuple(entry["right"]))


def accepted(catalogue: Catalogue, query: Query) -> frozenset[str]:
    """Everything that is right, as ``kind/id``, by the ids of today. A term that practices are listed by stands for its list and the
    practices in it, a theme for its guide too, a province for its places; a place for itself and what ran there, an organization for
    itself and what it led."""
    today = {f"{move.registry}/{move.former}": f"{move.registry}/{move.id}" for move in moves(catalogue)}
    return frozenset(one for right in query.right for one in _stands_for(catalogue, *today.get(right, right).split("/", 1)))


def _stands_for(catalogue: Catalogue, kind: str, id: str) -> Iterator[str]:
    yield f"{kind}/{id}"
    practices: Collection[str] = ()
    if kind == "themes":
        yield f"guides/{id}"
    elif kind == "provinces":
        yield from (f"places/{name}" for name, place in catalogue.places.items() if place.province == id)
    if kind in _LISTS:
        practices = catalogue.facets[_LISTS[kind]].get(id, ())
    elif kind == "places":
        practices = [name for name, practice in catalogue.practices.items() if id in practice.places]
    elif kind == "organizations" and id in catalogue.deeds:
        practices = catalogue.deeds[id].led
    yield from (f"practices/{name}" for name in practices)


def unknown(catalogue: Catalogue, query: Query, pages: Collection[str]) -> tuple[str, ...]:
    """The right answers that are not there, today or by a former id; ``pages`` are the written pages that there are."""
    former = {(move.registry, move.former) for move in moves(catalogue)}

    def there(right: str) -> bool:
        kind, id = right.split("/", 1)
        return (kind, id) in former or id in (pages if kind == PAGES else catalogue.items(kind))

    return tuple(right for right in query.right if not there(right))
