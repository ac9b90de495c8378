"""One build of a site, from a content folder to finished files, in steps that follow each other.

build = Build(content, frames, *load(content)), where ``frames`` hold what the theme rendered
build.check_links(); build.stamp_all(…)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from portal import library, schema, words
from portal.catalogue.catalogue import BrokenLibrary, Catalogue
from portal.garbage import uncollected
from portal.history import history
from portal.history.history import History
from portal.lexicon.concepts import concepts
from portal.library import Library
from portal.outputs.documents import sheets
from portal.outputs.feeds import files as feeds
from portal.outputs.files import Files
from portal.outputs.newsletter import pieces
from portal.outputs.offline import package, worker
from portal.outputs.open_data import api, bibliography
from portal.outputs.pages import moved
from portal.outputs.pages.lists import Plan
from portal.outputs.pages.plan import found_pages, plan
from portal.outputs.publishing import printing, sitemap, written_pages
from portal.outputs.publishing.link_check import broken_links
from portal.outputs.publishing.link_check import check as check_links
from portal.outputs.publishing.writer import Writer
from portal.outputs.search.files import files as search_files
from portal.outputs.search.gathering import documents
from portal.outputs.search.index import Index
from portal.outputs.sharing import files as sharing
from portal.outputs.sharing import table
from portal.outputs.stamping.frames import Frames
from portal.outputs.stamping.stamper import Stamper
from portal.outputs.wording.edition import Edition, editions
from portal.problem import Problem
from portal.processes import divide
from portal.reporting.report import Reporter
from portal.reporting.rule_words import RuleWords
from portal.settings import LANGUAGES
from portal.words import preferred_language

if TYPE_CHECKING:
    from portal.outputs.documents.press import Press


class Refused(Exception):
    """The library breaks rules. The text is the whole report, ``count`` the number of problems."""

    def __init__(self, report: str, count: int) -> None:
        super().__init__(report)
        self.count = count


Loaded = tuple[Library, Catalogue]
_Part = Callable[[], Files]


def load(content: Path, previous: Loaded | None = None, site_url: str = "", *, divided: bool = False) -> Loaded:
    """Reads and checks the library under ``content``, ``divided`` between processes or not; what is as it was at the ``previous``
    reading is taken from there. Raises Refused when a rule is broken, NoLibrary when there is no library. The rules' pages
    are linked to at ``site_url``."""
    earlier, catalogue = previous or (None, None)
    read = library.read(content, previous=earlier, divided=divided)
    try:
        return read, Catalogue.of(read, earlier=catalogue)
    except BrokenLibrary as broken:
        raise _refused(broken.problems, site_url, content) from None


def check_pages(docs: Path) -> None:
    """Raises Refused when a written page lacks its other language, or a file in ``docs`` is no page."""
    if problems := list(written_pages.check(docs)):
        raise _refused(problems, "")


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

    @property
    def loaded(self) -> Loaded:
        """What a later reading starts from."""
        return self.library, self.catalogue

    def check_links(self) -> None:
        """Raises Refused when a link in a written page leads nowhere."""
        known = frozenset((*self.frames.written["en"], *self.plan, *table.ADDRESSES))
        by_id = [p for path, targets in self.frames.targets for p in check_links(path, targets, self.catalogue, known)]
        problems = [*by_id, *broken_links(self.frames.broken)]
        if problems:
            raise _refused(sorted(problems), self.frames.settings.site_url)

    @cached_property
    def plan(self) -> Plan:
        """Address → what makes the page in a language."""
        return plan(self.catalogue, lambda: self.history)

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

    def stamp_all(self, out: Path, *, index: bool = True, press: Press | None = None) -> None:
        """Both languages, the search index, and all that is no page; with a ``press`` handouts too. This process looks for near
        practices, which all of them tell of, while another one makes what tells of none. Raises ShellError and OSError."""
        _ = self.history, self.editions, self.frames.shells_ready  # once, before the work is divided
        with uncollected():
            divide([lambda: _make_all(self._without_related(), out), self.catalogue.related.settle])
        own = [partial(self._write_pages, language, out, press) for language in LANGUAGES]
        common = [partial(_make_all, [part], out) for part in (*self._with_related(), *self._documents(press))]
        if index:
            common.insert(0, partial(self._write_search, out))  # takes longest
        divide(own, [*common, lambda: sitemap.write(out, self.frames.settings, self.addresses())])

    def _write_pages(self, language: str, out: Path, press: Press | None) -> None:
        """What is printed in a language, which its pages offer, and every catalogue page."""
        edition = self.editions[language]
        stamper = Stamper(printing.write(edition, press, out) if press else edition, self.frames)
        stamper.write((make(stamper.edition) for make in self.plan.values()), out)

    def _write_search(self, out: Path) -> None:
        writer = Writer(out)
        for name, content in self.search.items():
            writer.write(name, content)

    def open_data(self) -> Files:
        """Path → what makes the file, for everything that programs, spreadsheets and reference managers take, and for pages that
        lead on from old addresses."""
        parts = (*self._without_related(), *self._with_related(), *self._documents())
        return {name: make for part in parts for name, make in part().items()}

    def _without_related(self) -> list[_Part]:
        """What gives that which both languages share and which says nothing of practices that are near another: it can be made while
        these are looked for. In parts that are best made together."""
        letters = self.frames.theme / "digest"
        return [
            *(partial(pieces.file, self.editions, language, letters, lambda: self.history) for language in LANGUAGES),
            lambda: {name: make for one in self.editions.values() for name, make in bibliography.files(one).items()},
        ]

    def _with_related(self) -> list[_Part]:
        """The rest of it, beginning with what takes longest, so that nobody waits for the last."""
        frames = self.frames
        return [
            *api.parts(self.catalogue, frames.settings),
            lambda: sharing.files(self.editions) | table.files(self.editions),
            lambda: moved.files(self.editions, self.plan, frames.templates),
            lambda: {f"schema/{name}": partial(_encoded, make) for name, make in schema.makers(self.library.known).items()},
            lambda: worker.files(self.editions, frames.theme, f"{frames.assets}/mark.svg"),
        ]

    def _documents(self, press: Press | None = None) -> list[_Part]:
        """What gives the documents of each language, and its feeds."""
        write = (press.workbook,) if press else ()
        return [
            *(partial(sheets.files, edition, *write) for edition in self.editions.values()),
            *(partial(feeds.of_language, self.editions, language, lambda: self.history) for language in self.editions),
        ]

    def package(self, out: Path) -> None:
        """The finished site in ``out`` once more, as one file for reading without a connection. Raises OSError."""
        package.write(out, self.frames.theme, self.frames.settings, self.catalogue.now.isoformat(timespec="seconds"))

    @cached_property
    def search(self) -> Mapping[str, bytes]:
        """Path → content of the files of the search index."""
        found = documents(self.editions, found_pages(self.catalogue), self.frames.texts)
        return search_files(Index.of(found, list(concepts(self.catalogue.thesaurus, self.catalogue.glossary))))

    def addresses(self) -> dict[str, str]:
        """Every page's address, with the day it was last changed where it is known."""
        reviewed = {f"practices/{name}/": practice.review.last.isoformat() for name, practice in self.catalogue.practices.items()}
        return {address: reviewed.get(address, "") for address in (*self.frames.written["en"], *self.plan)}


def _encoded(make: Callable[[], str]) -> bytes:
    return make().encode()


def _make_all(parts: Iterable[_Part], out: Path) -> None:
    """The files of each part; what it keeps for them is let go with the last."""
    for part in parts:
        _write(part(), out)


def _write(files: Files, out: Path) -> None:
    writer = Writer(out)
    for name, make in files.items():
        writer.write(name, make())
