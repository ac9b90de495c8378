"""The files of all feeds."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from portal.outputs.feeds.atom import Atom
from portal.outputs.feeds.calendar import Calendar
from portal.outputs.feeds.items import Items
from portal.outputs.feeds.json_feed import json_feed
from portal.outputs.feeds.selection import feeds
from portal.outputs.speech import Speech
from portal.settings import Settings


Files = dict[str, Callable[[], bytes]]


def files(speeches: Mapping[str, Speech], settings: Settings) -> Files:
    """Path → what makes the file, for every feed. ``speeches``: language → what speaks it, for both languages. Cheap: a file
    costs nothing until it is made."""
    return {name: make for language in speeches for part in parts(speeches, language, settings) for name, make in part.items()}


def parts(speeches: Mapping[str, Speech], language: str, settings: Settings) -> Iterator[Files]:
    """The feeds of a language in parts: those of a format are made from the same entries."""
    items, found = Items(speeches, language, settings), tuple(feeds(speeches[language]))
    makers = {"atom": Atom(items).feed, "json": partial(json_feed, items), "ics": Calendar(items).calendar}
    for ending in tuple(makers):
        make = makers.pop(ending)  # with its entries it goes when its feeds are made
        yield {f"{language}/{feed.address}.{ending}": partial(make, feed) for feed in found if ending in feed.endings}
