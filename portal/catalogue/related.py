"""Which practices stand near another, and why. Two are near when they share what few others have: words, concepts of the
thesaurus, themes, people served, places and partners. Rare things weigh more, as the search weighs them."""

from __future__ import annotations

import math
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from typing import Any

from portal.catalogue.facets import FACETS
from portal.lexicon.concepts import Concept
from portal.lexicon.words import Lexicon, Names
from portal.model.network import Place
from portal.model.practice import Practice
from portal.processes import collect

SHOWN = 4
LEAST = 0.27  # of closeness, below which nothing is shown: of 56 links drawn by chance, 48 were judged apt
_LANGUAGE = "en"  # each practice says the same in both: one is enough to compare by
_TELLING = 10  # things by which others are looked for: what tells most of a practice
_NEIGHBOURS = 7  # looked at on each side among those that share one: cost stays linear in the number of practices
_HELD = 32  # things by which two are compared, the strongest of each
_PART = 100  # practices that a process works out before it takes others
_COMPARED = 10  # of those brought together, the ones that are compared in full
_WEIGHTS = {"title": 1.0, "word": 0.5, "concept": 1.5, "theme": 2.0, "population": 1.0, "place": 0.3, "lead": 0.4, "partner": 0.5}
_SMOOTH = 3  # so that what two or three share is not worth much more than what six do

Key = tuple[str, Any]  # what two practices can share: a kind of thing, and which
Weights = dict[Key, float]


@dataclass(frozen=True, slots=True)
class Related:
    """Another practice, and why it stands here: the rarest ``concept`` that both tell of (an id of the thesaurus) or else the
    first theme that they share; '' for none."""

    id: str
    concept: str
    shared_theme: str
    same_size: bool
    same_lead: bool


class Neighbours(Mapping[str, tuple[Related, ...]]):
    """Practice → the few that are nearest, none for one that is far from all; worked out for whom somebody asks. ``earlier`` are
    those of an earlier reading: what practices weigh that are the same since is taken from there."""

    def __init__(
        self,
        practices: Mapping[str, Practice],
        places: Mapping[str, Place],
        concepts: Sequence[Concept],
        earlier: Neighbours | None = None,
    ) -> None:
        self._practices, self._places, self._concepts = practices, places, concepts
        self._weighed: dict[str, Weights] = {}
        self._vectors: dict[str, Weights] = {}
        self._found: dict[str, tuple[Related, ...]] = {}
        self._once = threading.Lock()  # a preview answers several requests at a time
        if earlier is not None and earlier._weighed and (earlier._places, earlier._concepts) == (places, concepts):
            self._traits = earlier._traits
            same = (name for name, practice in practices.items() if earlier._practices.get(name) is practice)
            self._weighed = {name: earlier._weighed[name] for name in same if name in earlier._weighed}

    def __iter__(self) -> Iterator[str]:
        return iter(self._practices)

    def __len__(self) -> int:
        return len(self._practices)

    def __getitem__(self, name: str) -> tuple[Related, ...]:
        with self._once:
            if name not in self._found:
                self._found[name] = self._nearest(name)
            return self._found[name]

    def settle(self) -> None:
        """Works out all at once, and lets go of what that needs."""
        names = list(self._practices)
        vectors = [self._vector(name) for name in names]  # and what these are made from, for both processes
        parts = collect(
            lambda part: [self._nearest(name) for name in names[part * _PART : (part + 1) * _PART]], -(-len(vectors) // _PART)
        )
        self._found = dict(zip(names, chain.from_iterable(parts), strict=True))
        self._weighed, self._vectors = {}, {}
        for worked_out in ("_traits", "_having", "_rarity", "_order"):
            self.__dict__.pop(worked_out, None)

    def _nearest(self, name: str) -> tuple[Related, ...]:
        vector = self._vector(name)
        near: dict[str, float] = defaultdict(float)
        for key, weight in islice(vector.items(), _TELLING):
            for other in self._around(key, name):
                near[other] += weight
        near.pop(name, None)
        candidates = sorted((-weight, other) for other, weight in near.items())[:_COMPARED]
        compared = sorted((-_closeness(vector, self._vector(other)), other) for _, other in candidates)
        return tuple(
            _reason(self._practices, name, other, self._places, _shared(vector, self._vector(other), self._rarity))
            for closeness, other in compared[:SHOWN]
            if -closeness >= LEAST
        )

    @cached_property
    def _traits(self) -> _Traits:
        return _Traits(self._concepts, self._places)

    @cached_property
    def _having(self) -> Mapping[Key, list[str]]:
        """What can be shared → the practices that have it, in their order."""
        having: dict[Key, list[str]] = defaultdict(list)
        for name, practice in self._practices.items():
            if name not in self._weighed:
                self._weighed[name] = self._traits.of(practice)
            for key in self._weighed[name]:
                having[key].append(name)
        return having

    @cached_property
    def _rarity(self) -> Mapping[Key, float]:
        """Of what more than one practice has."""
        whole = len(self._practices) + _SMOOTH
        return {key: math.log(whole / (len(names) + _SMOOTH)) for key, names in self._having.items() if len(names) > 1}

    @cached_property
    def _order(self) -> Mapping[Key, dict[str, int]]:
        """Where each practice stands among those that have what many have."""
        many = ((key, names) for key, names in self._having.items() if len(names) > 2 * _NEIGHBOURS)
        return {key: {name: at for at, name in enumerate(names)} for key, names in many}

    def _around(self, key: Key, name: str) -> list[str]:
        names = self._having[key]
        if key not in self._order:
            return names
        at = self._order[key][name]
        return names[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]

    def _vector(self, name: str) -> Weights:
        if name not in self._vectors:
            rarity = self._rarity
            weighed = {key: weight * rarity[key] for key, weight in self._weighed[name].items() if key in rarity}
            self._vectors[name] = _unit(weighed)
        return self._vectors[name]


class _Traits:
    """What a practice can share with others, and what each weighs."""

    def __init__(self, concepts: Sequence[Concept], places: Mapping[str, Place]) -> None:
        self._lexicon = Lexicon(_LANGUAGE, [])
        # Where it was is a trait of its own: the names of places would count once more.
        self._of_places = {entry for place in places.values() for entry in self._lexicon.classes(place.name[_LANGUAGE])}
        named: list[tuple[tuple[int, ...], int]] = []
        self._ids = [concept.id for concept in concepts]
        for number, concept in enumerate(concepts):
            named += ((words, number) for phrase in concept.phrases[_LANGUAGE] if (words := self._lexicon.name(phrase)))
        self._names = Names(named)

    def of(self, practice: Practice) -> dict[Key, float]:
        weighed: dict[Key, float] = {}
        for text, kind in ((practice.summary, "word"), (practice.title, "title")):
            run = [entry for entry in self._lexicon.classes(text[_LANGUAGE]) if entry not in self._of_places]
            weighed |= dict.fromkeys((("word", entry) for entry in run), _WEIGHTS[kind])
            weighed |= dict.fromkeys((("concept", self._ids[one]) for one in self._names.within(run)), _WEIGHTS["concept"])
        for kind, shared in (
            ("theme", practice.themes),
            ("population", practice.populations),
            ("place", practice.places),
            ("lead", practice.led_by),
            ("partner", [partner.type for partner in practice.partners]),
        ):
            weighed |= dict.fromkeys(((kind, one) for one in shared), _WEIGHTS[kind])
        return weighed


def _unit(vector: Weights) -> Weights:
    """Of length 1, the strongest first; what weighs little is left out."""
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    strongest = sorted(vector, key=vector.__getitem__, reverse=True)[:_HELD]
    return {key: vector[key] / length for key in strongest}


def _closeness(one: Weights, other: Weights) -> float:
    """The cosine of two vectors of length 1, in which the strongest thing that they share counts by half: one thing alone is
    often an accident. 0 without a theme in common."""
    shared = [key for key in one if key in other]  # in their order: a sum in that of a set would differ from build to build
    if all(kind != "theme" for kind, _ in shared):
        return 0.0
    worth = [one[key] * other[key] for key in shared]
    return sum(worth) - max(worth) / 2


def _shared(one: Weights, other: Weights, rarity: Mapping[Key, float]) -> str:
    """The rarest concept of the thesaurus that both tell of, if it says more than the themes that they share."""
    both = [key for key in one if key in other]
    theme = max((rarity[key] for key in both if key[0] == "theme"), default=0.0)
    telling = [key for key in both if key[0] == "concept" and rarity[key] >= theme]
    return max(telling, key=lambda key: (rarity[key], key), default=("", ""))[1]


def _reason(practices: Mapping[str, Practice], name: str, near: str, places: Mapping[str, Place], concept: str) -> Related:
    one, other = practices[name], practices[near]
    theme = next((theme for theme in one.themes if theme in other.themes), "")
    sizes, others = _sizes(one, places), _sizes(other, places)
    return Related(near, concept, theme, not sizes.isdisjoint(others), not set(one.led_by).isdisjoint(other.led_by))


def _sizes(practice: Practice, places: Mapping[str, Place]) -> frozenset[str]:
    """Of its places. Regions differ too much in size for two of them to be alike."""
    return frozenset(size for size in FACETS["size"].of(practice, places) if size != "region")
