"""Reads a whole content folder and holds every file against every rule, in one pass.

A second reading (`previous`) looks only at files that changed: that is what makes the preview instant.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

from portal.garbage import uncollected
from portal.kinds import Kind, all_kinds
from portal.problem import Problem
from portal.processes import collect
from portal.reading import yaml_reader
from portal.reading.yaml_reader import Document
from portal.rules import structure
from portal.rules.files import ENDING
from portal.rules.parity import Standing, standing
from portal.rules.registry import FOLDER_RULES, LIBRARY_RULES, check_content, check_name
from portal.rules.rule import Setting, failure, guarded
from portal.rules.translation import WANTED, waits
from portal.settings import NoLibrary, holds_library, now
from portal.timeline import last_day_over

Stamp = tuple[int, int]
_MAY_WAIT = re.compile(rb"status[\"']?\s*:\s*[\"']?" + WANTED.encode())  # of few files, and only they are opened twice
_MANY, _PART = 200, 8  # files for which another process is asked to help; those that one of the two reads before it takes others
_NONE: Stamp = (-1, -1)  # of a file that could not be looked at: it is never as it was


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave. ``items`` maps ids to models; ``gathered`` is what rules take from this file for a look at all files
    together, each with the name of its rule; ``standing`` is how its two languages stand, None where it cannot be read."""

    stamp: Stamp
    items: dict[str, Any]
    problems: tuple[Problem, ...]
    gathered: tuple[tuple[str, Any], ...] = ()
    standing: Standing | None = None


@dataclass(frozen=True)
class Library:
    """Everything under ``root``: readings by registry and path, and all that is wrong, in the order of files and lines; ``over`` as
    in `portal.rules.rule.Setting`."""

    root: Path
    today: dt.date
    readings: dict[str, dict[str, Reading]]
    known: dict[str, frozenset[str]]
    problems: tuple[Problem, ...] = field(default=())
    over: dt.date | None = None

    def items(self, registry: str) -> dict[str, Any]:
        """Id → model, in the order of files."""
        return {name: item for reading in self.readings[registry].values() for name, item in reading.items.items()}

    def path_of(self, registry: str, item: str) -> str:
        """The file, relative to ``root``, that holds an item."""
        readings = self.readings[registry]
        return next((path for path, reading in readings.items() if item in reading.items), "")


def read(root: Path, *, today: dt.date | None = None, previous: Library | None = None, divided: bool = False) -> Library:
    """The library under ``root``; ``divided``: with the help of another process where there are many files to read. Problems are in
    the result, not raised, those of the disk too; raises NoLibrary when there is no such folder, or one that holds no
    ``practices/``."""
    if not holds_library(root):
        raise NoLibrary(errno.ENOENT, os.strerror(errno.ENOENT), str(root))
    with uncollected():
        if today is not None:
            return _Reader(root, today, None, previous).library(divided=divided)
        moment = now()
        return _Reader(root, moment.astimezone().date(), last_day_over(moment), previous).library(divided=divided)


class _AnyId(frozenset[str]):
    """The ids of a file that cannot be read: any may be in it. What is wrong is told once there, not again at every card."""

    def __contains__(self, item: object) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _AnyId)

    def __le__(self, other: object) -> bool:
        return isinstance(other, _AnyId)

    def __ge__(self, other: object) -> bool:
        return True

    __hash__ = frozenset.__hash__


@dataclass(frozen=True, slots=True)
class _File:
    """A file of a kind. ``path`` is below the root, with forward slashes; ``name`` is the id of its item, '' where it holds
    many."""

    kind: Kind
    path: str
    name: str
    file: Path
    stamp: Stamp


class _Reader:
    """One reading of a library."""

    def __init__(self, root: Path, today: dt.date, over: dt.date | None, previous: Library | None) -> None:
        self._root, self._today, self._over = root, today, over
        self._previous = previous if previous is not None and previous.root == root else None
        self._problems: dict[Problem, None] = {}  # of folders; those of files are in their readings
        self._files = {kind: self._list(kind) for kind in all_kinds()}
        # Files that hold many items are opened before all else: others refer to what is in them.
        self._opened = {
            file.path: _open(file)
            for kind, files in self._files.items()
            for file in files
            if kind.in_one_file and not self._is_same(file)
        }
        self._known = {kind.registry: self._ids(kind) for kind in self._files}

    def library(self, *, divided: bool) -> Library:
        before = {path: reading for kind in self._files for path, reading in self._reusable(kind).items()}
        files = [file for files in self._files.values() for file in files]
        same = {file.path for file in files if file.path in before and before[file.path].stamp == file.stamp != _NONE}
        made = self._check_all([file for file in files if file.path not in same], divided=divided)
        readings = {
            kind.registry: {file.path: before[file.path] if file.path in same else made[file.path] for file in self._files[kind]}
            for kind in self._files
        }
        every = {path: reading for by_path in readings.values() for path, reading in by_path.items()}
        problems = {problem: None for reading in every.values() for problem in reading.problems} | self._problems
        for folder_rule in FOLDER_RULES:
            problems |= dict.fromkeys(guarded(folder_rule.name, ".", folder_rule.check, self._root))
        for rule in LIBRARY_RULES:
            gathered = {path: taken for path, reading in every.items() for of, taken in reading.gathered if of == rule.name}
            problems |= dict.fromkeys(guarded(rule.name, ".", rule.check, gathered, self._known))
        return Library(self._root, self._today, readings, self._known, tuple(sorted(problems)), self._over)

    def _list(self, kind: Kind) -> list[_File]:
        try:
            named = [(path, "" if kind.in_one_file else file.stem, file) for path, file in kind.files(self._root)]
            return [_File(kind, path, name, file, _stamp(file)) for path, name, file in named]
        except OSError as error:
            self._problems[unreadable(kind.location, error)] = None
            return []

    def _is_same(self, file: _File) -> bool:
        """Whether a file is as it was at the earlier reading."""
        reading = self._previous.readings[file.kind.registry].get(file.path) if self._previous else None
        return reading is not None and reading.stamp == file.stamp != _NONE

    def _ids(self, kind: Kind) -> frozenset[str]:
        """Of a file that holds many items, and is not opened because it is as before: those that it held then."""
        files = self._files[kind]
        if not kind.in_one_file:
            return frozenset(file.name for file in files if not (kind.may_wait and self._waits(file)))
        if self._previous is not None and any(file.path not in self._opened for file in files):
            return self._previous.known[kind.registry]
        documents = [self._opened[file.path][0] for file in files]
        return _AnyId() if None in documents else frozenset(name for document in documents if document for name in document.data)

    def _waits(self, file: _File) -> bool:
        """Whether a file waits for its second language: it is not there yet for others to name."""
        if self._previous is not None and self._is_same(file):
            return file.name not in self._previous.known[file.kind.registry]
        try:
            may_wait = _MAY_WAIT.search(file.file.read_bytes())
        except OSError:  # told when the file is read
            return False
        document = _open(file)[0] if may_wait else None
        return document is not None and waits(document)

    def _check_all(self, files: list[_File], *, divided: bool) -> dict[str, Reading]:
        """Path → what each of ``files`` gives."""
        size = _PART if divided and len(files) > _MANY else len(files) or 1
        parts = collect(lambda part: list(map(self._check, files[part * size : (part + 1) * size])), -(-len(files) // size))
        return {file.path: reading for file, reading in zip(files, chain.from_iterable(parts), strict=True)}

    def _reusable(self, kind: Kind) -> Mapping[str, Reading]:
        """Earlier readings that still hold: when ids have only been added, what was right stays right."""
        previous = self._previous
        if previous is None or (previous.today, previous.over) != (self._today, self._over):
            return {}
        if any(not previous.known[name] <= ids for name, ids in self._known.items()):
            return {}
        same = previous.known == self._known
        return {path: reading for path, reading in previous.readings[kind.registry].items() if same or not reading.problems}

    def _check(self, file: _File) -> Reading:
        """Holds one file against every rule."""
        kind = file.kind
        problems = [] if kind.in_one_file else check_name(kind, file.path)
        if not file.path.endswith(ENDING):
            return Reading(file.stamp, {}, tuple(problems))
        document, written = self._opened.get(file.path) or _open(file)
        problems += written
        if document is None:
            withheld = any(problem.rule == "file-unreadable" for problem in written)
            return Reading(_NONE if withheld else file.stamp, {}, tuple(problems))
        setting = Setting(kind, file.name, self._known, self._today, self._over)
        value, broken = parse(document, setting)
        if broken:  # what could not be written well is told once, and not again for what it lacks
            taken = {(problem.line, problem.column) for problem in written}
            problems += (problem for problem in broken if (problem.line, problem.column) not in taken)
        problems += check_content(document, setting)
        gathered = tuple(_gather(document, setting, problems))
        items = {} if value is None else value if kind.in_one_file else {file.name: value}
        return Reading(file.stamp, items, tuple(problems), gathered, standing(document))


def parse(document: Document, setting: Setting) -> tuple[Any | None, list[Problem]]:
    """The model of a document, or None and what keeps it from being one."""
    try:
        return structure.parse(document, setting.kind.adapter(), setting.known)
    except Exception as error:
        return None, [failure("model", document.path, error)]


def _gather(document: Document, setting: Setting, problems: list[Problem]) -> Iterator[tuple[str, Any]]:
    """(name of a rule, what it takes for a look at all files together); a rule that fails is a problem."""
    for rule in LIBRARY_RULES:
        if rule.concerns(setting.kind):
            try:
                taken = rule.gather(document, setting)
            except Exception as error:
                problems.append(failure(rule.name, document.path, error))
            else:
                if taken is not None:
                    yield rule.name, taken


def _open(file: _File) -> tuple[Document | None, list[Problem]]:
    """The document, if it can be read, and what is wrong with how it is written. A file that holds many items is kept until all
    others are read: without its nodes, which weigh twenty times the text and are made again should a problem have to be placed."""
    try:
        document, problems = yaml_reader.read(file.file, file.path)
    except OSError as error:
        return None, [unreadable(file.path, error)]
    except Exception as error:
        return None, [failure("reader", file.path, error)]
    return replace(document, root=None) if document and file.kind.in_one_file else document, problems


def _stamp(file: Path) -> Stamp:
    """What differs when a file has been changed."""
    try:
        status = file.stat()
    except OSError:  # it was there a moment ago; opening it tells why it is not now
        return _NONE
    return status.st_mtime_ns, status.st_size


def unreadable(path: str, error: OSError) -> Problem:
    """The problem that the disk does not give a file or a folder."""
    return Problem.of(path, "file-unreadable", reason=error.strerror or str(error))
