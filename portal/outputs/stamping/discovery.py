"""Links in a page's head by which programs find the feeds of what it shows."""

from __future__ import annotations

from markupsafe import Markup, escape

from portal.outputs.feeds.selection import names
from portal.outputs.wording.edition import Edition

EVERYWHERE = "updates/"  # the page whose feeds every page names
_BETWEEN = "\n    "


class Discovery:
    """For one language. Feeds are found once; a page then costs a look."""

    def __init__(self, edition: Edition) -> None:
        self._feeds = names(edition)
        self._root = edition.settings.address(edition.language, "")
        self._everywhere = self._links(EVERYWHERE)

    def links(self, address: str) -> Markup:
        """For the page at ``address``: its own feeds before those of all updates."""
        if address == EVERYWHERE or address not in self._feeds:
            return self._everywhere
        return Markup(f"{self._links(address)}{_BETWEEN}{self._everywhere}")

    def _links(self, address: str) -> Markup:
        links = (
            f'<link rel="alternate" type="{feed.media_type}" title="{escape(feed.title)}" href="{escape(self._root + feed.path)}">'
            for feed in self._feeds[address]
        )
        return Markup(_BETWEEN.join(links))
