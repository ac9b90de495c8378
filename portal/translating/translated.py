"""Texts given out for translation, and taken back into the files that they belong to."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple

from portal import library
from portal.formatting import layout
from portal.kinds import all_kinds
from portal.library import Library
from portal.problem import Problem
from portal.reading import yaml_reader
from portal.reading.characters import invisible, number
from portal.reading.yaml_reader import Document, locate
from portal.rules.registry import check_content
from portal.rules.rule import Setting
from portal.rules.translation import DRAFT, REVIEWED, WANTED, fingerprint
from portal.rules.updates import languages_there
from portal.settings import OTHER
from portal.translating import translations
from portal.translating.translations import Field, File
from portal.translating.xliff import Exchange, Unit, mark


class Fault(NamedTuple):
    """Why something cannot be taken in: ``unit`` is where it came from, ``name`` the entry under ``translation`` of
    ``portal/words/commands.yml``."""

    name: str
    unit: Unit


class Broken(NamedTuple):
    """A rule that a file would break, and the unit of which it comes as far as one can tell."""

    problem: Problem
    unit: Unit


@dataclass(slots=True)
class Taken:
    """``files`` → their new text, of those that change; ``filled`` and ``empty`` count texts that change and that came back without a
    translation; ``unmarked`` are the paths of files that cannot be called reviewed, as not all their texts came back. With
    ``faults`` or ``broken`` nothing should be written."""

    files: dict[Path, str] = field(default_factory=dict)
    filled: int = 0
    empty: int = 0
    unmarked: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)


def given_out(files: Sequence[File], source: str, *, every: bool) -> Exchange:
    """What is to be translated from ``source``: what is missing or stale, or with ``every`` all of it."""
    target = OTHER[source]
    units = (
        Unit(file.path, one.id, one.texts[source], there := one.texts.get(target, ""), mark(there), done=not is_due)
        for file in files
        for one, is_due in translations.to_translate(file, source, every=every)
    )
    return Exchange(source, target, tuple(units))


def taken_in(read: Library, exchange: Exchange, *, reviewed: bool) -> Taken:
    """What the files of a library become with the translations of ``exchange``, marked as ``reviewed`` where that is said. Changes
    nothing on the disk; raises OSError."""
    taken = Taken()
    places = {path: (kind, file) for kind in all_kinds() for path, file in kind.files(read.root) if path.endswith(".yml")}
    by_path: dict[str, list[Unit]] = {}
    for unit in exchange.units:
        by_path.setdefault(unit.path, []).append(unit)
    for path, units in by_path.items():
        if path not in places:
            taken.faults.append(Fault("unknown_file", units[0]))
            continue
        opened = translations.opened(places[path][0], path, places[path][1])
        if isinstance(opened, File):
            _One(opened, exchange, read, taken).take(units, reviewed=reviewed)
        else:
            taken.faults.append(Fault("unreadable", units[0]))
    return taken


@dataclass(frozen=True, slots=True)
class _One:
    """One file, into which texts are taken."""

    file: File
    exchange: Exchange
    read: Library
    taken: Taken

    def take(self, units: list[Unit], *, reviewed: bool) -> None:
        document, target = self.file.document, self.exchange.target
        by_id = {one.id: one for one in translations.fields(document)}
        data = copy.deepcopy(document.data)
        came: dict[str, Unit] = {}
        filled = 0
        for unit in units:
            if name := self._fault(unit, by_id.get(unit.id), came):
                self.taken.faults.append(Fault(name, unit))
                continue
            came[unit.id] = unit
            if (hidden := invisible(unit.target)) is not None:  # told here: a file that holds it cannot be read
                problem = Problem.of(self.file.path, "invisible-character", code=number(hidden[0]))
                self.taken.broken.append(Broken(problem, unit))
            elif not unit.target.strip():
                self.taken.empty += 1
            elif unit.target.strip() != by_id[unit.id].texts.get(target, "").strip():
                _at(data, by_id[unit.id])[target] = unit.target.strip()
                filled += 1
        self.taken.filled += filled
        all_came = by_id.keys() == {id for id, unit in came.items() if unit.target.strip()}
        self._keep_account(data, changed=bool(filled), reviewed=reviewed, all_came=all_came)
        if data != document.data:
            self._write(data, by_id, came, units[0])

    def _fault(self, unit: Unit, there: Field | None, came: dict[str, Unit]) -> str:
        """What keeps a unit from being taken in; '' for nothing."""
        if there is None or self.exchange.source not in there.texts:
            return "unknown_field"
        if unit.id in came:
            return "twice"
        if not unit.plain:
            return "codes"
        if mark(unit.source) != mark(there.texts[self.exchange.source]):
            return "source_changed"
        now = mark(there.texts.get(self.exchange.target, ""))
        if unit.target.strip() and now not in ("", unit.before, mark(unit.target)):
            return "target_changed"
        return ""

    def _keep_account(self, data: dict[str, Any], *, changed: bool, reviewed: bool, all_came: bool) -> None:
        """Sets what the file says of its translation. Of a file whose texts did not all come back, nobody said that it is reviewed; what
        was reviewed is no more once one of its texts has changed."""
        document, translation = self.file.document, data.get("translation")
        if isinstance(translation, dict):
            forward = translations.written_in(document) == self.exchange.source
            if reviewed and forward and all_came:
                translation |= {"status": REVIEWED, "of": fingerprint(data, self.exchange.source)}
                return
            status = translation.get("status")
            if (status == WANTED and self._is_whole(data)) or (status == REVIEWED and changed):
                translation["status"] = DRAFT
        elif any(languages_there(replace(document, data=data), self._setting())):
            del data["pending"]  # the promise is kept
        if reviewed:
            self.taken.unmarked.append(self.file.path)

    def _is_whole(self, data: dict[str, Any]) -> bool:
        return all(len(one.texts) == len(OTHER) for one in translations.fields(replace(self.file.document, data=data)))

    def _setting(self) -> Setting:
        kind, file = self.file.kind, self.file.file
        return Setting(kind, "" if kind.in_one_file else file.stem, self.read.known, self.read.today)

    def _write(self, data: dict[str, Any], by_id: dict[str, Field], came: dict[str, Unit], first: Unit) -> None:
        try:
            text = layout.laid_out(replace(self.file.document, data=data), self.file.kind)
        except layout.NotLaidOut:
            self.taken.faults.append(Fault("not_laid_out", first))
            return
        document, problems = yaml_reader.parse(text, self.file.path)
        if document is not None:
            setting = self._setting()
            problems += library.parse(document, setting)[1] + check_content(document, setting)
            came = {id: unit for id, unit in came.items() if unit.target.strip()}
            units = dict(_placed(document, by_id, came, self.exchange.target))
            for problem in sorted(dict.fromkeys(problems)):
                before = [place for place in units if place <= (problem.line, problem.column)]
                self.taken.broken.append(Broken(problem, units[max(before)] or first if before else first))
        else:
            self.taken.broken += (Broken(problem, first) for problem in problems)
        self.taken.files[self.file.file] = text


def _placed(
    document: Document, by_id: dict[str, Field], came: dict[str, Unit], target: str
) -> Iterator[tuple[tuple[int, int], Unit | None]]:
    """Where the text of each unit begins, and, with None, where what is about none does."""
    assert document.root is not None
    for way, held in document.containers:
        steps = held if isinstance(held, dict) else range(len(held))
        for step in steps:
            yield locate(document.root, (*way, step), at_key=True), None
    for id, unit in came.items():
        yield locate(document.root, (*by_id[id].way, target)), unit
        yield locate(document.root, (*by_id[id].way, target), at_key=True), unit


def _at(data: Any, one: Field) -> Any:
    """What holds a field's texts."""
    for step in one.way:
        data = data[step]
    return data
