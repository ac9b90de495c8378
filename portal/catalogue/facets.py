"""What practices are browsed and filtered by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from portal.incomplete import Incomplete

if TYPE_CHECKING:  # who needs the folders of lists alone need not wait for the models
    from portal.model.network import Place
    from portal.model.practice import Practice

    Places = Mapping[str, Place]


@dataclass(frozen=True)
class Facet:
    """``name`` stands in addresses of the search and in the words of the site (``facets``); ``vocabulary`` is the closed list of its
    terms; ``folder`` is where the lists of its terms live; ``terms`` are those that a practice bears.

    What is particular to it: ``words``: a practice is found by the words of its terms; ``lists``: so are the lists of its terms;
    ``placed``: the page of a practice has a place for it in its template, elsewhere than among the facets at a glance."""

    name: str
    vocabulary: str
    folder: str
    terms: Callable[[Practice, Places], tuple[str, ...]]
    words: bool = True
    lists: bool = True
    placed: bool = False

    def of(self, practice: Practice, places: Places) -> tuple[str, ...]:
        """The terms that a practice bears. Raises Incomplete when they ask for a field that no practice has."""
        try:
            return self.terms(practice, places)
        except AttributeError as error:
            raise Incomplete(
                f"The facet '{self.name}' asks a practice for '{error.name}', which is no field: add it in portal/model/practice.py. · "
                f"La facette « {self.name} » demande à une pratique « {error.name} », qui n'est pas un champ : "
                f"ajoutez-le dans portal/model/practice.py."
            ) from None


def _provinces(practice: Practice, places: Places) -> tuple[str, ...]:
    return tuple(dict.fromkeys(places[place].province for place in practice.places))


def _sizes(practice: Practice, places: Places) -> tuple[str, ...]:
    return tuple(dict.fromkeys(places[place].size for place in practice.places))


_placed = partial(Facet, placed=True)
_filter_alone = partial(_placed, words=False, lists=False)

# Lists, search, the pages of practices and bench all follow this list, and its order.
FACETS: Mapping[str, Facet] = MappingProxyType(
    {
        facet.name: facet
        for facet in (
            _placed("theme", "themes", "themes", lambda practice, _: practice.themes),
            _placed("population", "populations", "populations", lambda practice, _: practice.populations),
            _placed("province", "provinces", "provinces", _provinces, words=False),
            _filter_alone("size", "sizes", "sizes", _sizes),
            _filter_alone("answers", "questions", "answers", lambda practice, _: practice.answers),
            _placed("kind", "kinds", "kinds", lambda practice, _: (practice.kind,), lists=False),
            _filter_alone("status", "statuses", "statuses", lambda practice, _: (practice.status,)),
            _filter_alone("evidence", "evidence-levels", "evidence", lambda practice, _: (practice.evidence.level,)),
        )
    }
)
