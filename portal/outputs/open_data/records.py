"""Items of the library as plain data: what their file says, with their id and addresses, and the ways back that no file states."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from portal.catalogue.catalogue import Catalogue
from portal.kinds import VOCABULARIES, Kind, all_kinds
from portal.model.vocabulary import Term
from portal.outputs.addresses import item_address
from portal.settings import LANGUAGES, Settings

Record = dict[str, Any]


def published_kinds() -> tuple[Kind, ...]:
    """The kinds of items that have a place on the site; closed lists are published together."""
    return tuple(kind for kind in all_kinds() if kind.registry not in VOCABULARIES)


def record(catalogue: Catalogue, settings: Settings, registry: str, name: str) -> Record:
    """One item. Raises KeyError when there is none of this id."""
    item = catalogue.items(registry)[name]
    model: Any = type(item)
    fields = _adapter(model).dump_python(item, mode="json", by_alias=True, exclude_none=True)
    return {
        "id": name,
        "page": page_addresses(settings, registry, name),
        **{name: value for name, value in fields.items() if value != []},
        **_ways_back(catalogue, registry, name),
    }


def page_addresses(settings: Settings, registry: str, name: str) -> dict[str, str]:
    """Language → the address of the item's page."""
    return {language: settings.address(language, item_address(registry, name)) for language in LANGUAGES}


def vocabulary(catalogue: Catalogue, name: str) -> list[Record]:
    """The terms of a closed list, in its order."""
    adapter = _adapter(Term)
    terms = catalogue.vocabularies[name]
    return [{"id": id, **adapter.dump_python(term, mode="json", exclude_none=True)} for id, term in terms.items()]


def _ways_back(catalogue: Catalogue, registry: str, name: str) -> Record:
    links = catalogue.links
    found: Mapping[str, Any] = {}
    match registry:
        case "practices":
            found = {
                "answers_calls": links.calls_of_practice.get(name),
                "adapted_by": catalogue.adaptations.get(name),
                "related": [near.id for near in catalogue.related.get(name, ())],
            }
        case "organizations":
            deeds = catalogue.deeds[name]
            found = {"led": deeds.led, "took_part_in": deeds.joined, "leads": deeds.leads}
        case "places":
            found = {"practices": links.practices_of_place.get(name), "organizations": links.organizations_of_place.get(name)}
        case "sources":
            found = {"practices": links.practices_of_source.get(name)}
        case "guides":
            found = {"practices": catalogue.facets["theme"].get(name), "calls": links.calls_of_theme.get(name)}
    return {field: list(value) for field, value in found.items() if value}


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)
