"""A document to fill in: ``toolkit/templates/<id>.yml``. Its page, its DOCX and its workbook are made from it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from portal.model.fields import STRICT, FormerIds, Name, Ref, Summary, Text, Title
from portal.model.forms import WHOLE, Flag
from portal.model.practice import Review

# What a practice card tells, as the filled example takes it from there: nothing in an example is written by hand.
CardPart = Literal[
    "title",
    "places",
    "led_by",
    "partners",
    "populations",
    "period",
    "summary",
    "need",
    "approach",
    "steps",
    "team",
    "cost",
    "time",
    "materials",
    "funders",
    "outputs",
    "outcomes",
    "worked",
    "did_not_work",
    "needs",
    "keep",
    "change",
]


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Blank:
    """Something to fill in. ``lines`` is the room it gets on paper; ``card`` is what the example puts there."""

    label: Name
    hint: Name | None = None
    lines: Annotated[int, Field(ge=1, le=12), WHOLE] = 1
    card: CardPart | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Grid:
    """A table to fill in: rows that are named in its first column, then ``empty`` ones. In the example ``card`` fills the first
    column, below what is named."""

    name: Name
    columns: Annotated[tuple[Name, ...], Field(min_length=2, max_length=6)]
    rows: Annotated[tuple[Name, ...], Field(max_length=20)] = ()
    empty: Annotated[int, Field(ge=0, le=15), WHOLE] = 0
    card: CardPart | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Section:
    """In the order of the document. ``clauses`` are numbered and meant to be kept or struck out; ``choices`` are ticked."""

    heading: Name
    text: Text | None = None
    clauses: Annotated[tuple[Text, ...], Field(max_length=12)] = ()
    choices: Annotated[tuple[Name, ...], Field(max_length=12)] = ()
    blanks: Annotated[tuple[Blank, ...], Field(max_length=12)] = ()
    grid: Grid | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Template:
    """``example`` is the practice whose card fills it once; what the card does not tell stays blank. ``adapts``: the page of
    every practice leads here, and the practice's card fills it in the browser. ``workbook``: what it counts, in a workbook beside the
    document (`portal.outputs.documents.sheets.workbook`)."""

    title: Title
    summary: Summary
    themes: Annotated[tuple[Annotated[str, Ref("themes")], ...], Field(min_length=1, max_length=4)]
    when: Text
    not_when: Text
    talk_to: Text
    example: Annotated[str, Ref("practices")]
    adapts: Flag = False
    workbook: Literal["measures", "actions"] | None = None
    sections: Annotated[tuple[Section, ...], Field(min_length=1, max_length=15)]
    review: Review
    formerly: FormerIds = ()
