"""The same feeds for programs: JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from typing import Any

from portal.outputs.feeds.items import Item, Items, written
from portal.outputs.feeds.selection import Feed, entries
from portal.outputs.json_text import compact

_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(items: Items, feed: Feed) -> bytes:
    edition = items.edition
    speech = edition.speech
    made = {
        "version": _VERSION,
        "title": f"{speech.words['site']['name']} – {feed.title}",
        "home_page_url": items.address(feed.page),
        "feed_url": items.address(f"{feed.address}.json"),
        "description": speech.words["site"]["tagline"],
        "language": edition.language,
        "authors": [{"name": speech.words["site"]["name"], "url": items.address("")}],
        "items": [_item(items.item(feed.registry, name)) for name in entries(edition.catalogue, feed, items.publication)],
    }
    return compact(made) + b"\n"


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "url": item.address,
        **({"external_url": item.link} if item.link else {}),
        "title": item.title,
        "content_html": item.html,
        "date_published": written(item.published),
        "date_modified": written(item.changed),
        "authors": [{"name": name} for name in item.authors],
        "tags": [label for _, label in item.tags],
        "language": item.language,
    }
