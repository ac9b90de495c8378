"""What practices are browsed and filtered by."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from portal.model.network import Place
from portal.model.practice import Practice

# Facet → the vocabulary that holds its words. Lists, search and pages all follow this order.
FACETS: Mapping[str, str] = MappingProxyType(
    {
        "theme": "themes",
        "population": "populations",
        "province": "provinces",
        "size": "sizes",
        "kind": "kinds",
        "status": "statuses",
        "evidence": "evidence-levels",
    }
)


def terms_of(practice: Practice, facet: str, places: Mapping[str, Place]) -> tuple[str, ...]:
    """The terms of a facet that a practice bears. Raises KeyError for what is no facet."""
    match facet:
        case "theme":
            return practice.themes
        case "population":
            return practice.populations
        case "province":
            return tuple(dict.fromkeys(places[place].province for place in practice.places))
        case "size":
            return tuple(dict.fromkeys(places[place].size for place in practice.places))
        case "kind":
            return (practice.kind,)
        case "status":
            return (practice.status,)
        case "evidence":
            return (practice.evidence.level,)
    raise KeyError(facet)
