"""The toolkit: its parts, guides by challenge, the glossary, and what was asked for."""

from __future__ import annotations

from itertools import groupby

from portal.catalogue.catalogue import sort_key
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition


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
