"""The line of a file that a problem means, as it can be shown: with its number, and a mark under the place."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from portal.characters import named
from portal.problem import Problem
from portal.text_places import lines
from portal.yaml_reader import MAX_BYTES

_WIDTH = 100  # columns of a line that are shown
_BEFORE = 60  # of these, before the place


class Excerpts:
    """Lines of the files under a folder. Each file is read once; what cannot be read has no lines."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, list[str]] = {}

    def of(self, problem: Problem) -> list[str]:
        """'3 | themes: [fundng]' and '  |          ^'; nothing for a problem of a whole file."""
        listed = [] if problem.whole else self._lines(problem.path)
        if problem.line > len(listed):
            return []
        line = listed[problem.line - 1]
        place = min(problem.column - 1, len(line))
        begin = max(0, place - _BEFORE) if len(line) > _WIDTH else 0
        end = begin + _WIDTH
        before = ("…" if begin else "") + _shown(line[begin:place])
        after = _shown(line[place:end]) + ("…" if end < len(line) else "")
        number = str(problem.line)
        return [f"{number} | {before}{after}".rstrip(), f"{' ' * len(number)} | {' ' * _columns(before)}^"]

    def _lines(self, path: str) -> list[str]:
        if path not in self._read:
            self._read = {path: _read(self._root / path)}  # problems come file by file
        return self._read[path]


def _read(file: Path) -> list[str]:
    try:
        with file.open("rb") as opened:
            return lines(opened.read(MAX_BYTES).decode("utf-8-sig", "replace"))
    except (OSError, ValueError):  # ValueError: a name that no system takes
        return []


def _shown(text: str) -> str:
    """A tab as an arrow, an invisible character as its number."""
    return named(text.replace("\t", "→"))


def _columns(text: str) -> int:
    """How many columns a terminal gives a text: two to a Chinese character, none to an accent that stands on its letter."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
