"""Files and folders that take each other's places: at one instant where the system can, and all of them or none."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

_HERE = -100  # AT_FDCWD of linux/fcntl.h: paths are relative to the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE of linux/fs.h


def exchange(first: Path, second: Path, spare: Path) -> None:
    """Both must be there, on one file system. Where the system needs several steps, ``second`` lies at ``spare`` meanwhile, and
    stays there should the program be killed. Raises OSError, and then nothing has changed."""
    if _exchange_at_once(first, second):
        return
    spare.parent.mkdir(parents=True, exist_ok=True)
    second.rename(spare)
    try:
        first.rename(second)
        try:
            spare.rename(first)
        except BaseException:
            second.rename(first)
            raise
    except BaseException:
        spare.rename(second)
        raise


class Moves:
    """A context in which several things move; when it ends with an exception, all move back. ``spare`` is a folder on the same
    disk, which need not be there yet."""

    def __init__(self, spare: Path) -> None:
        self._spare = spare
        self._undo: list[Callable[[], object]] = []

    def __enter__(self) -> Moves:
        return self

    def __exit__(self, *error: object) -> None:
        if error[0] is not None:
            for step in reversed(self._undo):
                with suppress(OSError):  # the other steps may still succeed
                    step()

    def put(self, source: Path, place: Path, name: str) -> None:
        """Lets ``source`` take the place of what is at ``place``, if anything is, which then lies where ``source`` was. ``name``
        is the path within the spare folder. Raises OSError."""
        if os.path.lexists(place):
            spare = self._spare / name
            exchange(source, place, spare)
            self._undo.append(partial(exchange, source, place, spare))
        else:
            self.move(source, place)

    def move(self, source: Path, place: Path) -> None:
        """To where nothing is. Raises OSError."""
        place.parent.mkdir(parents=True, exist_ok=True)
        source.rename(place)
        self._undo.append(partial(place.rename, source))


def _exchange_at_once(first: Path, second: Path) -> bool:
    """False where the system, or the file system, knows no such thing. Raises OSError."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(first), _HERE, os.fsencode(second), ctypes.c_uint(_EXCHANGE)) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(number, os.strerror(number), str(first), None, str(second))
