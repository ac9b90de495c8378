"""Dots on the map: places with how many of something each has, put where they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import hypot, sqrt

from portal.catalogue.catalogue import Catalogue
from portal.geography.projection import project

SMALLEST, LARGEST = 6, 22  # radii, in units of the map

_FARTHEST = 12  # units of the map, 67 km, that a dot may be moved by
_ROUNDS = 80
_REACH = 28.0


@dataclass(frozen=True, slots=True)
class Dot:
    """``x`` and ``y`` in units of the map's viewBox, to a tenth. ``places``: those that stand there, that of the most first;
    ``count``: what `dots` was given for them, added up."""

    x: float
    y: float
    count: int
    places: tuple[str, ...]


def dots(catalogue: Catalogue, counts: Mapping[str, int]) -> list[Dot]:
    """One dot for each spot, the largest first. A region stands at one of its towns: the two make one dot, and what both
    count is counted twice. A place of which there is nothing has none. ``counts``: place → number of organizations; leave
    out whole provinces, which have no spot of their own. Raises KeyError when there is no such place."""
    spots: dict[tuple[float, float], list[str]] = defaultdict(list)
    for name, count in counts.items():
        at = catalogue.places[name].coordinates
        x, y = project(at.latitude, at.longitude)
        if count > 0:
            spots[round(x, 1), round(y, 1)].append(name)
    found = [
        Dot(x, y, sum(counts[name] for name in names), tuple(sorted(names, key=lambda name: (-counts[name], name))))
        for (x, y), names in spots.items()
    ]
    return sorted(found, key=lambda dot: (-dot.count, dot.places))


@dataclass(frozen=True, slots=True)
class Circle:
    """A dot as ``map.html`` draws it: its radius, and that of what can be pressed, in units of the map; ``href`` is '' where
    nothing can be."""

    x: float
    y: float
    radius: float
    reach: float
    title: str
    href: str = ""


def circles(found: Sequence[Dot], title: Callable[[Dot], str], href: Callable[[Dot], str] = lambda dot: "") -> list[Circle]:
    """The dots ready to be drawn, large ones first, so that small ones lie on top. ``title`` is what a dot says, ``href``
    where it leads. What can be pressed reaches half way to the nearest other dot, and 14 units at most."""
    drawn = [
        Circle(dot.x, dot.y, round(radius, 1), round(max(radius, _nearest(dot, found) / 2), 1), title(dot), href(dot))
        for dot, radius in zip(found, radii(found), strict=True)
    ]
    return sorted(drawn, key=lambda circle: -circle.radius)


def _nearest(dot: Dot, found: Sequence[Dot]) -> float:
    """How far the nearest other dot is, 28 units at most."""
    distances = (hypot(other.x - dot.x, other.y - dot.y) for other in found)
    return min((_REACH, *(distance for distance in distances if distance > 0)))


def radii(found: Iterable[Dot]) -> list[float]:
    """In units of the map: area grows with the count, and more slowly when one has over 13."""
    roots = [sqrt(dot.count) for dot in found]
    step = (LARGEST - SMALLEST) / (max([*roots, LARGEST / SMALLEST]) - 1)
    return [SMALLEST + step * (root - 1) for root in roots]


def apart(found: Sequence[Dot]) -> list[Dot]:
    """The dots, with those that hide each other moved away from each other, small ones more than large ones. None moves
    by more than 12 units, 67 km: where towns are many, some still overlap."""
    sizes = radii(found)
    near = [
        (a, b, room)
        for a, b in combinations(range(len(found)), 2)
        if hypot(found[a].x - found[b].x, found[a].y - found[b].y) - 2 * _FARTHEST < (room := _room(sizes[a], sizes[b]))
    ]
    at = [(dot.x, dot.y) for dot in found]
    for _ in range(_ROUNDS):
        for a, b, room in near:
            (ax, ay), (bx, by) = at[a], at[b]
            gap = hypot(bx - ax, by - ay)
            if 0 < gap < room:
                push = (room - gap) / gap / 2
                share = sizes[b] ** 3 / (sizes[a] ** 3 + sizes[b] ** 3)
                at[a] = ax - (bx - ax) * push * share, ay - (by - ay) * push * share
                at[b] = bx + (bx - ax) * push * (1 - share), by + (by - ay) * push * (1 - share)
        at = [_tied(dot, *spot) for dot, spot in zip(found, at, strict=True)]
    return [replace(dot, x=round(x, 1), y=round(y, 1)) for dot, (x, y) in zip(found, at, strict=True)]


def _room(a: float, b: float) -> float:
    """From centre to centre of two dots with these radii, when the larger hides a little of the smaller at most."""
    return max(a, b) + 0.8 * min(a, b)


def _tied(dot: Dot, x: float, y: float) -> tuple[float, float]:
    """The spot, or the one on the way to it that is as far from the dot's own as it may go."""
    part = min(1.0, _FARTHEST / (hypot(x - dot.x, y - dot.y) or 1))
    return dot.x + (x - dot.x) * part, dot.y + (y - dot.y) * part
