"""Items of the library as plain data: what their file says, with their id and addresses, and the ways back that no file states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from portal.catalogue.catalogue import Catalogue
from portal.kinds import Kind, all_kinds
from portal.outputs.addresses import item_address
from portal.settings import LANGUAGES, Settings

Record = dict[str, Any]
Ids = Callable[[Catalogue, str], Iterable[str]]
# Registry → field → the ids of what names an item, which its own file does not state.
WAYS_BACK: Mapping[str, Mapping[str, Ids]] = MappingProxyType(
    {
        "practices": {
            "answers_calls": lambda catalogue, name: catalogue.links.calls_of_practice.get(name, ()),
            "adapted_by": lambda catalogue, name: catalogue.adaptations.get(name, ()),
            "replications": lambda catalogue, name: catalogue.links.replications_of_practice.get(name, ()),
            "related": lambda catalogue, name: (near.id for near in catalogue.related.get(name, ())),
        },
        "organizations": {
            "led": lambda catalogue, name: catalogue.deeds[name].led,
            "took_part_in": lambda catalogue, name: catalogue.deeds[name].joined,
            "leads": lambda catalogue, name: catalogue.deeds[name].leads,
        },
        "places": {
            "practices": lambda catalogue, name: catalogue.links.practices_of_place.get(name, ()),
            "organizations": lambda catalogue, name: catalogue.links.organizations_of_place.get(name, ()),
        },
        "sources": {"practices": lambda catalogue, name: catalogue.links.practices_of_source.get(name, ())},
        "guides": {
            "practices": lambda catalogue, name: catalogue.facets["theme"].get(name, ()),
            "calls": lambda catalogue, name: catalogue.links.calls_of_theme.get(name, ()),
        },
    }
)


def published_kinds() -> tuple[Kind, ...]:
    """The kinds of items that have a place on the site; closed lists and the thesaurus are published together."""
    return tuple(kind for kind in all_kinds() if kind.has_pages)


def record(catalogue: Catalogue, settings: Settings, registry: str, name: str) -> Record:
    """One item. Raises KeyError when there is none of this id."""
    return {
        "id": name,
        "page": page_addresses(settings, registry, name),
        **_fields(catalogue.items(registry)[name]),
        **_ways_back(catalogue, registry, name),
    }


def page_addresses(settings: Settings, registry: str, name: str) -> dict[str, str]:
    """Language → the address of the item's page."""
    return {language: settings.address(language, item_address(registry, name)) for language in LANGUAGES}


def vocabulary(catalogue: Catalogue, name: str) -> list[Record]:
    """The terms of a closed list, or the concepts of the thesaurus, in their order."""
    return [{"id": id, **_fields(term)} for id, term in catalogue.items(name).items()]


def _fields(item: Any) -> Record:
    """What the file says of an item, without what it leaves out."""
    model: Any = type(item)
    fields = _adapter(model).dump_python(item, mode="json", by_alias=True, exclude_none=True)
    return {name: value for name, value in fields.items() if value != []}


def _ways_back(catalogue: Catalogue, registry: str, name: str) -> Record:
    ways = {field: list(ids(catalogue, name)) for field, ids in WAYS_BACK.get(registry, {}).items()}
    return {field: ids for field, ids in ways.items() if ids}


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)
