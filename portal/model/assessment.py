"""Questions by which a team rates itself, a place or a plan: ``toolkit/assessments/<id>.yml``."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from portal.model.fields import STRICT, FormerIds, Name, Ref, Summary, Text, Title
from portal.model.forms import ID_PATTERN, WHOLE, Flag, Form
from portal.model.practice import Review
from portal.model.template import CardPart

Key = Annotated[str, Field(max_length=40), Form(ID_PATTERN, "id-form")]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Question:
    """``key`` is what saved files know it by: it never changes. ``cards`` are the parts of a practice card that help to answer it."""

    key: Key
    text: Text
    cards: Annotated[tuple[CardPart, ...], Field(max_length=4)] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Area:
    """What is scored together. ``strong`` is told when it stands well, ``next_steps`` when it does not; ``guide`` helps then."""

    key: Key
    title: Name
    questions: Annotated[tuple[Question, ...], Field(min_length=1, max_length=6)]
    strong: Text
    next_steps: Annotated[tuple[Text, ...], Field(min_length=1, max_length=3)]
    guide: Annotated[str, Ref("guides")] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Assessment:
    """``scale`` names the four answers, from 0 to 3 (`portal.scoring`). ``choose``: how many areas a group picks first as those that
    matter most, 0 for no such choice. ``of_practice``: it is about a practice, whose card helps to answer."""

    title: Title
    summary: Summary
    minutes: Annotated[int, Field(ge=1, le=15), WHOLE]
    when: Text
    not_when: Text
    talk_to: Text
    scale: Annotated[tuple[Name, ...], Field(min_length=4, max_length=4)]
    choose: Annotated[int, Field(ge=0, le=6), WHOLE] = 0
    of_practice: Flag = False
    areas: Annotated[tuple[Area, ...], Field(min_length=1, max_length=12)]
    review: Review
    formerly: FormerIds = ()
