"""Publishing by swapping a finished folder in, never by writing over the live one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from portal.outputs.publishing import mark
from portal.outputs.publishing.merge import merge
from portal.outputs.publishing.moves import exchange
from portal.outputs.publishing.scratch import scratch

_MOUNTS = Path("/proc/self/mountinfo")


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Gives an empty folder. When the block ends well, what is in it takes the place of what an earlier build put into ``out``,
    with a mark; what else is in ``out`` stays untouched. When the block raises, ``out`` stays as it was, and so it does when
    OSError is raised here: FileExistsError when something that no build made is in the way."""
    inside = out.is_dir() and must_stay(out)
    with _for_everybody(), folders_to(out), scratch(out if inside else out.parent, out.name, mend=partial(_mend, out)) as folder:
        new = folder / "new"
        new.mkdir()
        yield new
        mark.leave(new)
        if not out.exists():
            new.rename(out)
            return
        strangers = frozenset(mark.strangers(out, mark.made(out) or frozenset())) - {folder.name}
        if inside or strangers:
            merge(new, out, strangers, folder)
        else:
            exchange(new, out, folder / "spare" / "whole")


@contextmanager
def _for_everybody() -> Iterator[None]:
    """What this process and those that it starts write meanwhile can be read by a web server, however private the person's own
    files are."""
    before = os.umask(0o022)
    os.umask(before & 0o022)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def folders_to(out: Path) -> Iterator[None]:
    """Makes the folders on the way to ``out``, and takes them away again when the block raises."""
    missing = [folder for folder in out.parents if not folder.exists()]
    out.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        for folder in missing:
            with suppress(OSError):  # somebody else has put something there
                folder.rmdir()
        raise


def must_stay(out: Path) -> bool:
    """Whether a folder cannot be moved, so that what is in it has to be exchanged: a mount, the folder that somebody stands
    in, or one in a folder where nothing may be changed."""
    return _is_mount(out) or _holds_working_folder(out) or not os.access(out.parent, os.W_OK | os.X_OK)


def _is_mount(folder: Path) -> bool:
    """Python alone does not notice a folder of the same disk that is mounted a second time, as a container's may be."""
    with suppress(OSError):
        lines = _MOUNTS.read_bytes().splitlines()
        unescaped = (re.sub(rb"\\([0-7]{3})", lambda sign: bytes([int(sign[1], 8)]), line.split()[4]) for line in lines)
        return os.fsencode(folder) in unescaped
    return os.path.ismount(folder)


def _holds_working_folder(folder: Path) -> bool:
    with suppress(OSError):  # it may be deleted
        return Path.cwd().is_relative_to(folder)
    return False


def _mend(out: Path, folder: Path) -> None:
    """Puts back what a killed run had moved into the scratch ``folder`` and nothing has taken the place of."""
    whole, parts = folder / "spare" / "whole", folder / "spare" / "parts"
    if whole.exists() and not out.exists():
        whole.rename(out)
    for top, folders, files in os.walk(parts):
        for name in (*folders, *files):
            place = out / Path(top, name).relative_to(parts)
            if not os.path.lexists(place):
                Path(top, name).rename(place)
