"""How to be told of what is new, and every feed and calendar there is."""

from __future__ import annotations

from collections import defaultdict

from portal.outputs.feeds.selection import Named, names
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition

# Folder of a page that has a feed → the word over it.
_HEADINGS = {
    "updates": "everything",
    "practices": "everything",
    "questions": "everything",
    "provinces": "by_province",
    "themes": "by_theme",
    "network": "by_organization",
}


def subscribe_page(edition: Edition) -> Page:
    """Feeds by what they are about: everything, then provinces, themes and organizations."""
    labels = edition.speech.words["subscribe"]
    groups: dict[str, list[tuple[str, tuple[Named, ...]]]] = defaultdict(list)
    for page, found in names(edition).items():
        groups[_HEADINGS[page.split("/")[0]]].append((page, found))
    values = {"groups": [(heading, groups[heading]) for heading in dict.fromkeys(_HEADINGS.values()) if groups[heading]]}
    return Page("subscribe/", "subscribe.html", labels["title"], labels["summary"], values)
