"""Sources that stand in the one file that cites them, in the form of those of the library: what pages and references ask is the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from portal.model.community import Replication
from portal.model.fields import Name, Text
from portal.model.practice import Practice


@dataclass(frozen=True, slots=True)
class OwnSource:
    """``title`` is in its own language on both sides, ``title_from`` says in which; ``read`` is the day on which it was read,
    ``stored_copy`` whether in a stored copy, which nobody held against the live page."""

    title: Name
    title_from: str
    author: Name
    type: str
    languages: tuple[str, ...]
    url: str
    year: int | None
    read: dt.date | None
    stored_copy: bool
    short_title: Name | None = None
    caveat: Text | None = None


def own_sources(told: Practice | Replication) -> Iterator[tuple[str, OwnSource]]:
    """(id, source) of those that stand in the file."""
    for source in told.sources:
        if source.url and source.title and source.publisher and source.language:
            yield (
                source.id,
                OwnSource(
                    title=Name(en=source.title, fr=source.title),
                    title_from=source.language,
                    author=source.publisher,
                    type=source.kind or "website",
                    languages=(source.language,),
                    url=source.url,
                    year=int(source.published[:4]) if source.published else None,
                    read=source.read,
                    stored_copy=source.stored_copy,
                ),
            )
