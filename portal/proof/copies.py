"""Finds sentences that a text takes over from its sources: cards say things in our own words, and quote little and openly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from portal.proof.citations import Doubt, texts_of

RUN = 12  # words in a row; fewer meet by chance, in names of programs above all
_WORD = re.compile(r"\w+(?:['’]\w+)*")  # 'l'emploi' is one word
_QUOTED = re.compile(r'"[^"]*"|«[^»]*»|“[^”]*”')

_NAMES = frozenset({"name", "term", "acronym"})  # what things are called is what they are called

Runs = frozenset[tuple[str, ...]]


def runs_of(sources: Iterable[Sequence[str]]) -> Runs:
    """Every run of `RUN` words in the sources, each given as its lines."""
    return frozenset(run for lines in sources for run in _runs(" ".join(lines)))


def check_item(item: Any, runs: Runs, path: str) -> Iterator[Doubt]:
    """A doubt for each text of an item that holds a run of the sources outside quotation marks."""
    for _, text in texts_of(item, passing_over=_NAMES):
        taken = next((run for run in _runs(_QUOTED.sub(" \n ", text)) if run in runs), None)
        if taken:
            yield Doubt(path, "copied", " ".join(taken))


def check(items: Mapping[str, Any], runs: Runs) -> Iterator[Doubt]:
    """``items`` maps paths to items."""
    for path, item in items.items():
        yield from check_item(item, runs, path)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.casefold().replace("’", "'"))
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
