"""What a site needs to know of the world around it."""

from __future__ import annotations

import datetime as dt
import os
import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

LANGUAGES = ("en", "fr")
_AUTHORITY = r"[A-Za-z0-9.@_-]+,[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"  # as RFC 4151 has it


def now() -> dt.datetime:
    """The present instant, with a time zone. ``COMMONS_NOW``, an ISO 8601 time with its offset, sets the clock, so that a
    site can be built as it will be tomorrow. Raises ValueError when that is no such time."""
    clock = os.environ.get("COMMONS_NOW")
    if not clock:
        return dt.datetime.now(dt.UTC)
    moment = dt.datetime.fromisoformat(clock)
    if moment.tzinfo is None:
        raise ValueError("COMMONS_NOW needs an offset, such as 2026-12-01T09:00-05:00")
    return moment


@dataclass(frozen=True, slots=True)
class Settings:
    """``site_url`` ends in a slash; ``repository`` is the web address of the project's repository, without one; ``authority`` is
    what ids for good are made of ('commons.example.org,2026': a name, and a day or year on which the project had it)."""

    site_url: str
    repository: str
    authority: str = ""

    def tag(self, what: str) -> str:
        """A name for good (RFC 4151), whatever becomes of texts, addresses and hosts. Raises ValueError where the settings name
        no authority."""
        if not re.fullmatch(_AUTHORITY, self.authority):
            raise ValueError(f"authority: {self.authority!r}")
        return f"tag:{self.authority}:{what}"

    @property
    def authority_name(self) -> str:
        """The authority without its day."""
        return self.authority.partition(",")[0]

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
