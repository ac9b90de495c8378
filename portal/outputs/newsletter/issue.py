"""What one newsletter tells, chosen once for both languages: what is open, and what is new since a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from portal.catalogue.catalogue import Catalogue
from portal.history.history import NOT_KNOWN, History
from portal.history.publication import Publication
from portal.model import update_types
from portal.model.community import Question
from portal.model.update import Update
from portal.model.update_types import update_type
from portal.outputs.pages.questions import open_questions
from portal.outputs.pages.updates import open_opportunities
from portal.timeline import last_changed

SECTIONS = (*update_types.SECTIONS, "questions", "practices")  # in the order of a letter


@dataclass(frozen=True, slots=True)
class Area:
    """A province, a region or a place (``registry`` says which), the province it lies in and the places that lie in it."""

    registry: str
    id: str
    province: str
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose news: since a day, and from any of these organizations and any of these areas where some are named."""

    since: dt.date
    organizations: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """The ids of what one letter tells, in its order. ``practices`` holds all, the letter only the first of them; ``new`` are
    those that were not public before, the others are revised."""

    opportunities: tuple[str, ...]
    meetings: tuple[str, ...]
    news: tuple[str, ...]
    practices: tuple[str, ...]
    new: frozenset[str] = frozenset()
    questions: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, section) for section in SECTIONS)


def area(catalogue: Catalogue, name: str) -> Area:
    """The area of a province ('CA-ON' or 'on'), a region's id or a place's id. Raises KeyError when there is none."""
    code = name.upper() if name.upper() in catalogue.vocabularies["provinces"] else f"CA-{name.upper()}"
    if code in catalogue.vocabularies["provinces"]:
        return Area("provinces", code, code, _places_in(catalogue, code))
    registry = "regions" if name in catalogue.regions else "places"
    found = catalogue.items(registry)[name]
    named = found.places if registry == "regions" else (name,)
    wide = any(catalogue.whole(place) for place in named)  # 'quebec', the place, holds every place of Quebec
    return Area(registry, name, found.province, _places_in(catalogue, found.province) if wide else frozenset(named))


def area_names(catalogue: Catalogue) -> dict[str, str]:
    """Whatever a person may call an area, in small letters → the id to use; to find the nearest right one."""
    found: dict[str, str] = {}
    for registry in ("places", "regions"):
        for id, item in catalogue.items(registry).items():
            found |= {id: id, item.name.en.lower(): id, item.name.fr.lower(): id}
    for code, term in catalogue.vocabularies["provinces"].items():
        found |= {code.lower(): code, term.label.en.lower(): code, term.label.fr.lower(): code}
    return found


def _places_in(catalogue: Catalogue, province: str) -> frozenset[str]:
    return frozenset(name for name, place in catalogue.places.items() if place.province == province)


def collect(catalogue: Catalogue, scope: Scope, history: History = NOT_KNOWN) -> Issue:
    """Open opportunities by deadline, open events and trainings by date, news and research since the day, open questions, practices new or
    revised since: the new ones first, each best described first. 'Since' is asked of the day on which a thing became public, which is
    often later than the one that its file declares: a proposal takes its time, and no letter may miss it."""
    updates, practices = catalogue.updates, catalogue.practices
    publication = Publication(catalogue, history)

    def newest(name: str) -> tuple[float, int, str]:
        return -publication.latest("updates", name).at.timestamp(), -last_changed(updates[name]).toordinal(), name

    told = {name for name in catalogue.open_updates if _update_fits(updates[name], scope)}
    opportunities = [name for name in open_opportunities(catalogue) if name in told]
    meetings = [name for name in updates if name in told and update_type(updates[name].type).section == "meetings"]
    meetings.sort(key=lambda name: (_begins(updates[name]), name))
    news = [name for name in updates if name in told and update_type(updates[name].type).section == "news"]
    news = sorted((name for name in news if publication.latest("updates", name).day >= scope.since), key=newest)
    fitting = [name for name in practices if publication.latest("practices", name).day >= scope.since]
    fitting = [name for name in fitting if _practice_fits(catalogue, name, scope)]
    new = frozenset(name for name in fitting if publication.first("practices", name).day >= scope.since)
    fitting.sort(key=lambda name: name not in new)  # stable: within each, the catalogue's order
    asked = (name for name in open_questions(catalogue) if _question_fits(catalogue.peer_questions[name], scope))
    return Issue(tuple(opportunities), tuple(meetings), tuple(news), tuple(fitting), new, tuple(asked))


def _update_fits(update: Update, scope: Scope) -> bool:
    here = not scope.areas or any({area.province, "CA"}.intersection(update.provinces) for area in scope.areas)
    return here and (not scope.organizations or update.organization in scope.organizations)


def _question_fits(question: Question, scope: Scope) -> bool:
    here = not scope.areas or any(question.place in area.places for area in scope.areas)
    return here and (not scope.organizations or question.organization in scope.organizations)


def _practice_fits(catalogue: Catalogue, name: str, scope: Scope) -> bool:
    here = not scope.areas or any(area.places.intersection(catalogue.practices[name].places) for area in scope.areas)
    deeds = (catalogue.deeds[one] for one in scope.organizations)
    return here and (not scope.organizations or any(name in (*one.led, *one.joined) for one in deeds))


def _begins(update: Update) -> float:
    return update.starts.at().timestamp() if update.starts else 0.0
