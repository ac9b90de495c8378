"""Everything in the library, cross-linked and indexed. Made once, never changed; refuses to exist while a rule is broken."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from portal.catalogue import quotables as figures
from portal.catalogue.cross_links import CrossLinks, cross_links
from portal.catalogue.facets import FACETS
from portal.catalogue.own_sources import OwnSource, own_sources
from portal.catalogue.quotables import Quotable
from portal.catalogue.related import Neighbours
from portal.folding import fold
from portal.kinds import VOCABULARIES, all_kinds
from portal.lexicon.concepts import concepts
from portal.library import Library
from portal.model.assessment import Assessment
from portal.model.call import Call
from portal.model.community import Circle, Question, Replication
from portal.model.figure import Figure
from portal.model.indicator import Indicators
from portal.model.network import Organization, Place
from portal.model.practice import Practice
from portal.model.region import Region
from portal.model.template import Template
from portal.model.thesaurus import Concept
from portal.model.toolkit import GlossaryEntry, Guide, Source, System
from portal.model.update import Update
from portal.model.vocabulary import Term
from portal.problem import Problem
from portal.reporting.rule_words import errors
from portal.rules.parity import Standing
from portal.settings import now
from portal.timeline import State, contact_holds, state


class BrokenLibrary(Exception):
    """Raised with the problems that keep a catalogue from being made."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(f"{one.path}:{one.line}:{one.column}: {one.rule} {dict(one.params)}" for one in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Deeds:
    """What an organization did: practices that it led, those that it took part in, organizations that it leads."""

    led: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """Mappings go from ids to models, except ``others``: registry → ids to models, for kinds that have no mapping of their own
    here; ``facets``: facet → term → ids of practices, best known first;
    ``standings``: registry → path → how the two languages stand in that file, in what waits for one too;
    ``own_sources``: works that stand in the card that cites them; ``quotables``: figures and results that are numbers, in one form."""

    practices: Mapping[str, Practice]
    organizations: Mapping[str, Organization]
    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    own_sources: Mapping[str, OwnSource]
    calls: Mapping[str, Call]
    regions: Mapping[str, Region]
    figures: Mapping[str, Figure]
    glossary: Mapping[str, GlossaryEntry]
    guides: Mapping[str, Guide]
    systems: Mapping[str, System]
    templates: Mapping[str, Template]
    indicators: Mapping[str, Indicators]
    assessments: Mapping[str, Assessment]
    replications: Mapping[str, Replication]
    peer_questions: Mapping[str, Question]
    circles: Mapping[str, Circle]
    updates: Mapping[str, Update]
    thesaurus: Mapping[str, Concept]
    vocabularies: Mapping[str, Mapping[str, Term]]
    others: Mapping[str, Mapping[str, Any]]
    paths: Mapping[str, str]
    standings: Mapping[str, Mapping[str, Standing]]
    facets: Mapping[str, Mapping[str, tuple[str, ...]]]
    related: Neighbours
    adaptations: Mapping[str, tuple[str, ...]]
    deeds: Mapping[str, Deeds]
    quotables: Mapping[str, Quotable]
    links: CrossLinks
    now: dt.datetime
    open_updates: frozenset[str]

    @classmethod
    def of(cls, library: Library, at: dt.datetime | None = None, earlier: Catalogue | None = None) -> Catalogue:
        """The library as it stands at an instant, by default the present one; ``earlier`` is that of an earlier reading. Raises
        BrokenLibrary when a rule is broken; warnings do not count."""
        if broken := errors(library.problems):
            raise BrokenLibrary(broken)
        places = library.items("places")
        practices = dict(sorted(library.items("practices").items(), key=lambda item: _rank(*item)))
        calls, glossary = library.items("calls"), library.items("glossary")
        updates = dict(sorted(library.items("updates").items(), key=newest))
        moment = at or now()
        organizations = {name: _reachable(one, moment) for name, one in library.items("organizations").items()}
        replications = dict(sorted(library.items("replications").items(), key=lambda item: (-item[1].latest, item[0])))
        questions = dict(sorted(library.items("peer-questions").items(), key=_newest_question))
        circles = {name: _as_of(circle, moment) for name, circle in library.items("circles").items()}
        regions = dict(sorted(library.items("regions").items(), key=lambda item: (item[1].number, item[0])))
        quotables = {name: figures.of_figure(name, figure) for name, figure in library.items("figures").items()}
        quotables |= {quotable.id: quotable for quotable in figures.of_practices(practices)}
        children: dict[str, list[str]] = defaultdict(list)
        for name, practice in practices.items():
            for parent in practice.adapted_from:
                children[parent].append(name)
        return cls(
            practices=MappingProxyType(practices),
            organizations=MappingProxyType(organizations),
            places=MappingProxyType(places),
            sources=MappingProxyType(library.items("sources")),
            own_sources=MappingProxyType(
                dict(own for told in (*practices.values(), *replications.values()) for own in own_sources(told))
            ),
            calls=MappingProxyType(calls),
            regions=MappingProxyType(regions),
            figures=MappingProxyType(library.items("figures")),
            glossary=MappingProxyType(glossary),
            guides=MappingProxyType(library.items("guides")),
            systems=MappingProxyType(library.items("systems")),
            templates=MappingProxyType(library.items("templates")),
            assessments=MappingProxyType(library.items("assessments")),
            indicators=MappingProxyType(library.items("indicators")),
            replications=MappingProxyType(replications),
            peer_questions=MappingProxyType(questions),
            circles=MappingProxyType(circles),
            updates=MappingProxyType(updates),
            thesaurus=MappingProxyType(library.items("thesaurus")),
            others=MappingProxyType(
                {
                    kind.registry: library.items(kind.registry)
                    for kind in all_kinds()
                    if kind.registry.replace("-", "_") not in cls.__dataclass_fields__
                }
            ),
            vocabularies=MappingProxyType({name: library.items(name) for name in VOCABULARIES}),
            paths=MappingProxyType(
                {name: path for path, reading in library.readings["practices"].items() for name in reading.items}
            ),
            standings=MappingProxyType(
                {
                    registry: {path: reading.standing for path, reading in readings.items() if reading.standing}
                    for registry, readings in library.readings.items()
                }
            ),
            facets=_facets(practices, places),
            related=Neighbours(
                practices, places, tuple(concepts(library.items("thesaurus"), {})), earlier.related if earlier else None
            ),
            adaptations=MappingProxyType({parent: tuple(names) for parent, names in children.items()}),
            deeds=MappingProxyType(_deeds(practices, organizations)),
            quotables=MappingProxyType(quotables),
            links=cross_links(practices, organizations, calls, regions, quotables, glossary, updates, replications, questions),
            now=moment,
            open_updates=frozenset(name for name, update in updates.items() if state(update, moment) is State.OPEN),
        )

    def items(self, registry: str) -> Mapping[str, Any]:
        """Id → model of a registry, such as 'practices' or 'sources'. Raises KeyError when there is no such registry."""
        found: Mapping[str, Any] | None = getattr(self, registry.replace("-", "_"), None)
        return self.others[registry] if found is None else found

    def source(self, name: str) -> Source | OwnSource:
        """A work of the library, or one that stands in a card. Raises KeyError when there is none of this id."""
        return self.own_sources[name] if name in self.own_sources else self.sources[name]

    def whole(self, name: str) -> bool:
        """Whether a place is all of its province, or of the country. Québec is a city too."""
        place = self.places[name]
        label = self.vocabularies["provinces"][place.province].label
        return place.province == "CA" or (place.size == "region" and place.name == label)

    def mentioned_apart(self, names: Iterable[str]) -> tuple[list[str], list[str]]:
        """Practices that have something to tell, and those that are no more than mentioned, each in the order of ``names``."""
        apart: tuple[list[str], list[str]] = [], []
        for name in names:
            apart[self.practices[name].mentioned].append(name)
        return apart

    def terms_of(self, practice: Practice, facet: str) -> tuple[str, ...]:
        """The terms of a facet that a practice bears."""
        return FACETS[facet].of(practice, self.places)


def sort_key(text: str) -> str:
    """Letters without accents or case, so that É stands with E in both languages."""
    return fold(text)


def newest(item: tuple[str, Update]) -> tuple[int, str]:
    """Sorts updates from the newest to the oldest; those of one day by id."""
    name, update = item
    return -update.published.toordinal(), name


def _newest_question(item: tuple[str, Question]) -> tuple[bool, int, str]:
    """Open ones first, then from the newest to the oldest."""
    name, question = item
    return question.closed is not None, -question.asked.toordinal(), name


def _as_of(circle: Circle, moment: dt.datetime) -> Circle:
    """Without a contact to which the organization agreed for a time that is over."""
    return circle if circle.contact is None or contact_holds(circle.contact, moment) else replace(circle, contact=None)


def _reachable(organization: Organization, moment: dt.datetime) -> Organization:
    """The same of several contacts."""
    held = tuple(contact for contact in organization.contacts if contact_holds(contact, moment))
    return organization if held == organization.contacts else replace(organization, contacts=held)


def _rank(name: str, practice: Practice) -> tuple[int, int, str, str]:
    """What is done and best known comes first; then by English title, so that both languages have one order to check."""
    return -practice.standing, -practice.known, sort_key(practice.title.en), name


def _facets(practices: Mapping[str, Practice], places: Mapping[str, Place]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    found: dict[str, dict[str, list[str]]] = {facet: defaultdict(list) for facet in FACETS}
    for name, practice in practices.items():
        for facet in FACETS.values():
            for term in facet.of(practice, places):
                found[facet.name][term].append(name)
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
