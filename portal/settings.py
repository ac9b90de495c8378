"""What a site needs to know of the world around it."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

LANGUAGES = ("en", "fr")  # Canada's official languages: two, and equal; pages, files and models hold both by name
OTHER = {"en": "fr", "fr": "en"}
FILE = "site.yml"
_AUTHORITY = r"[A-Za-z0-9.@_-]+,[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"  # as RFC 4151 has it
_MAIL = "mailto:"
SITE_URL = r"https?://[^\s/?#@\"<>\\]+(/[^\s?#\"<>\\]*)?"  # where a site stands: what its pages add comes behind
CONTENT_FOLDERS = ("practices", "toolkit", "network", "vocabulary")  # what a library is made of


class NoLibrary(NotADirectoryError):
    """A folder that was named for a library holds none (`holds_library`)."""


def holds_library(folder: Path) -> bool:
    return (folder / CONTENT_FOLDERS[0]).is_dir()


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


class SettingsError(ValueError):
    """``site.yml`` cannot be used; the text says what to write, in both languages."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``site_url`` ends in a slash; ``repository`` is the web address of the project's repository, without one. ``name``:
    language → the site's name; ``contact``: where people write; ``authority`` begins the names of entries and events, and
    outlasts every address (RFC 4151); ``published``: whether the site stands at ``site_url``; ``mailbox``: the e-mail address
    at which proposals arrive, '' for none."""

    site_url: str
    repository: str
    authority: str = ""
    name: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(LANGUAGES, ""))
    contact: str = ""
    published: bool = False
    mailbox: str = ""

    @classmethod
    def read(cls, root: Path) -> Settings:
        """Those of ``root/site.yml``; ``COMMONS_SITE_URL`` gives another address. Raises SettingsError."""
        import yaml  # here, as commands ask for the clock before anything is installed

        try:
            text = (root / FILE).read_text("utf-8")
            given = yaml.safe_load(text)
            settings = cls(
                site_url=os.environ.get("COMMONS_SITE_URL") or given["address"],
                **{name: given[name] for name in ("repository", "name", "contact", "authority", "published")},
                mailbox=_mailbox(given.get("mailbox"), text),
            )
            _check_address(settings.site_url)
            return settings.tidy()
        except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
            reason = f"'{error.args[0]}'" if isinstance(error, KeyError) else str(error)
            raise SettingsError(
                f"{FILE} cannot be used: {reason}. Compare it with the page 'Run this site'. · "
                f"{FILE} est inutilisable : {reason}. Comparez-le avec la page « Faire tourner ce site »."
            ) from None

    def tidy(self) -> Settings:
        """The same with its addresses in their one form; who may be written to by e-mail gets proposals, too. Raises KeyError when
        the name lacks a language."""
        mail = self.contact.removeprefix(_MAIL).partition("?")[0] if self.contact.startswith(_MAIL) else ""
        return Settings(
            self.site_url.rstrip("/") + "/",
            self.repository.rstrip("/"),
            self.authority,
            {language: self.name[language] for language in LANGUAGES},
            self.contact,
            self.published,
            self.mailbox or mail,
        )

    def as_data(self) -> dict[str, Any]:
        """Plain values, by the names of the fields; ``Settings(**data)`` makes the same again."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    def tag(self, what: str) -> str:
        """A name for good (RFC 4151), whatever becomes of texts, addresses and hosts. Raises SettingsError where the settings
        name no authority."""
        if not re.fullmatch(_AUTHORITY, self.authority):
            raise SettingsError(f"{FILE}: authority: {self.authority!r}. · {FILE} : authority : {self.authority!r}.")
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

    @property
    def write_to(self) -> str:
        """Where people send what they have: by e-mail, where the site has an address for it."""
        return f"{_MAIL}{self.mailbox}" if self.mailbox else self.contact

    @property
    def edit_root(self) -> str:
        """Where a file is changed, less its path."""
        return f"{self.repository}/edit/main/"

    @property
    def propose_root(self) -> str:
        """Where a new file is made, less its folder."""
        return f"{self.repository}/new/main/"

    def edit_url(self, path: str) -> str:
        return f"{self.edit_root}{quote(path)}" if path else ""

    def report_url(self, title: str, language: str, address: str) -> str:
        """The form ``.github/ISSUE_TEMPLATE/report-a-problem.yml`` with the page's title and address filled in."""
        filled = urlencode({"title": title, "address": self.address(language, address)})
        return f"{self.repository}/issues/new?template=report-a-problem.yml&{filled}"

    def fill(self, markdown: str) -> str:
        """A written page with what it says of the site: ``{{ repository }}``, ``{{ address }}``, ``{{ contact }}``, ``{{ write_to }}``."""
        values = {"repository": self.repository, "address": self.site_url, "contact": self.contact, "write_to": self.write_to}
        for name, value in values.items():
            markdown = markdown.replace(f"{{{{ {name} }}}}", value)
        return markdown


def _check_address(address: str) -> None:
    """Raises SettingsError when no site can stand there."""
    if not re.fullmatch(SITE_URL, address):
        en, fr = ("COMMONS_SITE_URL",) * 2 if os.environ.get("COMMONS_SITE_URL") else (f"{FILE}: address", f"{FILE} : address")
        raise SettingsError(
            f"{en}: {address!r} is not where a site can stand. Write an address such as https://example.org/commons/. · "
            f"{fr} : {address!r} n'est pas un endroit où un site peut se trouver. Écrivez une adresse comme "
            "https://example.org/commons/."
        )


def _mailbox(given: Any, text: str) -> str:
    """The address that ``site.yml``, whose ``text`` this is, gives; '' where it gives none. Raises SettingsError for what is none."""
    from portal.model.web import is_mail  # here, for the same reason

    if given in (None, ""):
        return ""
    if isinstance(given, str) and "?" not in given and is_mail(_MAIL + given):
        return given
    line = next((number for number, line in enumerate(text.splitlines(), 1) if line.startswith("mailbox:")), 1)
    raise SettingsError(
        f"{FILE}:{line}: mailbox: {given!r} is no e-mail address. Write one alone, such as cards@example.org, or take the line out. · "
        f"{FILE}:{line} : mailbox : {given!r} n'est pas une adresse de courriel. Écrivez-en une seule, par exemple "
        f"fiches@example.org, ou supprimez la ligne."
    )
