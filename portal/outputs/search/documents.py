"""What can be found: every item of the library and every page, each with the texts that it is found by and what a result shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from portal.outputs.search.fits import Facts


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: what a word in it weighs, and how many words it usually has (BM25F). ``holds`` is how far the weight of
    a word falls in a part longer than that, from 0 to 1."""

    name: str
    weight: float
    usual: int
    holds: float


# What a word weighs where it stands, most first. Halving any of these moves the share of good answers by two points at most.
PARTS = (
    Part("title", 6, 9, 0.6),
    Part("names", 3.5, 9, 0.3),
    Part("summary", 2.2, 28, 0.3),
    Part("labels", 1.6, 20, 0.2),
    Part("did", 1, 90, 0.4),
    Part("took", 1, 40, 0.4),
    Part("came", 1, 50, 0.4),
    Part("elsewhere", 1, 40, 0.4),
    Part("text", 1, 60, 0.4),
    Part("evidence", 0.3, 30, 0.3),
)


@dataclass(frozen=True, slots=True)
class Version:
    """A document in one language. ``texts``: part → its texts. What a result shows: ``title``, ``summary``, ``context`` (a place, a
    type, a body; of a term, what it is called in the other language), and for practices and organizations ``more``."""

    texts: Mapping[str, Iterable[str]]
    title: str
    summary: str = ""
    context: str = ""
    more: tuple[str, ...] = ()

    @property
    def record(self) -> tuple[str, ...]:
        return (self.title, self.summary, self.context, *self.more)


@dataclass(frozen=True, slots=True)
class Document:
    """``kind`` is a registry, 'lists' or 'pages'; ``versions``: language → its version in it. ``terms`` are (facet, term). ``standing``
    is from 6 (done and described in full) to 1; ``day`` counts when it came to the library, 0 where that does not matter;
    ``closes`` is the instant from which nobody needs to find it, in UTC, ISO 8601, '' for what stays; ``facts`` are what a place
    is compared with a practice by."""

    kind: str
    id: str
    address: str
    versions: Mapping[str, Version]
    terms: tuple[tuple[str, str], ...] = ()
    standing: int = 6
    day: int = 0
    closes: str = ""
    facts: Facts | None = None


Written = Mapping[str, Mapping[str, tuple[Any, ...]]]  # language → address → title, description, text of a written page
