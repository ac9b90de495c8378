"""Which pages are made from a catalogue, and how each is made in a language: `KINDS` declares every kind of page once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.facets import FACETS
from portal.history.history import History
from portal.outputs.addresses import item_address, list_address
from portal.outputs.newsletter.pieces import ADDRESS
from portal.outputs.page import Page
from portal.outputs.pages import calls, figures, replications, updates
from portal.outputs.pages.assessments import assessment_page, assessments_page
from portal.outputs.pages.circles import circle_page, circles_page
from portal.outputs.pages.data import data_page
from portal.outputs.pages.fits import fits_page
from portal.outputs.pages.gaps import gaps_page
from portal.outputs.pages.guides import guide_page
from portal.outputs.pages.home import home_page, search_page
from portal.outputs.pages.indicators import indicator_page, indicators_page
from portal.outputs.pages.lists import Plan, all_practices_page, facet_page, plan_list
from portal.outputs.pages.network import directory_page, organization_page
from portal.outputs.pages.newsletter import newsletter_page
from portal.outputs.pages.numbers import numbers_page
from portal.outputs.pages.offline import offline_page
from portal.outputs.pages.parity import ADDRESS as LANGUAGES
from portal.outputs.pages.parity import parity_page
from portal.outputs.pages.places import place_page, places_page
from portal.outputs.pages.practice import practice_page
from portal.outputs.pages.questions import question_page, questions_page
from portal.outputs.pages.reference import fields_page, rules_page
from portal.outputs.pages.regions import region_page, regions_page
from portal.outputs.pages.selection import selection_page
from portal.outputs.pages.share import share_page
from portal.outputs.pages.sources import source_page, sources_page
from portal.outputs.pages.subscribe import subscribe_page
from portal.outputs.pages.templates import template_page, templates_page
from portal.outputs.pages.toolkit import glossary_page, guides_page, systems_page, toolkit_page
from portal.outputs.wording.edition import Edition

Told = Callable[[], History]  # reads the library's history, which one page alone needs


@dataclass(frozen=True)
class PageKind:
    """``plan`` gives the pages of this kind, by address; ``found`` is the address of one that the search finds by its title, beside
    what it finds by itself: the items of the library and the lists of terms."""

    name: str
    plan: Callable[[Catalogue, Told], Plan]
    found: str = ""


def _one(address: str, make: Callable[[Edition], Page]) -> Callable[[Catalogue, Told], Plan]:
    return lambda catalogue, _: {address: make}


def _single(name: str, address: str, make: Callable[[Edition], Page]) -> PageKind:
    """A kind of one page. The search finds it by its title: to be found, nobody has to remember anything."""
    return PageKind(name, _one(address, make), found=address)


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
    return plan_list("figures/results/", len(catalogue.quotables) - len(catalogue.figures), figures.results_page)


def _calls(catalogue: Catalogue, _: Told) -> Plan:
    themes, addressees = calls.by_theme(catalogue), calls.by_addressee(catalogue)
    return {
        **{f"calls/{theme}/": partial(calls.theme_page, theme=theme, found=demands) for theme, demands in themes.items()},
        **{
            calls.addressee_address(addressee): partial(calls.addressee_page, addressee=addressee, found=demands)
            for addressee, demands in addressees.items()
        },
    }


def _figures(catalogue: Catalogue, _: Told) -> Plan:
    return _lists(
        {
            figures.address(theme): (len(names), partial(figures.theme_page, theme=theme))
            for theme, names in figures.by_theme(catalogue).items()
        }
    )


def _numbers(catalogue: Catalogue, told: Told) -> Plan:
    return {"numbers/": lambda edition: numbers_page(edition, told())}


# A page that two kinds would give belongs to the first.
KINDS: tuple[PageKind, ...] = (
    PageKind("home", _one("", home_page)),
    PageKind("search", _one("search/", search_page)),
    _single("fits", "fits/", fits_page),
    PageKind("practice", _each("practices", practice_page)),
    PageKind(
        "practices",
        lambda catalogue, _: plan_list("practices/", len(catalogue.practices), all_practices_page),
        found="practices/",
    ),
    PageKind("term", _terms),
    _single("directory", "network/", directory_page),
    _single("places", "places/", places_page),
    _single("sources", "sources/", sources_page),
    PageKind("organization", _each("organizations", organization_page)),
    PageKind("place", _places),
    PageKind("source", _sources),
    PageKind("replications", lambda catalogue, _: replications.plan_replications(catalogue), found="replications/"),
    PageKind("replication", _each("replications", replications.replication_page)),
    PageKind(
        "questions",
        lambda catalogue, _: plan_list("questions/", len(catalogue.peer_questions), questions_page),
        found="questions/",
    ),
    PageKind("question", _each("peer-questions", question_page)),
    PageKind("circles", lambda catalogue, _: plan_list("circles/", len(catalogue.circles), circles_page), found="circles/"),
    PageKind("circle", _each("circles", circle_page)),
    _single("toolkit", "toolkit/", toolkit_page),
    _single("guides", "guides/", guides_page),
    _single("glossary", "glossary/", glossary_page),
    _single("systems", "systems/", systems_page),
    PageKind("guide", _each("guides", guide_page)),
    _single("templates", "templates/", templates_page),
    PageKind("template", _each("templates", template_page)),
    _single("assessments", "assessments/", assessments_page),
    PageKind("assessment", _each("assessments", assessment_page)),
    _single("indicators", "indicators/", indicators_page),
    PageKind("indicators of a theme", _each("indicators", indicator_page)),
    _single("calls", "calls/", calls.calls_page),
    PageKind("calls in full", _calls),
    _single("gaps", "gaps/", gaps_page),
    _single("figures", "figures/", figures.figures_page),
    PageKind("figures of a theme", _figures),
    _single("regions", "regions/", regions_page),
    PageKind("region", _each("regions", region_page)),
    PageKind("results", _results),
    PageKind(
        "updates", lambda catalogue, _: plan_list("updates/", len(catalogue.open_updates), updates.updates_page), found="updates/"
    ),
    PageKind(
        "funding",
        lambda catalogue, _: plan_list("funding/", len(updates.open_opportunities(catalogue)), updates.funding_page),
        found="funding/",
    ),
    PageKind("calendar", lambda catalogue, _: updates.plan_calendar(catalogue), found="calendar/"),
    PageKind("update", _each("updates", updates.update_page)),
    PageKind("numbers", _numbers, found="numbers/"),
    _single("share", "contribute/share/", share_page),
    _single("rules", "contribute/rules/", rules_page),
    _single("fields", "contribute/fields/", fields_page),
    _single("parity", LANGUAGES, parity_page),
    _single("data", "data/", data_page),
    _single("selection", "selection/", selection_page),
    _single("offline", "offline/", offline_page),
    _single("newsletter", ADDRESS, newsletter_page),
    _single("subscribe", "subscribe/", subscribe_page),
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


def found_pages(catalogue: Catalogue) -> Plan:
    """Address → what makes the page, for those that the search finds by their titles."""
    return {kind.found: kind.plan(catalogue, History)[kind.found] for kind in KINDS if kind.found}
