"""Figures to quote, each with unit, period, place and source, and the sentence and citation that a reader copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import partial

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.quotables import Quotable
from portal.model.figure import Figure
from portal.outputs.page import Page
from portal.outputs.pages.lists import ROWS_A_PAGE, numbered, paged
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.speech import Speech


def by_theme(catalogue: Catalogue) -> dict[str, list[str]]:
    """The first theme of each figure → those figures; those without a theme under '', at the end."""
    groups: dict[str, list[str]] = {theme: [] for theme in (*catalogue.vocabularies["themes"], "")}
    for name, figure in catalogue.figures.items():
        groups[figure.themes[0] if figure.themes else ""].append(name)
    return {theme: names for theme, names in groups.items() if names}


def address(theme: str) -> str:
    """Of the list of a theme's figures; '' is for those without one."""
    return f"figures/{theme or 'other'}/"


def figure_addresses(catalogue: Catalogue) -> Mapping[str, str]:
    """Figure → where it stands in full."""
    return {
        name: f"{numbered(address(theme), number // ROWS_A_PAGE + 1)}#{name}"
        for theme, names in by_theme(catalogue).items()
        for number, name in enumerate(names)
    }


def figures_page(edition: Edition) -> Page:
    """Charts, then every figure in a line under its first theme, with its public anchor."""
    catalogue, labels = edition.catalogue, edition.speech.words["figures"]
    series: dict[str, list[str]] = defaultdict(list)
    for name, figure in catalogue.figures.items():
        if figure.series:
            series[figure.series].append(name)
    values = {
        "groups": by_theme(catalogue),
        "address": address,
        "charts": {one: chart([catalogue.figures[name] for name in names], edition) for one, names in series.items()},
        "results": len(catalogue.quotables) - len(catalogue.figures),
    }
    return Page("figures/", "figures.html", labels["title"], labels["summary"], values, "network/figures.yml")


def theme_page(edition: Edition, number: int, theme: str) -> Page:
    """The figures of a theme in full, to be copied."""
    labels = edition.speech.words["figures"]
    about = edition.speech.term("themes", theme) if theme else labels["no_theme"]
    values = {"copies": partial(copies, edition.speech.both)}
    page = Page(address(theme), "results.html", labels["of_theme"].format(theme=about), labels["summary"], values)
    return paged(edition, page, by_theme(edition.catalogue)[theme], number)


def results_page(edition: Edition, number: int) -> Page:
    """Results that practices give as numbers."""
    labels = edition.speech.words["figures"]
    names = list(edition.catalogue.quotables)[len(edition.catalogue.figures) :]  # figures come first
    page = Page(
        "figures/results/",
        "results.html",
        labels["results_title"],
        labels["results_summary"],
        {"copies": partial(copies, edition.speech.both)},
    )
    return paged(edition, page, names, number)


def chart(figures: list[Figure], edition: Edition) -> list[tuple[str, str, float]]:
    """(label, value as people write it, length of the bar in percent of the longest) of each figure of a series."""
    longest = max(abs(figure.value or 0) for figure in figures) or 1
    return [
        (
            edition.speech.text(figure.label or figure.period),
            edition.speech.number(figure.value or 0),
            round(100 * abs(figure.value or 0) / longest, 1),
        )
        for figure in figures
    ]


def copies(speeches: dict[str, Speech], figure: Quotable) -> dict[str, str]:
    """Language → sentence and citation, as plain text."""
    return {language: _quotation(speech, figure) for language, speech in speeches.items()}


def _quotation(speech: Speech, figure: Quotable) -> str:
    sources = "; ".join(speech.reference(citation) for citation in figure.sources)
    note = f" ({speech.text(figure.note)})" if figure.note else ""
    return f"{speech.text(figure.statement)}{note} — {sources}"
