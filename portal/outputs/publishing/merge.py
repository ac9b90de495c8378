"""Exchanges what is in a folder, entry by entry, around what must stay."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from portal.outputs.publishing import mark
from portal.outputs.publishing.moves import Moves


def merge(new: Path, out: Path, strangers: frozenset[str], scratch: Path) -> None:
    """Lets the finished folder ``new``, which has its mark, take the place of everything in ``out`` but the ``strangers``.
    ``scratch`` is a folder on the same disk, perhaps in ``out``. Raises OSError, and then nothing has changed; FileExistsError
    when a stranger is in the way."""
    made = mark.made(new) or frozenset()
    around = mark.folders(strangers)
    if in_the_way := (strangers & (made | mark.folders(made))) | (around & made):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(out / min(in_the_way)))
    both = scratch / "both"
    both.mkdir()
    mark.write(both, made | (mark.made(out) or frozenset()))  # should the program be killed from here on
    with Moves(scratch / "spare" / "parts") as moves:
        moves.put(both / mark.NAME, out / mark.NAME, mark.NAME)
        stay = strangers | {scratch.name, mark.NAME}
        _merge(new, out, "", stay, around, scratch / "old", moves)
        moves.put(new / mark.NAME, out / mark.NAME, mark.NAME)


def _merge(new: Path, out: Path, way: str, stay: frozenset[str], around: frozenset[str], old: Path, moves: Moves) -> None:
    """Everything directly below ``way``, a path that is '' or ends in a slash. What ``new`` lacks goes to ``old``."""
    coming = _names(new / way)
    for name in sorted(coming | _names(out / way)):
        path = way + name
        if path in stay:
            continue
        if path in around:
            _merge(new, out, f"{path}/", stay, around, old, moves)
        elif name in coming:
            moves.put(new / path, out / path, path)
        else:
            moves.move(out / path, old / path)


def _names(folder: Path) -> set[str]:
    return set(os.listdir(folder)) if folder.is_dir() else set()
