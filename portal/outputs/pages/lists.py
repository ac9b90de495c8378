"""Lists of practices, page by page: all of them, those of a term, those of a place or a source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from portal.catalogue.facets import FACETS
from portal.outputs.addresses import list_address
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.known import distinction_words
from portal.outputs.wording.speech import Speech

ROWS_A_PAGE = 15  # on a phone about ten screens
_DOORS = 3  # other lists that an empty one names
Plan = dict[str, Callable[[Edition], Page]]


def all_practices_page(edition: Edition, number: int) -> Page:
    labels = edition.speech.words["lists"]
    page = Page("practices/", "list.html", labels["all_title"], labels["all_summary"], {"choices": choices(edition), "doors": ()})
    return paged(edition, page, list(edition.catalogue.practices), number)


def facet_page(edition: Edition, number: int, facet: str, term: str) -> Page:
    """The list of a term, also of one that has no practice yet: what is missing is shown as missing."""
    speech = edition.speech
    vocabulary = FACETS[facet].vocabulary
    label = speech.term(vocabulary, term)
    title = speech.facet_title(facet).format(term=label)
    names = edition.catalogue.facets[facet].get(term, ())
    definition = speech.definition(vocabulary, term)
    summary = definition or f"{title}. {speech.counted('lists', len(names))}."
    values = {"facet": facet, "term": term, "definition": definition, "doors": () if names else _doors(edition, facet)}
    return paged(edition, Page(list_address(facet, term), "list.html", title, summary, values), names, number)


def _doors(edition: Edition, facet: str) -> list[tuple[str, str]]:
    """(address, label) of the few lists of a facet that hold most, and of where a practice is proposed: for a list that is empty."""
    fullest = sorted((choice for choice in choices(edition)[facet] if choice[3]), key=lambda choice: -choice[3])[:_DOORS]
    lists = [(address, f"{label} ({edition.speech.number(count)})") for _, label, address, count in fullest]
    return [*lists, ("contribute/", edition.speech.words["home"]["share_link"])]


def choices(edition: Edition) -> dict[str, list[tuple[str, str, str, int]]]:
    """Facet → (term, label, address, number of practices), in the order of the vocabulary."""
    catalogue = edition.catalogue
    return {
        name: [
            (
                term,
                edition.speech.term(facet.vocabulary, term),
                list_address(name, term),
                len(catalogue.facets[name].get(term, ())),
            )
            for term in catalogue.vocabularies[facet.vocabulary]
        ]
        for name, facet in FACETS.items()
    }


def row_words(speech: Speech) -> dict[str, Any]:
    """The words with which scripts fill a practice's row."""
    return {"evidence": distinction_words(speech), "known": speech.words["known"]["count"]}


def plan_list(address: str, rows: int, make: Callable[..., Page]) -> Plan:
    """Address → what makes the page, for every page of a list. ``make`` takes ``number``, from 1."""
    return {numbered(address, number): partial(make, number=number) for number in range(1, _pages_for(rows) + 1)}


def paged(edition: Edition, page: Page, names: Sequence[Any], number: int) -> Page:
    """``page`` with the rows of its page ``number``: templates find ``rows``, ``total``, ``number``, ``pages``, ``heading``
    and ``first``, the list's own address."""
    pages = _pages_for(len(names))
    of = edition.speech.words["lists"]["page"].format(page=number, pages=pages)
    values: Mapping[str, Any] = {
        **page.values,
        "heading": page.title,
        "rows": names[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE],
        "total": len(names),
        "number": number,
        "pages": pages,
        "first": page.address,
    }
    title = page.title if number == 1 else f"{page.title} – {of}"
    return Page(numbered(page.address, number), page.template, title, page.description, values, page.edit_path, page.modified)


def _pages_for(rows: int) -> int:
    return max(1, -(-rows // ROWS_A_PAGE))


def numbered(address: str, number: int) -> str:
    """The first page of a list has the list's address, the others a number after it."""
    return address if number == 1 else f"{address}{number}/"
