"""What a small team can measure about a challenge: ``toolkit/indicators/<id>.yml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from portal.model.fields import STRICT, FormerIds, Name, Ref, Text
from portal.model.practice import Review


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Measure:
    """A question that is asked twice. ``asked_of``: whom; ``answer``: 'scale' from 0 to 10, 'count' of something, or 'yes-no'."""

    question: Text
    asked_of: Name
    answer: Literal["scale", "count", "yes-no"] = "scale"


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Indicators:
    """``better`` is what would be better for people. The theme is that of the ``guide``; what practices counted is found by it."""

    guide: Annotated[str, Ref("guides")]
    better: Text
    measured: Annotated[tuple[Measure, ...], Field(min_length=3, max_length=6)]
    review: Review
    formerly: FormerIds = ()
