"""What small centres tell one another: ``network/replications/<id>.yml``, ``network/questions/<id>.yml``, ``network/circles/<id>.yml``.

Who speaks is an organization and a role, never a person's name.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from portal.model.fields import STRICT, Day, FormerIds, Language, Name, Ref, Summary, Text, Title
from portal.model.network import Contact
from portal.model.practice import Outcome, Period, PracticeSource, Review, Translation
from portal.model.web import WebAddress

Practices = Annotated[tuple[Annotated[str, Ref("practices")], ...], Field(max_length=10)]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Replication:
    """A practice, tried by somebody else. ``role`` is who tells of it in the ``organization``; ``changes`` is what was done
    otherwise; a number in ``outcomes`` has its source among ``sources``, as in a card. The size of the place is the place's."""

    practice: Annotated[str, Ref("practices")]
    organization: Annotated[str, Ref("organizations")]
    role: Name
    place: Annotated[str, Ref("places")]
    period: Period
    result: Annotated[str, Ref("replication-results")]
    summary: Summary
    changes: Text | None = None
    outcomes: Annotated[tuple[Outcome, ...], Field(max_length=20)] = ()
    stopped: Text | None = None
    sources: Annotated[tuple[PracticeSource, ...], Field(max_length=20)] = ()
    translation: Translation
    review: Review
    formerly: FormerIds = ()

    @property
    def places(self) -> tuple[str]:
        """The one place, as the search asks of every item."""
        return (self.place,)

    @property
    def latest(self) -> int:
        """The last year that it tells of; 0 where it names none."""
        return self.period.to or self.period.from_ or 0


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Answer:
    """``language`` is the one it was written in; the other is a translation. ``practices`` are those that it cites."""

    organization: Annotated[str, Ref("organizations")]
    role: Name
    answered: Day
    language: Language
    text: Text
    practices: Practices = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Question:
    """It is open until ``closed`` says on which day whoever asked had what was needed, or no longer needed it."""

    title: Title
    text: Text
    organization: Annotated[str, Ref("organizations")]
    role: Name
    place: Annotated[str, Ref("places")]
    themes: Annotated[tuple[Annotated[str, Ref("themes")], ...], Field(min_length=1, max_length=6)]
    asked: Day
    closed: Day | None = None
    answers: Annotated[tuple[Answer, ...], Field(max_length=40)] = ()
    translation: Translation
    formerly: FormerIds = ()

    @property
    def places(self) -> tuple[str]:
        """The one place, as the search asks of every item."""
        return (self.place,)

    @property
    def practices(self) -> tuple[str, ...]:
        """Those that its answers cite, each once."""
        return tuple(dict.fromkeys(practice for answer in self.answers for practice in answer.practices))

    @property
    def changed(self) -> dt.date | None:
        """The day of the last answer, or on which it was closed; None while nobody has answered."""
        days = [*(answer.answered for answer in self.answers), *([self.closed] if self.closed else [])]
        return max(days, default=None)


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Circle:
    """People from several organizations who meet about the same work. Its dates are updates that name it, so that they reach the
    calendars as all do."""

    title: Title
    summary: Summary
    organization: Annotated[str, Ref("organizations")]
    for_whom: Text
    languages: Annotated[tuple[Language, ...], Field(min_length=1, max_length=2)]
    meets: Text
    join: Text
    themes: Annotated[tuple[Annotated[str, Ref("themes")], ...], Field(min_length=1, max_length=6)]
    provinces: Annotated[tuple[Annotated[str, Ref("provinces")], ...], Field(min_length=1, max_length=14)]
    website: WebAddress | None = None
    contact: Contact | None = None
    translation: Translation
    review: Review
    formerly: FormerIds = ()
