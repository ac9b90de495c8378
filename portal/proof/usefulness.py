"""How much of the library lets someone act: a count of what cards tell, not a judgement of what it is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.facets import FACETS
from portal.model.practice import QUESTIONS, Practice

SMALL = ("rural", "small")  # sizes of places under 30,000


@dataclass(frozen=True, slots=True)
class Usefulness:
    """``answers``: number of questions answered (0 … 6) → cards. ``by``: facet → term → cards that answer 0 … 6, as seven
    numbers. ``holding``: what a card may hold → cards; ``all_numbers`` counts numbers, not cards, and ``results`` those among
    them that are results."""

    answers: Counter[int]
    by: dict[str, dict[str, tuple[int, ...]]]
    holding: dict[str, int]


def _numbers(practice: Practice) -> int:
    """Those that have a unit and a source of their own: of what was done, and of what came of it."""
    return len(practice.outputs) + _results(practice)


def _results(practice: Practice) -> int:
    return sum(outcome.value is not None for outcome in practice.outcomes)


_HOLDS: dict[str, Callable[[Practice], int]] = {
    "cost": lambda practice: bool(practice.resources and practice.resources.cost),
    "team": lambda practice: bool(practice.resources and practice.resources.team),
    "steps": lambda practice: bool(practice.steps),
    "numbers": lambda practice: bool(_numbers(practice)),
    "all_numbers": _numbers,
    "results": _results,
    "lessons": lambda practice: bool(practice.lessons),
    "quote": lambda practice: any(source.quote for source in practice.sources),
    "address": lambda practice: any(source.url for source in practice.sources),
}


def usefulness(catalogue: Catalogue) -> Usefulness:
    practices = catalogue.practices.values()
    return Usefulness(
        Counter(practice.known for practice in practices),
        {
            facet: {term: _spread(catalogue.practices[name] for name in names) for term, names in catalogue.facets[facet].items()}
            for facet in FACETS
            if facet in ("size", "theme", "province")
        },
        {
            **{what: sum(count(practice) for practice in practices) for what, count in _HOLDS.items()},
            "small": sum(not set(SMALL).isdisjoint(catalogue.terms_of(practice, "size")) for practice in practices),
        },
    )


def _spread(practices: Iterable[Practice]) -> tuple[int, ...]:
    counts = Counter(practice.known for practice in practices)
    return tuple(counts[number] for number in range(len(QUESTIONS) + 1))
