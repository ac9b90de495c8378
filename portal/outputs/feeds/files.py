"""The files of all feeds."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from portal.outputs.feeds.atom import Atom
from portal.outputs.feeds.calendar import Calendar
from portal.outputs.feeds.items import Items
from portal.outputs.feeds.json_feed import json_feed
from portal.outputs.feeds.selection import feeds
from portal.outputs.speech import Speech
from portal.settings import Settings


def files(speeches: Mapping[str, Speech], settings: Settings) -> dict[str, Callable[[], bytes]]:
    """Path → what makes the file, for every feed. ``speeches``: language → what speaks it, for both languages. Cheap: a file
    costs nothing until it is made."""
    made: dict[str, Callable[[], bytes]] = {}
    for language, speech in speeches.items():
        items = Items(speeches, language, settings)
        makers = {"atom": Atom(items).feed, "json": partial(json_feed, items), "ics": Calendar(items).calendar}
        for feed in feeds(speech):
            made |= {f"{language}/{feed.address}.{ending}": partial(makers[ending], feed) for ending in feed.endings}
    return made
