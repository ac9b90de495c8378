"""The newsletter that a coordinator sends: what is open, and what is new since a day, in one language or in both.

What it tells was chosen before (`portal.outputs.newsletter.issue`) and is said here as plain text; the templates in ``theme/digest/``
only lay it out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from jinja2 import FileSystemLoader, StrictUndefined

from portal.model.update import Moment, Pending, Update
from portal.model.update_types import update_type
from portal.outputs.addresses import item_address
from portal.outputs.files import Files
from portal.outputs.newsletter.issue import SECTIONS, Area, Issue, Scope
from portal.outputs.newsletter.plain_text import excerpt, line, plain, wrapped
from portal.outputs.templating import Environment
from portal.outputs.wording.answers import answers
from portal.outputs.wording.edition import Edition
from portal.timeline import days_left, is_overdue, last_changed

MOST_PRACTICES = 12  # a letter that lists two hundred is read by nobody; the rest is a link


class Phrase(NamedTuple):
    """Plain text on one line, and the language that it is in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Item:
    """``id`` is the update's, the practice's or the question's; ``when`` is a deadline or the date of an event, else ''; ``facts`` are pairs of a label, which may be '', and what is
    said; ``note`` tells which language is on its way, else ''."""

    id: str
    title: Phrase
    address: str
    about: tuple[Phrase, ...]
    excerpt: Phrase
    when: str = ""
    facts: tuple[tuple[str, Phrase], ...] = ()
    note: str = ""


class Letter:
    """One letter in one language: everything that its half shows, as plain text."""

    most_practices = MOST_PRACTICES

    def __init__(self, edition: Edition, scope: Scope, issue: Issue) -> None:
        self.edition, self.speech, self.settings, self.scope, self.issue = edition, edition.speech, edition.settings, scope, issue
        self.language, self.other = edition.language, edition.other
        self.words: dict[str, str] = edition.speech.words["digest"]
        self.since = edition.speech.date(scope.since)

    @property
    def site_name(self) -> str:
        return str(self.speech.words["site"]["name"])

    @property
    def title(self) -> str:
        return self.words["title_of"].format(scope=self._scope()) if self._scope() else self.words["title"]

    @property
    def subject(self) -> str:
        """A subject line, on one line."""
        counts = [(section, len(getattr(self.issue, section))) for section in SECTIONS]
        told = tuple(self._counted(section, count) for section, count in counts if count)
        labels = self.speech.listed(told) if told else self.words["subject_nothing"].format(since=self.since)
        form = self.words["subject_of"] if self._scope() else self.words["subject"]
        return form.format(site=self.site_name, scope=self._scope(), counts=labels)

    @property
    def intro(self) -> str:
        return self.words["intro"].format(today=self.speech.date(self.edition.catalogue.now.date()), since=self.since)

    @property
    def nothing(self) -> str:
        return self.words["nothing"].format(since=self.since)

    @property
    def home(self) -> str:
        return self.settings.address(self.language, "")

    @property
    def more(self) -> tuple[str, str] | None:
        """Words and address of what the letter leaves out, or None."""
        left = len(self.issue.practices) - self.most_practices
        return (self._counted("more", left), self.settings.address(self.language, "practices/")) if left > 0 else None

    @cached_property
    def sections(self) -> list[tuple[str, str, list[Item]]]:
        """Name, heading and items of each part that has any."""
        makers = {"practices": self._practice, "questions": self._question}
        limits = {"practices": self.most_practices}
        told = ((name, makers.get(name, self._update), getattr(self.issue, name)[: limits.get(name)]) for name in SECTIONS)
        return [(name, self.words[name], [make(one) for one in names]) for name, make, names in told if names]

    def _scope(self) -> str:
        organizations = (self.organization_name(one).text for one in self.scope.organizations)
        named = (*organizations, *map(self.area_name, self.scope.areas))
        return line(self.speech.listed(named)) if named else ""

    def area_name(self, one: Area) -> str:
        if one.registry == "regions":
            return self.speech.text(self.edition.catalogue.regions[one.id].name)
        return self.speech.term("provinces", one.id) if one.registry == "provinces" else self.speech.place(one.id)

    def _counted(self, what: str, count: int) -> str:
        return self.words[f"{what}_one"] if count == 1 else self.words[f"{what}_many"].format(count=self.speech.number(count))

    def _here(self, text: str) -> Phrase:
        return Phrase(line(text), self.language)

    def organization_name(self, name: str) -> Phrase:
        organization = self.edition.catalogue.organizations[name]
        foreign = organization.bears_only(self.other)
        return Phrase(line(self.speech.text(organization.name)), self.other if foreign else self.language)

    def _update(self, name: str) -> Item:
        edition, update = self.edition, self.edition.catalogue.updates[name]
        speech = edition.speech
        provinces = tuple(speech.term("provinces", one) for one in update.provinces)
        about = (self._here(speech.term("update-types", update.type)), self.organization_name(update.organization))
        when = self._when(update)
        label = self.words["changed" if update.changed else "published"]
        day = "" if when else label.format(date=speech.date(last_changed(update)))
        language = self.language if update.text[self.language] else self.other
        return Item(
            id=name,
            title=Phrase(line(speech.half(update.title)), self.language if update.title[self.language] else self.other),
            address=self.settings.address(self.language, item_address("updates", name)),
            about=(*about, self._here(speech.listed(provinces)), *([self._here(day)] if day else ())),
            excerpt=Phrase(excerpt(speech.half_block(update.text)), language),
            when=line(when),
            facts=tuple(self._facts(update)),
            note=self._note(update),
        )

    def _when(self, update: Update) -> str:
        if update_type(update.type).section == "meetings" and update.starts:
            start, end = update.starts, update.ends
            if end and end.day != start.day:
                return self.words["span"].format(start=self.speech.date(start.day), end=self.speech.date(end.day))
            return self.words["begins"].format(weekday=_weekday(self.edition, start.day), moment=self.speech.moment(start))
        return self._closing(update.deadline) if update.deadline else ""

    def _closing(self, deadline: Moment) -> str:
        left = days_left(deadline.over(), self.edition.catalogue.now)
        form = "closes_today" if left <= 0 else "closes_one" if left == 1 else "closes_many"
        return self.words[form].format(moment=self.speech.moment(deadline), count=self.speech.number(left))

    def _facts(self, update: Update) -> Iterator[tuple[str, Phrase]]:
        words, grant, meeting = self.words, update.grant, update.meeting
        if meeting and update.deadline:
            yield "", self._here(self._closing(update.deadline))
        if grant and grant.amount:
            yield words["amount"], self._here(plain(self.speech.block(grant.amount)))
        if grant:
            yield words["who"], self._here(excerpt(self.speech.block(grant.who_may_apply)))
        if meeting and (meeting.venue or meeting.link):
            venue = self.speech.text(meeting.venue) if meeting.venue else ""
            yield words["venue"], self._here(" · ".join(filter(None, (venue, words["online"] if meeting.link else ""))))
        if meeting:
            yield words["languages"], self._here(self.speech.listed(tuple(words[f"language_{one}"] for one in meeting.languages)))
        if meeting and meeting.interpretation:
            yield words["interpretation"], self._here(plain(self.speech.block(meeting.interpretation)))

    def _note(self, update: Update) -> str:
        pending = update.pending
        return self.promised(pending, overdue=is_overdue(pending, self.edition.catalogue.now)) if pending else ""

    def promised(self, pending: Pending, *, overdue: bool) -> str:
        """Which language is on its way, or was to come."""
        here = "here" if pending.language == self.language else "there"
        return self.words[f"{'overdue' if overdue else 'pending'}_{here}"].format(date=self.speech.date(pending.by))

    def _question(self, name: str) -> Item:
        question, speech = self.edition.catalogue.peer_questions[name], self.speech
        asked = self.words["asked"].format(date=speech.date(question.asked))
        return Item(
            id=name,
            title=self._here(speech.text(question.title)),
            address=self.settings.address(self.language, item_address("peer-questions", name)),
            about=(self.organization_name(question.organization), self._here(speech.place(question.place)), self._here(asked)),
            excerpt=self._here(excerpt(speech.block(question.text))),
            facts=(("", self._here(answers(speech, question))),),
        )

    def _practice(self, name: str) -> Item:
        edition, practice = self.edition, self.edition.catalogue.practices[name]
        speech = edition.speech
        places = speech.places_in_short(practice.places)
        return Item(
            id=name,
            title=self._here(speech.text(practice.title)),
            address=self.settings.address(self.language, item_address("practices", name)),
            about=(self._here(speech.term("kinds", practice.kind)), self._here(places), self._here(self._told(name))),
            excerpt=self._here(speech.text(practice.summary)),
        )

    def _told(self, name: str) -> str:
        """Whether a practice is new or revised, and since when."""
        return self.new_on(name) if name in self.issue.new else self.revised_on(name)

    def new_on(self, name: str) -> str:
        return self.words["submitted"].format(date=self.speech.date(self.edition.catalogue.practices[name].review.submitted))

    def revised_on(self, name: str) -> str:
        return self.words["revised"].format(date=self.speech.date(self.edition.catalogue.practices[name].review.last))


def files(letters: Sequence[Letter], templates: Path) -> Files:
    """Name → what makes the file: the letter as HTML and as plain text, with one half for each of ``letters``."""
    return {name: partial(_render, letters, templates, name) for name in ("digest.html", "digest.txt")}


def _render(letters: Sequence[Letter], templates: Path, name: str) -> bytes:
    return layout(templates, wrapped, lambda _: "").get_template(name).render(letters=letters).encode()


def layout(templates: Path, wrap: Callable[..., str], mark: Callable[[str], str]) -> Environment:
    """What renders the `files`, by their names, of ``letters``. ``wrap`` breaks a text into lines below an indent; ``mark`` says what
    stands where a piece begins: 'intro', 'section news', 'item its-id', 'more', 'nothing' or 'foot'."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=lambda name: name is not None and name.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["wrapped"] = wrap
    environment.globals["mark"] = mark
    return environment


def _weekday(edition: Edition, day: dt.date) -> str:
    """'Tuesday': the day of the week alone, with the first letter large."""
    day_name = edition.speech.weekday(day).replace(",", " ").split()[0]
    return day_name[:1].upper() + day_name[1:]
