"""Which pages are made from a catalogue, and how each is made in a language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.facets import FACETS
from portal.history import History
from portal.outputs.addresses import list_address
from portal.outputs.page import Page
from portal.outputs.pages import updates
from portal.outputs.pages.calls import calls_page
from portal.outputs.pages.data import data_page
from portal.outputs.pages.figures import figures_page, results_page
from portal.outputs.pages.gaps import gaps_page
from portal.outputs.pages.lists import (
    Plan,
    all_practices_page,
    choices,
    facet_page,
    plan_list,
)
from portal.outputs.pages.network import directory_page, organization_page
from portal.outputs.pages.numbers import numbers_page
from portal.outputs.pages.places import place_page, places_page
from portal.outputs.pages.practice import practice_page
from portal.outputs.pages.reference import fields_page, rules_page
from portal.outputs.pages.regions import region_page, regions_page
from portal.outputs.pages.sources import source_page, sources_page
from portal.outputs.pages.subscribe import subscribe_page
from portal.outputs.pages.toolkit import (
    glossary_page,
    guide_page,
    guides_page,
    systems_page,
    toolkit_page,
)
from portal.outputs.wording.edition import Edition


def plan(catalogue: Catalogue, told: Callable[[], History] = History) -> Plan:
    """Address → what makes the page in a language. Cheap: a page costs nothing until it is made. ``told`` reads the library's
    history, which one page alone needs; without it the page says that the history is not at hand."""
    links = catalogue.links
    pages: Plan = {"": home_page, "search/": search_page}
    for name in catalogue.practices:
        pages[f"practices/{name}/"] = partial(practice_page, name=name)
    pages |= plan_list("practices/", len(catalogue.practices), all_practices_page)
    for facet, vocabulary in FACETS.items():
        for term in catalogue.vocabularies[vocabulary]:
            count = len(catalogue.facets[facet].get(term, ()))
            pages |= plan_list(list_address(facet, term), count, partial(facet_page, facet=facet, term=term))
    pages |= {"network/": directory_page, "places/": places_page, "sources/": sources_page}
    for name in catalogue.organizations:
        pages[f"network/{name}/"] = partial(organization_page, name=name)
    for name in catalogue.places:
        pages |= plan_list(f"places/{name}/", len(links.practices_of_place.get(name, ())), partial(place_page, name=name))
    for name in catalogue.sources:
        pages |= plan_list(f"sources/{name}/", len(links.practices_of_source.get(name, ())), partial(source_page, name=name))
    pages |= {"toolkit/": toolkit_page, "guides/": guides_page, "glossary/": glossary_page, "systems/": systems_page}
    for name in catalogue.guides:
        pages[f"guides/{name}/"] = partial(guide_page, name=name)
    pages |= {"calls/": calls_page, "gaps/": gaps_page, "figures/": figures_page, "regions/": regions_page}
    for name in catalogue.regions:
        pages[f"regions/{name}/"] = partial(region_page, name=name)
    results = len(catalogue.quotables) - len(catalogue.figures)
    pages |= plan_list("figures/results/", results, results_page)
    pages |= updates.plan(catalogue)
    pages["numbers/"] = lambda edition: numbers_page(edition, told())
    return pages | {
        "contribute/rules/": rules_page,
        "contribute/fields/": fields_page,
        "data/": data_page,
        "subscribe/": subscribe_page,
    }


def all_pages(edition: Edition, told: Callable[[], History] = History) -> Iterator[Page]:
    """Every catalogue page of an edition; ``told`` as in `plan`."""
    return (make(edition) for make in plan(edition.catalogue, told).values())


def home_page(edition: Edition) -> Page:
    catalogue, labels = edition.catalogue, edition.speech.words
    newest = sorted(catalogue.practices, key=lambda name: catalogue.practices[name].review.submitted, reverse=True)
    chosen = choices(edition)
    challenges = [
        (term, label, f"guides/{term}/" if term in catalogue.guides else address, count)
        for term, label, address, count in chosen["theme"]
    ]
    near = updates.nearest(catalogue) if catalogue.open_updates else {}
    values = {"choices": chosen, "challenges": challenges, "newest": newest[:5], "nearest": near}
    return Page("", "home.html", labels["home"]["title"], labels["site"]["tagline"], values)


def search_page(edition: Edition) -> Page:
    labels = edition.speech.words
    return Page("search/", "search.html", labels["search"]["title"], labels["search"]["label"], {"choices": choices(edition)})
