"""What can be found, beside pages: for each registry what one of its items says in a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from portal.catalogue.facets import FACETS
from portal.outputs.search import network, toolkit
from portal.outputs.search.documents import Version
from portal.outputs.search.practices import version_of_practice
from portal.outputs.wording.edition import Edition

# Registry → what an item says, in the order in which the index holds them.
VERSIONS: MappingProxyType[str, Callable[[Edition, str], Version]] = MappingProxyType(
    {
        "practices": version_of_practice,
        "guides": toolkit.version_of_guide,
        "templates": toolkit.version_of_template,
        "assessments": toolkit.version_of_assessment,
        "indicators": toolkit.version_of_indicators,
        "organizations": network.version_of_organization,
        "places": network.version_of_place,
        "glossary": toolkit.version_of_term,
        "calls": toolkit.version_of_call,
        "figures": toolkit.version_of_figure,
        "regions": network.version_of_region,
        "systems": toolkit.version_of_system,
        "sources": toolkit.version_of_source,
        "replications": network.version_of_replication,
        "peer-questions": network.version_of_question,
        "circles": network.version_of_circle,
        "updates": network.version_of_update,
    }
)


def list_of(edition: Edition, facet: str, term: str) -> Version:
    """The list of the practices that bear a term."""
    speech, vocabulary = edition.speech, FACETS[facet].vocabulary
    label, definition = speech.term(vocabulary, term), speech.definition(vocabulary, term)
    count = len(edition.catalogue.facets[facet].get(term, ()))
    return Version({"title": [label], "text": [definition]}, label, definition, speech.counted("lists", count))


def terms_of(edition: Edition, registry: str, name: str) -> tuple[tuple[str, str], ...]:
    """The (facet, term) pairs that an item bears: what it says of themes, provinces, sizes and places."""
    catalogue = edition.catalogue
    item = catalogue.items(registry)[name]
    if registry == "practices":
        return tuple((facet, term) for facet in FACETS for term in catalogue.terms_of(item, facet))
    if registry == "guides":
        return (("theme", name),)
    themes = catalogue.practices[item.practice].themes if registry == "replications" else getattr(item, "themes", ())
    places: Mapping[str, Any] = catalogue.places
    found = [places[place] for place in ((name,) if registry == "places" else getattr(item, "places", ()))]
    provinces = [*getattr(item, "provinces", ()), *(place.province for place in found)]
    sizes = [*getattr(item, "sizes", ()), *(place.size for place in found)]
    terms = (
        ("theme", themes),
        ("province", [*provinces, *([item.province] if registry == "regions" else [])]),
        ("size", sizes),
    )
    return tuple(dict.fromkeys((facet, term) for facet, held in terms for term in held))
