"""What the rules say of a card that is no file yet, and of which answer."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from yaml import MappingNode, Node, SequenceNode

from portal import library
from portal.kinds import kind_of
from portal.outputs.sharing.columns import REGISTRY, Column, Way, columns, spoken
from portal.problem import Problem
from portal.proposing.answers import Proposal
from portal.reading import yaml_reader
from portal.reading.characters import INVISIBLE
from portal.reading.yaml_reader import Document
from portal.reporting.report import Reporter
from portal.rules.registry import check_content, check_name
from portal.rules.rule import Known, Setting
from portal.typography import set_text

# What one language alone always brings, and nobody has to correct.
_EXPECTED = frozenset({"translation-wanted"})
_MISSING = frozenset({"missing-field", "missing-language"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken rule, told to whoever answered: ``column`` is what it is about, None for the whole."""

    column: Column | None
    rule: str
    grave: bool
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Checker:
    """Holds proposals against the rules of a library that knows the ids ``known``, as of ``today``."""

    known: Known
    today: dt.date
    reporter: Reporter

    def findings(self, proposed: Proposal) -> list[Finding]:
        """All that is wrong, in the order of the file."""
        return [self._finding(problem, proposed, document) for problem, document in self._problems(proposed)]

    def _problems(self, proposed: Proposal) -> Iterator[tuple[Problem, Document | None]]:
        kind, path = kind_of(REGISTRY), proposed.path
        document, found = yaml_reader.parse(proposed.text, path)
        if document is None:  # a character that no file may hold; what else is wrong, and where it stands, is told all the same
            document, more = yaml_reader.parse(INVISIBLE.sub("", proposed.text), path)
            found += more
        if document is not None:
            setting = Setting(kind, proposed.id, self.known, self.today)
            found += library.parse(document, setting)[1] + check_content(document, setting)
        found += check_name(kind, path)
        for problem in sorted(dict.fromkeys(found)):
            if problem.rule not in _EXPECTED:
                yield problem, document

    def _finding(self, problem: Problem, proposed: Proposal, document: Document | None) -> Finding:
        reporter = replace(self.reporter, proposed={proposed.path})
        way = _way(problem, document.root) if document and document.root and not problem.whole else None
        column = None if way is None else _column(way, problem, proposed)
        language = reporter.language
        share = spoken()
        own = (share["answers"] | share["answers_elsewhere"]).get(problem.rule)
        help = set_text(own[language], language) if own else reporter.help(problem)
        return Finding(column, problem.rule, reporter.severity(problem) == "error", reporter.message(problem), help)


def _way(problem: Problem, root: Node) -> Way:
    """The way to the innermost field or item that begins at or before a problem; where something is missing, to the outermost that
    begins there."""
    entries = sorted(_entries(root, ()), key=lambda entry: (entry[0], len(entry[1])))
    starts = [start for start, _ in entries]
    at = bisect_right(starts, (problem.line, problem.column)) - 1
    return entries[starts.index(starts[at]) if problem.rule in _MISSING else at][1] if at >= 0 else ()


def _entries(node: Node, way: Way) -> Iterator[tuple[tuple[int, int], Way]]:
    """(line and column, way) of every field and item, where its name stands and where its value does."""
    if not way:
        yield (node.start_mark.line + 1, node.start_mark.column + 1), ()
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield (key.start_mark.line + 1, key.start_mark.column + 1), (*way, key.value)
            yield (value.start_mark.line + 1, value.start_mark.column + 1), (*way, key.value)
            yield from _entries(value, (*way, key.value))
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(node.value):
            yield (item.start_mark.line + 1, item.start_mark.column + 1), (*way, number)
            yield from _entries(item, (*way, number))


def _column(way: Way, problem: Problem, proposed: Proposal) -> Column | None:
    """What was asked, or would have to be."""
    params = dict(problem.params)
    missing = params.get({"missing-field": "field", "missing-language": "language"}.get(problem.rule, ""), "")
    return _asked((*way, missing) if missing else way, proposed)


def _asked(way: Way, proposed: Proposal) -> Column | None:
    """The column that a way came from, or the first one within it, else the first one of its kind."""
    for depth in range(len(way), 0, -1):
        part = way[:depth]
        if part in proposed.origin:
            return proposed.origin[part]
        within = (column for here, column in proposed.origin.items() if here[:depth] == part)
        there = next(within, None)
        if there and depth == len(way):
            return there
        spoken = [column for column in columns().values() if column.way[:depth] == _numbered(part, proposed)]
        first = str(proposed.data["translation"]["from"])
        own = [column for column in spoken if column.language in ("", first)]
        if spoken:
            return (own or spoken)[0]
    return None


def _numbered(way: Way, proposed: Proposal) -> Way:
    """The way in the answers: their items may have other numbers."""
    for here, column in proposed.origin.items():
        for depth in range(len(way), 0, -1):
            if here[:depth] == way[:depth] and isinstance(way[depth - 1], int):
                return (*column.way[:depth], *way[depth:])
    return way
