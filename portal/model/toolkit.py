"""What a practitioner takes away: ``toolkit/library/``, ``guides/``, ``glossary.yml`` and ``systems.yml``."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from portal.model.fields import (
    STRICT,
    Citation,
    Day,
    FormerIds,
    Keywords,
    Language,
    Name,
    Ref,
    Summary,
    Text,
    Title,
)
from portal.model.forms import Form, Year
from portal.model.practice import Review
from portal.model.web import WebAddress


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Source:
    """A source. ``title_from`` says in which language the document bears the title (``none``: it bears no
    title, both are ours). ``short_title`` is what stands beside each statement that rests on it. ``locator_note`` says how to read the places that cards cite; ``text`` names the file of the text
    version whose lines they count, for `portal.proof.citations`. ``named_in`` is where another source names it: a work that
    bears no citation of ours is one that we have not read. ``author`` is what readers are told; ``authors`` are the bodies that
    a reference names, where that is another thing: none, several, or the name without our remark."""

    title: Name
    title_from: Literal["en", "fr", "both", "none"]
    short_title: Name | None = None
    type: Annotated[str, Ref("source-types")]
    author: Name
    authors: Annotated[tuple[Name, ...] | None, Field(max_length=10)] = None
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    describes: Text
    year: Year | None = None
    caveat: Text | None = None
    locator_note: Text | None = None
    text: Annotated[str, Field(max_length=120), Form(r"[A-Za-z0-9][A-Za-z0-9._-]*", "document-name")] | None = None
    url: WebAddress | None = None
    accessed: Day | None = None
    named_in: Annotated[tuple[Citation, ...], Field(max_length=5)] = ()
    formerly: FormerIds = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class GlossaryEntry:
    """A term in both languages. ``term_from`` says in which language a source gives it; the other one is ours, or the
    field's own where a source mistranslates it (``note`` says so). ``acronym`` is explained where it first stands on a page."""

    term: Name
    acronym: Name | None = None
    term_from: Literal["en", "fr", "both"]
    category: Annotated[str, Ref("term-categories")]
    definition: Text | None = None
    note: Text | None = None
    themes: Annotated[tuple[Annotated[str, Ref("themes")], ...], Field(max_length=4)] = ()
    sources: Annotated[tuple[Citation, ...], Field(min_length=1, max_length=6)]
    formerly: FormerIds = ()


@dataclass(frozen=True, slots=True, config=STRICT)
class Said:
    """Something that sources say of a challenge, in our words."""

    text: Text
    sources: Annotated[tuple[Citation, ...], Field(min_length=1, max_length=6)]


@dataclass(frozen=True, slots=True, config=STRICT)
class Advice:
    """Something that a worker can do, ask or expect, in our words; who did it so, or says so."""

    text: Text
    practices: Annotated[tuple[Annotated[str, Ref("practices")], ...], Field(max_length=6)] = ()
    sources: Annotated[tuple[Citation, ...], Field(max_length=4)] = ()


Advices = Annotated[tuple[Advice, ...], Field(max_length=6)]


@dataclass(frozen=True, slots=True, config=STRICT)
class Do:
    """What helps on Monday, in the order in which a worker asks."""

    first_move: Advices = ()
    whom_to_bring: Advices = ()
    what_to_ask: Advices = ()
    what_it_takes: Advices = ()
    what_others_counted: Advices = ()
    what_went_wrong: Advices = ()


@dataclass(frozen=True, slots=True, config=STRICT)
class OpenQuestion:
    """What no source answers, as a question, and the body to send it to."""

    text: Text
    ask: Name


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Guide:
    """A challenge: the file's name is the theme's id. Practices, calls, figures and terms are found by the theme; written
    here is what no card says: what the sources say of the challenge, and what they leave open. ``replaces`` names cards that said too little to stand alone: their addresses lead here."""

    title: Title
    summary: Summary
    keywords: Keywords | None = None
    said: Annotated[tuple[Said, ...], Field(max_length=12)]
    do: Do | None = None
    not_documented: Annotated[tuple[Text, ...], Field(max_length=8)] = ()
    open_questions: Annotated[tuple[OpenQuestion, ...], Field(max_length=8)] = ()
    replaces: FormerIds = ()
    review: Review
    formerly: FormerIds = ()

    @property
    def advice(self) -> dict[str, Advices]:
        """What to do: part → its advice, in the order in which a worker asks; parts that say nothing are left out."""
        return {part.name: said for part in fields(Do) if self.do and (said := getattr(self.do, part.name))}


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class System:
    """A system or service that the sources say exists or should. ``fits`` says how far a website can be it, ``offer`` what
    this one offers in its place and what only a person or a ministry can give; ``see`` names parts of the portal."""

    name: Name
    state: Annotated[str, Ref("system-states")]
    does: Text
    asked_by: Text
    fits: Literal["yes", "partly", "no"]
    offer: Text
    see: Annotated[tuple[Annotated[str, Ref("portal-parts")], ...], Field(max_length=5)] = ()
    practices: Annotated[tuple[Annotated[str, Ref("practices")], ...], Field(max_length=10)] = ()
    calls: Annotated[tuple[Annotated[str, Ref("calls")], ...], Field(max_length=10)] = ()
    sources: Annotated[tuple[Citation, ...], Field(min_length=1, max_length=5)]
    formerly: FormerIds = ()
