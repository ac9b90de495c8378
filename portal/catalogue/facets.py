"""What practices are browsed and filtered by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # who needs the folders of lists alone need not wait for the models
    from portal.model.network import Place
    from portal.model.practice import Practice

    Places = Mapping[str, Place]


@dataclass(frozen=True)
class Facet:
    """``name`` stands in addresses of the search and in the words of the site (``facets``, ``facet_titles``); ``vocabulary`` is
    the closed list of its terms; ``folder`` is where the lists of its terms live; ``terms`` are those that a practice bears."""

    name: str
    vocabulary: str
    folder: str
    terms: Callable[[Practice, Places], tuple[str, ...]]


def _provinces(practice: Practice, places: Places) -> tuple[str, ...]:
    return tuple(dict.fromkeys(places[place].province for place in practice.places))


def _sizes(practice: Practice, places: Places) -> tuple[str, ...]:
    return tuple(dict.fromkeys(places[place].size for place in practice.places))


# Lists, search, tags of pages and bench all follow this list, and its order.
FACETS: Mapping[str, Facet] = MappingProxyType(
    {
        facet.name: facet
        for facet in (
            Facet("theme", "themes", "themes", lambda practice, _: practice.themes),
            Facet("population", "populations", "populations", lambda practice, _: practice.populations),
            Facet("province", "provinces", "provinces", _provinces),
            Facet("size", "sizes", "sizes", _sizes),
            Facet("answers", "questions", "answers", lambda practice, _: practice.answers),
            Facet("kind", "kinds", "kinds", lambda practice, _: (practice.kind,)),
            Facet("status", "statuses", "statuses", lambda practice, _: (practice.status,)),
            Facet("evidence", "evidence-levels", "evidence", lambda practice, _: (practice.evidence.level,)),
        )
    }
)
