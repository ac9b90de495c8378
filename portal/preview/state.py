"""What the preview serves: the rendered frame, the newest library that breaks no rule, and what is wrong since then."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from portal.building.generator import BuildFailed
from portal.building.whole_site import render
from portal.outputs.files import Files
from portal.outputs.media_types import media_type
from portal.outputs.publishing.build import Build, Refused, load
from portal.outputs.search.files import FOLDER
from portal.outputs.stamping.stamper import Stamper
from portal.settings import LANGUAGES


@dataclass(frozen=True)
class _Version:
    """One version of all catalogue pages. A page is made when it is asked for."""

    build: Build
    stampers: dict[str, Stamper]
    once: threading.Lock = field(default_factory=threading.Lock)  # the search index is made when somebody first asks for it

    @cached_property
    def files(self) -> Files:
        """The open data and the feeds; looked up when somebody asks for what is no page."""
        return self.build.open_data()

    @classmethod
    def of(cls, build: Build) -> _Version:
        return cls(build, {language: build.stamper(language) for language in LANGUAGES})

    def get(self, path: str) -> bytes | None:
        """The page at 'en/practices/…/', or the file at 'api/v1/…' or 'search/…', or None."""
        language, _, address = path.partition("/")
        if language == FOLDER:
            with self.once:
                return self.build.search.get(path)
        if language not in self.stampers or address not in self.build.plan:
            file = f"{path}index.html" if path.endswith("/") else path  # a page that leads on from an old address
            return self.files[file]() if file in self.files else None
        stamper = self.stampers[language]
        return stamper.stamp(self.build.plan[address](stamper.edition))


@dataclass(frozen=True, slots=True)
class State:
    """``version`` counts what is shown, ``number`` every change of anything here. ``problems`` tell what is wrong with the
    files as they are now, so that an older version is shown; ``is_working`` that a newer one is being made."""

    number: int = 0
    version: int = 0
    problems: str = ""
    is_working: bool = False


@dataclass
class Preview:
    """``work`` is a folder for what the generator renders. Requests may come from many threads; all
    that changes something comes from one."""

    root: Path
    content: Path
    site_url: str
    tell: Callable[[str], None]
    work: Path
    state: State = State()
    _served: _Version | None = None
    _rendered: Path | None = None
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def render(self) -> bool:
        """Runs the generator again, for changes in written pages, words or the theme. What was served stays when something is
        wrong; False then. Raises OSError."""
        self._set(is_working=True)
        folder = Path(tempfile.mkdtemp(prefix="site-", dir=self.work))
        previous = self._served.build.loaded if self._served else None
        try:
            version = _Version.of(render(self.root, self.content, folder, site_url=self.site_url, previous=previous))
        except BuildFailed as failed:
            shutil.rmtree(folder, ignore_errors=True)
            self.show_problem(str(failed))
            return False
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            self._set(is_working=False)
            raise
        old, self._rendered = self._rendered, folder
        self._show(version)
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)
        return True

    def reread(self) -> bool:
        """Takes in changed cards. Only files that changed are read; pages are stamped when they are asked for. False when a
        rule is broken. Raises OSError."""
        served = self._served
        if served is None:
            return self.render()
        try:
            build = Build(self.content, served.build.frames, *load(self.content, served.build.loaded))
            build.check_links()
            self._show(_Version.of(build))
        except Refused as refused:
            self.show_problem(str(refused))
            return False
        return True

    def get(self, path: str) -> tuple[int, str, bytes]:
        """Status, media type and body for the path of an address, without its leading slash."""
        served = self._served
        made = served.get(path) if served else None
        if made is not None:
            return 200, media_type("index.html" if path.endswith("/") else path), made
        name = f"{path}index.html" if path.endswith("/") or not path else path
        for status, wanted in ((200, name), (404, "404.html")):
            if (body := self._read(wanted)) is not None:
                return status, media_type(wanted), body
        return 404, "text/plain; charset=utf-8", b"404"

    def is_folder(self, path: str) -> bool:
        """Whether an address lacks only its last slash."""
        address = path.partition("/")[2] + "/"
        return (self._served is not None and address in self._served.build.plan) or self._read(f"{path}/index.html") is not None

    def wait(self, number: int, seconds: float) -> State:
        """The newest state, as soon as its number is not ``number``, or after ``seconds``."""
        with self._changed:
            self._changed.wait_for(lambda: self.state.number != number, seconds)
            return self.state

    def show_problem(self, problems: str) -> None:
        """Tells in every page, and once at the terminal, why what is shown is older than the files."""
        if problems != self.state.problems:
            self.tell(problems)
        self._set(problems=problems)

    def _show(self, version: _Version) -> None:
        self._served = version
        self._set(version=self.state.version + 1, problems="")

    def _set(self, **changes: Any) -> None:
        """Changes the state, and tells those who wait for it. Nothing is being made any more unless that is said."""
        with self._changed:
            self.state = replace(self.state, **{"number": self.state.number + 1, "is_working": False, **changes})
            self._changed.notify_all()

    def _read(self, name: str) -> bytes | None:
        """A file that the generator left, and nothing beside it."""
        folder = self._rendered
        if folder is None:
            return None
        try:
            file = (folder / name).resolve()
            return file.read_bytes() if file.is_relative_to(folder.resolve()) else None
        except OSError:  # it is not there, or gives way to a newer one
            return None
