"""The rounds: the portal and its peer in turns, on the same library, in the same minutes."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench import peer, process, searching
from bench.process import Took
from bench.saying import Saying

OURS, THEIRS = "portal", "hugo"
_READINGS = 3  # of the whole library, in one process, a round
_SEARCHED = ("practices", "updates")  # the folders of the pages that Pagefind indexes


@dataclass(frozen=True, slots=True)
class Site:
    """What a build left: HTML pages, their bytes, the bytes of one practice page on average, and what is in the search index: pages on
    the other side, all that can be found in both languages on ours."""

    pages: int
    page_bytes: int
    practice_bytes: int
    indexed: int


Times = dict[str, list[Took]]


@dataclass
class Size:
    """The measurements at one number of cards: times by side, a round each; the most megabytes by side and kind of program;
    ``reading`` in seconds of one core. ``added``: synthetic organizations and updates beside the cards."""

    cards: int
    added: int = 0
    build: Times = field(default_factory=lambda: {OURS: [], THEIRS: []})
    pages: Times = field(default_factory=lambda: {OURS: [], THEIRS: []})
    whole: Times = field(default_factory=lambda: {OURS: [], THEIRS: []})
    related: list[Took] = field(default_factory=list)
    reading: list[float] = field(default_factory=list)
    memory: dict[str, dict[str, float]] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    search: searching.Search | None = None

    def checked_a_second(self) -> float:
        """Synthetic files, though the time is that for all that the library holds beside them, too."""
        return (self.cards + self.added) / median(self.reading)


def typical(times: Sequence[Took]) -> Took:
    """The median by the clock, and that of the work."""
    return Took(median(took.clock for took in times), median(took.work for took in times))


def ratio(times: Times) -> float:
    """Ours to theirs by the clock: the median of the rounds' ratios, because what disturbs a round disturbs both of its sides."""
    return median(ours.clock / theirs.clock for ours, theirs in zip(times[OURS], times[THEIRS], strict=True))


@dataclass(frozen=True)
class Bench:
    """``root`` is the portal's folder, ``work`` an empty one, best in memory; ``programs`` are the peer's. Libraries get synthetic
    ``organizations`` and ``updates`` beside the cards."""

    root: Path
    work: Path
    programs: peer.Programs
    say: Saying
    organizations: int = 0
    updates: int = 0

    def progress(self, cards: int, what: str) -> None:
        """Tells the person at the terminal how far it is."""
        print(self.say("progress", cards=cards, what=what), file=sys.stderr, flush=True)

    def library(self, cards: int) -> Path:
        """A new synthetic library."""
        content = self.work / f"library-{cards}"
        process.output(self._task("cards", content, f"{cards},{self.organizations},{self.updates}"), self._environment())
        return content

    def size(self, cards: int, rounds: int, *, related: bool = False, search: bool = False) -> Size:
        """Measures one number of cards; ``related`` also times Hugo with its own search for related pages, ``search`` types in
        the search of both and of MiniSearch. Raises process.Failed."""
        self.progress(cards, self.say("preparing"))
        content, project = self.library(cards), self.work / f"project-{cards}"
        process.output(self._task("peer", content, str(project)), self._environment())
        size = Size(cards, self.organizations + self.updates)
        # Not timed: warms programs and caches, looks at the memory and at what was made.
        for side in (OURS, THEIRS):
            with self._fresh():
                commands = self._whole(side, content, project)
                peaks = [process.peak_memory(command, self._environment()) for command in commands]
                kinds = ("self", "pagefind") if all(peaks) else ()
                size.memory[side] = {kind: max(peak.get(kind, 0) for peak in peaks) for kind in kinds}
                size.sites[side] = _weigh(self._out)
        for number in range(rounds):
            self.progress(cards, self.say("round", number=number + 1, rounds=rounds))
            sides = (OURS, THEIRS) if number % 2 == 0 else (THEIRS, OURS)
            for times, make in ((size.build, self._build), (size.pages, self._pages), (size.whole, self._whole)):
                for side in sides:
                    times[side].append(self._time(make(side, content, project)))
            read = process.output(self._task("read", content, str(_READINGS)), self._environment())
            size.reading += json.loads(read)
        if related:
            partials = project / "layouts/_partials"
            shutil.copyfile(partials / "related-by-hugo.html", partials / "related.html")
            self.progress(cards, "Hugo .Related")
            size.related = [self._time(self._build(THEIRS, content, project)) for _ in range(rounds)]
        if search:
            self.progress(cards, self.say("typing"))
            size.search = self._search(content, project, rounds)
        shutil.rmtree(project)
        shutil.rmtree(content)
        return size

    def _search(self, content: Path, project: Path, rounds: int) -> searching.Search:
        """Both sites are there at once, each with its index."""
        sites = {side: self.work / f"searched-{side}" for side in (OURS, THEIRS)}
        try:
            for side, site in sites.items():
                with self._fresh():
                    for command in self._whole(side, content, project):
                        process.output(command, self._environment())
                    self._out.rename(site)
            return searching.measure(self.root, sites[OURS], sites[THEIRS], rounds)
        finally:
            for site in sites.values():
                shutil.rmtree(site, ignore_errors=True)

    def _time(self, commands: list[list[str]]) -> Took:
        with self._fresh():
            return sum((process.time_of(command, self._environment()) for command in commands), Took(0, 0))

    def _build(self, side: str, content: Path, project: Path) -> list[list[str]]:
        """Everything but the search index."""
        if side == OURS:
            return [self._task("build", content, str(self._out))]
        return [peer.command(self.programs.hugo, project, self._out, self.work / "cache")]

    def _pages(self, side: str, content: Path, project: Path) -> list[list[str]]:
        """The pages of people alone, with what a browser loads: without the files for programs, spreadsheets and readers of news,
        which Hugo only copies, and without documents and forms, which it has not."""
        if side == OURS:
            return [self._task("pages", content, str(self._out))]
        return [peer.command(self.programs.hugo, project, self._out, self.work / "cache", config=peer.PAGES_ALONE)]

    def _whole(self, side: str, content: Path, project: Path) -> list[list[str]]:
        """The search index too."""
        if side == OURS:
            return [self._task("whole", content, str(self._out))]
        return [*self._build(side, content, project), peer.index_command(self.programs.pagefind, self._out, _SEARCHED)]

    def _task(self, name: str, content: Path, last: str) -> list[str]:
        return [sys.executable, "-m", "bench.work", name, str(self.root), str(content), last]

    def _environment(self) -> dict[str, str]:
        return {**peer.clean_environment(), "PYTHONPATH": str(self.root)}

    @property
    def _out(self) -> Path:
        """Where every site is made."""
        return self.work / "site"

    @contextmanager
    def _fresh(self) -> Iterator[None]:
        """Leaves nothing for the next build: neither the site nor a cache."""
        try:
            yield
        finally:
            shutil.rmtree(self._out, ignore_errors=True)
            shutil.rmtree(self.work / "cache", ignore_errors=True)


def _weigh(site: Path) -> Site:
    pages = [(file, file.stat().st_size) for file in site.rglob("*.html")]
    practices = [size for file, size in pages if file.parent.name.startswith("card-")]
    ours, theirs = site / "search/main.json", site / "pagefind/pagefind-entry.json"
    if ours.exists():
        indexed = 2 * sum(count for _, count in json.loads(ours.read_text("utf-8"))["kinds"])
    else:
        indexed = sum(language["page_count"] for language in json.loads(theirs.read_text("utf-8"))["languages"].values())
    return Site(len(pages), sum(size for _, size in pages), sum(practices) // max(1, len(practices)), indexed)
