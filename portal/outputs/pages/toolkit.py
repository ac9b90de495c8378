"""The toolkit: its parts, guides by challenge, the glossary, and what was asked for."""

from __future__ import annotations

from itertools import groupby

from portal.catalogue.catalogue import Catalogue, sort_key
from portal.outputs.links import resolve
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition

_ROWS_A_SIZE = 5  # practices that a guide shows for each size of place; the search has the rest


def toolkit_page(edition: Edition) -> Page:
    labels = edition.speech.words["toolkit"]
    return Page("toolkit/", "toolkit.html", labels["title"], labels["summary"], {"guides": _guides(edition)})


def guides_page(edition: Edition) -> Page:
    labels = edition.speech.words["guides"]
    return Page("guides/", "guides.html", labels["title"], labels["summary"], {"guides": _guides(edition)})


def _guides(edition: Edition) -> list[tuple[str, int]]:
    """(theme, number of practices) of every guide, in the order of the vocabulary."""
    catalogue = edition.catalogue
    themes = (theme for theme in catalogue.vocabularies["themes"] if theme in catalogue.guides)
    return [(theme, len(catalogue.facets["theme"].get(theme, ()))) for theme in themes]


def guide_page(edition: Edition, name: str) -> Page:
    """Raises KeyError when there is no such guide."""
    catalogue = edition.catalogue
    guide = catalogue.guides[name]
    names = catalogue.facets["theme"].get(name, ())
    links, sizes = catalogue.links, by_size(catalogue, name)
    figures = [figure for figure in links.figures_of_theme.get(name, ()) if figure in catalogue.figures]
    calls, regions, terms = (
        by_theme.get(name, ()) for by_theme in (links.calls_of_theme, links.regions_of_theme, links.terms_of_theme)
    )
    counts = {
        "said": len(guide.said),
        "done": len(names),
        "asked": len(calls),
        "figures": len(figures),
        "regions": len(regions),
        "terms": len(terms),
        "missing": len(guide.not_documented),
    }
    values = {
        "id": name,
        "guide": guide,
        "parts": {part: count for part, count in counts.items() if count or part in ("done", "missing")},
        "calls": calls,
        "regions": regions,
        "terms": terms,
        "updates": [update for update in links.updates_of_theme.get(name, ()) if update in catalogue.open_updates],
        "total": len(names),
        "with_results": sum(bool(catalogue.practices[one].outcomes) for one in names),
        "by_size": sizes,
        "sizes_without": [size for size in catalogue.vocabularies["sizes"] if size not in sizes],
        "figures": figures,
        "link": lambda target: resolve(target, "../../"),
    }
    title, summary = edition.speech.text(guide.title), edition.speech.text(guide.summary)
    return Page(
        f"guides/{name}/", "guide.html", title, summary, values, f"toolkit/guides/{name}.yml", guide.review.last.isoformat()
    )


def by_size(catalogue: Catalogue, theme: str) -> dict[str, tuple[list[str], int]]:
    """Size → (practices of a theme, those with results first, then as in lists; how many there are in all)."""
    found: dict[str, list[str]] = {size: [] for size in catalogue.vocabularies["sizes"]}
    for name in catalogue.facets["theme"].get(theme, ()):
        for size in catalogue.terms_of(catalogue.practices[name], "size"):
            found[size].append(name)

    def order(name: str) -> tuple[bool, bool]:
        practice = catalogue.practices[name]
        return not practice.in_the_field, not practice.outcomes

    return {size: (sorted(names, key=order)[:_ROWS_A_SIZE], len(names)) for size, names in found.items() if names}


def glossary_page(edition: Edition) -> Page:
    """Terms by their first letter in the language of the page, the short form before the long one where there is one."""
    catalogue, labels = edition.catalogue, edition.speech.words["glossary"]

    def order(name: str) -> str:
        entry = catalogue.glossary[name]
        return sort_key(edition.speech.text(entry.acronym or entry.term))

    def letter(name: str) -> str:
        first = order(name)[:1].upper()
        return first if first.isalpha() else "#"

    # What begins with no letter stands together in front: some signs sort before the letters, others after them.
    names = sorted(catalogue.glossary, key=lambda name: (letter(name) != "#", order(name)))
    letters = [(first, list(group)) for first, group in groupby(names, key=letter)]
    return Page("glossary/", "glossary.html", labels["title"], labels["summary"], {"letters": letters}, "toolkit/glossary.yml")


def systems_page(edition: Edition) -> Page:
    """By how far a website can be the thing: yes, partly, no."""
    catalogue, labels = edition.catalogue, edition.speech.words["systems"]
    groups = {fit: [name for name, system in catalogue.systems.items() if system.fits == fit] for fit in ("yes", "partly", "no")}
    return Page("systems/", "systems.html", labels["title"], labels["summary"], {"groups": groups}, "toolkit/systems.yml")
