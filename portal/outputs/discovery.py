"""Links in a page's head by which programs find the feeds of what it shows."""
from __future__ import annotations

from markupsafe import Markup

from portal.outputs.feeds.selection import names
from portal.outputs.speech import Speech
from portal.settings import Settings

_LINK = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')
EVERYWHERE = "updates/"  # the page whose feeds every page names


class Discovery:
    """For one language. Feeds are found once; a page then costs a look."""

    def __init__(self, speech: Speech, settings: Settings) -> None:
        self._links = {
            page: Markup("\n    ").join(
                _LINK.format(feed.media_type, feed.title, settings.address(speech.language, feed.path)) for feed in found
            )
            for page, found in names(speech).items()
        }

    def links(self, address: str) -> Markup:
        """For the page at ``address``: its own feeds before those of all updates."""
        everywhere = self._links[EVERYWHERE]
        own = self._links.get(address)
        return Markup("\n    ").join((own, everywhere)) if own and address != EVERYWHERE else everywhere
