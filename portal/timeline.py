"""When things were published and changed, and whether an update is open, over or off the lists at an instant: one rule for
pages, lists, feeds, calendars and digests.

Times are compared as instants, so that a deadline in St. John's closes an hour and a half before one in Toronto.
Python compares two times of one zone by their clocks alone, which is wrong in the hour that comes twice: hence UTC below.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum

from portal.model.community import Question
from portal.model.network import Contact
from portal.model.practice import Practice
from portal.model.update import Pending, Update
from portal.model.zones import zone

NEWS_LASTS = dt.timedelta(days=365)  # what has no date of its own leaves the lists after a year
LAST_ZONE = "vancouver"  # a day without a zone is over when it is over in the whole country


class State(Enum):
    OPEN = "open"  # on the lists
    CLOSED = "closed"  # its deadline or its end is past: off the lists, and marked
    EXPIRED = "expired"  # off the lists; nothing to be late for


def first_published(item: Update | Practice | Question) -> dt.date:
    """The day that its file declares."""
    if isinstance(item, Question):
        return item.asked
    return item.published if isinstance(item, Update) else item.review.submitted


def last_changed(item: Update | Practice | Question) -> dt.date:
    """The last day on which readers should look again, as its file declares it."""
    again = item.review.last if isinstance(item, Practice) else item.changed
    return max(first_published(item), again or dt.date.min)


def closes(update: Update) -> dt.datetime | None:
    """The instant from which a reader is too late: the deadline, else the end of the event; None when there is neither."""
    if update.deadline:
        return update.deadline.over()
    if update.ends:
        return update.ends.over()
    return update.starts.day_over() if update.starts else None  # no end said: until its day is over


def leaves(update: Update) -> dt.datetime:
    """The instant from which it is on no list."""
    expires = end_of_day(update.expires) if update.expires else None
    known = [moment for moment in (closes(update), expires) if moment]
    return min(known, key=dt.datetime.timestamp) if known else end_of_day(update.published + NEWS_LASTS)


def is_overdue(promise: Pending, now: dt.datetime) -> bool:
    """Whether the day by which a language was promised is over, in the whole country."""
    return now >= end_of_day(promise.by)


def contact_holds(contact: Contact, now: dt.datetime) -> bool:
    """Whether the organization's consent still holds: until its last day is over in the whole country."""
    return now < end_of_day(contact.expires)


def end_of_day(day: dt.date) -> dt.datetime:
    """The instant at which a day is over in the whole country."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone(LAST_ZONE))


def last_day_over(now: dt.datetime) -> dt.date:
    """The last day that is over in the whole country."""
    return now.astimezone(zone(LAST_ZONE)).date() - dt.timedelta(days=1)


def state(update: Update, now: dt.datetime) -> State:
    """``now`` has a time zone. What is both past its deadline and expired is closed: readers are told that they are late."""
    now = now.astimezone(dt.UTC)
    close = closes(update)
    if close and now >= close:
        return State.CLOSED
    return State.EXPIRED if now >= leaves(update) else State.OPEN


def days_left(moment: dt.datetime, now: dt.datetime) -> int:
    """Whole days of the calendar between today and the last day that counts, where the moment's clocks stand; 0 today."""
    last = (moment - dt.timedelta(microseconds=1)).date()
    return (last - now.astimezone(moment.tzinfo).date()).days
