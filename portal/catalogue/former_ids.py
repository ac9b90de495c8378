"""What items were called before: ids that readers, feeds and programs have kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from portal.catalogue.catalogue import Catalogue
from portal.kinds import VOCABULARIES, all_kinds


class Move(NamedTuple):
    """``former`` is what the item ``id`` of a registry was called once."""

    registry: str
    former: str
    id: str


def first_id(id: str, item: Any) -> str:
    """The id under which an item became public: the names that feeds and calendars gave it are made of this one, for good."""
    former: tuple[str, ...] = item.formerly
    return former[0] if former else id


def moves(catalogue: Catalogue) -> Iterator[Move]:
    """Every former id there is."""
    for kind in all_kinds():
        if kind.registry not in VOCABULARIES:
            for id, item in catalogue.items(kind.registry).items():
                yield from (Move(kind.registry, former, id) for former in item.formerly)
