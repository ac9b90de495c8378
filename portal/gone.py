"""Ids that a proposal takes away from the public, and does not lead on from.

A card that is renamed on the web leaves its readers behind without a word. The commit that the proposal leaves from tells which ids
were public: two looks at trees, some hundredths of a second, and no guess as a search for renames would be. Older commits are not
asked: what was withdrawn knowingly is told once, in the proposal that does it, and not for ever after.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from portal.catalogue.former_ids import former_ids
from portal.history import git
from portal.kinds import Kind, all_kinds
from portal.library import Library
from portal.problem import Problem
from portal.reading import yaml_reader

RULE = "id-gone"
_MAIN = ("origin/HEAD", "origin/main", "main")  # where the public line may be, the most telling first


def check(library: Library) -> Iterator[Problem]:
    """For every id that was public and that nothing is, or was, called now. Gives nothing where no history is at hand, and nothing
    of a kind of which a file cannot be read."""
    try:
        commits = _before(library.root)
    except (OSError, subprocess.CalledProcessError):
        return
    for kind in all_kinds():
        if not kind.has_pages or _unread(library, kind):
            continue
        now, former = library.known[kind.registry] | _waiting(library, kind), _former(library, kind)
        public = {id: None for commit in commits for id in _ids(library.root, commit, kind)}
        for id in public:
            if id not in now and id not in former:
                path = kind.location if kind.in_one_file else f"{kind.location}/{id}.yml"
                yield Problem.of(path, RULE, id=id)


def _before(root: Path) -> list[str]:
    """The commits whose ids are public: the last that the proposal shares with the public line, or, where that line itself is
    checked out, its last two, so that its own last step is told of too. Raises as `portal.history.git.ask` does."""
    head = _commit(root, "HEAD")
    for name in _MAIN:
        try:
            base = git.ask(root, "merge-base", head, name).decode().strip()
        except subprocess.CalledProcessError:  # no such branch, or a clone without its past
            continue
        if base != head:
            return [base]
        break
    try:
        return [_commit(root, "HEAD^"), head]
    except subprocess.CalledProcessError:  # the first of all, or a clone without its past
        return [head]


def _commit(root: Path, name: str) -> str:
    return str(git.ask(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip())


def _ids(root: Path, commit: str, kind: Kind) -> Iterator[str]:
    """The ids of a kind in a commit, in the order of their files. Raises as `portal.history.git.ask` does."""
    paths = git.ask(root, "ls-tree", "-z", "--name-only", commit, kind.location if kind.in_one_file else f"{kind.location}/")
    for path in filter(None, paths.decode("utf-8", "replace").split("\0")):
        if kind.in_one_file:
            document, _ = yaml_reader.parse(git.ask(root, "show", f"{commit}:./{path}").decode("utf-8", "replace"), path)
            yield from document.data if document else ()
        elif named := re.fullmatch(r"(?:.*/)?([^/.][^/]*)\.yml", path):
            yield named[1]


def _unread(library: Library, kind: Kind) -> bool:
    """Whether a file cannot be read, and what it was called before not be known; one that waits for its second language can."""
    names = library.known[kind.registry]
    readings = library.readings[kind.registry].items()
    return any(not reading.items and (kind.in_one_file or PurePosixPath(path).stem in names) for path, reading in readings)


def _waiting(library: Library, kind: Kind) -> frozenset[str]:
    """What waits for its second language: its file is there, though nothing can name it yet."""
    return frozenset() if kind.in_one_file else frozenset(PurePosixPath(path).stem for path in library.readings[kind.registry])


def _former(library: Library, kind: Kind) -> frozenset[str]:
    former = {id for item in library.items(kind.registry).values() for id in former_ids(item)}
    if kind.registry == "practices":  # cards that a guide tells of since
        former |= {id for guide in library.items("guides").values() for id in guide.replaces}
    return frozenset(former)
