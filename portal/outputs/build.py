"""One build of a site, from a content folder to finished files, in the steps that a site generator calls one after another.

    build = Build.begin(…); build.load()
    for each language: build.link(…) and build.capture(…) what the theme rendered
    build.check_links(); build.stamp_all(…); build.finish(…)
"""
from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, field
from functools import cached_property, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from portal import history, library, schema
from portal.catalogue import BrokenLibrary, Catalogue
from portal.history import History
from portal.library import Library
from portal.outputs import links, search, shell, sitemap
from portal.outputs.feeds import files as feeds
from portal.outputs.open_data import api, bibliography
from portal.outputs.pages import all_pages, plan
from portal.outputs.site import Stamper
from portal.outputs.templates import SHELL_ADDRESS
from portal.outputs.speech import Speech, site_words
from portal.problem import Problem
from portal.report import Reporter
from portal.settings import LANGUAGES, Settings
from portal.typography import set_html, set_text
from portal.words import preferred_language


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
    targets: list[tuple[str, list[links.Target]]] = field(default_factory=list)

    @classmethod
    def begin(cls, content: Path, theme: Path, site_url: str = "", repository: str = "") -> Build:
        """``theme`` is the theme's folder; its ``catalogue/`` holds the templates of catalogue pages. The addresses may
        come later, with `restore_frames`."""
        return cls(content, theme / "catalogue", Settings(site_url.rstrip("/") + "/" if site_url else "", repository.rstrip("/")))

    def load(self, previous: Library | None = None) -> None:
        """Reads and checks the library. Raises Refused when a rule is broken."""
        self.library = library.read(self.content, previous=previous)
        try:
            self.catalogue = Catalogue.of(self.library)
        except BrokenLibrary as broken:
            raise self._refused(broken.problems) from None

    def _refused(self, problems: Iterable[Problem]) -> Refused:
        problems = list(problems)
        return Refused(Reporter.create(preferred_language(), self.settings.site_url).render(problems, "text"), len(problems))

    def keep(self, good: Build, notice: str) -> None:
        """Goes on with the catalogue of an earlier build, and shows ``notice`` on every page."""
        self.library, self.catalogue, self.notice = good.library, good.catalogue, notice

    @cached_property
    def words(self) -> dict[str, dict[str, Any]]:
        """Language → the site's words, read once."""
        return {language: site_words(language) for language in LANGUAGES}

    def written_head(self, language: str, address: str, title: str, description: str, edit: str) -> dict[str, Any]:
        """What the theme shows in the head, header and footer of a written page."""
        settings = self.settings
        alternates = settings.alternates(address)
        here = settings.address(language, address)
        other = "fr" if language == "en" else "en"
        return {
            "language": language,
            "other": other,
            "title": set_text(title, language),
            "description": set_text(description, language),
            "canonical": here,
            "hreflang_en": alternates["en"],
            "hreflang_fr": alternates["fr"],
            "hreflang_default": alternates["x-default"],
            "switch": "../" * (address.count("/") + 1) + f"{other}/{address}",
            "edit": settings.edit_url(edit),
            "report": settings.report_url(title, here),
            "feeds": "",
            "main": "",
        }

    def link(self, language: str, address: str, html: str, source: str, path: str) -> str:
        """A written page's HTML with its links by id resolved and its text set. What they lead to is checked in `check_links`."""
        targets = list(links.targets(html, source))
        if targets:
            self.targets.append((path, targets))
        return set_html(links.resolve_html(html, "../" * address.count("/")), language)

    def check_links(self) -> None:
        """Raises Refused when a link by id in a written page leads nowhere."""
        assert self.catalogue is not None
        known = frozenset(self.addresses())
        problems = [p for path, targets in self.targets for p in links.check(path, targets, self.catalogue, known)]
        if problems:
            raise self._refused(problems)

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

    def save_frames(self, file: Path) -> None:
        """Writes what the theme has rendered, so that another program can stamp from it (`restore_frames`)."""
        rendered = {"settings": astuple(self.settings), "frames": self.frames, "written": self.written, "targets": self.targets}
        file.write_text(json.dumps(rendered, ensure_ascii=False), "utf-8")

    def restore_frames(self, file: Path) -> None:
        rendered = json.loads(file.read_text("utf-8"))
        self.settings = Settings(*rendered["settings"])
        self.frames, self.written = rendered["frames"], rendered["written"]
        self.targets = [(path, [links.Target(*target) for target in targets]) for path, targets in rendered["targets"]]

    def renewed(self) -> Build:
        """A build with the same frame, for a library that has changed."""
        return Build(self.content, self.templates, self.settings, frames=self.frames, written=self.written, targets=self.targets)

    @cached_property
    def history(self) -> History:
        """What the repository tells of the content; nothing when there is none."""
        return history.read(self.content)

    def stamper(self, language: str) -> Stamper:
        """What renders catalogue pages of a language; needs the library loaded and the shells captured."""
        assert self.catalogue is not None
        return Stamper(Speech(self.catalogue, language), self.settings, self.templates, self.frames[language])

    def stamp(self, language: str, out: Path) -> None:
        """Writes every catalogue page of a language."""
        stamper = self.stamper(language)
        stamper.write(all_pages(stamper.speech, lambda: self.history), out)

    def stamp_all(self, out: Path) -> None:
        """Both languages and the open data; at once, each in a process of its own, where the system can divide a process."""
        _ = self.history  # read before the process is divided, so that it is read once
        tasks = [*(partial(self.stamp, language, out) for language in LANGUAGES), partial(self.write_open_data, out)]
        if not hasattr(os, "fork") or sys.platform == "darwin":  # forking is unsafe under macOS' system libraries
            for task in tasks:
                task()
            return
        gc.freeze()  # so that the other processes share memory instead of copying it
        processes = [get_context("fork").Process(target=task) for task in tasks]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        if failed := [process.exitcode for process in processes if process.exitcode]:
            raise RuntimeError(f"stamping ended with {failed}")

    def open_data(self) -> dict[str, Callable[[], bytes]]:
        """Path → what makes the file, for everything that programs, spreadsheets and reference managers take."""
        assert self.library is not None and self.catalogue is not None
        schemas = schema.build(self.library.known)
        files: dict[str, Callable[[], bytes]] = {f"schema/{name}": text.encode for name, text in schemas.items()}
        files |= api.files(self.catalogue, self.settings)
        speeches = {language: Speech(self.catalogue, language) for language in LANGUAGES}
        for speech in speeches.values():
            files |= bibliography.files(speech, self.settings)
        return files | feeds.files(speeches, self.settings)

    def write_open_data(self, out: Path) -> None:
        folders: set[Path] = set()
        for name, make in self.open_data().items():
            file = out / name
            if file.parent not in folders:
                file.parent.mkdir(parents=True, exist_ok=True)
                folders.add(file.parent)
            file.write_bytes(make())

    def finish(self, out: Path, *, index: bool = True) -> None:
        """Writes what concerns all pages: the sitemap, the search index."""
        sitemap.write(out, self.settings, self.addresses())
        if index:
            search.index(out)

    def addresses(self) -> dict[str, str]:
        """Every page's address, with the day it was last changed where it is known."""
        assert self.catalogue is not None
        reviewed = {f"practices/{name}/": practice.review.last.isoformat() for name, practice in self.catalogue.practices.items()}
        return {address: reviewed.get(address, "") for address in (*self.written["en"], *plan(self.catalogue))}
