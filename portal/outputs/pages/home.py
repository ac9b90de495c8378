"""The two ways in: the home page and the search."""

from __future__ import annotations

from typing import Any

from portal.catalogue.catalogue import Catalogue
from portal.outputs.page import Page
from portal.outputs.pages import updates
from portal.outputs.pages.gaps import Cell, table
from portal.outputs.pages.lists import choices, row_words
from portal.outputs.pages.places import communities
from portal.outputs.pages.questions import open_questions
from portal.outputs.wording.edition import Edition

_NEWEST = 5  # practices that the home page shows
_ASKED = 3  # open questions
_DRAWN = 8  # challenges in its picture: those that most calls ask for
_SHADES = (1, 5, 20)  # practices from which on a province's tile is darker by one shade


def home_page(edition: Edition) -> Page:
    catalogue, labels = edition.catalogue, edition.speech.words
    choices_by_facet = choices(edition)
    challenges = [
        (term, label, f"guides/{term}/" if term in catalogue.guides else address, count)
        for term, label, address, count in choices_by_facet["theme"]
    ]
    provinces = {term: count for term, _, _, count in choices_by_facet["province"]}
    practices = catalogue.practices.values()
    values = {
        "choices": choices_by_facet,
        "challenges": challenges,
        "places": communities(edition),
        "small": sum(not {"rural", "small"}.isdisjoint(catalogue.terms_of(practice, "size")) for practice in practices),
        "with_results": len(catalogue.facets["answers"].get("outcomes", ())),
        "opportunities": len(updates.open_opportunities(catalogue)),
        "levels": {term: sum(count >= shade for shade in _SHADES) for term, count in provinces.items()},
        "picture": _picture(catalogue),
        "asked": open_questions(catalogue)[:_ASKED],
        "newest": newest(catalogue),
        "nearest": updates.nearest(catalogue) if catalogue.open_updates else {},
    }
    return Page("", "home.html", labels["home"]["title"], labels["site"]["tagline"], values)


def newest(catalogue: Catalogue) -> list[str]:
    """What was done in the field, the newest first and of one day the best known; plans, papers and events are no news of it."""
    done = [
        name
        for name, practice in catalogue.practices.items()
        if practice.in_the_field and practice.kind not in ("event", "policy") and not practice.mentioned
    ]
    return sorted(done, key=lambda name: -catalogue.practices[name].review.submitted.toordinal())[:_NEWEST]


def _picture(catalogue: Catalogue) -> dict[str, dict[str, Cell]]:
    """The table of what is known by size of place, of the themes that most calls ask for."""
    calls = catalogue.links.calls_of_theme
    most = sorted(catalogue.vocabularies["themes"], key=lambda theme: -len(calls.get(theme, ())))[:_DRAWN]
    return {theme: cells for theme, cells in table(catalogue, "size").items() if theme in most}


def search_page(edition: Edition) -> Page:
    labels = edition.speech.words
    values = {"choices": choices(edition), "facet_data": _facet_data(edition), "shown": row_words(edition.speech)}
    return Page("search/", "search.html", labels["search"]["title"], labels["search"]["label"], values)


def _facet_data(edition: Edition) -> list[dict[str, Any]]:
    """What scripts read: each facet with its label and its terms, in the order of the vocabulary."""
    labels = edition.speech.words
    kinds: dict[str, str] = labels["search"]["box"]["kinds"]
    what = {
        "id": "what",
        "label": labels["search"]["what"],
        "terms": [{"id": one, "label": label} for one, label in kinds.items()],
    }
    return [
        what,
        *(
            {
                "id": facet,
                "label": labels["facets"][facet],
                "terms": [{"id": term, "label": label} for term, label, _, _ in terms],
            }
            for facet, terms in choices(edition).items()
        ),
    ]
