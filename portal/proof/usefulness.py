"""How much of the library lets someone act: a count of what cards tell, not a judgement of what it is worth."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.facets import FACETS
from portal.model.practice import QUESTIONS, Practice

SMALL = ("rural", "small")  # sizes of places under 30,000
# '9', '1,279', '4.5' or '$2,000', and no year: those say when, not how many.
_COUNTED = re.compile(r"\b(?!(?:19|20)\d\d\b(?![,.]\d))\d+(?:[,.]\d+)*")


@dataclass(frozen=True, slots=True)
class Usefulness:
    """``answers``: number of questions answered (0 … 6) → cards. ``by``: facet → term → cards that answer 0 … 6, as seven
    numbers. ``holding``: what a card may hold → cards; ``numbers`` counts results with a value, not cards, and ``counted`` the
    cards that tell how many or how much, in what was done as in what it took."""

    answers: Counter[int]
    by: dict[str, dict[str, tuple[int, ...]]]
    holding: dict[str, int]


def _counts(practice: Practice) -> bool:
    told = [practice.approach, *practice.steps, *(outcome.statement for outcome in practice.outcomes)]
    if taken := practice.resources:
        told += [taken.team, taken.cost, taken.time, taken.materials]
    return any(outcome.value is not None for outcome in practice.outcomes) or any(
        text and _COUNTED.search(text.en) for text in told
    )


_HOLDS: dict[str, Callable[[Practice], int]] = {
    "cost": lambda practice: bool(practice.resources and practice.resources.cost),
    "team": lambda practice: bool(practice.resources and practice.resources.team),
    "steps": lambda practice: bool(practice.steps),
    "numbers": lambda practice: sum(outcome.value is not None for outcome in practice.outcomes),
    "counted": _counts,
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
