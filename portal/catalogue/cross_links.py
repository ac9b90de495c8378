"""The ways back that no file states: from a practice to the calls it answers, from a place to all that happened there …

Files name things in one direction; readers come from every side. Every mapping goes from an id to what names it, in the order of
the catalogue, and holds no empty entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from portal.catalogue.quotables import Quotable
from portal.model.call import Call
from portal.model.community import Question, Replication
from portal.model.network import Organization
from portal.model.practice import Practice
from portal.model.region import Region
from portal.model.toolkit import GlossaryEntry
from portal.model.update import Update

T = TypeVar("T")
Links = Mapping[str, tuple[str, ...]]


class Told(NamedTuple):
    """A measure that a practice card tells of: the region's id and the measure's code."""

    region: str
    code: str


@dataclass(frozen=True)
class CrossLinks:
    calls_of_practice: Links
    calls_of_theme: Links
    measures_of_practice: Mapping[str, tuple[Told, ...]]
    figures_of_theme: Links
    figures_of_place: Links
    figures_of_organization: Links
    terms_of_theme: Links
    practices_of_place: Links
    practices_of_source: Links
    done_of_theme: Links  # practices done in the field, of which more is told than that they are there
    organizations_of_place: Links
    regions_of_place: Links
    regions_of_theme: Links
    updates_of_organization: Links
    updates_of_theme: Links
    updates_of_province: Links
    updates_of_practice: Links
    updates_of_circle: Links
    replications_of_practice: Links
    questions_of_practice: Links


def cross_links(
    practices: Mapping[str, Practice],
    organizations: Mapping[str, Organization],
    calls: Mapping[str, Call],
    regions: Mapping[str, Region],
    figures: Mapping[str, Quotable],
    glossary: Mapping[str, GlossaryEntry],
    updates: Mapping[str, Update],
    replications: Mapping[str, Replication],
    questions: Mapping[str, Question],
) -> CrossLinks:
    """Cost linear in the number of links."""
    return CrossLinks(
        calls_of_practice=_back((practice, name) for name, call in calls.items() for practice in call.answered_by),
        calls_of_theme=_back((theme, name) for name, call in calls.items() for theme in call.themes),
        measures_of_practice=_back(_told(regions)),
        figures_of_theme=_back((theme, name) for name, figure in figures.items() for theme in figure.themes),
        figures_of_place=_back((place, name) for name, figure in figures.items() for place in figure.places),
        figures_of_organization=_back((one, name) for name, figure in figures.items() for one in figure.organizations),
        terms_of_theme=_back((theme, name) for name, entry in glossary.items() for theme in entry.themes),
        practices_of_place=_back((place, name) for name, practice in practices.items() for place in practice.places),
        practices_of_source=_back(
            (source, name)
            for name, practice in practices.items()
            for source in dict.fromkeys(citation.id for citation in practice.sources)
        ),
        done_of_theme=_back(
            (theme, name)
            for name, practice in practices.items()
            if practice.in_the_field and not practice.mentioned
            for theme in practice.themes
        ),
        organizations_of_place=_back((place, name) for name, one in organizations.items() for place in one.places),
        regions_of_place=_back((place, name) for name, region in regions.items() if region.number for place in region.places),
        regions_of_theme=_back(
            (theme, name)
            for name, region in regions.items()
            if region.number
            for theme in dict.fromkeys(theme for priority in region.priorities for theme in priority.themes)
        ),
        updates_of_organization=_back((update.organization, name) for name, update in updates.items()),
        updates_of_theme=_back((theme, name) for name, update in updates.items() for theme in update.themes),
        updates_of_province=_back((province, name) for name, update in updates.items() for province in update.provinces),
        updates_of_practice=_back(
            (practice, name) for name, update in updates.items() if update.grant for practice in update.grant.practices
        ),
        updates_of_circle=_back((update.circle, name) for name, update in updates.items() if update.circle),
        replications_of_practice=_back((one.practice, name) for name, one in replications.items()),
        questions_of_practice=_back((practice, name) for name, one in questions.items() for practice in one.practices),
    )


def _told(regions: Mapping[str, Region]) -> Iterator[tuple[str, Told]]:
    for name, region in regions.items():
        for priority in region.priorities:
            for measure in priority.measures:
                for practice in measure.practices:
                    yield practice, Told(name, measure.code)


def _back(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return MappingProxyType({key: tuple(values) for key, values in found.items()})
