"""Everything in the library, cross-linked and indexed. Made once, never changed; refuses to exist while a rule is broken."""
from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from portal import words
from portal.library import Library
from portal.kinds import VOCABULARIES
from portal.model.network import Organization, Place
from portal.model.practice import Practice
from portal.model.toolkit import LibraryEntry
from portal.model.vocabulary import Term
from portal.problem import Problem

# Facet → the vocabulary that holds its words. Lists, search and pages all follow this order.
FACETS: Mapping[str, str] = MappingProxyType(
    {
        "theme": "themes",
        "population": "populations",
        "province": "provinces",
        "size": "sizes",
        "kind": "kinds",
        "status": "statuses",
        "evidence": "evidence-levels",
    }
)


class BrokenLibrary(Exception):
    """Raised with the problems that keep a catalogue from being made."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Related:
    """Another practice, and why it stands here."""

    id: str
    shared_theme: str
    same_size: bool
    same_lead: bool


@dataclass(frozen=True, slots=True)
class Deeds:
    """What an organization did: practices that it led, those that it took part in, organizations that it leads."""

    led: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """Mappings go from ids to models, except ``facets``: facet → term → ids of practices, best described first."""

    practices: Mapping[str, Practice]
    organizations: Mapping[str, Organization]
    places: Mapping[str, Place]
    sources: Mapping[str, LibraryEntry]
    vocabularies: Mapping[str, Mapping[str, Term]]
    paths: Mapping[str, str]
    facets: Mapping[str, Mapping[str, tuple[str, ...]]]
    related: Mapping[str, tuple[Related, ...]]
    adaptations: Mapping[str, tuple[str, ...]]
    deeds: Mapping[str, Deeds]

    @classmethod
    def of(cls, library: Library) -> Catalogue:
        """Raises BrokenLibrary when a rule is broken; warnings do not count."""
        severity = words.load("rules") if library.problems else {}
        errors = tuple(p for p in library.problems if severity[p.rule].get("severity") != "warning")
        if errors:
            raise BrokenLibrary(errors)
        places = library.items("places")
        practices = dict(sorted(library.items("practices").items(), key=lambda item: _rank(*item)))
        facets = _facets(practices, places)
        children: dict[str, list[str]] = defaultdict(list)
        for name, practice in practices.items():
            for parent in practice.adapted_from:
                children[parent].append(name)
        return cls(
            practices=MappingProxyType(practices),
            organizations=MappingProxyType(library.items("organizations")),
            places=MappingProxyType(places),
            sources=MappingProxyType(library.items("library")),
            vocabularies=MappingProxyType({name: library.items(name) for name in VOCABULARIES}),
            paths=MappingProxyType(
                {name: path for path, reading in library.readings["practices"].items() for name in reading.items}
            ),
            facets=facets,
            related=MappingProxyType(dict(_related(practices, places))),
            adaptations=MappingProxyType({parent: tuple(names) for parent, names in children.items()}),
            deeds=MappingProxyType(_deeds(practices, library.items("organizations"))),
        )

    def terms_of(self, practice: Practice, facet: str) -> tuple[str, ...]:
        """The terms of a facet that a practice bears."""
        return _terms(practice, facet, self.places)


def sort_key(text: str) -> str:
    """Letters without accents or case, so that É stands with E in both languages."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


def _rank(name: str, practice: Practice) -> tuple[int, str, str]:
    """What is done and well described comes first; then by English title, so that both languages have one order to check."""
    return -practice.standing, sort_key(practice.title.en), name


def _terms(practice: Practice, facet: str, places: Mapping[str, Place]) -> tuple[str, ...]:
    match facet:
        case "theme":
            return practice.themes
        case "population":
            return practice.populations
        case "province":
            return tuple(dict.fromkeys(places[place].province for place in practice.places))
        case "size":
            return tuple(dict.fromkeys(places[place].size for place in practice.places))
        case "kind":
            return (practice.kind,)
        case "status":
            return (practice.status,)
        case "evidence":
            return (practice.evidence.level,)
    raise KeyError(facet)


def _facets(practices: Mapping[str, Practice], places: Mapping[str, Place]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    found: dict[str, dict[str, list[str]]] = {facet: defaultdict(list) for facet in FACETS}
    for name, practice in practices.items():
        for facet in FACETS:
            for term in _terms(practice, facet, places):
                found[facet][term].append(name)
    return MappingProxyType({facet: {term: tuple(names) for term, names in terms.items()} for facet, terms in found.items()})


def _deeds(practices: Mapping[str, Practice], organizations: Mapping[str, Organization]) -> dict[str, Deeds]:
    """Every organization's; practices best described first. A practice that it led is not told again as one it joined."""
    led: dict[str, list[str]] = defaultdict(list)
    joined: dict[str, list[str]] = defaultdict(list)
    leads: dict[str, list[str]] = defaultdict(list)
    for name, practice in practices.items():
        for lead in practice.led_by:
            led[lead].append(name)
        with_others = dict.fromkeys(partner.organization for partner in practice.partners if partner.organization)
        for partner in with_others:
            if partner not in practice.led_by:
                joined[partner].append(name)
    for name, organization in organizations.items():
        if organization.lead_body and organization.lead_body != name:
            leads[organization.lead_body].append(name)
    return {name: Deeds(tuple(led[name]), tuple(joined[name]), tuple(leads[name])) for name in organizations}


_NEIGHBOURS = 4  # looked at on each side in a bucket: cost stays linear in the number of practices
_SHOWN = 4


def _related(practices: Mapping[str, Practice], places: Mapping[str, Place]) -> Iterator[tuple[str, tuple[Related, ...]]]:
    """For each practice the few that share most with it; always a theme."""
    sizes = {name: _terms(practice, "size", places) for name, practice in practices.items()}
    traits = {name: _traits(practice, sizes[name]) for name, practice in practices.items()}
    buckets: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, practice in practices.items():
        for key in _bucket_keys(practice, sizes[name]):
            buckets[key].append(name)
    seen: dict[tuple[str, ...], int] = defaultdict(int)
    for name, practice in practices.items():
        near: set[str] = set()
        for key in _bucket_keys(practice, sizes[name]):
            at, bucket = seen[key], buckets[key]
            near.update(bucket[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1])
            seen[key] += 1
        near.discard(name)
        mine = traits[name]
        best = sorted((-len(mine & traits[other]), other) for other in near)[:_SHOWN]
        yield name, tuple(_reason(practice, other, practices[other], sizes[name], sizes[other]) for _, other in best)


def _bucket_keys(practice: Practice, sizes: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for theme in practice.themes:
        yield (theme,)
        for size in sizes:
            yield (theme, size)


def _traits(practice: Practice, sizes: tuple[str, ...]) -> frozenset[str]:
    """What a practice can share with another; what counts more is there more than once. Sharing is then one intersection."""
    return frozenset(
        (
            *(f"{weight} theme {theme}" for theme in practice.themes for weight in "123"),
            *(f"{weight} main {practice.themes[0]}" for weight in "12"),
            *(f"{weight} size {size}" for size in sizes for weight in "12"),
            *(f"lead {lead}" for lead in practice.led_by),
            *(f"population {population}" for population in practice.populations),
            *(f"partner {partner.type}" for partner in practice.partners),
        )
    )


def _reason(one: Practice, name: str, other: Practice, sizes: tuple[str, ...], other_sizes: tuple[str, ...]) -> Related:
    shared = next(theme for theme in one.themes if theme in other.themes)
    return Related(name, shared, not set(sizes).isdisjoint(other_sizes), not set(one.led_by).isdisjoint(other.led_by))
