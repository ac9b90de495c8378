"""The files that a preview is made from, and what has to be done again when they change."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from enum import IntEnum
from pathlib import Path

from portal.settings import CONTENT_FOLDERS


class Work(IntEnum):
    """What a change makes necessary; a larger one includes the smaller."""

    CARDS = 1
    PAGES = 2
    PROGRAM = 3


Snapshot = Mapping[str, tuple[int, int]]  # file → what differs when it was changed
_NOT_SAVED = (".pyc", ".swp", ".tmp")


def places(root: Path, content: Path) -> dict[Path, Work]:
    """Each folder or file that counts, those that lie in another first. ``root`` is the repository, ``content`` the library."""
    return {
        **{content / name: Work.CARDS for name in CONTENT_FOLDERS},
        **{root / name: Work.PAGES for name in ("docs", "theme", "hooks", "mkdocs.yml", "portal/words")},
        root / "portal": Work.PROGRAM,
    }


def take(root: Path, content: Path) -> Mapping[Work, Snapshot]:
    """The present state of all files, by the work that a change of theirs makes necessary."""
    files: dict[Work, dict[str, tuple[int, int]]] = {work: {} for work in Work}
    inner = str(root / "portal/words") + os.sep
    for place, work in places(root, content).items():
        for path, stamp in _files(str(place)):
            if work is not Work.PROGRAM or (path.endswith(".py") and not path.startswith(inner)):
                files[work][path] = stamp
    return files


def needed(before: Mapping[Work, Snapshot], now: Mapping[Work, Snapshot]) -> Work | None:
    """The largest work that the differences make necessary."""
    return max((work for work in Work if before[work] != now[work]), default=None)


def _files(place: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every file of a place but what editors leave beside those that they save. What cannot be looked at is told as a file
    without content: reading it will say why."""
    try:
        entries = list(os.scandir(place))
    except NotADirectoryError:
        yield place, _stamp(place)
        return
    except OSError:
        return
    for entry in entries:
        name = entry.name
        if name.startswith((".", "#")) or name.endswith(("~", *_NOT_SAVED)):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        else:
            yield entry.path, _stamp(entry.path)


def _stamp(file: str) -> tuple[int, int]:
    try:
        status = os.stat(file)
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
