"""The mark that every build leaves in a site: by it the next build knows what it may replace, and what somebody else put there.

It is a plain text file that lists the site's files. Its name does not begin with a dot, so that it goes along when a site is
copied to a host, and no host or browser gives it a meaning.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

NAME = "made-by-build.txt"
_SIGN = "Made by a build · Fait par une construction"  # never changed: sites of earlier versions are known by it
_HEAD = f"""{_SIGN}
The next build into this folder replaces the files listed here, and leaves all others alone.
La prochaine construction dans ce dossier remplacera les fichiers énumérés ici et ne touchera à aucun autre.

"""


def leave(site: Path) -> None:
    """Writes the mark of everything that is in ``site`` now. Raises OSError."""
    write(site, frozenset({NAME, *_files(site)}))


def write(site: Path, made: frozenset[str]) -> None:
    """Writes a mark that lists ``made``, paths with forward slashes. Raises OSError."""
    text = _HEAD + "".join(f"{name}\n" for name in sorted(made))
    (site / NAME).write_text(text, "utf-8", errors="surrogateescape", newline="\n")


def made(folder: Path) -> frozenset[str] | None:
    """The files that the last build into ``folder`` made; None where there was none. Raises OSError."""
    try:
        text = (folder / NAME).read_text("utf-8", errors="surrogateescape")
    except (FileNotFoundError, IsADirectoryError):
        return None
    head, _, names = text.partition("\n\n")
    return frozenset(names.split("\n")) - {""} if head.partition("\n")[0] == _SIGN else None


def strangers(folder: Path, made: frozenset[str]) -> list[str]:
    """What is in ``folder`` and no build made: files, links, and folders that hold nothing made, which are named without what
    is in them. Raises OSError."""
    return sorted(_strangers(folder, "", made, folders(made)))


def folders(names: frozenset[str]) -> frozenset[str]:
    """Every folder on the way to one of the paths."""
    return frozenset(name[:end] for name in names for end, sign in enumerate(name) if sign == "/")


def _strangers(folder: Path, way: str, made: frozenset[str], around: frozenset[str]) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = way + entry.name
            if not entry.is_dir(follow_symlinks=False):
                if name not in made:
                    yield name
            elif name in around:
                yield from _strangers(Path(entry.path), f"{name}/", made, around)
            else:
                yield name


def _files(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        way = Path(folder).relative_to(site).as_posix()
        yield from names if way == "." else (f"{way}/{name}" for name in names)
