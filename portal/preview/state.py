"""What the preview serves: the rendered frame, the newest library that breaks no rule, and what is wrong since then."""

from __future__ import annotations

import mimetypes
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from portal.building.generator import BuildFailed
from portal.building.whole_site import render
from portal.outputs.pages.plan import Plan, plan
from portal.outputs.publishing import search
from portal.outputs.publishing.build import Build, Refused, load
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


@dataclass
class Preview:
    """``folder`` holds what the generator rendered and the search index. Requests may come from many threads."""

    root: Path
    content: Path
    site_url: str
    tell: Callable[[str], None]
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="preview-")))
    problems: str = ""
    version: int = 0
    _served: _Version | None = None
    _indexer: subprocess.Popen[str] | None = None
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _rendering: threading.Lock = field(default_factory=threading.Lock)
    _indexing: threading.Lock = field(default_factory=threading.Lock)

    def render(self) -> None:
        """Runs the generator again, for changes in written pages, words or the theme. What was served stays when it fails."""
        with self._rendering:
            work = Path(tempfile.mkdtemp(prefix="preview-"))
            previous = self._served.build.library if self._served else None
            try:
                build = render(self.root, self.content, work, site_url=self.site_url, previous=previous)
                version = _Version.of(build)
            except BuildFailed as failed:
                shutil.rmtree(work, ignore_errors=True)
                self._publish(None, str(failed))
                return
            if (self.folder / search.FOLDER).is_dir():
                shutil.copytree(self.folder / search.FOLDER, work / search.FOLDER)
            old, self.folder = self.folder, work
            self._publish(version, "")
            shutil.rmtree(old, ignore_errors=True)

    def reread(self) -> None:
        """Takes in changed cards. Only files that changed are read; pages are stamped when they are asked for."""
        served = self._served
        if served is None:
            self.render()
            return
        try:
            build = Build(self.content, served.build.frames, *load(self.content, served.build.library))
            build.check_links()
            self._publish(_Version.of(build), "")
        except Refused as refused:
            self._publish(None, str(refused))

    def index(self) -> None:
        """Makes the search index of what is on the disk. Takes seconds; runs beside the serving."""
        with self._indexing:
            served = self._served
            if served is None:
                return
            with tempfile.TemporaryDirectory(prefix="preview-") as folder:
                frames, new = Path(folder, "frames"), Path(folder, search.FOLDER)
                served.build.frames.save(frames)
                command = [sys.executable, "-m", "portal.preview.indexer", self.root / "theme", self.content, frames, new]
                self._indexer = subprocess.Popen(
                    command, cwd=self.root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
                )
                output = self._indexer.communicate()[1]
                if new.is_dir():
                    target = self.folder / search.FOLDER
                    shutil.rmtree(target, ignore_errors=True)
                    shutil.copytree(new, target)
                elif output:
                    self.tell(output)

    def get(self, path: str) -> tuple[int, str, bytes]:
        """Status, media type and body for the path of an address, without its leading slash."""
        served = self._served
        made = served.get(path) if served else None
        if made is not None:
            return 200, _media_type("index.html" if path.endswith("/") else path), made
        name = f"{path}index.html" if path.endswith("/") or not path else path
        folder = self.folder.resolve()
        file = (folder / name).resolve()
        if file.is_relative_to(folder) and file.is_file():
            return 200, _media_type(file.name), file.read_bytes()
        missing = folder / "404.html"
        return 404, "text/html; charset=utf-8", missing.read_bytes() if missing.is_file() else b"404"

    def is_folder(self, path: str) -> bool:
        """Whether an address lacks only its last slash."""
        address = path.partition("/")[2] + "/"
        return (self._served is not None and address in self._served.plan) or (self.folder / path / "index.html").is_file()

    def wait(self, version: int, seconds: float) -> int:
        """The newest version, as soon as it is not ``version``, or after ``seconds``."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, seconds)
            return self.version

    def close(self) -> None:
        if self._indexer is not None and self._indexer.poll() is None:
            self._indexer.terminate()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _publish(self, version: _Version | None, problems: str) -> None:
        with self._changed:
            if version is not None:
                self._served = version
            if problems and problems != self.problems:
                self.tell(problems)
            self.problems = problems
            self.version += 1
            self._changed.notify_all()


def _media_type(name: str) -> str:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind in ("application/javascript", "application/json")
    return f"{kind}; charset=utf-8" if text else kind
