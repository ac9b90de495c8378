"""A lock that the system lets go when its holder ends, however it ends. Standard library only."""

from __future__ import annotations

import os
import sys
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def taken(file: IO[str]) -> bool:
    """Takes the lock on an open file, unless another holder has it. It is held until the file is closed."""
    return _take(file, wait=False)


def wait_for(file: IO[str]) -> None:
    """Takes the lock on an open file, however long another holder keeps it."""
    while not _take(file, wait=True):
        pass


def _take(file: IO[str], *, wait: bool) -> bool:
    """Where another has it: waits (Windows gives up after ten seconds), or says False at once."""
    try:
        if sys.platform == "win32":
            os.lseek(file.fileno(), 0, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
