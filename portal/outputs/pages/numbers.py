"""Numbers without tracking: what was published, in which languages and how it is kept up, told by the repository's history."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from portal.catalogue.catalogue import Catalogue, sort_key
from portal.history import History, PublishedUpdate, Reviewed
from portal.model.zones import zone
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition
from portal.timeline import LAST_ZONE

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Tally:
    """Updates: all of them, those of the last twelve months, those in both languages from the start, those changed later."""

    all: int = 0
    recent: int = 0
    both: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Reviews:
    """Reviews of cards, and those of them on or before the day that was set."""

    done: int = 0
    on_time: int = 0


def numbers_page(edition: Edition, history: History) -> Page:
    """Where the history is not known, the page holds only what the library itself says."""
    catalogue, labels = edition.catalogue, edition.speech.words["numbers"]
    now = today(catalogue)
    months = last_months(now)
    reviewed = [review for card in history.cards.values() for review in card.reviews]
    tallies = by_organization(catalogue, history, months)
    names = {name: edition.speech.text(catalogue.organizations[name].name) for name in tallies if name}
    values = {
        "known": history.known,
        "month": months[-1],
        "organizations": sorted(names, key=lambda name: (sort_key(names[name]), name)),
        "tallies": tallies,
        "total": tally(history.updates.values(), months),
        "reviews": {
            "all": reviews(reviewed),
            "recent": reviews(review for review in reviewed if month(review.day) in months),
        },
        "overdue": sum(practice.review.due < now for practice in catalogue.practices.values()),
        "charts": {name: chart(counts, edition) for name, counts in cards_by_month(history, months).items()},
    }
    return Page("numbers/", "numbers.html", labels["title"], labels["summary"], values)


def today(catalogue: Catalogue) -> dt.date:
    """The day that no place in the country has left yet: a card due today is not late anywhere."""
    return catalogue.now.astimezone(zone(LAST_ZONE)).date()


def month(day: dt.date) -> str:
    """'2026-12'."""
    return f"{day:%Y-%m}"


def last_months(day: dt.date) -> tuple[str, ...]:
    """The twelve months that end with that of ``day``, the oldest first."""
    index = day.year * 12 + day.month - 1
    return tuple(f"{each // 12:04}-{each % 12 + 1:02}" for each in range(index - MONTHS + 1, index + 1))


def by_organization(catalogue: Catalogue, history: History, months: tuple[str, ...]) -> dict[str, Tally]:
    """Organization → its updates, where it has any. An update that is still there belongs to whom it names now, one that was
    removed to whom it named; '' stands for all organizations that the directory no longer holds."""
    found: dict[str, list[PublishedUpdate]] = defaultdict(list)
    for name, update in history.updates.items():
        organization = catalogue.updates[name].organization if name in catalogue.updates else update.organization
        found[organization if organization in catalogue.organizations else ""].append(update)
    return {organization: tally(updates, months) for organization, updates in found.items()}


def tally(updates: Iterable[PublishedUpdate], months: tuple[str, ...]) -> Tally:
    updates = list(updates)
    return Tally(
        all=len(updates),
        recent=sum(month(update.published) in months for update in updates),
        both=sum(update.both for update in updates),
        changed=sum(bool(update.changes) for update in updates),
    )


def reviews(done: Iterable[Reviewed]) -> Reviews:
    on_time = [review.on_time for review in done]
    return Reviews(len(on_time), sum(on_time))


def cards_by_month(history: History, months: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """'added' and 'corrected' → month → cards. A card counts once in a month, however often it was corrected in it."""
    added = Counter(month(card.added) for card in history.cards.values())
    corrected = Counter(each for card in history.cards.values() for each in {month(day) for day in card.corrections})
    return {"added": {each: added[each] for each in months}, "corrected": {each: corrected[each] for each in months}}


def chart(counts: dict[str, int], edition: Edition) -> list[tuple[str, str, float]]:
    """(label, value as people write it, length of the bar in percent of the longest), as `portal.outputs.pages.figures.chart`."""
    longest = max(counts.values()) or 1
    return [
        (edition.speech.month(each), edition.speech.number(count), round(100 * count / longest, 1))
        for each, count in counts.items()
    ]
