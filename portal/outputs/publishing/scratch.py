"""Folders for work in progress, which are cleared away at the end, or by the next run when this one was killed."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from portal import file_lock

_SUFFIX = ".in-progress"
LOCK = "in-progress.txt"
_SIGN = "Work in progress, cleared away when it is done · Travail en cours, supprimé une fois terminé"


@contextmanager
def scratch(parent: Path, work: str, *, mend: Callable[[Path], None] = lambda folder: None) -> Iterator[Path]:
    """A new folder in ``parent`` for the work named ``work``, empty but for a lock. At the end it is removed with all that is
    in it. What killed runs of the same work have left is removed first, after ``mend`` has rescued from it what it can. Raises
    OSError."""
    _clear_away(parent, work, mend)
    folder = parent / f"{work[:40]}.{secrets.token_hex(8)}{_SUFFIX}"  # so long that nobody else's has it
    try:
        folder.mkdir(mode=0o700)
        with (folder / LOCK).open("x", encoding="utf-8", newline="\n") as lock:
            file_lock.taken(lock)
            os.set_inheritable(lock.fileno(), True)  # a program started from here may outlive this one, and still write
            lock.write(f"{_SIGN}\n{work}\n")  # only now, so that nobody takes the folder for an abandoned one
            lock.flush()
            yield folder
    finally:
        _remove(folder)


def _remove(folder: Path) -> None:
    """The lock last, by which the next run knows the folder should this one be stopped here."""
    with suppress(OSError):
        for entry in folder.iterdir():
            if entry.name != LOCK:
                shutil.rmtree(entry, ignore_errors=True)
                entry.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def _clear_away(parent: Path, work: str, mend: Callable[[Path], None]) -> None:
    """Removes the folders of runs that have ended without doing so."""
    for folder in sorted(parent.glob(f"*{_SUFFIX}")):
        try:
            if folder.is_symlink() or not _is_own(folder):
                continue
            with (folder / LOCK).open("r+", encoding="utf-8") as lock:
                if not file_lock.taken(lock) or lock.read() != f"{_SIGN}\n{work}\n":
                    continue
                mend(folder)
        except OSError:  # it is somebody else's, or has gone meanwhile
            continue
        _remove(folder)


def _is_own(folder: Path) -> bool:
    """Whether this user made it: in a folder that many share, a stranger could lay traps."""
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()
