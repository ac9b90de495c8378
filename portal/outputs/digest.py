"""The newsletter that a coordinator sends: what is open, and what is new since a day, in one language or in both.

Everything is chosen once (`collect`), then said in each language as plain text; the templates in ``theme/digest/`` only lay it out.
"""
from __future__ import annotations

import datetime as dt
import html
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import nh3
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from portal.catalogue import Catalogue
from portal.model.update import Moment, Update
from portal.outputs.addresses import item_address
from portal.outputs.speech import Speech
from portal.outputs.updates import open_calls
from portal.settings import Settings
from portal.timeline import closes, days_left

MOST_PRACTICES = 12  # a letter that lists two hundred is read by nobody; the rest is a link
_EXCERPT = 280  # characters, as long as a practice's summary may be
_WIDTH = 72  # columns of the plain text: what mail programs show, and quote once more, without breaking lines
_SECTIONS = ("calls", "meetings", "news", "practices")


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
    """The ids of what one letter tells, in its order. ``practices`` holds all; the letter shows the first `MOST_PRACTICES`."""

    calls: tuple[str, ...]
    meetings: tuple[str, ...]
    news: tuple[str, ...]
    practices: tuple[str, ...]

    def __bool__(self) -> bool:
        return any(getattr(self, section) for section in _SECTIONS)


class Said(NamedTuple):
    """Plain text on one line, and the language that it is in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Item:
    """``facts`` are pairs of a label, which may be '', and what is said; ``note`` tells which language is on its way."""

    title: Said
    address: str
    about: tuple[Said, ...]
    when: str
    excerpt: Said
    facts: tuple[tuple[str, Said], ...] = ()
    note: str = ""


def area(catalogue: Catalogue, name: str) -> Area:
    """The area of a province ('CA-ON' or 'on'), a region's id or a place's id. Raises KeyError when there is none."""
    code = name.upper() if name.upper() in catalogue.vocabularies["provinces"] else f"CA-{name.upper()}"
    if code in catalogue.vocabularies["provinces"]:
        return Area("provinces", code, code, _places_in(catalogue, code))
    registry = "regions" if name in catalogue.regions else "places"
    found = catalogue.items(registry)[name]
    named = found.places if registry == "regions" else (name,)
    wide = any(_whole(catalogue, place) for place in named)  # 'quebec', the place, holds every place of Quebec
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


def _whole(catalogue: Catalogue, name: str) -> bool:
    place = catalogue.places[name]
    return place.province == "CA" or place.name.en == catalogue.vocabularies["provinces"][place.province].label.en


def collect(catalogue: Catalogue, scope: Scope) -> Issue:
    """Open calls by deadline, open events and trainings by date, news and research since the day, practices new or revised
    since: the new ones first, each best described first."""
    updates, practices = catalogue.updates, catalogue.practices
    told = {name for name in catalogue.open_updates if _update_fits(updates[name], scope)}
    calls = [name for name in open_calls(catalogue) if name in told]
    meetings = [name for name in updates if name in told and updates[name].type in ("event", "training")]
    meetings.sort(key=lambda name: (_begins(updates[name]), name))
    news = [name for name in updates if name in told and updates[name].type in ("news", "research")]
    news = [name for name in news if _latest(updates[name]) >= scope.since]
    news.sort(key=lambda name: (-_latest(updates[name]).toordinal(), name))
    fitting = [name for name in practices if _practice_fits(catalogue, name, scope) and practices[name].review.last >= scope.since]
    fitting.sort(key=lambda name: practices[name].review.submitted < scope.since)  # stable: within each, the catalogue's order
    return Issue(tuple(calls), tuple(meetings), tuple(news), tuple(fitting))


def _update_fits(update: Update, scope: Scope) -> bool:
    here = not scope.areas or any({area.province, "CA"}.intersection(update.provinces) for area in scope.areas)
    return here and (not scope.organizations or update.organization in scope.organizations)


def _practice_fits(catalogue: Catalogue, name: str, scope: Scope) -> bool:
    here = not scope.areas or any(area.places.intersection(catalogue.practices[name].places) for area in scope.areas)
    deeds = (catalogue.deeds[one] for one in scope.organizations)
    return here and (not scope.organizations or any(name in (*one.led, *one.joined) for one in deeds))


def _begins(update: Update) -> float:
    return update.starts.at().timestamp() if update.starts else 0.0


def _latest(update: Update) -> dt.date:
    return update.changed or update.published


class Letter:
    """One letter in one language: everything that its half shows, as plain text."""

    def __init__(self, speech: Speech, settings: Settings, scope: Scope, issue: Issue) -> None:
        self.speech, self.settings, self.scope, self.issue = speech, settings, scope, issue
        self.language, self.other = speech.language, speech.other
        self.words: dict[str, str] = speech.words["digest"]
        self.since = speech.date(scope.since)

    @property
    def title(self) -> str:
        return self.words["title_of"].format(scope=self._scope()) if self._scope() else self.words["title"]

    @property
    def subject(self) -> str:
        """A subject line, on one line."""
        counts = [(section, len(getattr(self.issue, section))) for section in _SECTIONS]
        told = tuple(self._counted(section, count) for section, count in counts if count)
        said = self.speech.listed(told) if told else self.words["subject_nothing"].format(since=self.since)
        form = self.words["subject_of"] if self._scope() else self.words["subject"]
        return form.format(site=self.words["site"], scope=self._scope(), counts=said)

    @property
    def intro(self) -> str:
        return self.words["intro"].format(today=self.speech.date(self.speech.catalogue.now.date()), since=self.since)

    @property
    def nothing(self) -> str:
        return self.words["nothing"].format(since=self.since)

    @property
    def home(self) -> str:
        return self.settings.address(self.language, "")

    @property
    def more(self) -> tuple[str, str] | None:
        """Words and address of what the letter leaves out, or None."""
        left = len(self.issue.practices) - MOST_PRACTICES
        return (self._counted("more", left), self.settings.address(self.language, "practices/")) if left > 0 else None

    def sections(self) -> Iterator[tuple[str, str, list[Item]]]:
        """Name, heading and items of each part that has any."""
        for section in _SECTIONS:
            make = self._practice if section == "practices" else self._update
            limit = MOST_PRACTICES if section == "practices" else None
            if names := getattr(self.issue, section)[:limit]:
                yield section, self.words[section], [make(name) for name in names]

    def _scope(self) -> str:
        speech = self.speech
        named = [str(speech.organization(one).striptags()) for one in self.scope.organizations]
        for one in self.scope.areas:
            item = speech.catalogue.items(one.registry)[one.id] if one.registry == "regions" else None
            province = one.registry == "provinces"
            named.append(speech.term("provinces", one.id) if province else speech.text(item.name) if item else speech.place(one.id))
        return _line(speech.listed(tuple(named))) if named else ""

    def _counted(self, what: str, count: int) -> str:
        return self.words[f"{what}_one"] if count == 1 else self.words[f"{what}_many"].format(count=self.speech.number(count))

    def _here(self, text: str) -> Said:
        return Said(_line(text), self.language)

    def _organization(self, name: str) -> Said:
        organization = self.speech.catalogue.organizations[name]
        foreign = organization.name_from == self.other and organization.name.en == organization.name.fr
        return Said(_line(self.speech.text(organization.name)), self.other if foreign else self.language)

    def _update(self, name: str) -> Item:
        speech, update = self.speech, self.speech.catalogue.updates[name]
        provinces = tuple(speech.term("provinces", one) for one in update.provinces)
        about = (self._here(speech.term("update-types", update.type)), self._organization(update.organization))
        language = self.language if update.text[self.language] else self.other
        return Item(
            title=Said(_line(speech.half(update.title)), self.language if update.title[self.language] else self.other),
            address=self.settings.address(self.language, item_address("updates", name)),
            about=(*about, self._here(speech.listed(provinces))),
            when=_line(self._when(update)),
            excerpt=Said(_excerpt(speech.half_block(update.text)), language),
            facts=tuple(self._facts(update)),
            note=self._note(update),
        )

    def _when(self, update: Update) -> str:
        if update.type in ("event", "training") and update.starts:
            start, end = update.starts, update.ends
            if end and end.day != start.day:
                return self.words["span"].format(start=self.speech.date(start.day), end=self.speech.date(end.day))
            return self.words["begins"].format(weekday=_weekday(self.speech, start.day), moment=self.speech.moment(start))
        if update.deadline:
            return self._closing(update.deadline, closes(update))
        word = "changed" if update.changed else "published"
        return self.words[word].format(date=self.speech.date(_latest(update)))

    def _closing(self, deadline: Moment, moment: dt.datetime | None) -> str:
        left = days_left(moment or deadline.over(), self.speech.catalogue.now)
        said = self.words["closes_today"] if left <= 0 else self._counted_days(left)
        return said.format(moment=self.speech.moment(deadline), count=self.speech.number(left))

    def _counted_days(self, left: int) -> str:
        return self.words["closes_one" if left == 1 else "closes_many"]

    def _facts(self, update: Update) -> Iterator[tuple[str, Said]]:
        words, grant, meeting = self.words, update.grant, update.meeting
        if meeting and update.deadline:
            yield "", self._here(self._closing(update.deadline, update.deadline.over()))
        if grant and grant.amount:
            yield words["amount"], self._here(_plain(self.speech.block(grant.amount)))
        if grant:
            yield words["who"], self._here(_excerpt(self.speech.block(grant.who_may_apply)))
        if meeting and (meeting.venue or meeting.link):
            venue = self.speech.text(meeting.venue) if meeting.venue else ""
            yield words["venue"], self._here(" · ".join(filter(None, (venue, words["online"] if meeting.link else ""))))
        if meeting:
            yield words["languages"], self._here(self.speech.listed(tuple(words[f"language_{one}"] for one in meeting.languages)))
        if meeting and meeting.interpretation:
            yield words["interpretation"], self._here(_plain(self.speech.block(meeting.interpretation)))

    def _note(self, update: Update) -> str:
        if not update.pending:
            return ""
        form = "pending_here" if update.pending.language == self.language else "pending_there"
        return self.words[form].format(date=self.speech.date(update.pending.by))

    def _practice(self, name: str) -> Item:
        speech, practice = self.speech, self.speech.catalogue.practices[name]
        new = practice.review.submitted >= self.scope.since
        day = practice.review.submitted if new else practice.review.last
        places = "; ".join(map(speech.place, practice.places[:3])) + ("; …" if len(practice.places) > 3 else "")
        return Item(
            title=self._here(speech.text(practice.title)),
            address=self.settings.address(self.language, item_address("practices", name)),
            about=(self._here(speech.term("kinds", practice.kind)), self._here(places)),
            when=self.words["submitted" if new else "revised"].format(date=speech.date(day)),
            excerpt=self._here(_plain(speech.block(practice.summary))),
        )


def files(letters: Sequence[Letter], templates: Path) -> dict[str, Callable[[], bytes]]:
    """Name → what makes the file: the letter as HTML and as plain text, with one half for each of ``letters``."""
    return {name: partial(_render, letters, templates, name) for name in ("digest.html", "digest.txt")}


def _render(letters: Sequence[Letter], templates: Path, name: str) -> bytes:
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=name.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["wrapped"] = _wrapped
    return environment.get_template(name).render(letters=letters).encode()


def _wrapped(text: str, indent: str = "") -> str:
    """Lines of at most `_WIDTH` columns; an address is never broken."""
    return textwrap.fill(_line(text), _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _weekday(speech: Speech, day: dt.date) -> str:
    """'Tuesday': the day of the week alone, with the first letter large."""
    said = speech.weekday(day).replace(",", " ").split()[0]
    return said[:1].upper() + said[1:]


def _line(text: str) -> str:
    """On one line. No-break spaces stay."""
    return " ".join(text.replace("\r", " ").replace("\t", " ").replace("\n", " ").split(" ")).strip()


def _plain(block: Any) -> str:
    """The words of rendered Markdown, on one line."""
    return _line(html.unescape(nh3.clean(str(block), tags=set())))


def _excerpt(block: Any) -> str:
    """The first paragraph, in words; cut after a whole word where it is long."""
    text = _plain(str(block).partition("</p>")[0])
    return text if len(text) <= _EXCERPT else text[: _EXCERPT + 1].rpartition(" ")[0].rstrip(",;:.– ") + " …"
