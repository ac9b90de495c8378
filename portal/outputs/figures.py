"""Figures to quote, each with unit, period, place and source, and the sentence and citation that a reader copies."""
from __future__ import annotations

from collections import defaultdict
from functools import partial

from portal.figures import Quotable
from portal.model.figure import Figure
from portal.outputs.lists import paged
from portal.outputs.page import Page
from portal.outputs.speech import Speech


def figures_page(speech: Speech) -> Page:
    """Figures that stand for themselves: charts first, then by the first theme of each; those without a theme at the end."""
    catalogue, said = speech.catalogue, speech.words["figures"]
    groups: dict[str, list[str]] = {theme: [] for theme in (*catalogue.vocabularies["themes"], "")}
    series: dict[str, list[str]] = defaultdict(list)
    for name, figure in catalogue.figures.items():
        groups[figure.themes[0] if figure.themes else ""].append(name)
        if figure.series:
            series[figure.series].append(name)
    values = {
        "groups": {theme: names for theme, names in groups.items() if names},
        "charts": {one: chart([catalogue.figures[name] for name in names], speech) for one, names in series.items()},
        "copies": partial(copies, speech.both),
        "results": len(catalogue.quotables) - len(catalogue.figures),
    }
    return Page("figures/", "figures.html", said["title"], said["summary"], values, "network/figures.yml")


def results_page(speech: Speech, number: int) -> Page:
    """Results that practices give as numbers."""
    said = speech.words["figures"]
    names = list(speech.catalogue.quotables)[len(speech.catalogue.figures) :]  # figures come first
    page = Page("figures/results/", "results.html", said["results_title"], said["results_summary"], {"copies": partial(copies, speech.both)})
    return paged(speech, page, names, number)


def chart(figures: list[Figure], speech: Speech) -> list[tuple[str, str, float]]:
    """(label, value as people write it, length of the bar in percent of the longest) of each figure of a series."""
    longest = max(abs(figure.value or 0) for figure in figures) or 1
    return [
        (speech.text(figure.label or figure.period), speech.number(figure.value or 0), round(100 * abs(figure.value or 0) / longest, 1))
        for figure in figures
    ]


def copies(speeches: dict[str, Speech], figure: Quotable) -> dict[str, str]:
    """Language → sentence and citation, as plain text."""
    return {language: _quotation(speech, figure) for language, speech in speeches.items()}


def _quotation(speech: Speech, figure: Quotable) -> str:
    sources = "; ".join(speech.reference(citation) for citation in figure.sources)
    note = f" ({speech.text(figure.note)})" if figure.note else ""
    return f"{speech.text(figure.statement)}{note} — {sources}"
