"""When updates and cards were added, changed and reviewed: told by the repository's own commits, never by a count of readers.

What is public is the first-parent line of a branch, so a merge is one step: a proposal becomes public on the day that it is
merged, in the form that it has then. No author is asked of git. The same commit gives the same history, whatever the clock,
the time zone or the settings of the machine.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from portal.history import git
from portal.history.versions import LOG, Files, Version, below, versions_by_path
from portal.kinds import location


@dataclass(frozen=True, slots=True)
class PublishedUpdate:
    """``organization`` and ``both`` (languages) are as on the first day; ``changes`` are the days of later commits."""

    organization: str
    published: dt.date
    both: bool
    changes: tuple[dt.date, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """``day`` is when the review became public, ``last`` the day that it says, ``due`` the day that was set before it."""

    day: dt.date
    last: dt.date
    due: dt.date

    @property
    def on_time(self) -> bool:
        return self.last <= self.due


@dataclass(frozen=True, slots=True)
class CardLife:
    """``corrections`` are the days of commits that changed more than the dates of the review."""

    added: dt.date
    corrections: tuple[dt.date, ...] = ()
    reviews: tuple[Reviewed, ...] = ()


class Declared(NamedTuple):
    """From the instant ``at`` on, a file said ``day`` of its last change: ``changed`` of an update, ``review.last`` of a card, the
    last answer to a question."""

    day: dt.date | None
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Appearance:
    """``first`` is the instant at which a file became public; ``declared`` what it has said since, the oldest first."""

    first: dt.datetime
    declared: tuple[Declared, ...]


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class History:
    """Id → what happened to it, for all that was ever public, what was removed since too; ``appearances`` by registry, for updates,
    practices and questions. ``known`` is False where no history can be read, and the mappings are then empty."""

    known: bool = False
    updates: Mapping[str, PublishedUpdate] = field(default_factory=_nothing)
    cards: Mapping[str, CardLife] = field(default_factory=_nothing)
    appearances: Mapping[str, Mapping[str, Appearance]] = field(default_factory=_nothing)


NOT_KNOWN = History()


def read(root: Path) -> History:
    """The history of the library in the folder ``root``, up to the commit that is checked out. Raises nothing where there is
    none to read: no git, no repository, no commit that touches the library, or a clone without its past. Cost linear in
    commits and changes (about a second for 5,000 files and 3,000 commits); nothing is fetched."""
    try:
        if git.ask(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
            return History()
        files = versions_by_path(git.ask(root, *LOG))
        updates, cards = below(files, location("updates")), below(files, location("practices"))
        questions = below(files, location("peer-questions"))
        wanted = (version.blob for kind in (updates, cards, questions) for versions in kind.values() for version in versions)
        texts = {blob: _Text.of(raw) for blob, raw in git.contents(root, wanted)}
    except (OSError, subprocess.CalledProcessError):
        return History()
    if not (updates or cards):
        return History()
    return History(
        known=True,
        updates=MappingProxyType({name: _update(versions, texts) for name, versions in sorted(updates.items())}),
        cards=MappingProxyType({name: _card(versions, texts) for name, versions in sorted(cards.items())}),
        appearances=MappingProxyType(
            {
                "updates": _appearances(updates, lambda blob: texts[blob].changed),
                "practices": _appearances(cards, lambda blob: texts[blob].last),
                "peer-questions": _appearances(questions, lambda blob: texts[blob].answered),
            }
        ),
    )


# A look at the keys of the top level: reading the YAML of every version would take a minute where this takes a moment. A
# pattern that begins with the end of a line is found ten times faster than one that is tried at every letter.
_KEY = r"""\n["']?%s["']?[ \t]*:"""
_PENDING = re.compile((_KEY % "pending").encode())
_ORGANIZATION = re.compile((_KEY % "organization" + r"""[ \t]*["']?([a-z0-9-]+)""").encode())
_REVIEW = re.compile((_KEY % "review" + r".*(?:\n(?:[ \t].*|\r?(?=\n)))*").encode())  # with its indented and its empty lines
_COMMENT = re.compile(rb"[ \t]#.*")
_DATE = r"""\b%s["']?[ \t]*:[ \t]*["']?(\d{4}-\d{2}-\d{2})"""
_CHANGED = re.compile((_KEY % "changed" + r"""[ \t]*["']?(\d{4}-\d{2}-\d{2})""").encode())
_ANSWERED = re.compile((_DATE % "(?:answered|closed)").encode())
_LAST, _DUE = (re.compile((_DATE % name).encode()) for name in ("last", "due"))


@dataclass(frozen=True, slots=True)
class _Text:
    """What one version of a file says; ``rest`` stands for all of it but its review."""

    organization: str
    both: bool
    changed: dt.date | None
    last: dt.date | None
    due: dt.date | None
    answered: dt.date | None
    rest: bytes

    @classmethod
    def of(cls, raw: bytes) -> _Text:
        raw = b"\n" + raw
        organization, review = _ORGANIZATION.search(raw), _REVIEW.search(raw)
        dates = _COMMENT.sub(b"", review[0]) if review else b""
        rest = raw[: review.start()] + raw[review.end() :] if review else raw
        return cls(
            organization=organization[1].decode() if organization else "",
            both=not _PENDING.search(raw),  # the rules let a language be missing under a promise alone (`portal.rules.updates`)
            changed=_day(_CHANGED.search(raw)),
            last=_day(_LAST.search(dates)),
            due=_day(_DUE.search(dates)),
            answered=max(filter(None, map(_day, _ANSWERED.finditer(raw))), default=None),
            rest=hashlib.blake2b(rest, digest_size=16).digest(),
        )


def _day(found: re.Match[bytes] | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(found[1].decode()) if found else None
    except ValueError:
        return None  # such a card was public before the rules refused it


def _update(versions: list[Version], texts: Mapping[str, _Text]) -> PublishedUpdate:
    first = texts[versions[0].blob]
    return PublishedUpdate(first.organization, versions[0].day, first.both, tuple(version.day for version in versions[1:]))


def _card(versions: list[Version], texts: Mapping[str, _Text]) -> CardLife:
    """A review is a later date under ``review.last``, held against the ``due`` of the version before."""
    corrections, reviews = [], []
    for before, after in pairwise(versions):
        old, new = texts[before.blob], texts[after.blob]
        if old.rest != new.rest:
            corrections.append(after.day)
        if old.last and old.due and new.last and new.last > old.last:
            reviews.append(Reviewed(after.day, new.last, old.due))
    return CardLife(versions[0].day, tuple(corrections), tuple(reviews))


def _appearances(files: Files, day: Callable[[str], dt.date | None]) -> Mapping[str, Appearance]:
    """``day`` gives what a version declares."""
    return MappingProxyType({name: _appearance(versions, day) for name, versions in files.items()})


def _appearance(versions: list[Version], day: Callable[[str], dt.date | None]) -> Appearance:
    declared: list[Declared] = []
    for version in versions:
        if not declared or declared[-1].day != day(version.blob):
            declared.append(Declared(day(version.blob), version.at))
    return Appearance(versions[0].at, tuple(declared))
