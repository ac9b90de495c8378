"""What is past the day on which somebody meant to look at it again, by whom it concerns."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from portal.library import Library
from portal.model.fields import Title

_REVIEWED = ("practices", "guides")


class Stale(NamedTuple):
    """A file whose review was ``due``; ``last`` is the day of the last one."""

    due: dt.date
    last: dt.date
    path: str
    title: Title


def stale(found: Library, by: dt.date) -> dict[str, list[Stale]]:
    """Organization → what it leads and what is due on ``by`` or before, the longest due first; '' has what names no organization. What
    several lead is in the list of each."""
    lists: dict[str, list[Stale]] = {}
    for registry in _REVIEWED:
        for name, item in found.items(registry).items():
            if item.review.due <= by:
                one = Stale(item.review.due, item.review.last, found.path_of(registry, name), item.title)
                for owner in getattr(item, "led_by", ()) or ("",):
                    lists.setdefault(owner, []).append(one)
    return {
        owner: sorted(lists[owner], key=lambda one: (one.due, one.path))
        for owner in sorted(lists, key=lambda owner: (not owner, owner))
    }
