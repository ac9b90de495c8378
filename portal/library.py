"""Reads a whole content folder and holds every file against every rule, in one pass.

A second reading (`previous`) looks only at files that changed: that is what makes the preview instant.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from portal import yaml_reader
from portal.kinds import Kind, all_kinds
from portal.problem import Problem
from portal.rules import (
    dates,
    figures,
    files,
    former_ids,
    language,
    lineage,
    safety,
    sources,
    structure,
    translation,
    updates,
)
from portal.settings import now
from portal.yaml_reader import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave. ``items`` maps ids to models; ``kin`` is the document where it names what a card descends from or
    what an item was called before, which only a look at all files can judge."""

    stamp: tuple[int, int]
    items: dict[str, Any]
    problems: tuple[Problem, ...]
    kin: Document | None = None


@dataclass(frozen=True)
class Library:
    """Everything under ``root``: readings by registry and path, and all that is wrong, in the order of files and lines."""

    root: Path
    today: dt.date
    readings: dict[str, dict[str, Reading]]
    known: dict[str, frozenset[str]]
    problems: tuple[Problem, ...] = field(default=())

    def items(self, registry: str) -> dict[str, Any]:
        """Id → model, in the order of files."""
        return {name: item for reading in self.readings[registry].values() for name, item in reading.items.items()}

    def path_of(self, registry: str, item: str) -> str:
        """The file, relative to ``root``, that holds an item."""
        readings = self.readings[registry]
        return next((path for path, reading in readings.items() if item in reading.items), "")


def read(root: Path, *, today: dt.date | None = None, previous: Library | None = None) -> Library:
    """The library under ``root``. Problems are in the result, not raised; raises NotADirectoryError when there is no
    such folder, or one that holds no ``practices/``."""
    if not (root / "practices").is_dir():
        raise NotADirectoryError(root)
    return _read(root, today or now().astimezone().date(), previous)


def _read(root: Path, today: dt.date, previous: Library | None) -> Library:
    kinds = all_kinds()
    found = {kind.registry: kind.files(root) for kind in kinds}
    lists = [(kind, path, file) for kind in kinds if kind.in_one_file for path, file in found[kind.registry]]
    stamps = {path: _stamp(file) for _, path, file in lists}
    same = {path for kind, path, _ in lists if _is_same(previous, kind.registry, root, path, stamps[path])}
    opened = {path: _light(*yaml_reader.read(file, path)) for _, path, file in lists if path not in same}
    known = {kind.registry: _ids(kind, found[kind.registry], opened, previous) for kind in kinds}
    readings: dict[str, dict[str, Reading]] = {}
    for kind in kinds:
        before = _reusable(previous, kind.registry, root, known, today)
        readings[kind.registry] = dict(_read_kind(kind, found[kind.registry], opened, stamps, known, today, before))
    problems = {problem: None for by_path in readings.values() for reading in by_path.values() for problem in reading.problems}
    for kind in kinds:
        problems.update(dict.fromkeys(files.check_folder(root, kind)))
        problems.update(dict.fromkeys(former_ids.check(kind, _kin(readings[kind.registry]).values(), known[kind.registry])))
    problems.update(dict.fromkeys(lineage.check((Path(path).stem, kin) for path, kin in _kin(readings["practices"]).items())))
    return Library(root, today, readings, known, tuple(sorted(problems)))


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


Opened = dict[str, tuple[Document | None, list[Problem]]]
Known = dict[str, frozenset[str]]


def _light(document: Document | None, problems: list[Problem]) -> tuple[Document | None, list[Problem]]:
    """Without the nodes, which weigh twenty times the text and are made again should a problem have to be placed: the largest
    files are kept until all others are read."""
    return document and replace(document, root=None), problems


def _stamp(file: Path) -> tuple[int, int]:
    """What differs when a file has been changed."""
    status = file.stat()
    return status.st_mtime_ns, status.st_size


def _is_same(previous: Library | None, registry: str, root: Path, path: str, stamp: tuple[int, int]) -> bool:
    """Whether a file is as it was at an earlier reading."""
    if previous is None or previous.root != root:
        return False
    reading = previous.readings[registry].get(path)
    return reading is not None and reading.stamp == stamp


def _ids(kind: Kind, found: list[tuple[str, Path]], opened: Opened, previous: Library | None) -> frozenset[str]:
    """Of a file that holds many items, and is not opened because it is as before: those that it held then."""
    if not kind.in_one_file:
        return frozenset(file.stem for _, file in found)
    if previous is not None and any(path not in opened for path, _ in found):
        return previous.known[kind.registry]
    documents = [opened[path][0] for path, _ in found]
    return _AnyId() if None in documents else frozenset(name for document in documents if document for name in document.data)


def _reusable(previous: Library | None, registry: str, root: Path, known: Known, today: dt.date) -> dict[str, Reading]:
    """Earlier readings that still hold: when ids have only been added, what was right stays right."""
    if previous is None or (previous.root, previous.today) != (root, today):
        return {}
    if any(not previous.known[name] <= ids for name, ids in known.items()):
        return {}
    same = previous.known == known
    return {path: reading for path, reading in previous.readings[registry].items() if same or not reading.problems}


def _kin(readings: dict[str, Reading]) -> dict[str, Document]:
    return {path: reading.kin for path, reading in readings.items() if reading.kin}


def _read_kind(
    kind: Kind,
    found: list[tuple[str, Path]],
    opened: Opened,
    stamps: dict[str, tuple[int, int]],
    known: Known,
    today: dt.date,
    before: dict[str, Reading],
) -> Iterator[tuple[str, Reading]]:
    adapter = kind.adapter()
    for path, file in found:
        stamp = stamps.get(path) or _stamp(file)
        old = before.get(path)
        if old and old.stamp == stamp:
            yield path, old
        elif file.suffix != ".yml":
            yield path, Reading(stamp, {}, tuple(files.check_name(file, path)))
        else:
            document, problems = opened[path] if path in opened else yaml_reader.read(file, path)
            yield path, _check(file, stamp, kind, adapter, document, problems, known, today)


def check_content(document: Document, registry: str, known: Known, today: dt.date) -> Iterator[Problem]:
    """Every rule about what a file of ``registry`` says, its shape apart; for a file that is still being written, too."""
    yield from language.check(document)
    yield from safety.check(document, known)
    yield from dates.check(document, today)
    if registry == "updates":
        yield from updates.check(document, today)
    yield from figures.check(document, registry)
    yield from sources.check(document, known)
    yield from translation.check(document)


def _check(
    file: Path,
    stamp: tuple[int, int],
    kind: Kind,
    adapter: TypeAdapter[Any],
    document: Document | None,
    written: list[Problem],
    known: Known,
    today: dt.date,
) -> Reading:
    """Holds one file against every rule; ``written`` is what the reader found wrong with the YAML."""
    problems = list(written)
    if not kind.in_one_file:
        problems += files.check_name(file, f"{kind.location}/{file.name}")
    if document is None:
        return Reading(stamp, {}, tuple(problems))
    value, broken = structure.parse(document, adapter, known)
    taken = {(problem.line, problem.column) for problem in written}
    problems += (problem for problem in broken if (problem.line, problem.column) not in taken)
    problems += files.check(document, kind)
    if kind.registry == "guides":
        problems += files.check_guide(document, file.stem, known["themes"])
    problems += check_content(document, kind.registry, known, today)
    items = {} if value is None else value if kind.in_one_file else {file.stem: value}
    kin = "adapted_from" in document.data or "formerly" in document.text or "merged_from" in document.text
    return Reading(stamp, items, tuple(problems), replace(document, root=None) if kin else None)
