"""The two ways in: the home page and the search."""

from __future__ import annotations

from portal.outputs.page import Page
from portal.outputs.pages import updates
from portal.outputs.pages.lists import choices
from portal.outputs.wording.edition import Edition

_NEWEST = 5  # practices that the home page shows


def home_page(edition: Edition) -> Page:
    catalogue, labels = edition.catalogue, edition.speech.words
    newest = sorted(catalogue.practices, key=lambda name: catalogue.practices[name].review.submitted, reverse=True)
    choices_by_facet = choices(edition)
    challenges = [
        (term, label, f"guides/{term}/" if term in catalogue.guides else address, count)
        for term, label, address, count in choices_by_facet["theme"]
    ]
    near = updates.nearest(catalogue) if catalogue.open_updates else {}
    values = {"choices": choices_by_facet, "challenges": challenges, "newest": newest[:_NEWEST], "nearest": near}
    return Page("", "home.html", labels["home"]["title"], labels["site"]["tagline"], values)


def search_page(edition: Edition) -> Page:
    """``facets`` is what the script reads: each facet with its label and its terms, in the order of the vocabulary."""
    labels = edition.speech.words
    facets = [
        {
            "id": facet,
            "label": labels["facets"][facet],
            "terms": [{"id": term, "label": label, "count": count} for term, label, _, count in terms],
        }
        for facet, terms in choices(edition).items()
    ]
    values = {"choices": choices(edition), "facet_data": facets}
    return Page("search/", "search.html", labels["search"]["title"], labels["search"]["label"], values)
