"""Wakes whoever follows the files of some places. It may miss something: whoever is woken has to look for himself."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

_NOT_CHANGED = ("opened", "closed_no_write")


class Watch(FileSystemEventHandler):
    """Sets ``woken`` when something changes in one of the folders, in those below ``deep`` and directly in ``flat``, and stays
    with a folder that is made anew."""

    def __init__(self, deep: Iterable[Path], flat: Iterable[Path]) -> None:
        self.woken = threading.Event()
        self._folders = {**dict.fromkeys(flat, False), **dict.fromkeys(deep, True)}
        self._observer = Observer()
        self._watched: dict[Path, tuple[tuple[int, int] | None, Any]] = {}

    def start(self) -> None:
        """Raises OSError when the system watches no more files."""
        self._observer.start()
        self.renew()

    def renew(self) -> None:
        """Looks whether the folders are still the same ones. Raises OSError as `start` does."""
        for folder, recursive in self._folders.items():
            before, watch = self._watched.get(folder, (None, None))
            now = _identity(folder)
            if now == before:
                continue
            if watch is not None:
                with suppress(KeyError, OSError):  # it has ended by itself
                    self._observer.unschedule(watch)
            self._watched[folder] = (None, None)
            if now is not None:
                self._watched[folder] = (now, self._observer.schedule(self, str(folder), recursive=recursive))
                self.woken.set()  # it may have changed before it was watched

    def stop(self) -> None:
        self._observer.stop()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _NOT_CHANGED:
            self.woken.set()


def _identity(folder: Path) -> tuple[int, int] | None:
    """What differs between a folder and another one that has taken its place."""
    try:
        status = os.stat(folder)
    except OSError:
        return None
    return status.st_dev, status.st_ino
