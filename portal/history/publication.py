"""When an update, a practice or a question became public, for readers who take what is dated after their last look.

What counts is the instant of the commit that brought it to the branch, as the history tells it, and not the day that its file
declares: a card is reviewed for days before it is merged. What no commit holds yet becomes public with this build. Where there is no
history, the declared day has to do. Nothing is ever dated in the future.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import chain
from typing import NamedTuple

from portal.catalogue.catalogue import Catalogue
from portal.history.history import Appearance, History
from portal.model.community import Question
from portal.model.practice import Practice
from portal.model.update import Update
from portal.model.zones import zone
from portal.timeline import LAST_ZONE, first_published, last_changed


class Dated(NamedTuple):
    """An instant, and the day that it is on by the clock of the catalogue's present; of a declared day, that day."""

    at: dt.datetime
    day: dt.date


class Publication:
    """For one catalogue and one history; the same two always give the same. Takes registries 'updates', 'practices' and 'peer-questions'."""

    def __init__(self, catalogue: Catalogue, history: History) -> None:
        self._catalogue = catalogue
        self._history = history
        self.first = cache(self._first)
        self.latest = cache(self._latest)

    def _first(self, registry: str, name: str) -> Dated:
        """When it became public. Raises KeyError when there is no such item."""
        item = self._item(registry, name)
        if not self._history.known:
            return self._declared(first_published(item))
        appearances = self._appearances(registry, name)
        return self._moment(appearances[0].first) if appearances else self._now()

    def _latest(self, registry: str, name: str) -> Dated:
        """When its last change became public that readers should know of: a new 'changed' of an update, a review of a practice,
        an answer to a question."""
        item = self._item(registry, name)
        if not self._history.known:
            return self._declared(last_changed(item))
        first = self.first(registry, name)
        day = item.review.last if isinstance(item, Practice) else item.changed
        if day is None or not (declared := list(chain.from_iterable(one.declared for one in self._appearances(registry, name)))):
            return first
        if declared[-1].day != day:  # it stands in the file, and in no commit
            return self._now()
        since = declared[-1].at
        for earlier in reversed(declared):  # the same day, said before under another id
            if earlier.day != day:
                break
            since = earlier.at
        return max(first, self._moment(since))

    def _item(self, registry: str, name: str) -> Update | Practice | Question:
        item: Update | Practice | Question = self._catalogue.items(registry)[name]
        return item

    def _appearances(self, registry: str, name: str) -> list[Appearance]:
        """Under its former ids and under the present one, the first one first."""
        known = self._history.appearances[registry]
        return [known[id] for id in (*self._item(registry, name).formerly, name) if id in known]

    def _declared(self, day: dt.date) -> Dated:
        """A day, from its beginning where it begins last: so no place in the country shows another."""
        begins = dt.datetime.combine(day, dt.time(), zone(LAST_ZONE)).astimezone(dt.UTC)
        return Dated(min(begins, self._now().at), min(day, self._now().day))

    def _moment(self, at: dt.datetime) -> Dated:
        now = self._now()
        at = at.astimezone(dt.UTC)
        return now if at > now.at else Dated(at, at.astimezone(self._catalogue.now.tzinfo).date())

    def _now(self) -> Dated:
        return Dated(self._catalogue.now.astimezone(dt.UTC), self._catalogue.now.date())
