"""Feeds for readers of news and mail programs: Atom (RFC 4287)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from portal import licence
from portal.outputs.feeds.items import Item, Items, written
from portal.outputs.feeds.selection import MEDIA_TYPES, Feed, entries

_NAMESPACE = "http://www.w3.org/2005/Atom"
_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"
_END = "</feed>"
NEVER = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # when a feed without entries was changed last


class Atom:
    """The Atom feeds of one language."""

    def __init__(self, items: Items) -> None:
        self._items = items
        self._entry: Callable[[str, str], str] = cache(self._made)  # written once, for all feeds that show it

    def feed(self, feed: Feed) -> bytes:
        items, edition = self._items, self._items.edition
        speech = edition.speech
        shown = entries(edition.catalogue, feed, items.publication)
        here = f"{feed.address}.atom"
        root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": edition.language})
        _text(root, "id", items.tag(feed.first_address))
        _text(root, "title", f"{speech.words['site']['name']} – {feed.title}")
        _text(root, "subtitle", speech.words["site"]["tagline"])
        changed = max((items.item(feed.registry, name).changed for name in shown), default=NEVER)
        _text(root, "updated", written(changed))
        SubElement(root, "link", rel="self", type=MEDIA_TYPES["atom"], href=items.address(here))
        SubElement(root, "link", rel="alternate", type="text/html", hreflang=edition.language, href=items.address(feed.page))
        author = SubElement(root, "author")
        _text(author, "name", speech.words["site"]["name"])
        _text(author, "uri", items.address(""))
        _text(root, "rights", licence.NAME)
        head = ElementTree.tostring(root, encoding="unicode").removesuffix(_END)
        return "".join((_DECLARATION, head, *(self._entry(feed.registry, name) for name in shown), _END, "\n")).encode()

    def _made(self, registry: str, name: str) -> str:
        item: Item = self._items.item(registry, name)
        entry = Element("entry", {"xml:lang": item.language})
        _text(entry, "id", item.id)
        _text(entry, "title", item.title)
        _text(entry, "published", written(item.published))
        _text(entry, "updated", written(item.changed))
        SubElement(entry, "link", rel="alternate", type="text/html", hreflang=self._items.speech.language, href=item.address)
        if item.link:
            SubElement(entry, "link", rel="related", href=item.link)
        for name in item.authors:
            _text(SubElement(entry, "author"), "name", name)
        for theme, label in item.tags:
            SubElement(entry, "category", term=theme, label=label)
        _text(entry, "content", item.html, type="html")
        return ElementTree.tostring(entry, encoding="unicode")


def _text(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = text
