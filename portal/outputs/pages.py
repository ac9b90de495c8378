"""Which pages are made from a catalogue, and how each is made in a language."""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from portal.catalogue import FACETS, Catalogue
from portal.outputs.addresses import list_address
from portal.outputs.network import directory_page, organization_page
from portal.outputs.page import Page
from portal.outputs.practice import practice_page
from portal.outputs.reference import fields_page, rules_page
from portal.outputs.speech import Speech

ROWS_A_PAGE = 50
Plan = dict[str, Callable[[Speech], Page]]


def plan(catalogue: Catalogue) -> Plan:
    """Address → what makes the page in a language. Cheap: a page costs nothing until it is made."""
    pages: Plan = {"": home_page}
    for name in catalogue.practices:
        pages[f"practices/{name}/"] = partial(practice_page, name=name)
    pages.update(_plan_list("practices/", len(catalogue.practices), all_practices_page))
    for facet, vocabulary in FACETS.items():
        for term in catalogue.vocabularies[vocabulary]:
            count = len(catalogue.facets[facet].get(term, ()))
            pages.update(_plan_list(list_address(facet, term), count, partial(facet_page, facet=facet, term=term)))
    pages["network/"] = directory_page
    for name in catalogue.organizations:
        pages[f"network/{name}/"] = partial(organization_page, name=name)
    return pages | {
        "search/": search_page,
        "sources/": sources_page,
        "contribute/rules/": rules_page,
        "contribute/fields/": fields_page,
    }


def all_pages(speech: Speech) -> Iterator[Page]:
    """Every catalogue page in the language of ``speech``."""
    return (make(speech) for make in plan(speech.catalogue).values())


def home_page(speech: Speech) -> Page:
    catalogue, said = speech.catalogue, speech.words
    newest = sorted(catalogue.practices, key=lambda name: catalogue.practices[name].review.submitted, reverse=True)
    values = {"choices": choices(speech), "newest": newest[:5]}
    return Page("", "home.html", said["home"]["title"], said["site"]["tagline"], values)


def all_practices_page(speech: Speech, number: int) -> Page:
    said = speech.words["lists"]
    names = list(speech.catalogue.practices)
    return _list_page(speech, "practices/", said["all_title"], said["all_summary"], names, number, {"choices": choices(speech)})


def facet_page(speech: Speech, number: int, facet: str, term: str) -> Page:
    """The list of a term, also of one that has no practice yet: what is missing is shown as missing."""
    label = speech.term(FACETS[facet], term)
    title = speech.words["facet_titles"][facet].format(term=label)
    names = speech.catalogue.facets[facet].get(term, ())
    definition = speech.definition(FACETS[facet], term)
    summary = definition or f"{title}. {speech.counted('lists', len(names))}."
    values = {"facet": facet, "term": term, "definition": definition}
    return _list_page(speech, list_address(facet, term), title, summary, names, number, values)


def search_page(speech: Speech) -> Page:
    said = speech.words
    return Page("search/", "search.html", said["search"]["title"], said["search"]["label"], {"choices": choices(speech)})


def sources_page(speech: Speech) -> Page:
    catalogue, said = speech.catalogue, speech.words
    cards: dict[str, int] = {}
    for practice in catalogue.practices.values():
        for source in {citation.id for citation in practice.sources}:
            cards[source] = cards.get(source, 0) + 1
    return Page("sources/", "sources.html", said["sources"]["title"], said["sources"]["summary"], {"cards": cards})


def choices(speech: Speech) -> dict[str, list[tuple[str, str, str, int]]]:
    """Facet → (term, label, address, number of practices), in the order of the vocabulary."""
    catalogue = speech.catalogue
    return {
        facet: [
            (term, speech.term(vocabulary, term), list_address(facet, term), len(catalogue.facets[facet].get(term, ())))
            for term in catalogue.vocabularies[vocabulary]
        ]
        for facet, vocabulary in FACETS.items()
    }


def _pages_for(rows: int) -> int:
    return max(1, -(-rows // ROWS_A_PAGE))


def _numbered(address: str, number: int) -> str:
    """The first page of a list has the list's address, the others a number after it."""
    return address if number == 1 else f"{address}{number}/"


def _plan_list(address: str, rows: int, make: Callable[..., Page]) -> Plan:
    return {_numbered(address, number): partial(make, number=number) for number in range(1, _pages_for(rows) + 1)}


def _list_page(
    speech: Speech, first: str, title: str, summary: str, names: Sequence[str], number: int, values: dict[str, Any]
) -> Page:
    pages = _pages_for(len(names))
    of = speech.words["lists"]["page"].format(page=number, pages=pages)
    return Page(
        _numbered(first, number),
        "list.html",
        title if number == 1 else f"{title} – {of}",
        summary,
        {
            **values,
            "heading": title,
            "rows": names[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE],
            "total": len(names),
            "number": number,
            "pages": pages,
            "first": first,
        },
    )
