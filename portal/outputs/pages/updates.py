"""What organizations publish: the lists of what is open, the calendar by month, and a page for each update."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from portal.catalogue.catalogue import Catalogue
from portal.model.update import Moment, Update
from portal.model.update_types import update_type
from portal.outputs.links import resolve
from portal.outputs.page import Page
from portal.outputs.pages.lists import Plan, paged
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.promise import promise
from portal.settings import OTHER
from portal.timeline import State, closes, last_changed, state

_NEAR = 3  # updates and deadlines that the home page shows for each choice of a province


class Date(NamedTuple):
    """Something on a day of the calendar: ``deadline`` or what begins."""

    moment: Moment
    update: str
    deadline: bool


def plan_calendar(catalogue: Catalogue) -> Plan:
    """The calendar, and a page for each month that has a date to come."""
    to_come = dates(catalogue)
    months: Plan = {f"calendar/{month}/": partial(month_page, to_come=to_come, month=month) for month in to_come}
    return {"calendar/": partial(calendar_page, to_come=to_come), **months}


def open_names(catalogue: Catalogue, names: Iterable[str]) -> list[str]:
    """Those of ``names`` that are open, in their order."""
    return [name for name in names if name in catalogue.open_updates]


def open_opportunities(catalogue: Catalogue) -> list[str]:
    """Open funding calls and calls for input, the nearest deadline first."""
    names = (
        name
        for name in open_names(catalogue, catalogue.updates)
        if update_type(catalogue.updates[name].type).section == "opportunities"
    )
    return sorted(names, key=lambda name: (closes(catalogue.updates[name]) or catalogue.now, name))


def updates_page(edition: Edition, number: int) -> Page:
    labels = edition.speech.words["updates"]
    page = Page("updates/", "updates.html", labels["title"], labels["summary"], {"section": "updates"})
    return paged(edition, page, open_names(edition.catalogue, edition.catalogue.updates), number)


def funding_page(edition: Edition, number: int) -> Page:
    labels = edition.speech.words["funding"]
    page = Page("funding/", "updates.html", labels["title"], labels["summary"], {"section": "funding"})
    return paged(edition, page, open_opportunities(edition.catalogue), number)


def dates(catalogue: Catalogue) -> dict[str, list[Date]]:
    """Month ('2026-12') → what is to come in it, by day and time. Of what is open alone."""
    found: dict[str, list[Date]] = defaultdict(list)
    for name in open_names(catalogue, catalogue.updates):
        update = catalogue.updates[name]
        for moment, deadline in ((update.starts, False), (update.deadline, True)):
            if moment:
                found[f"{moment.day:%Y-%m}"].append(Date(moment, name, deadline))
    return {month: sorted(found[month], key=lambda date: (date.moment.at(), date.update)) for month in sorted(found)}


def calendar_page(edition: Edition, to_come: dict[str, list[Date]]) -> Page:
    """The months to come, with how many dates each has, and the first of them whole. ``to_come`` is what `dates` gives."""
    labels = edition.speech.words["calendar"]
    return Page("calendar/", "calendar.html", labels["title"], labels["summary"], _calendar(to_come, next(iter(to_come), "")))


def month_page(edition: Edition, to_come: dict[str, list[Date]], month: str) -> Page:
    labels = edition.speech.words["calendar"]
    title = labels["month"].format(month=edition.speech.month(month))
    return Page(f"calendar/{month}/", "calendar.html", title, f"{title}. {labels['summary']}", _calendar(to_come, month))


def _calendar(to_come: dict[str, list[Date]], month: str) -> dict[str, Any]:
    days: dict[dt.date, list[Date]] = defaultdict(list)
    for date in to_come.get(month, ()):
        days[date.moment.day].append(date)
    return {"month": month, "days": dict(days), "months": {name: len(found) for name, found in to_come.items()}}


def update_page(edition: Edition, name: str) -> Page:
    """Raises KeyError when there is no such update."""
    speech = edition.speech
    catalogue = edition.catalogue
    update = catalogue.updates[name]
    language = ready(update, edition.language)
    values = {
        "id": name,
        "update": update,
        "language_of_text": language,
        "state": state(update, catalogue.now).value,
        "closed": state(update, catalogue.now) is State.CLOSED,
        "pending_texts": pending_texts(edition, update),
        "link": lambda target: resolve(target, "../../"),
    }
    title = speech.half(update.title)
    description = f"{speech.term('update-types', update.type)}. {speech.text(catalogue.organizations[update.organization].name)}."
    modified = last_changed(update).isoformat()
    return Page(f"updates/{name}/", "update.html", title, description, values, f"network/updates/{name}.yml", modified)


def pending_texts(edition: Edition, update: Update) -> dict[str, str]:
    """Language → that a language follows and by when, or was promised, said in it; empty when both are there."""
    if not update.pending:
        return {}
    now = edition.catalogue.now
    return {language: promise(speech, update.pending, now) for language, speech in edition.speech.both.items()}


def ready(update: Update, language: str) -> str:
    """The language that the update's texts are in for a reader of ``language``: the other one while theirs is on its way."""
    return OTHER[language] if update.pending and update.pending.language == language else language


def nearest(catalogue: Catalogue) -> dict[str, dict[str, list[str]]]:
    """Province → 'opportunities' and 'newest', a few updates each that concern it or the whole country; '' is everything."""
    opportunities, newest = open_opportunities(catalogue), open_names(catalogue, catalogue.updates)

    def near(names: list[str], province: str) -> list[str]:
        fits = (name for name in names if not province or {province, "CA"}.intersection(catalogue.updates[name].provinces))
        return list(islice(fits, _NEAR))

    provinces = ("", *catalogue.vocabularies["provinces"])
    return {one: {"opportunities": near(opportunities, one), "newest": near(newest, one)} for one in provinces}
