"""A guide to a challenge: what to do, what was done elsewhere and how it compares, what is said, asked for and missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from portal.catalogue.catalogue import Catalogue
from portal.outputs.documents.handouts import offered
from portal.outputs.links import resolve
from portal.outputs.page import Page
from portal.outputs.pages import figures as figure_pages
from portal.outputs.pages.calls import by_theme
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.known import KNOWN_WELL, best_first, done

_SHOWN = 3  # practices that a guide shows for a size of place: the search has the rest
_COMPARED = 5  # practices in the table
_CELL = 90  # characters that a cell shows: what is longer stands on the practice's page


@dataclass(frozen=True, slots=True)
class Compared:
    """A row of the table: a practice, where it was, and in short what its page tells; '' where its sources say nothing."""

    id: str
    places: tuple[str, ...]
    people: str
    cost: str
    result: str

    @classmethod
    def of(cls, edition: Edition, name: str) -> Compared:
        practice, speech = edition.catalogue.practices[name], edition.speech
        outcome = next((outcome for outcome in practice.outcomes if outcome.value is not None), None)
        result = ""
        if outcome and outcome.value is not None and outcome.unit:
            result = f"{speech.number(outcome.value)} {speech.text(outcome.unit)}. {speech.text(outcome.statement)}"
        elif practice.outcomes:
            result = speech.text(practice.outcomes[0].statement)
        resources = practice.resources
        return cls(
            name,
            practice.places,
            _short(speech.text(resources.team)) if resources and resources.team else "",
            _short(speech.text(resources.cost)) if resources and resources.cost else "",
            _short(result),
        )


def _short(text: Any) -> str:
    """The text, or its beginning up to a whole word."""
    plain = " ".join(str(text).split(" ")).replace("\n", " ").strip()
    return plain if len(plain) <= _CELL else plain[: _CELL + 1].rpartition(" ")[0].rstrip(",;:.– ") + " …"


def guide_page(edition: Edition, name: str) -> Page:
    """Raises KeyError when there is no such guide."""
    catalogue = edition.catalogue
    guide = catalogue.guides[name]
    names = catalogue.facets["theme"].get(name, ())
    links, sizes = catalogue.links, by_size(catalogue, name)
    figures = [figure for figure in links.figures_of_theme.get(name, ()) if figure in catalogue.figures]
    regions, terms = (found.get(name, ()) for found in (links.regions_of_theme, links.terms_of_theme))
    demands = by_theme(catalogue).get(name, [])
    compared = [Compared.of(edition, practice) for practice in best_known(catalogue, names)]
    counts = {
        "do": sum(map(len, guide.advice.values())),
        "done": len(names),
        "compared": len(compared),
        "said": len(guide.said),
        "asked": len(demands),
        "figures": len(figures),
        "regions": len(regions),
        "terms": len(terms),
        "missing": len(guide.not_documented) + len(guide.open_questions),
    }
    values = {
        "id": name,
        "guide": guide,
        "offered": offered(edition, "guides", name),
        "parts": {part: count for part, count in counts.items() if count or part in ("done", "missing")},
        "measured": next((one for one, indicators in catalogue.indicators.items() if indicators.guide == name), ""),
        "compared": compared,
        "demands": demands,
        "regions": regions,
        "terms": terms,
        "updates": [update for update in links.updates_of_theme.get(name, ()) if update in catalogue.open_updates],
        "total": len(names),
        "done": done(edition, names),
        "by_size": sizes,
        "opened": opened(sizes),
        "sizes_without": [size for size in catalogue.vocabularies["sizes"] if size not in sizes],
        "figures": figures,
        "all_figures": f"figures/#theme-{name}" if name in figure_pages.by_theme(catalogue) else "figures/",
        "link": lambda target: resolve(target, "../../"),
    }
    title, summary = edition.speech.text(guide.title), edition.speech.text(guide.summary)
    return Page(
        f"guides/{name}/", "guide.html", title, summary, values, f"toolkit/guides/{name}.yml", guide.review.last.isoformat()
    )


def by_size(catalogue: Catalogue, theme: str) -> dict[str, tuple[list[str], int]]:
    """Size → (practices of a theme, the best known first; how many there are in all)."""
    found: dict[str, list[str]] = {size: [] for size in catalogue.vocabularies["sizes"]}
    for name in catalogue.facets["theme"].get(theme, ()):
        for size in catalogue.terms_of(catalogue.practices[name], "size"):
            found[size].append(name)
    return {size: (best_first(catalogue, names)[:_SHOWN], len(names)) for size, names in found.items() if names}


def opened(sizes: dict[str, tuple[list[str], int]]) -> str:
    """The size whose practices a guide shows unfolded: that of most of them, the smaller of two with as many; what is of no single
    place only where there is nothing else, since a reader compares their own place with one."""
    return max(sizes, key=lambda size: (size != "region", sizes[size][1]), default="")


def best_known(catalogue: Catalogue, names: Iterable[str]) -> list[str]:
    """The few that can be compared: done in the field, and known well."""
    known = (name for name in names if catalogue.practices[name].known >= KNOWN_WELL)
    return [name for name in best_first(catalogue, known) if catalogue.practices[name].in_the_field][:_COMPARED]
