"""One build of a site, from a content folder to finished files, in steps that follow each other.

build = Build(content, frames, *load(content)), where ``frames`` hold what the theme rendered
build.check_links(); build.stamp_all(…), and then the search index
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from portal import library, schema, words
from portal.catalogue.catalogue import BrokenLibrary, Catalogue
from portal.history import history
from portal.history.history import History
from portal.library import Library
from portal.outputs.feeds import files as feeds
from portal.outputs.feeds.files import Files
from portal.outputs.open_data import api, bibliography
from portal.outputs.pages import moved
from portal.outputs.pages.plan import all_pages, plan, searchable_folders
from portal.outputs.publishing import sitemap
from portal.outputs.publishing.link_check import broken_links
from portal.outputs.publishing.link_check import check as check_links
from portal.outputs.publishing.processes import divide
from portal.outputs.publishing.writer import Writer
from portal.outputs.stamping.frames import Frames
from portal.outputs.stamping.stamper import Stamper
from portal.outputs.wording.edition import Edition, editions
from portal.problem import Problem
from portal.reporting.report import Reporter
from portal.reporting.rule_words import RuleWords
from portal.settings import LANGUAGES
from portal.words import preferred_language


class Refused(Exception):
    """The library breaks rules. The text is the whole report, ``count`` the number of problems."""

    def __init__(self, report: str, count: int) -> None:
        super().__init__(report)
        self.count = count


def load(content: Path, previous: Library | None = None, site_url: str = "") -> tuple[Library, Catalogue]:
    """Reads and checks the library under ``content``. Raises Refused when a rule is broken, NotADirectoryError when there is
    no library. The rules' pages are linked to at ``site_url``."""
    read = library.read(content, previous=previous)
    try:
        return read, Catalogue.of(read)
    except BrokenLibrary as broken:
        raise _refused(broken.problems, site_url, content) from None


def _refused(problems: Sequence[Problem], site_url: str, root: Path | None = None) -> Refused:
    """Rules of the library are told with the address of the page that explains them; written pages have none. ``root`` is the
    folder of the files that the problems are in, where their lines can be shown."""
    of_library = Reporter.create(preferred_language(), site_url, root=root)
    of_pages = replace(of_library, rules=RuleWords(words.load("commands")["written_pages"]), rules_page="")
    reports = (
        reporter.render([problem for problem in problems if problem.rule in reporter.rules.entries], "text")
        for reporter in (of_library, of_pages)
    )
    return Refused("\n".join(filter(None, reports)), len(problems))


@dataclass
class Build:
    """The library under ``content``, and the frames that its pages are stamped from."""

    content: Path
    frames: Frames
    library: Library
    catalogue: Catalogue

    def check_links(self) -> None:
        """Raises Refused when a link in a written page leads nowhere."""
        known = frozenset(self.addresses())
        by_id = [p for path, targets in self.frames.targets for p in check_links(path, targets, self.catalogue, known)]
        problems = [*by_id, *broken_links(self.frames.broken)]
        if problems:
            raise _refused(sorted(problems), self.frames.settings.site_url)

    @cached_property
    def history(self) -> History:
        """What the repository tells of the content; nothing when there is none."""
        return history.read(self.content)

    @cached_property
    def editions(self) -> dict[str, Edition]:
        """Language → its edition."""
        return editions(self.catalogue, self.frames.settings, self.frames.words)

    def stamper(self, language: str) -> Stamper:
        """What renders catalogue pages of a language."""
        return Stamper(self.editions[language], self.frames)

    def stamp_all(self, out: Path) -> None:
        """Both languages, and all that is no page. Raises ShellError."""
        _ = self.history, self.frames.shells_ready  # once, before the work is divided
        own = [partial(self._write_language, language, out) for language in LANGUAGES]
        # The largest part first, so that nobody waits long for the last.
        common = [partial(_write, part, out) for part in sorted(self._shared(), key=len, reverse=True)]
        divide(own, [*common, lambda: sitemap.write(out, self.frames.settings, self.addresses())])

    def _write_language(self, language: str, out: Path) -> None:
        """Every catalogue page of a language, then its feeds, one format after the other."""
        stamper = self.stamper(language)
        stamper.write(all_pages(stamper.edition, lambda: self.history), out)
        for part in feeds.parts(self.editions, language, lambda: self.history):
            _write(part, out)

    def open_data(self) -> Files:
        """Path → what makes the file, for everything that programs, spreadsheets and reference managers take, and for pages that
        lead on from old addresses."""
        shared = {name: make for part in self._shared() for name, make in part.items()}
        return shared | feeds.files(self.editions, lambda: self.history)

    def _shared(self) -> list[Files]:
        """What both languages share, in parts that are best made together."""
        settings = self.frames.settings
        schemas: Files = {f"schema/{name}": partial(_encoded, make) for name, make in schema.makers(self.library.known).items()}
        references = {name: make for one in self.editions.values() for name, make in bibliography.files(one).items()}
        former = moved.files(self.editions, self.frames.templates)
        return [schemas, references, former, *api.parts(self.catalogue, settings)]

    def searchable_folders(self) -> tuple[str, ...]:
        """Where the pages lie that the search looks into."""
        return searchable_folders(self.catalogue)

    def addresses(self) -> dict[str, str]:
        """Every page's address, with the day it was last changed where it is known."""
        reviewed = {f"practices/{name}/": practice.review.last.isoformat() for name, practice in self.catalogue.practices.items()}
        return {address: reviewed.get(address, "") for address in (*self.frames.written["en"], *plan(self.catalogue))}


def _encoded(make: Callable[[], str]) -> bytes:
    return make().encode()


def _write(files: Files, out: Path) -> None:
    writer = Writer(out)
    for name, make in files.items():
        writer.write(name, make())
