"""What an organization publishes: ``network/updates/<id>.yml``."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from portal.model.fields import STRICT, Day, FormerIds, Language, Name, Ref, Text
from portal.model.forms import Form
from portal.model.web import WebAddress
from portal.model.zones import zone

Clock = Annotated[str, Form("([01][0-9]|2[0-3]):[0-5][0-9]", "impossible-time")]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Moment:
    """A day, or a time on it, by the clocks of ``zone``. A deadline without a time ends with its day.

    As in calendars (RFC 5545, 3.3.5), a time that comes twice when clocks go back means its first coming, and one that is
    left out when they go forward is counted from before the gap: 2:30 means 3:30.
    """

    day: Day
    time: Clock | None = None
    zone: Annotated[str, Ref("time-zones")]

    def at(self) -> dt.datetime:
        """The instant: the time of day, or the day's beginning."""
        hour, minute = map(int, (self.time or "00:00").split(":"))
        return dt.datetime.combine(self.day, dt.time(hour, minute), zone(self.zone))

    def over(self) -> dt.datetime:
        """The instant from which it is too late: the time itself, or the end of the day."""
        return self.at() if self.time else self.day_over()

    def day_over(self) -> dt.datetime:
        """The beginning of the next day."""
        return dt.datetime.combine(self.day + dt.timedelta(days=1), dt.time(), zone(self.zone))


class InOneLanguageAtLeast:
    """Gives the text of a language by its code, None while it is on its way."""

    __slots__ = ()
    en: str | None
    fr: str | None

    def __getitem__(self, language: str) -> str | None:
        """Raises KeyError for a language that is none of the two."""
        return {"en": self.en, "fr": self.fr}[language]


@dataclass(frozen=True, slots=True, config=STRICT)
class Half(InOneLanguageAtLeast):
    """Text of which one language may still be on its way; `Update.pending` then says until when."""

    en: Annotated[str, Field(min_length=1, max_length=6000)] | None = None
    fr: Annotated[str, Field(min_length=1, max_length=6000)] | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class HalfTitle(InOneLanguageAtLeast):
    """A title of which one language may still be on its way; as long as a `Title`."""

    en: Annotated[str, Field(min_length=1, max_length=110)] | None = None
    fr: Annotated[str, Field(min_length=1, max_length=130)] | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Pending:
    """The language that follows, and the day by which it does."""

    language: Language
    by: Day


@dataclass(frozen=True, slots=True, config=STRICT)
class Attachment:
    title: Name
    url: WebAddress
    language: Literal["en", "fr", "both"]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Grant:
    """What a funding call offers; ``practices`` are cards that it could support."""

    amount: Text | None = None
    who_may_apply: Text
    pays_for: Text
    practices: Annotated[tuple[Annotated[str, Ref("practices")], ...], Field(max_length=10)] = ()


@dataclass(frozen=True, slots=True, config=STRICT)
class Meeting:
    """Where an event is (a venue, a link, or both), in which languages, and what interpretation is offered."""

    languages: Annotated[tuple[Language, ...], Field(min_length=1, max_length=2)]
    venue: Name | None = None
    link: WebAddress | None = None
    interpretation: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Update:
    """``changed`` is the day of a change that readers should know of; the id and ``published`` stay. ``expires`` takes it off
    the lists; without it, a deadline or an end does, and news leave after a year (`portal.timeline`). ``circle`` is the one that
    meets."""

    type: Annotated[str, Ref("update-types")]
    organization: Annotated[str, Ref("organizations")]
    title: HalfTitle
    text: Half
    pending: Pending | None = None
    published: Day
    changed: Day | None = None
    themes: Annotated[tuple[Annotated[str, Ref("themes")], ...], Field(min_length=1, max_length=6)]
    provinces: Annotated[tuple[Annotated[str, Ref("provinces")], ...], Field(min_length=1, max_length=14)]
    places: Annotated[tuple[Annotated[str, Ref("places")], ...], Field(max_length=20)] = ()
    sizes: Annotated[tuple[Annotated[str, Ref("sizes")], ...], Field(max_length=5)] = ()
    audiences: Annotated[tuple[Annotated[str, Ref("audiences")], ...], Field(max_length=6)] = ()
    deadline: Moment | None = None
    starts: Moment | None = None
    ends: Moment | None = None
    expires: Day | None = None
    link: WebAddress | None = None
    grant: Grant | None = None
    meeting: Meeting | None = None
    circle: Annotated[str, Ref("circles")] | None = None
    attachments: Annotated[tuple[Attachment, ...], Field(max_length=10)] = ()
    formerly: FormerIds = ()
