"""A practice card: ``practices/<id>.yml``."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from portal.model.fields import (
    STRICT,
    Citation,
    Day,
    FormerIds,
    Language,
    Locator,
    Name,
    Ref,
    Summary,
    Text,
    Title,
)
from portal.model.forms import Form, Number, Year


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


@dataclass(frozen=True, slots=True, config=STRICT)
class Outcome:
    """What came of it. A number never stands alone: unit, period and source go with it."""

    statement: Text
    source: Annotated[str, Ref("sources")] | None = None
    locator: Locator | None = None
    value: Number | None = None
    unit: Name | None = None
    period: Name | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Lessons:
    worked: Text | None = None
    did_not_work: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class Transferability:
    needs: Text | None = None
    works_when: Text | None = None
    avoid_when: Text | None = None


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
class Practice:
    kind: Annotated[str, Ref("kinds")]
    status: Annotated[str, Ref("statuses")]
    title: Title
    summary: Summary
    themes: Annotated[tuple[Annotated[str, Ref("themes")], ...], Field(min_length=1, max_length=6)]
    populations: Annotated[tuple[Annotated[str, Ref("populations")], ...], Field(min_length=1, max_length=8)]
    places: Annotated[tuple[Annotated[str, Ref("places")], ...], Field(min_length=1, max_length=20)]
    evidence: Evidence
    sources: Annotated[tuple[Citation, ...], Field(min_length=1, max_length=20)]
    translation: Translation
    review: Review
    led_by: Annotated[tuple[Annotated[str, Ref("organizations")], ...], Field(max_length=10)] = ()
    partners: Annotated[tuple[Partner, ...], Field(max_length=30)] = ()
    need: Text | None = None
    approach: Text | None = None
    steps: Annotated[tuple[Text, ...], Field(max_length=30)] = ()
    resources: Resources | None = None
    outcomes: Annotated[tuple[Outcome, ...], Field(max_length=20)] = ()
    lessons: Lessons | None = None
    transferability: Transferability | None = None
    period: Period | None = None
    adapted_from: Annotated[tuple[Annotated[str, Ref("practices")], ...], Field(max_length=10)] = ()
    formerly: FormerIds = ()

    @property
    def in_the_field(self) -> bool:
        """Whether the source tells of something done, and not of a plan, an example or a general statement."""
        return self.status in ("documented", "running", "pilot", "ended")

    @property
    def standing(self) -> int:
        """From 6 (done in the field and described in full) to 1 (no more than named, and not said to be done): what lists
        and the search put first, so that one-line mentions never crowd out what a reader can use."""
        if self.depth == "mention":
            return 2 if self.in_the_field else 1
        return (6 if self.depth == "full" else 5) - (0 if self.in_the_field else 2)

    @property
    def depth(self) -> str:
        """How much the sources tell: ``full`` (what was done, and why or what came of it), ``brief`` (what was
        done) or ``mention`` (no more than the summary)."""
        if self.approach is None:
            return "mention"
        return "full" if self.need or self.outcomes or self.steps else "brief"
