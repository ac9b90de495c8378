"""What the portal wants to reach, held against what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from bench.edits import Edits
from bench.rounds import OURS, Size, ratio, typical
from bench.saying import Saying
from bench.searching import Search

_SOME = 1_000  # cards from which the portal should not be slower: the start of MkDocs counts for less
_MANY = 5_000  # cards from which it should be clearly faster
_BUILD, _BUILD_MANY = 1.0, 0.45  # of Hugo's time
_WHOLE, _WHOLE_MANY = 1.0, 0.40  # of the time of Hugo and Pagefind
_LINEAR = 1.1  # of the cost of a card in the smaller library; a tenth for noise
_MEMORY = 300  # MB, of all processes of a build with its search index
_CHECKED = 2_500  # cards, or other synthetic files, a second
_EDIT = 0.5  # seconds
_STROKE = 20  # ms of the main thread, 95 of 100 keystrokes
_FIRST, _FIRST_MANY = 120, 260  # kB, gzipped


@dataclass(frozen=True, slots=True)
class Aim:
    met: bool
    text: str


def aims(sizes: Sequence[Size], edits: Edits | None, edit_cards: int, say: Saying) -> Iterator[Aim]:
    """Each aim that the measurements can tell about; ``sizes`` go from small to large. ``edits`` were measured with
    ``edit_cards`` cards."""
    for size in sizes:
        many = size.cards >= _MANY
        if size.cards >= _SOME:
            limit = _BUILD_MANY if many else _BUILD
            value = ratio(size.build)
            yield Aim(value <= limit, say("aim_build", cards=size.cards, limit=say.number(limit, 2), value=say.number(value, 2)))
        limit, value = _WHOLE_MANY if many else _WHOLE, ratio(size.whole)
        yield Aim(value <= limit, say("aim_whole", cards=size.cards, limit=say.number(limit, 2), value=say.number(value, 2)))
        if "self" in size.memory[OURS]:
            value = size.memory[OURS]["self"]
            yield Aim(value < _MEMORY, say("aim_memory", cards=size.cards, limit=_MEMORY, value=say.number(value)))
        if size.cards >= _SOME:
            value = size.checked_a_second()
            yield Aim(value >= _CHECKED, say("aim_checked", cards=size.cards, limit=_CHECKED, value=say.number(value)))
        if size.search:
            yield from _of_search(size.cards, size.search, say)
    for small, large in pairwise(sizes):
        value = (typical(large.build[OURS]).clock / large.cards) / (typical(small.build[OURS]).clock / small.cards)
        numbers = {"limit": say.number(_LINEAR, 2), "value": say.number(value, 2)}
        yield Aim(value <= _LINEAR, say("aim_linear", cards=large.cards, start=small.cards, **numbers))
    if edits:
        value = median(edits.at_rest)
        yield Aim(value < _EDIT, say("aim_edit", cards=edit_cards, limit=say.number(_EDIT, 1), value=say.number(value, 2)))


def _of_search(cards: int, search: Search, say: Saying) -> Iterator[Aim]:
    stroke, first = search.slow(OURS), search.first[OURS] / 1e3
    yield Aim(stroke <= _STROKE, say("aim_stroke", cards=cards, limit=_STROKE, value=say.number(stroke)))
    limit = _FIRST_MANY if cards >= _MANY else _FIRST
    yield Aim(first <= limit, say("aim_first", cards=cards, limit=limit, value=say.number(first)))
