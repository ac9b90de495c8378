"""What items were called before: ids that readers, feeds and programs have kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from portal.catalogue.catalogue import Catalogue
from portal.kinds import all_kinds


class Move(NamedTuple):
    """What was public as ``former`` of ``registry`` is found today in the item ``id``, which is of the registry ``there``."""

    registry: str
    former: str
    id: str
    there: str


def first_id(id: str, item: Any) -> str:
    """The id under which an item became public: the names that feeds and calendars gave it are made of this one, for good."""
    former: tuple[str, ...] = item.formerly
    return former[0] if former else id


def former_ids(item: Any) -> tuple[str, ...]:
    """The ids whose addresses lead on to an item: its own of before, and those of cards that were merged into it."""
    return (*item.formerly, *getattr(item, "merged_from", ()))


def moves(catalogue: Catalogue) -> Iterator[Move]:
    """Every former id there is."""
    for kind in all_kinds():
        if kind.has_pages:
            for id, item in catalogue.items(kind.registry).items():
                yield from (Move(kind.registry, former, id, kind.registry) for former in former_ids(item))
    for id, guide in catalogue.guides.items():
        yield from (Move("practices", former, id, "guides") for former in guide.replaces)
