"""What the preview serves: the rendered frame, the newest library that breaks no rule, and what is wrong since then."""
from __future__ import annotations

import mimetypes
import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from portal.commands.generator import BuildFailed
from portal.commands.whole_site import render
from portal.outputs import search
from portal.outputs.build import Build, Refused
from portal.outputs.page import Page
from portal.outputs.pages import all_pages
from portal.outputs.site import Stamper
from portal.settings import LANGUAGES


@dataclass(frozen=True)
class _Catalogue:
    """One version of all catalogue pages: file below the site → page, and the stamper of its language."""

    build: Build
    pages: dict[str, tuple[Page, Stamper]]

    @classmethod
    def of(cls, build: Build) -> _Catalogue:
        pages: dict[str, tuple[Page, Stamper]] = {}
        for language in LANGUAGES:
            stamper = build.stamper(language)
            pages.update((page.file(language), (page, stamper)) for page in all_pages(stamper.speech))
        return cls(build, pages)


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
    _catalogue: _Catalogue | None = None
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _rendering: threading.Lock = field(default_factory=threading.Lock)
    _indexing: threading.Lock = field(default_factory=threading.Lock)

    def render(self) -> None:
        """Runs the generator again, for changes in written pages, words or the theme. What was served stays when it fails."""
        with self._rendering:
            work = Path(tempfile.mkdtemp(prefix="preview-"))
            previous = self._catalogue.build.library if self._catalogue else None
            try:
                build = render(self.root, self.content, work, site_url=self.site_url, previous=previous)
                catalogue = _Catalogue.of(build)
            except BuildFailed as failed:
                shutil.rmtree(work, ignore_errors=True)
                self._publish(None, str(failed))
                return
            if (self.folder / search.FOLDER).is_dir():
                shutil.copytree(self.folder / search.FOLDER, work / search.FOLDER)
            old, self.folder = self.folder, work
            self._publish(catalogue, "")
            shutil.rmtree(old, ignore_errors=True)

    def reread(self) -> None:
        """Takes in changed cards. Only files that changed are read; pages are stamped when they are asked for."""
        if self._catalogue is None:
            self.render()
            return
        now = self._catalogue.build
        build = Build(now.content, now.templates, now.settings, frames=now.frames, written=now.written, targets=now.targets)
        try:
            build.load(now.library)
            build.check_links()
            self._publish(_Catalogue.of(build), "")
        except Refused as refused:
            self._publish(None, str(refused))

    def index(self) -> None:
        """Makes the search index of what is served now. Takes seconds; runs beside the serving."""
        with self._indexing:
            catalogue = self._catalogue
            if catalogue is None:
                return
            with tempfile.TemporaryDirectory() as folder:
                site = Path(folder)
                catalogue.build.stamp_all(site)
                search.index(site)
                target = self.folder / search.FOLDER
                shutil.rmtree(target, ignore_errors=True)
                shutil.copytree(site / search.FOLDER, target)

    def get(self, path: str) -> tuple[int, str, bytes]:
        """Status, media type and body for the path of an address, without its leading slash."""
        name = path + "index.html" if path.endswith("/") or not path else path
        catalogue = self._catalogue
        if catalogue is not None and name in catalogue.pages:
            page, stamper = catalogue.pages[name]
            return 200, "text/html; charset=utf-8", stamper.stamp(page).encode()
        folder = self.folder.resolve()
        file = (folder / name).resolve()
        if file.is_relative_to(folder) and file.is_file():
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            text = kind.startswith("text/") or kind in ("application/javascript", "application/json")
            return 200, f"{kind}; charset=utf-8" if text else kind, file.read_bytes()
        missing = folder / "404.html"
        return 404, "text/html; charset=utf-8", missing.read_bytes() if missing.is_file() else b"404"

    def is_folder(self, path: str) -> bool:
        """Whether an address lacks only its last slash."""
        pages = self._catalogue.pages if self._catalogue else {}
        return f"{path}/index.html" in pages or (self.folder / path / "index.html").is_file()

    def wait(self, version: int, seconds: float) -> int:
        """The newest version, as soon as it is not ``version``, or after ``seconds``."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, seconds)
            return self.version

    def close(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def _publish(self, catalogue: _Catalogue | None, problems: str) -> None:
        with self._changed:
            if catalogue is not None:
                self._catalogue = catalogue
            if problems and problems != self.problems:
                self.tell(problems)
            self.problems = problems
            self.version += 1
            self._changed.notify_all()
