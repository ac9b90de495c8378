"""What follows from the type of an update: what it needs, and where it stands. The types are ``vocabulary/update-types.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

Section = Literal["opportunities", "meetings", "news"]
SECTIONS: tuple[Section, ...] = get_args(Section)


@dataclass(frozen=True)
class UpdateType:
    """``section`` is its part of the newsletter and decides how it is ordered: ``opportunities`` by deadline, ``meetings`` by
    date, ``news`` by publication. ``needs`` are the fields that it must have, ``parts`` those blocks that only some types have."""

    section: Section = "news"
    needs: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


SPECIAL: Mapping[str, UpdateType] = MappingProxyType(
    {
        "funding-call": UpdateType("opportunities", needs=("deadline", "grant"), parts=("grant",)),
        "call-for-input": UpdateType("opportunities", needs=("deadline",)),
        "event": UpdateType("meetings", needs=("starts", "meeting"), parts=("meeting",)),
        "training": UpdateType("meetings", needs=("starts", "meeting"), parts=("meeting",)),
    }
)
PARTS = tuple(dict.fromkeys(part for one in SPECIAL.values() for part in one.parts))


def update_type(name: str) -> UpdateType:
    """A type of which nothing else is said here is news: a new term of the vocabulary is published everywhere at once."""
    return SPECIAL.get(name, UpdateType())
