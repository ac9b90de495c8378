"""All pages that are made from a catalogue, in one language."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from portal.catalogue import FACETS
from portal.outputs.addresses import list_address
from portal.outputs.page import Page
from portal.outputs.practice import practice_page
from portal.outputs.reference import fields_page, rules_page
from portal.outputs.speech import Speech

ROWS_A_PAGE = 50

def all_pages(speech: Speech) -> Iterator[Page]:
    """Every catalogue page of the language, home first, then practices, lists and reference pages."""
    yield home_page(speech)
    for name in speech.catalogue.practices:
        yield practice_page(speech, name)
    yield from list_pages(speech)
    yield search_page(speech)
    yield sources_page(speech)
    yield rules_page(speech)
    yield fields_page(speech)


def home_page(speech: Speech) -> Page:
    catalogue, said = speech.catalogue, speech.words
    newest = sorted(catalogue.practices, key=lambda name: catalogue.practices[name].review.submitted, reverse=True)
    values = {"choices": choices(speech), "newest": newest[:5]}
    return Page("", "home.html", said["home"]["title"], said["site"]["tagline"], values)


def list_pages(speech: Speech) -> Iterator[Page]:
    """The list of all practices, and one for each term of each facet, also of those that have none yet."""
    catalogue, said = speech.catalogue, speech.words
    names = list(catalogue.practices)
    yield from _list(speech, "practices/", said["lists"]["all_title"], said["lists"]["all_summary"], names, {"choices": choices(speech)})
    for facet, vocabulary in FACETS.items():
        for term in catalogue.vocabularies[vocabulary]:
            label = speech.term(vocabulary, term)
            title = said["facet_titles"][facet].format(term=label)
            found = catalogue.facets[facet].get(term, ())
            summary = speech.definition(vocabulary, term) or f"{title}. {speech.counted('lists', len(found))}."
            shown = {"facet": facet, "term": term, "definition": speech.definition(vocabulary, term)}
            yield from _list(speech, list_address(facet, term), title, summary, found, shown)


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


def _list(speech: Speech, address: str, title: str, summary: str, names: Sequence[str], values: dict[str, Any]) -> Iterator[Page]:
    """Pages of at most `ROWS_A_PAGE` rows; the first has the address itself, the others a number after it."""
    count = max(1, -(-len(names) // ROWS_A_PAGE))
    for number in range(1, count + 1):
        rows = names[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
        here = address if number == 1 else f"{address}{number}/"
        of = speech.words["lists"]["page"].format(page=number, pages=count)
        yield Page(
            here,
            "list.html",
            title if number == 1 else f"{title} – {of}",
            summary,
            {**values, "heading": title, "rows": rows, "total": len(names), "number": number, "pages": count, "first": address},
        )
