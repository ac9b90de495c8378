"""Which practices stand near another, and why: shared need first, then size of place, lead, people and partners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.catalogue.facets import FACETS
from portal.model.network import Place
from portal.model.practice import Practice

_NEIGHBOURS = 4  # looked at on each side in a bucket: cost stays linear in the number of practices
_SHOWN = 4
_WEIGHTS = {"theme": 3, "main theme": 2, "size": 2, "lead": 1, "population": 1, "partner": 1}


@dataclass(frozen=True, slots=True)
class Related:
    """Another practice, and why it stands here."""

    id: str
    shared_theme: str
    same_size: bool
    same_lead: bool


def related_practices(
    practices: Mapping[str, Practice], places: Mapping[str, Place]
) -> Iterator[tuple[str, tuple[Related, ...]]]:
    """For each practice the few that share most with it; always a theme."""
    sizes = {name: FACETS["size"].terms(practice, places) for name, practice in practices.items()}
    traits = {name: _traits(practice, sizes[name]) for name, practice in practices.items()}
    buckets: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, practice in practices.items():
        for key in _bucket_keys(practice, sizes[name]):
            buckets[key].append(name)
    seen: dict[tuple[str, ...], int] = defaultdict(int)
    for name, practice in practices.items():
        near: set[str] = set()
        for key in _bucket_keys(practice, sizes[name]):
            at, bucket = seen[key], buckets[key]
            near.update(bucket[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1])
            seen[key] += 1
        near.discard(name)
        mine = traits[name]
        best = sorted((-_closeness(mine, traits[other]), other) for other in near)[:_SHOWN]
        yield name, tuple(_reason(practice, other, practices[other], sizes[name], sizes[other]) for _, other in best)


def _bucket_keys(practice: Practice, sizes: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for theme in practice.themes:
        yield (theme,)
        for size in sizes:
            yield (theme, size)


def _traits(practice: Practice, sizes: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """What a practice can share with another, as (kind of trait, id)."""
    return frozenset(
        (
            *(("theme", theme) for theme in practice.themes),
            ("main theme", practice.themes[0]),
            *(("size", size) for size in sizes),
            *(("lead", lead) for lead in practice.led_by),
            *(("population", population) for population in practice.populations),
            *(("partner", partner.type) for partner in practice.partners),
        )
    )


def _closeness(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> int:
    """The sum of the weights of what two practices share."""
    return sum(_WEIGHTS[kind] for kind, _ in one & other)


def _reason(one: Practice, name: str, other: Practice, sizes: tuple[str, ...], other_sizes: tuple[str, ...]) -> Related:
    shared = next(theme for theme in one.themes if theme in other.themes)
    return Related(name, shared, not set(sizes).isdisjoint(other_sizes), not set(one.led_by).isdisjoint(other.led_by))
