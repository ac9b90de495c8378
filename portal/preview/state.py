"""What the preview serves: the rendered frame, the newest library that breaks no rule, and what is wrong since then."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from portal.building.generator import BuildFailed
from portal.building.whole_site import render
from portal.outputs.pages.lists import Plan
from portal.outputs.pages.plan import plan
from portal.outputs.publishing import search
from portal.outputs.publishing.build import Build, Refused, load
from portal.outputs.publishing.media_types import media_type
from portal.outputs.stamping.stamper import Stamper
from portal.settings import LANGUAGES


@dataclass(frozen=True)
class _Version:
    """One version of all catalogue pages. A page is made when it is asked for."""

    build: Build
    plan: Plan
    stampers: dict[str, Stamper]

    @cached_property
    def files(self) -> dict[str, Callable[[], bytes]]:
        """The open data and the feeds; looked up when somebody asks for what is no page."""
        return self.build.open_data()

    @classmethod
    def of(cls, build: Build) -> _Version:
        return cls(
            build, plan(build.catalogue, lambda: build.history), {language: build.stamper(language) for language in LANGUAGES}
        )

    def get(self, path: str) -> bytes | None:
        """The page at 'en/practices/…/', or the file at 'api/v1/…', or None."""
        language, _, address = path.partition("/")
        if language not in self.stampers or address not in self.plan:
            file = f"{path}index.html" if path.endswith("/") else path  # a page that leads on from an old address
            return self.files[file]() if file in self.files else None
        stamper = self.stampers[language]
        return stamper.stamp(self.plan[address](stamper.edition)).encode()


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
    """``work`` is a folder for what the generator renders and for the search index. Requests may come from many threads; all
    that changes something comes from one."""

    root: Path
    content: Path
    site_url: str
    tell: Callable[[str], None]
    work: Path
    state: State = State()
    _served: _Version | None = None
    _rendered: Path | None = None
    _index: Path | None = None
    _indexer: subprocess.Popen[str] | None = None
    _indexing: Path | None = None
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def render(self) -> bool:
        """Runs the generator again, for changes in written pages, words or the theme. What was served stays when something is
        wrong; False then. Raises OSError."""
        self._set(is_working=True)
        folder = Path(tempfile.mkdtemp(prefix="site-", dir=self.work))
        previous = self._served.build.library if self._served else None
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
            build = Build(self.content, served.build.frames, *load(self.content, served.build.library))
            build.check_links()
            self._show(_Version.of(build))
        except Refused as refused:
            self.show_problem(str(refused))
            return False
        return True

    @property
    def is_indexing(self) -> bool:
        return self._indexer is not None

    def begin_index(self) -> None:
        """Has another process make the search index of what is on the disk, which takes seconds."""
        if self._served is None:
            return
        self._indexing = Path(tempfile.mkdtemp(prefix="index-", dir=self.work))
        frames = self._indexing / "frames"
        self._served.build.frames.save(frames)
        command = [sys.executable, "-m", "portal.preview.indexer"]
        folders = [self.root / "theme", self.content, frames, self._indexing / search.FOLDER]
        self._indexer = subprocess.Popen(
            [*command, *map(str, folders)],
            cwd=self.root,
            text=True,
            errors="replace",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            close_fds=False,  # it holds the lock of the folder that it writes in, for as long as it lives
        )

    def finish_index(self) -> None:
        """Takes the new index, if it is ready."""
        if self._indexer is None or self._indexing is None or self._indexer.poll() is None:
            return
        message, is_ready = self._indexer.communicate()[1], (self._indexing / search.FOLDER).is_dir()
        leaving = self._index if is_ready else self._indexing
        if is_ready:
            self._index = self._indexing
        elif message:
            self.tell(message.strip())
        self._indexer = self._indexing = None
        if leaving is not None:
            shutil.rmtree(leaving, ignore_errors=True)

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
        return (self._served is not None and address in self._served.plan) or self._read(f"{path}/index.html") is not None

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

    def close(self) -> None:
        """Ends what still runs."""
        if self._indexer is not None and self._indexer.poll() is None:
            self._indexer.terminate()
            self._indexer.wait()

    def _show(self, version: _Version) -> None:
        self._served = version
        self._set(version=self.state.version + 1, problems="")

    def _set(self, **changes: Any) -> None:
        """Changes the state, and tells those who wait for it. Nothing is being made any more unless that is said."""
        with self._changed:
            self.state = replace(self.state, **{"number": self.state.number + 1, "is_working": False, **changes})
            self._changed.notify_all()

    def _read(self, name: str) -> bytes | None:
        """A file that the generator or the search index left, and nothing beside them."""
        folder = self._index if name.startswith(f"{search.FOLDER}/") else self._rendered
        if folder is None:
            return None
        try:
            file = (folder / name).resolve()
            return file.read_bytes() if file.is_relative_to(folder.resolve()) else None
        except OSError:  # it is not there, or gives way to a newer one
            return None
