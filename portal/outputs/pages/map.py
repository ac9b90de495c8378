"""Dots on the map: places with how many of something each has, put where they are, and the part of the map that they need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, hypot, sqrt

from portal.catalogue.catalogue import Catalogue
from portal.geography.outline import outline
from portal.geography.projection import project

SMALLEST, LARGEST = 6, 13  # radii, in units of the map
NEAREST = 26.0  # units between two dots: 24 pixels or more where the map is shown (map.css)

_REACH = 28.0
_MARGIN = 40  # units left free around the dots
# Where the name of a province stands, in degrees: away from where people live. Small ones bear their code.
_NAMES = {
    "CA-YT": (62.6, -132.0),
    "CA-NT": (63.5, -119.0),
    "CA-NU": (63.2, -97.0),
    "CA-BC": (55.2, -125.0),
    "CA-AB": (56.5, -115.0),
    "CA-SK": (56.0, -106.0),
    "CA-MB": (55.4, -97.6),
    "CA-ON": (51.2, -87.5),
    "CA-QC": (52.0, -73.0),
    "CA-NL": (53.4, -61.5),
    "CA-NB": (46.8, -66.6),
    "CA-PE": (47.9, -61.4),
    "CA-NS": (43.2, -63.2),
}
_SHORT = frozenset({"CA-NB", "CA-PE", "CA-NS"})


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
    count is counted twice. A place of which there is nothing, or whose coordinates are not known, has none. ``counts``: place → number of organizations; leave
    out whole provinces, which have no spot of their own. Raises KeyError when there is no such place."""
    spots: dict[tuple[float, float], list[str]] = defaultdict(list)
    for name, count in counts.items():
        at = catalogue.places[name].coordinates
        if count > 0 and at:
            x, y = project(at.latitude, at.longitude)
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
    """In units of the map: area grows with the count, and more slowly when one has over four."""
    roots = [sqrt(dot.count) for dot in found]
    step = (LARGEST - SMALLEST) / (max([*roots, LARGEST / SMALLEST]) - 1)
    return [SMALLEST + step * (root - 1) for root in roots]


def grouped(found: Iterable[Dot]) -> list[Dot]:
    """The dots, each with those that are nearer to it than `NEAREST` and count for less: none hides another, and a finger can
    press each. The largest first."""
    left = sorted(found, key=lambda dot: (-dot.count, dot.places))
    made = []
    while left:
        near = [dot for dot in left if hypot(dot.x - left[0].x, dot.y - left[0].y) < NEAREST]
        places = tuple(place for dot in near for place in dot.places)
        made.append(replace(near[0], count=sum(dot.count for dot in near), places=places))
        left = [dot for dot in left if dot not in near]
    return sorted(made, key=lambda dot: (-dot.count, dot.places))


@dataclass(frozen=True, slots=True)
class View:
    """The part of the map that is shown, in whole units of it, and the names that stand there: province → its spot."""

    left: int
    top: int
    width: int
    height: int
    names: Mapping[str, tuple[float, float]]
    short: frozenset[str] = _SHORT

    @classmethod
    def of(cls, drawn: Sequence[Circle]) -> View:
        """What shows all circles with some room around them; all of Canada where there is none."""
        land = outline()
        left = max(0, floor(min((circle.x for circle in drawn), default=0)) - _MARGIN)
        top = max(0, floor(min((circle.y for circle in drawn), default=0)) - _MARGIN)
        right = min(land.width, ceil(max((circle.x for circle in drawn), default=land.width)) + _MARGIN)
        bottom = min(land.height, ceil(max((circle.y for circle in drawn), default=land.height)) + _MARGIN)
        spots = {name: project(*at) for name, at in _NAMES.items()}
        names = {
            name: (round(x, 1), round(y, 1))
            for name, (x, y) in spots.items()
            if left + _MARGIN < x < right - _MARGIN / 2 and top + _MARGIN / 4 < y < bottom - _MARGIN / 4
        }
        return cls(left, top, right - left, bottom - top, names)
