"""Files that people wrote are overwritten whole or not at all: emptied first, one would be lost on a disk that is full. A new file
never takes the place of one that is there."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path


def overwrite(file: Path, content: bytes) -> None:
    """Puts ``content`` into ``file``, which need not be there yet and keeps its permissions. Raises OSError, which names the
    file, and then it is as it was."""
    new = file.with_name(f".{file.name[:40]}.{secrets.token_hex(8)}.in-progress")
    try:
        try:
            with new.open("xb") as opened:
                opened.write(content)
            if file.exists():
                _give_rights_of(file, new)
            new.replace(file)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
    except OSError as error:
        error.filename, error.filename2 = str(file), None
        raise


def write_new(file: Path, text: str) -> None:
    """Writes a file that is not there yet, and its folder. Raises OSError, FileExistsError among them, and leaves nothing half
    written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        try:
            opened.write(text)
            opened.flush()
        except BaseException:
            file.unlink()
            raise


def _give_rights_of(file: Path, new: Path) -> None:
    shutil.copymode(file, new)
    if hasattr(os, "chown"):
        with suppress(OSError):  # only a superuser may give a file away, and nobody else has to
            os.chown(new, file.stat().st_uid, file.stat().st_gid)
