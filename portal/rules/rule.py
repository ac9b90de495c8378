"""What a rule is: a name, the kinds of file that it concerns, and what looks whether it is kept.

Each family is a module with its ``RULES``; `portal.rules.registry` gathers them, and everything that reads files goes
through them. The name is the key of the rule's words in ``portal/words/rules.yml``, of its section on the rules page and of
its folder in ``tests/invalid/``.
"""

from __future__ import annotations

import datetime as dt
import traceback
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.kinds import Kind
from portal.problem import Problem
from portal.reading.yaml_reader import Document

Known = Mapping[str, Collection[str]]  # registry name → the ids it holds


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may look at beside the document: the kind of file, the item's id ('' where a file holds many), the ids of
    every registry, the day of reading where the reader is, and the last day that is over in the whole country (the day before,
    where nobody says another)."""

    kind: Kind
    name: str
    known: Known
    today: dt.date
    over: dt.date | None = None

    def is_over(self, day: dt.date) -> bool:
        return day <= (self.over or self.today - dt.timedelta(days=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule that the reader or the model holds a file against while it is opened. The other rules are of a class below.

    ``kinds`` are registries (`portal.kinds`), none for every kind. A check that tells of more than its own rule says so in
    ``gives``. ``mend`` gives the text of the file without a problem, where there is one right answer; with ``mend_when_named`` it is
    right only when a person names the file."""

    name: str
    kinds: frozenset[str] = frozenset()
    gives: frozenset[str] = frozenset()
    mend: Callable[[str, Problem], str] | None = None
    mend_when_named: bool = False

    def concerns(self, kind: Kind) -> bool:
        return not self.kinds or kind.registry in self.kinds

    @property
    def names(self) -> frozenset[str]:
        """Every rule that it may tell of."""
        return self.gives | {self.name}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentRule(Rule):
    """A rule about what a file says."""

    check: Callable[[Document, Setting], Iterable[Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRule(Rule):
    """A rule about the name of a file that holds one item; ``check`` takes its path below the content folder, before the
    file is opened. ``rename`` gives the right path where there is one, '' elsewhere."""

    check: Callable[[str], Iterable[Problem]]
    rename: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderRule(Rule):
    """A rule about what lies in the content folder; ``check`` takes the folder."""

    check: Callable[[Path], Iterable[Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryRule(Rule):
    """A rule about many files together. ``gather`` takes from each what the check needs, None for nothing; ``check`` takes
    all that was gathered, by the paths of files, and the ids of every registry. What was gathered is kept, so that a file that did
    not change is not read again: it should be small, and say nothing of other files."""

    gather: Callable[[Document, Setting], Any]
    check: Callable[[Mapping[str, Any], Known], Iterable[Problem]]


def guarded(name: str, path: str, check: Callable[..., Iterable[Problem]], *subject: Any) -> list[Problem]:
    """What a check tells of its subject. When it fails, that is a problem too: a fault in one rule takes the messages of the
    others from nobody."""
    try:
        return list(check(*subject))
    except Exception as error:
        return [failure(name, path, error)]


def failure(name: str, path: str, error: Exception) -> Problem:
    """The problem that a rule failed, with where in the program it did."""
    step = traceback.extract_tb(error.__traceback__)[-1]
    reason = f"{type(error).__name__}: {error} ({Path(step.filename).name}, {step.lineno})"
    return Problem.of(path, "internal-error", name=name, reason=reason)
