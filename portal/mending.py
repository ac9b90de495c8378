"""Mends what has one right answer, by changing only the text that is wrong: comments, order and layout stay as they were typed."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from portal import library
from portal.library import Library
from portal.overwriting import overwrite
from portal.problem import Problem
from portal.reading import yaml_reader
from portal.rules.registry import NAME_RULES, RULES

_BYTE_ORDER_MARK = "\ufeff"
_ROUNDS = 5  # one mend may lay open another: a text that can be read at last holds more that can be mended

Mends = dict[str, Callable[[str, Problem], str]]


def mend(before: Library, wanted: Callable[[str], bool], named: frozenset[str]) -> tuple[Library, list[Problem]]:
    """The library after every mend that can be made in the files whose paths are ``wanted``, and what was mended. ``named`` are
    those that a person named: in these alone is mended what only a person can know to be right. Raises OSError where a
    file cannot be written; what was written before stays."""
    mended: list[Problem] = []
    for _ in range(_ROUNDS):
        done = list(_round([problem for problem in before.problems if wanted(problem.path)], before.root, named))
        if not done:
            break
        mended += done
        before = library.read(before.root, today=before.today, previous=before)
    return before, mended


def _round(problems: Iterable[Problem], root: Path, named: frozenset[str]) -> Iterator[Problem]:
    """Each problem that was mended. Within a file the last comes first, so that the places of the others still hold."""
    by_path: Mapping[str, list[Problem]] = defaultdict(list)
    for problem in sorted(problems, reverse=True):
        by_path[problem.path].append(problem)
    renames = {rule.name: rule.rename for rule in NAME_RULES if rule.rename}
    for path, listed in by_path.items():
        mends = {rule.name: rule.mend for rule in RULES if rule.mend and (path in named or not rule.mend_when_named)}
        yield from _mend_text(root / path, [problem for problem in listed if problem.rule in mends], mends)
        for problem in listed:
            if problem.rule in renames and _rename(root / path, renames[problem.rule](path), root):
                yield problem


def _mend_text(file: Path, problems: list[Problem], mends: Mends) -> Iterator[Problem]:
    if not problems:
        return
    typed = file.read_bytes().decode("utf-8")
    mark = _BYTE_ORDER_MARK if typed.startswith(_BYTE_ORDER_MARK) else ""
    text = typed.removeprefix(mark)
    done: list[Problem] = []
    for problem in problems:
        changed = mends[problem.rule](text, problem)
        if changed != text and _is_no_worse(text, changed):
            text = changed
            done.append(problem)
    if done:
        overwrite(file, (mark + text).encode())
        yield from done


def _is_no_worse(text: str, changed: str) -> bool:
    """Whether a text can be read as well as before. A mend that spoils it is not made."""
    (was, problems), (now, others) = yaml_reader.parse(text, ""), yaml_reader.parse(changed, "")
    return (now is not None or was is None) and len(others) <= len(problems)


def _rename(file: Path, path: str, root: Path) -> bool:
    """Whether the file has its new name. One that is taken is left to its owner."""
    if not path or not file.is_file() or os.path.lexists(root / path):
        return False
    file.rename(root / path)
    return True
