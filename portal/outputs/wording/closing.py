"""When a reader is too late, for the page and for the browser that opens it later than it was built."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from portal.model.update import Update
from portal.model.zones import IANA
from portal.outputs.wording.edition import Edition
from portal.timeline import closes, days_left


@dataclass(frozen=True, slots=True)
class Closing:
    """``instant``: when it closes, in UTC, ISO 8601; ``last_day``: the last day that counts, where ``zone`` (an IANA name) keeps the
    clocks; ``left``: how long that is, in words."""

    instant: str
    last_day: str
    zone: str
    left: str


def closing(edition: Edition, update: Update) -> Closing | None:
    """None for what has neither a deadline nor an end."""
    moment = closes(update)
    named = update.deadline or update.ends or update.starts
    if moment is None or named is None:
        return None
    last_day = (moment - dt.timedelta(microseconds=1)).date()
    instant = moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    left = days_left(moment, edition.catalogue.now)
    return Closing(instant, last_day.isoformat(), IANA[named.zone], in_words(edition, left))


def in_words(edition: Edition, days: int) -> str:
    """'3 days left'; '' for what is past."""
    labels: dict[str, str] = edition.speech.words["updates"]
    if days < 0:
        return ""
    return (
        labels["left_today"]
        if days == 0
        else labels["left_one"]
        if days == 1
        else labels["left_many"].format(count=edition.speech.number(days))
    )
