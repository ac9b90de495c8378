"""What is missing: how much is known of each theme, by size of place and by province."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.facets import FACETS
from portal.outputs.page import Page
from portal.outputs.pages.calls import by_theme
from portal.outputs.wording.edition import Edition

ACROSS = {facet: FACETS[facet].vocabulary for facet in ("size", "province")}


@dataclass(frozen=True, slots=True)
class Cell:
    """Practices, and those of them that tell of a result."""

    practices: int = 0
    with_results: int = 0


def table(catalogue: Catalogue, facet: str) -> dict[str, dict[str, Cell]]:
    """Theme → term of ``facet`` → Cell, in the order of the vocabularies, empty cells included; '' is the theme as a whole."""
    themes, terms = (_practices_of(catalogue, one) for one in ("theme", facet))
    telling = frozenset(name for name, practice in catalogue.practices.items() if practice.outcomes)

    def cell(names: frozenset[str]) -> Cell:
        return Cell(len(names), len(names & telling))

    return {
        theme: {
            "": cell(themes[theme]),
            **{term: cell(themes[theme] & terms[term]) for term in catalogue.vocabularies[ACROSS[facet]]},
        }
        for theme in catalogue.vocabularies["themes"]
    }


def _practices_of(catalogue: Catalogue, facet: str) -> dict[str, frozenset[str]]:
    """Term → the practices that bear it, none for most."""
    found = {term: frozenset(names) for term, names in catalogue.facets[facet].items()}
    return defaultdict(frozenset[str], found)


def gaps_page(edition: Edition) -> Page:
    catalogue, labels = edition.catalogue, edition.speech.words["gaps"]
    tables = {facet: table(catalogue, facet) for facet in ACROSS}
    values = {
        "tables": tables,
        "demanded": frozenset(by_theme(catalogue)),  # the themes whose calls have a page
        "across": ACROSS,
        "provinces": [term for term in catalogue.vocabularies["provinces"] if catalogue.facets["province"].get(term)],
        "no_province": [term for term in catalogue.vocabularies["provinces"] if not catalogue.facets["province"].get(term)],
    }
    return Page("gaps/", "gaps.html", labels["title"], labels["summary"], values)
