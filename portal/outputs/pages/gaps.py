"""What is missing: how much is known of each theme, by size of place and by province."""

from __future__ import annotations

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
    themes, terms = _practices_by_term(catalogue, "theme"), _practices_by_term(catalogue, facet)
    with_results = frozenset(catalogue.facets["answers"].get("outcomes", ()))

    def cell(practices: frozenset[str]) -> Cell:
        return Cell(len(practices), len(practices & with_results))

    return {
        theme: {"": cell(of_theme), **{term: cell(of_theme & of_term) for term, of_term in terms.items()}}
        for theme, of_theme in themes.items()
    }


def _practices_by_term(catalogue: Catalogue, facet: str) -> dict[str, frozenset[str]]:
    found = catalogue.facets[facet]
    return {term: frozenset(found.get(term, ())) for term in catalogue.vocabularies[FACETS[facet].vocabulary]}


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
