"""Reads a whole content folder and holds every file against every rule, in one pass.

A second reading (`previous`) looks only at files that changed: that is what makes the preview instant.
"""
from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from portal import yaml_reader
from portal.kinds import Kind, all_kinds
from portal.problem import Problem
from portal.rules import dates, figures, files, language, lineage, safety, structure, translation
from portal.yaml_reader import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave. ``items`` maps ids to models; ``kin`` is the document where adaptations are named."""

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
    today = today or dt.date.today()
    kinds = all_kinds()
    found = {kind.registry: list(kind.files(root)) for kind in kinds}
    known: dict[str, frozenset[str]] = {
        kind.registry: frozenset(_ids_inside(found[kind.registry]) if kind.in_one_file else (f.stem for f in found[kind.registry]))
        for kind in kinds
    }
    reusable = previous is not None and previous.known == known and previous.today == today
    readings: dict[str, dict[str, Reading]] = {}
    for kind in kinds:
        before = previous.readings[kind.registry] if reusable and previous else {}
        readings[kind.registry] = dict(_read_kind(root, kind, found[kind.registry], known, today, before))
    problems = {problem: None for by_path in readings.values() for reading in by_path.values() for problem in reading.problems}
    for kind in kinds:
        problems.update(dict.fromkeys(files.check_folder(root, kind)))
    problems.update(dict.fromkeys(lineage.check(_kin(readings["practices"]))))
    return Library(root, today, readings, known, tuple(sorted(problems)))


def _ids_inside(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        document, _ = yaml_reader.read(path, path.name)
        yield from document.data if document else ()


def _kin(readings: dict[str, Reading]) -> Iterator[tuple[str, Document]]:
    return ((Path(path).stem, reading.kin) for path, reading in readings.items() if reading.kin)


def _read_kind(
    root: Path, kind: Kind, paths: list[Path], known: dict[str, frozenset[str]], today: dt.date, before: dict[str, Reading]
) -> Iterator[tuple[str, Reading]]:
    adapter = kind.adapter()
    for file in paths:
        path = file.relative_to(root).as_posix()
        status = file.stat()
        stamp = (status.st_mtime_ns, status.st_size)
        old = before.get(path)
        yield path, old if old and old.stamp == stamp else _read_file(file, path, stamp, kind, adapter, known, today)


def _read_file(
    file: Path, path: str, stamp: tuple[int, int], kind: Kind, adapter: TypeAdapter[Any], known: dict[str, frozenset[str]], today: dt.date
) -> Reading:
    misnamed = [] if kind.in_one_file else list(files.check_name(file, path))
    if file.suffix != ".yml":
        return Reading(stamp, {}, tuple(misnamed))
    document, problems = yaml_reader.read(file, path)
    problems = misnamed + problems
    if document is None:
        return Reading(stamp, {}, tuple(problems))
    value, broken = structure.parse(document, adapter, known)
    taken = {(problem.line, problem.column) for problem in problems}
    problems += [problem for problem in broken if (problem.line, problem.column) not in taken]
    problems += files.check(document, kind)
    problems += language.check(document)
    problems += safety.check(document)
    problems += dates.check(document, today)
    problems += figures.check(document)
    problems += translation.check(document)
    items = {} if value is None else value if kind.in_one_file else {file.stem: value}
    return Reading(stamp, items, tuple(problems), document if "adapted_from" in document.data else None)
