"""Which practices stand near another, and why: shared need first, then size of place, lead, people and partners."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.facets import terms_of
from portal.model.network import Place
from portal.model.practice import Practice

_NEIGHBOURS = 4  # looked at on each side in a bucket: cost stays linear in the number of practices
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Related:
    """Another practice, and why it stands here."""

    id: str
    shared_theme: str
    same_size: bool
    same_lead: bool


def related_practices(practices: Mapping[str, Practice], places: Mapping[str, Place]) -> Iterator[tuple[str, tuple[Related, ...]]]:
    """For each practice the few that share most with it; always a theme."""
    sizes = {name: terms_of(practice, "size", places) for name, practice in practices.items()}
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
        best = sorted((-len(mine & traits[other]), other) for other in near)[:_SHOWN]
        yield name, tuple(_reason(practice, other, practices[other], sizes[name], sizes[other]) for _, other in best)


def _bucket_keys(practice: Practice, sizes: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for theme in practice.themes:
        yield (theme,)
        for size in sizes:
            yield (theme, size)


def _traits(practice: Practice, sizes: tuple[str, ...]) -> frozenset[str]:
    """What a practice can share with another; what counts more is there more than once. Sharing is then one intersection."""
    return frozenset(
        (
            *(f"{weight} theme {theme}" for theme in practice.themes for weight in "123"),
            *(f"{weight} main {practice.themes[0]}" for weight in "12"),
            *(f"{weight} size {size}" for size in sizes for weight in "12"),
            *(f"lead {lead}" for lead in practice.led_by),
            *(f"population {population}" for population in practice.populations),
            *(f"partner {partner.type}" for partner in practice.partners),
        )
    )


def _reason(one: Practice, name: str, other: Practice, sizes: tuple[str, ...], other_sizes: tuple[str, ...]) -> Related:
    shared = next(theme for theme in one.themes if theme in other.themes)
    return Related(name, shared, not set(sizes).isdisjoint(other_sizes), not set(one.led_by).isdisjoint(other.led_by))
