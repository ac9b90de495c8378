"""Figures to quote, each with unit, period, place and source, and the sentence and citation that a reader copies."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from portal.catalogue.quotables import Quotable
from portal.model.figure import Figure
from portal.outputs.page import Page
from portal.outputs.pages.lists import paged
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.speech import Speech


def figures_page(edition: Edition) -> Page:
    """Figures that stand for themselves: charts first, then by the first theme of each; those without a theme at the end."""
    catalogue, labels = edition.catalogue, edition.speech.words["figures"]
    groups: dict[str, list[str]] = {theme: [] for theme in (*catalogue.vocabularies["themes"], "")}
    series: dict[str, list[str]] = defaultdict(list)
    for name, figure in catalogue.figures.items():
        groups[figure.themes[0] if figure.themes else ""].append(name)
        if figure.series:
            series[figure.series].append(name)
    values = {
        "groups": {theme: names for theme, names in groups.items() if names},
        "charts": {one: chart([catalogue.figures[name] for name in names], edition) for one, names in series.items()},
        "copies": partial(copies, edition.speech.both),
        "results": len(catalogue.quotables) - len(catalogue.figures),
    }
    return Page("figures/", "figures.html", labels["title"], labels["summary"], values, "network/figures.yml")


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
