"""The page that orders practices by what a place is like. How well one fits is summed up in the browser (``theme/assets/fits.js``)
by the weights that stand here and on the page."""

from __future__ import annotations

from types import MappingProxyType

from portal.catalogue.facets import FACETS
from portal.outputs.page import Page
from portal.outputs.pages.lists import row_words
from portal.outputs.pages.places import communities
from portal.outputs.wording.edition import Edition

# What each reason adds or takes away. What one works on counts more than all about the place together, most where a practice is
# about it before all else (its first theme); what the sources do not say counts nothing, and an amount that they name is seldom
# the whole cost.
WEIGHTS = MappingProxyType(
    {
        "place": 4,
        "size": 3,
        "theme": 10,
        "touches": 6,
        "province": 2,
        "population": 2,
        "within": 0,
        "partners": 1,
        "staff": 1,
        "rides": 1,
        "named": 0,
        "told": 0,
        "untold": 0,
        "unknown_staff": 0,
        "missing": -1,
        "more_staff": -1,
        "above": -2,
        "no_transit": -2,
    }
)
# What rows and reasons name, as the scripts call it → the list that has its words.
_NAMED = MappingProxyType(
    {
        **{facet: FACETS[facet].vocabulary for facet in ("size", "status", "population", "theme")},
        "partner": "partner-types",
    }
)


def fits_page(edition: Edition) -> Page:
    catalogue, speech = edition.catalogue, edition.speech
    labels = speech.words

    def terms(vocabulary: str, *without: str) -> list[tuple[str, str]]:
        return [(term, speech.term(vocabulary, term)) for term in catalogue.vocabularies[vocabulary] if term not in without]

    named = [
        {"id": facet, "terms": [{"id": term, "label": label} for term, label in terms(vocabulary)]}
        for facet, vocabulary in _NAMED.items()
    ]
    values = {
        "places": communities(edition),
        "sizes": terms("sizes", "region"),
        "provinces": terms("provinces", "CA"),
        "themes": terms("themes"),
        "partners": terms("partner-types"),
        "populations": terms("populations"),
        "weights": dict(WEIGHTS),
        "facet_data": named,
        "shown": row_words(speech),
    }
    return Page("fits/", "fits.html", labels["fits"]["title"], labels["fits"]["summary"], values)
