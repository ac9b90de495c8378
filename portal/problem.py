"""What is wrong, where, and by which rule. The words for it are in ``portal/words/rules.yml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A broken rule at a place in a file.

    ``path`` is relative to the content folder, with forward slashes; ``line`` and ``column`` count from 1. ``whole``: the
    file or the folder itself is meant, and no place in it. ``params`` are the names and values that the rule's message mentions.
    """

    path: str
    line: int
    column: int
    rule: str
    params: tuple[tuple[str, str], ...] = ()
    whole: bool = False

    @classmethod
    def at(cls, path: str, line: int, column: int, rule: str, **params: str) -> Problem:
        return cls(path, line, column, rule, tuple(params.items()))

    @classmethod
    def of(cls, path: str, rule: str, **params: str) -> Problem:
        """A problem of a whole file or folder."""
        return cls(path, 1, 1, rule, tuple(params.items()), whole=True)
