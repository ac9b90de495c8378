"""What is missing: how much is known of each theme, by size of place and by province."""

from __future__ import annotations

from dataclasses import dataclass

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.facets import FACETS
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition

ACROSS = {facet: FACETS[facet].vocabulary for facet in ("size", "province")}


@dataclass(frozen=True, slots=True)
class Cell:
    """Practices, and those of them that tell of a result."""

    practices: int = 0
    with_results: int = 0


def table(catalogue: Catalogue, facet: str) -> dict[str, dict[str, Cell]]:
    """Theme → term of ``facet`` → Cell, in the order of the vocabularies, empty cells included; '' is the theme as a whole."""
    found: dict[str, dict[str, Cell]] = {}
    for theme in catalogue.vocabularies["themes"]:
        names = catalogue.facets["theme"].get(theme, ())
        found[theme] = {"": _count(catalogue, names)}
        for term in catalogue.vocabularies[ACROSS[facet]]:
            there = catalogue.facets[facet].get(term, ())
            found[theme][term] = _count(catalogue, set(names).intersection(there))
    return found


def _count(catalogue: Catalogue, names: set[str] | tuple[str, ...]) -> Cell:
    return Cell(len(names), sum(bool(catalogue.practices[name].outcomes) for name in names))


def gaps_page(edition: Edition) -> Page:
    catalogue, labels = edition.catalogue, edition.speech.words["gaps"]
    tables = {facet: table(catalogue, facet) for facet in ACROSS}
    values = {
        "tables": tables,
        "across": ACROSS,
        "provinces": [term for term in catalogue.vocabularies["provinces"] if catalogue.facets["province"].get(term)],
        "no_province": [term for term in catalogue.vocabularies["provinces"] if not catalogue.facets["province"].get(term)],
    }
    return Page("gaps/", "gaps.html", labels["title"], labels["summary"], values)
