"""Notices saved files and tells what has to be done again: nothing, the cards, the pages, or the program."""

from __future__ import annotations

import threading
from collections.abc import Callable
from enum import IntEnum
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_QUIET = 0.05  # seconds without a further change: editors write a file in several steps


class Work(IntEnum):
    """What a change makes necessary; a larger one includes the smaller."""

    CARDS = 1
    PAGES = 2
    PROGRAM = 3


class Watcher(FileSystemEventHandler):
    """Calls ``react`` with the largest work that the changes since the last call need; one call at a time."""

    def __init__(self, root: Path, content: Path, react: Callable[[Work], None]) -> None:
        self._react = react
        self._folders = {
            **{content / name: Work.CARDS for name in ("practices", "network", "toolkit", "vocabulary")},
            **{root / name: Work.PAGES for name in ("docs", "theme", "hooks", "mkdocs.yml", "portal/words")},
            root / "portal": Work.PROGRAM,
        }
        self._wanted: Work | None = None
        self._event = threading.Event()
        self._observer = Observer()
        for place in self._folders:
            if place.is_dir():
                self._observer.schedule(self, str(place), recursive=True)
        self._observer.schedule(self, str(root), recursive=False)  # for mkdocs.yml

    def start(self) -> None:
        self._observer.start()
        threading.Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        self._observer.stop()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type in ("opened", "closed_no_write"):
            return
        for name in (event.src_path, event.dest_path):
            work = self._work_for(Path(str(name))) if name else None
            if work is not None:
                self._wanted = max(work, self._wanted or work)
                self._event.set()

    def _work_for(self, file: Path) -> Work | None:
        """The first folder that holds the file decides; what editors leave beside files does not count."""
        if file.name.startswith((".", "#")) or file.suffix in (".pyc", ".swp", ".tmp") or file.name.endswith("~"):
            return None
        work = next((work for place, work in self._folders.items() if file == place or file.is_relative_to(place)), None)
        return None if work is Work.PROGRAM and file.suffix != ".py" else work

    def _run(self) -> None:
        while True:
            self._event.wait()
            self._event.clear()
            while self._event.wait(_QUIET):
                self._event.clear()
            work, self._wanted = self._wanted, None
            if work is not None:
                self._react(work)
