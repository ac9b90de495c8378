"""What a site needs to know of the world around it."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from urllib.parse import quote, urlencode

LANGUAGES = ("en", "fr")
CONTENT_FOLDERS = ("practices", "toolkit", "network", "vocabulary")  # what a library is made of


class BadClock(ValueError):
    """``COMMONS_NOW`` is no time with its offset."""


def now() -> dt.datetime:
    """The present instant, with a time zone. ``COMMONS_NOW``, an ISO 8601 time with its offset, sets the clock, so that a
    site can be built as it will be tomorrow. Raises BadClock when that is no such time, or one beside which there is no
    day before or after."""
    clock = os.environ.get("COMMONS_NOW")
    if not clock:
        return dt.datetime.now(dt.UTC)
    try:
        moment = dt.datetime.fromisoformat(clock)
    except ValueError:
        raise BadClock(clock) from None
    if moment.tzinfo is None or not dt.MINYEAR < moment.year < dt.MAXYEAR:
        raise BadClock(clock)
    return moment


@dataclass(frozen=True, slots=True)
class Settings:
    """``site_url`` ends in a slash; ``repository`` is the web address of the project's repository, without one."""

    site_url: str
    repository: str

    def address(self, language: str, address: str) -> str:
        """The full address of a page."""
        return f"{self.site_url}{language}/{address}"

    def alternates(self, address: str) -> dict[str, str]:
        """hreflang → full address. The home pages' neutral version is the front door; elsewhere a reader of neither
        language is led to the English page, as the front door would not be about the same thing."""
        return {
            "en": self.address("en", address),
            "fr": self.address("fr", address),
            "x-default": self.address("en", address) if address else self.site_url,
        }

    def edit_url(self, path: str) -> str:
        return f"{self.repository}/edit/main/{quote(path)}" if path else ""

    def report_url(self, title: str, language: str, address: str) -> str:
        """The form ``.github/ISSUE_TEMPLATE/report-a-problem.yml`` with the page's title and address filled in."""
        filled = urlencode({"title": title, "address": self.address(language, address)})
        return f"{self.repository}/issues/new?template=report-a-problem.yml&{filled}"
