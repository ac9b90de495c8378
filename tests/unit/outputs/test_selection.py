"""What a feed shows, and in which order."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from portal.catalogue.catalogue import Catalogue
from portal.history.history import Appearance, Declared, History
from portal.history.publication import Publication
from portal.outputs.feeds.selection import Feed, entries
from portal.timeline import last_changed

PUBLIC = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def of_one_commit(catalogue: Catalogue) -> History:
    """As a library whose updates all came with one proposal."""
    updates = {name: Appearance(PUBLIC, (Declared(update.changed, PUBLIC),)) for name, update in catalogue.updates.items()}
    return History(known=True, appearances={"updates": updates, "practices": {}})


def test_of_what_became_public_at_once_the_latest_day_comes_first_and_of_one_day_the_id_decides(catalogue: Catalogue) -> None:
    all_open = replace(catalogue, now=NOW, open_updates=frozenset(catalogue.updates))
    feed = Feed("feeds/updates", "updates/", "All", tuple(sorted(catalogue.updates)))
    shown = entries(all_open, feed, Publication(all_open, of_one_commit(all_open)))
    days = [last_changed(catalogue.updates[name]) for name in shown]
    assert len(set(days)) > 1 and shown != sorted(shown), "the samples tell the two orders apart"
    assert shown == sorted(shown, key=lambda name: (-last_changed(catalogue.updates[name]).toordinal(), name))
