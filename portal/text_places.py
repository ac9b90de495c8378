"""Where something stands in a text: offsets, and lines and columns that count from 1, as editors show them."""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\r\n|\r|\n")  # what ends a line in YAML 1.2; the others are no characters of a card


def lines(text: str) -> list[str]:
    """The lines without their ends."""
    return _LINE_END.split(text)


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset."""
    number, begin = 1, 0
    for end in _LINE_END.finditer(text, 0, offset):
        number, begin = number + 1, end.end()
    return number, offset - begin + 1


def offset(text: str, line: int, column: int) -> int:
    """The offset of a place; the end of its line when the line is shorter, the end of the text when that is."""
    begin = 0
    for number, end in enumerate(_LINE_END.finditer(text), start=1):
        if number == line:
            return min(begin + column - 1, end.start())
        begin = end.end()
    return min(begin + column - 1, len(text))
