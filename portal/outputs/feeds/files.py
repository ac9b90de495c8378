"""The files of all feeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from portal.history.history import History
from portal.outputs.feeds.atom import Atom
from portal.outputs.feeds.calendar import Calendar
from portal.outputs.feeds.items import Items
from portal.outputs.feeds.json_feed import json_feed
from portal.outputs.feeds.selection import Feed, feeds
from portal.outputs.files import Files
from portal.outputs.wording.edition import Edition


def files(editions: Mapping[str, Edition], history: Callable[[], History] = History) -> Files:
    """Path → what makes the file, for every feed. ``editions``: language → edition, for both languages; ``history`` reads the
    history that entries are dated by, else their files' own days count. Cheap: a file costs nothing until it is made."""
    return {name: make for language in editions for name, make in of_language(editions, language, history).items()}


def of_language(editions: Mapping[str, Edition], language: str, history: Callable[[], History] = History) -> Files:
    """The same of one language, one format after the other: those of a format are made from the same entries."""
    items, all_feeds = Items(editions, language, history), tuple(feeds(editions[language]))
    makers: dict[str, Callable[[Feed], bytes]] = {
        "atom": Atom(items).feed,
        "json": partial(json_feed, items),
        "ics": Calendar(items).calendar,
    }
    return {
        f"{language}/{address}.{ending}": partial(make, feed)
        for ending, make in makers.items()
        for feed in all_feeds
        if ending in feed.endings
        for address in (feed.address, *feed.former)  # a reader of news asks where it has always asked
    }
