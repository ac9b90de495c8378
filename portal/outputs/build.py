"""One build of a site, from a content folder to finished files, in the steps that a site generator calls one after another.

    build = Build.begin(…); build.load()
    for each language: build.capture(…) its shells, then build.stamp(…)
    build.finish(…)
"""
from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portal import library, schema
from portal.catalogue import BrokenLibrary, Catalogue
from portal.library import Library
from portal.outputs import links, search, shell, sitemap
from portal.outputs.pages import all_pages
from portal.outputs.site import Stamper
from portal.outputs.speech import Speech
from portal.report import Reporter
from portal.settings import LANGUAGES, Settings
from portal.words import preferred_language

SHELL_ADDRESS = "shell/"  # where the theme renders the page that catalogue pages are stamped from; never published


class Refused(Exception):
    """The library breaks rules. The text is the whole report, ``count`` the number of problems."""

    def __init__(self, report: str, count: int) -> None:
        super().__init__(report)
        self.count = count


@dataclass
class Build:
    content: Path
    templates: Path
    settings: Settings
    library: Library | None = None
    catalogue: Catalogue | None = None
    notice: str = ""
    frames: dict[str, dict[str, str]] = field(default_factory=lambda: {language: {} for language in LANGUAGES})
    written: dict[str, list[str]] = field(default_factory=lambda: {language: [] for language in LANGUAGES})

    @classmethod
    def begin(cls, content: Path, theme: Path, site_url: str, repository: str) -> Build:
        """``theme`` is the theme's folder; its ``catalogue/`` holds the templates of catalogue pages."""
        return cls(content, theme / "catalogue", Settings(site_url.rstrip("/") + "/", repository.rstrip("/")))

    def load(self, previous: Library | None = None) -> None:
        """Reads and checks the library. Raises Refused when a rule is broken."""
        self.library = library.read(self.content, previous=previous)
        try:
            self.catalogue = Catalogue.of(self.library)
        except BrokenLibrary as broken:
            report = Reporter.create(preferred_language(), self.settings.site_url).render(broken.problems, "text")
            raise Refused(report, len(broken.problems)) from None

    def keep(self, good: Build, notice: str) -> None:
        """Goes on with the catalogue of an earlier build, and shows ``notice`` on every page."""
        self.library, self.catalogue, self.notice = good.library, good.catalogue, notice

    def written_head(self, language: str, address: str, title: str, description: str, edit: str) -> dict[str, Any]:
        """What the theme shows in the head, header and footer of a written page."""
        settings = self.settings
        alternates = settings.alternates(address)
        here = settings.address(language, address)
        other = "fr" if language == "en" else "en"
        return {
            "language": language,
            "other": other,
            "title": title,
            "description": description,
            "canonical": here,
            "hreflang_en": alternates["en"],
            "hreflang_fr": alternates["fr"],
            "hreflang_default": alternates["x-default"],
            "switch": "../" * (address.count("/") + 1) + f"{other}/{address}",
            "edit": settings.edit_url(edit),
            "report": settings.report_url(title, here),
            "main": "",
        }

    def link(self, language: str, address: str, html: str, source: str, path: str) -> tuple[str, list[str]]:
        """A written page's HTML with its links by id resolved, and the reports of those that lead nowhere."""
        assert self.catalogue is not None
        problems = list(links.check(html, source, path, self.catalogue, frozenset(self.addresses())))
        reporter = Reporter.create(preferred_language(), self.settings.site_url)
        if problems:
            return html, [reporter.render([problem], "text") for problem in problems]
        return links.resolve_html(html, "../" * address.count("/")), []

    @staticmethod
    def shell_head(language: str) -> dict[str, Any]:
        """The same for the shell: a slot for each value that differs from page to page."""
        return {
            "language": language,
            "other": "fr" if language == "en" else "en",
            "edit": "",
            **{name: shell.slot(name) for name in shell.SLOTS},
        }

    def capture(self, language: str, address: str, html: str) -> None:
        """Keeps a page that the theme rendered as a shell."""
        self.frames[language]["*" if address == SHELL_ADDRESS else address] = html

    def stamper(self, language: str) -> Stamper:
        """What renders catalogue pages of a language; needs the library loaded and the shells captured."""
        frames = {
            address: shell.compile_shell(html, f"{language}/{SHELL_ADDRESS if address == '*' else address}")
            for address, html in self.frames[language].items()
        }
        assert self.catalogue is not None
        return Stamper(Speech(self.catalogue, language), self.settings, self.templates, frames)

    def stamp(self, language: str, out: Path) -> None:
        """Writes every catalogue page of a language."""
        stamper = self.stamper(language)
        stamper.write(all_pages(stamper.speech), out)

    def finish(self, out: Path, *, index: bool = True) -> None:
        """Writes what concerns all pages: the sitemap, the schemas, the search index."""
        assert self.library is not None and self.catalogue is not None
        sitemap.write(out, self.settings, self.addresses())
        schema.write(out / "schema", self.library.known)
        if index:
            search.index(out)

    def addresses(self) -> dict[str, str]:
        """Every page's address, with the day it was last changed where it is known."""
        assert self.catalogue is not None
        pages = {page.address: page.modified for page in all_pages(Speech(self.catalogue, "en"))}
        return {**dict.fromkeys(self.written["en"], ""), **pages}


