"""Which pages are made from a catalogue, and how each is made in a language: `KINDS` declares every kind of page once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.facets import FACETS
from portal.history import History
from portal.outputs.addresses import item_address, list_address
from portal.outputs.page import Page
from portal.outputs.pages import updates
from portal.outputs.pages.calls import calls_page
from portal.outputs.pages.data import data_page
from portal.outputs.pages.figures import figures_page, results_page
from portal.outputs.pages.gaps import gaps_page
from portal.outputs.pages.home import home_page, search_page
from portal.outputs.pages.lists import Plan, all_practices_page, facet_page, plan_list
from portal.outputs.pages.network import directory_page, organization_page
from portal.outputs.pages.numbers import numbers_page
from portal.outputs.pages.places import place_page, places_page
from portal.outputs.pages.practice import practice_page
from portal.outputs.pages.reference import fields_page, rules_page
from portal.outputs.pages.regions import region_page, regions_page
from portal.outputs.pages.sources import source_page, sources_page
from portal.outputs.pages.subscribe import subscribe_page
from portal.outputs.pages.toolkit import glossary_page, guide_page, guides_page, systems_page, toolkit_page
from portal.outputs.wording.edition import Edition

Told = Callable[[], History]  # reads the library's history, which one page alone needs


@dataclass(frozen=True)
class PageKind:
    """``plan`` gives the pages of this kind, by address; ``searchable``: whether the search looks into them."""

    name: str
    plan: Callable[[Catalogue, Told], Plan]
    searchable: bool = False


def _one(address: str, make: Callable[[Edition], Page]) -> Callable[[Catalogue, Told], Plan]:
    return lambda catalogue, _: {address: make}


def _each(registry: str, make: Callable[..., Page]) -> Callable[[Catalogue, Told], Plan]:
    """A page for each item of a registry; ``make`` takes its id as ``name``."""
    return lambda catalogue, _: {item_address(registry, name): partial(make, name=name) for name in catalogue.items(registry)}


def _places(catalogue: Catalogue, _: Told) -> Plan:
    rows = catalogue.links.practices_of_place
    return _lists({f"places/{name}/": (len(rows.get(name, ())), partial(place_page, name=name)) for name in catalogue.places})


def _sources(catalogue: Catalogue, _: Told) -> Plan:
    rows = catalogue.links.practices_of_source
    return _lists({f"sources/{name}/": (len(rows.get(name, ())), partial(source_page, name=name)) for name in catalogue.sources})


def _terms(catalogue: Catalogue, _: Told) -> Plan:
    return _lists(
        {
            list_address(facet.name, term): (
                len(catalogue.facets[facet.name].get(term, ())),
                partial(facet_page, facet=facet.name, term=term),
            )
            for facet in FACETS.values()
            for term in catalogue.vocabularies[facet.vocabulary]
        }
    )


def _lists(lists: dict[str, tuple[int, Callable[..., Page]]]) -> Plan:
    """The pages of several lists; each is given by its address, the number of its rows and what makes a page of it."""
    return {address: page for first, (rows, make) in lists.items() for address, page in plan_list(first, rows, make).items()}


def _results(catalogue: Catalogue, _: Told) -> Plan:
    return plan_list("figures/results/", len(catalogue.quotables) - len(catalogue.figures), results_page)


def _numbers(catalogue: Catalogue, told: Told) -> Plan:
    return {"numbers/": lambda edition: numbers_page(edition, told())}


# A page that two kinds would give belongs to the first.
KINDS: tuple[PageKind, ...] = (
    PageKind("home", _one("", home_page)),
    PageKind("search", _one("search/", search_page)),
    PageKind("practice", _each("practices", practice_page), searchable=True),
    PageKind(
        "practices", lambda catalogue, _: plan_list("practices/", len(catalogue.practices), all_practices_page), searchable=True
    ),
    PageKind("term", _terms),
    PageKind("directory", _one("network/", directory_page)),
    PageKind("places", _one("places/", places_page)),
    PageKind("sources", _one("sources/", sources_page)),
    PageKind("organization", _each("organizations", organization_page)),
    PageKind("place", _places),
    PageKind("source", _sources),
    PageKind("toolkit", _one("toolkit/", toolkit_page)),
    PageKind("guides", _one("guides/", guides_page)),
    PageKind("glossary", _one("glossary/", glossary_page)),
    PageKind("systems", _one("systems/", systems_page)),
    PageKind("guide", _each("guides", guide_page)),
    PageKind("calls", _one("calls/", calls_page)),
    PageKind("gaps", _one("gaps/", gaps_page)),
    PageKind("figures", _one("figures/", figures_page)),
    PageKind("regions", _one("regions/", regions_page)),
    PageKind("region", _each("regions", region_page)),
    PageKind("results", _results),
    PageKind("updates", lambda catalogue, _: plan_list("updates/", len(catalogue.open_updates), updates.updates_page)),
    PageKind(
        "funding", lambda catalogue, _: plan_list("funding/", len(updates.open_opportunities(catalogue)), updates.funding_page)
    ),
    PageKind("calendar", lambda catalogue, _: updates.plan_calendar(catalogue)),
    PageKind("update", _each("updates", updates.update_page), searchable=True),
    PageKind("numbers", _numbers),
    PageKind("rules", _one("contribute/rules/", rules_page)),
    PageKind("fields", _one("contribute/fields/", fields_page)),
    PageKind("data", _one("data/", data_page)),
    PageKind("subscribe", _one("subscribe/", subscribe_page)),
)


def plan_by_kind(catalogue: Catalogue, told: Told = History) -> dict[str, Plan]:
    """Name of a kind → its pages, by address."""
    return {kind.name: kind.plan(catalogue, told) for kind in KINDS}


def plan(catalogue: Catalogue, told: Told = History) -> Plan:
    """Address → what makes the page in a language. Cheap: a page costs nothing until it is made. Without ``told`` the page that
    needs the history says that it is not at hand."""
    pages: Plan = {}
    for planned in plan_by_kind(catalogue, told).values():
        for address, make in planned.items():
            pages.setdefault(address, make)
    return pages


def searchable_folders(catalogue: Catalogue) -> tuple[str, ...]:
    """The first folders in the addresses of the pages that the search looks into, such as 'practices'."""
    addresses = (address for kind in KINDS if kind.searchable for address in kind.plan(catalogue, History))
    return tuple(sorted({address.split("/")[0] for address in addresses}))


def all_pages(edition: Edition, told: Told = History) -> Iterator[Page]:
    """Every catalogue page of an edition; ``told`` as in `plan`."""
    return (make(edition) for make in plan(edition.catalogue, told).values())
