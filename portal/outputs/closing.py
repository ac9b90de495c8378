"""When a reader is too late, for the page and for the browser that opens it later than it was built."""
from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from portal.model.update import Update
from portal.model.zones import IANA
from portal.outputs.speech import Speech
from portal.timeline import closes, days_left


@dataclass(frozen=True, slots=True)
class Closing:
    """``instant``: when it closes, in UTC, ISO 8601; ``last_day``: the last day that counts, where ``zone`` (an IANA name) keeps the
    clocks; ``left``: how long that is, in words."""

    instant: str
    last_day: str
    zone: str
    left: str


def closing(speech: Speech, update: Update) -> Closing | None:
    """None for what has neither a deadline nor an end."""
    moment = closes(update)
    named = update.deadline or update.ends or update.starts
    if moment is None or named is None:
        return None
    last_day = (moment - dt.timedelta(microseconds=1)).date()
    instant = moment.astimezone(dt.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    left = days_left(moment, speech.catalogue.now)
    return Closing(instant, last_day.isoformat(), IANA[named.zone], in_words(speech, left))


def in_words(speech: Speech, days: int) -> str:
    """'3 days left'; '' for what is past."""
    said = speech.words["updates"]
    if days < 0:
        return ""
    return said["left_today"] if days == 0 else said["left_one"] if days == 1 else said["left_many"].format(count=speech.number(days))
