"""A practice card: ``practices/<id>.yml``."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from portal.model.fields import (
    STRICT,
    Day,
    FormerIds,
    Keywords,
    Language,
    Locator,
    Name,
    Quote,
    Ref,
    Summary,
    Text,
    Title,
)
from portal.model.forms import ID_PATTERN, Flag, Form, Number, Year
from portal.model.web import WebAddress


@dataclass(frozen=True, slots=True, config=STRICT)
class Partner:
    type: Annotated[str, Ref("partner-types")]
    organization: Annotated[str, Ref("organizations")] | None = None
    name: Name | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Funder:
    organization: Annotated[str, Ref("organizations")] | None = None
    name: Name | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Resources:
    team: Text | None = None
    cost: Text | None = None
    time: Text | None = None
    materials: Text | None = None
    funders: Annotated[tuple[Funder, ...], Field(max_length=20)] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Output:
    """How much was done, or how many it reached: people who came, sessions held, homes found. It is counted work and no result
    (the rule stands in docs/en/contribute/), and never without its number, unit and source."""

    statement: Text
    value: Number
    unit: Name
    period: Name | None = None
    source: Annotated[str, Field(max_length=80), Form(ID_PATTERN, "id-form")]
    locator: Locator | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Outcome:
    """What came of it. A number never stands alone: unit, period and source go with it."""

    statement: Text
    value: Number | None = None
    unit: Name | None = None
    period: Name | None = None
    source: Annotated[str, Field(max_length=80), Form(ID_PATTERN, "id-form")] | None = None
    locator: Locator | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Lessons:
    worked: Text | None = None
    did_not_work: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Transferability:
    """``keep`` is what must stay for it to work, ``change`` what may be fitted to the place."""

    needs: Text | None = None
    works_when: Text | None = None
    avoid_when: Text | None = None
    keep: Text | None = None
    change: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Evidence:
    level: Annotated[str, Ref("evidence-levels")]
    direction: Annotated[str, Ref("evidence-directions")]
    rationale: Text


@dataclass(frozen=True, slots=True, config=STRICT)
class Period:
    """Years."""

    from_: Annotated[Year | None, Field(alias="from")] = None
    to: Year | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Translation:
    """Which language was written first, and how far the other has been checked.

    ``of`` is the first seven characters of the hash of the text that the translation was made from
    (`portal.rules.translation.fingerprint`); when that text changes, the translation is stale.
    """

    from_: Annotated[Language, Field(alias="from")]
    status: Annotated[str, Ref("translation-statuses")]
    of: Annotated[str, Form("[0-9a-f]{7}", "bad-fingerprint")] | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Review:
    submitted: Day
    last: Day
    due: Day


@dataclass(frozen=True, slots=True, config=STRICT)
class PracticeSource:
    """Where a card's statements stand. A work of ``toolkit/library/`` is named by its id, with the place in it. One that this
    card alone cites stands here, under an id of its own, with its web address and what its page says of itself: ``title`` in
    its own ``language``, ``published`` as far as the page tells, and the day on which it was ``read``, perhaps in a stored copy."""

    id: Annotated[str, Field(max_length=80), Form(ID_PATTERN, "id-form")]
    url: WebAddress | None = None
    publisher: Name | None = None
    title: Annotated[str, Field(min_length=1, max_length=300)] | None = None
    language: Language | None = None
    kind: Annotated[str, Ref("source-types")] | None = None
    published: (
        Annotated[str, Form(r"(18|19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?", "impossible-date")] | None
    ) = None
    read: Day | None = None
    stored_copy: Flag = False
    locator: Locator | None = None
    quote: Quote | None = None


# The reader's questions, in the order of the page: what is told of a practice is told by how many of them are answered.
QUESTIONS = ("need", "approach", "steps", "resources", "outcomes", "transferability")


@dataclass(frozen=True, kw_only=True, config=STRICT)  # without slots, so that its answers can be kept
class Practice:
    kind: Annotated[str, Ref("kinds")]
    status: Annotated[str, Ref("statuses")]
    title: Title
    summary: Summary
    keywords: Keywords | None = None
    themes: Annotated[tuple[Annotated[str, Ref("themes")], ...], Field(min_length=1, max_length=6)]
    populations: Annotated[tuple[Annotated[str, Ref("populations")], ...], Field(min_length=1, max_length=8)]
    places: Annotated[tuple[Annotated[str, Ref("places")], ...], Field(min_length=1, max_length=20)]
    led_by: Annotated[tuple[Annotated[str, Ref("organizations")], ...], Field(max_length=10)] = ()
    partners: Annotated[tuple[Partner, ...], Field(max_length=30)] = ()
    need: Text | None = None
    approach: Text | None = None
    steps: Annotated[tuple[Text, ...], Field(max_length=30)] = ()
    outputs: Annotated[tuple[Output, ...], Field(max_length=20)] = ()
    resources: Resources | None = None
    outcomes: Annotated[tuple[Outcome, ...], Field(max_length=20)] = ()
    lessons: Lessons | None = None
    transferability: Transferability | None = None
    period: Period | None = None
    evidence: Evidence
    adapted_from: Annotated[tuple[Annotated[str, Ref("practices")], ...], Field(max_length=10)] = ()
    sources: Annotated[tuple[PracticeSource, ...], Field(min_length=1, max_length=20)]
    translation: Translation
    review: Review
    formerly: FormerIds = ()
    merged_from: FormerIds = ()

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """Those of the `QUESTIONS` that its sources answer. What was learned tells whether it could work elsewhere, as what it
        needs does."""
        told = {
            "need": self.need,
            "approach": self.approach,
            "steps": self.steps,
            "resources": self.resources,
            "outcomes": self.outcomes,
            "transferability": self.transferability or self.lessons,
        }
        return tuple(question for question in QUESTIONS if told[question])

    @property
    def in_the_field(self) -> bool:
        """Whether the source tells of something done, and not of a plan, an example or a general statement."""
        return self.status in ("documented", "running", "pilot", "ended")

    @property
    def known(self) -> int:
        """How many of the `QUESTIONS` are answered, from 0 to 6."""
        return len(self.answers)

    @cached_property  # every list that it stands in asks
    def mentioned(self) -> bool:
        """Whether its sources answer too little for more than a line in a list."""
        return self.known <= 1

    @property
    def standing(self) -> int:
        """From 6 (done in the field and well known) to 1 (mentioned, and not said to be done): what lists and the search put
        first, so that one-line mentions never crowd out what a reader can use."""
        if self.mentioned:
            return 2 if self.in_the_field else 1
        return (6 if self.known >= 4 else 5) - (0 if self.in_the_field else 2)
