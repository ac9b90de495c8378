"""The versions of every file that were ever public: read from what git says of the first-parent line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

LOG = ("log", "--first-parent", "-m", "--raw", "--no-abbrev", "-z", "-M100%", "--relative", "--no-color", "--format=%cI", "HEAD")
_REGULAR = ("100644", "100755")
_YEARS = (1990, 2100)  # what a clock may say that is not wrong, or a joke
_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)  # of a first commit whose time cannot be


class Version(NamedTuple):
    """The content of a file, by its id in git, from an instant on."""

    at: dt.datetime
    blob: str

    @property
    def day(self) -> dt.date:
        """By the clocks where it was committed."""
        return self.at.date()


Files = dict[str, list[Version]]  # path → versions, the oldest first


def versions_by_path(log: bytes) -> Files:
    """Every file's versions. A file that was renamed and nothing else keeps its past; one that was renamed and rewritten
    begins anew."""
    files: Files = {}
    at = _LONG_AGO
    for told, entry, paths in reversed(list(_entries(log))):  # git tells the newest first
        at = told or at
        _, mode, _, blob, status = entry.decode().split(" ")
        if mode not in _REGULAR:  # removed, or nothing that the library could read
            continue
        versions = files.pop(paths[0], []) if status.startswith("R") else files.get(paths[0], [])
        if not versions or versions[-1].blob != blob:  # other permissions, or back as it was: no change
            versions.append(Version(at, blob))
        files[paths[-1]] = versions
    return files


def _entries(log: bytes) -> Iterator[tuple[dt.datetime | None, bytes, list[str]]]:
    """(instant of the commit, git's entry, its one or two paths) of each change; None for one that cannot be.
    Paths are known by their place, so that a file's name may look like anything."""
    at: dt.datetime | None = None
    tokens = iter(log.split(b"\0"))
    for token in tokens:
        token = token.strip()
        if token.startswith(b":"):
            count = 2 if token.rsplit(b" ", 1)[-1].startswith(b"R") else 1
            yield at, token, [next(tokens).decode("utf-8", "replace") for _ in range(count)]
        elif token:
            at = _instant(token.decode())


def _instant(text: str) -> dt.datetime | None:
    try:
        instant = dt.datetime.fromisoformat(text)
        return instant if _YEARS[0] <= instant.year <= _YEARS[1] else None
    except ValueError:
        return None


def below(files: Files, folder: str) -> Files:
    """Id → versions, of the items in a folder (`portal.kinds.Kind.files`)."""
    item = re.compile(re.escape(folder) + r"/([^/.][^/]*)\.yml")
    return {found[1]: versions for path, versions in files.items() if (found := item.fullmatch(path))}
