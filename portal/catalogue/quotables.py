"""Numbers that people may quote: those of ``network/figures.yml`` and those that practices report as results, in one form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.model.fields import Citation, Name, Text
from portal.model.figure import Figure
from portal.model.practice import Practice, PracticeSource


@dataclass(frozen=True, slots=True)
class Quotable:
    """``id`` is unique among all figures, and the anchor on their page; ``former`` are the anchors that it had before. ``value``
    and ``shown`` as in `Figure`; a result of a practice names it in ``practices``."""

    id: str
    statement: Text
    unit: Name
    period: Name | None
    places: tuple[str, ...]
    sources: tuple[Citation | PracticeSource, ...]
    value: float | None
    shown: Name | None
    themes: tuple[str, ...]
    practices: tuple[str, ...]
    organizations: tuple[str, ...] = ()
    note: Text | None = None
    former: tuple[str, ...] = ()


def of_figure(name: str, figure: Figure) -> Quotable:
    return Quotable(
        name, figure.statement, figure.unit, figure.period, figure.places, figure.sources, figure.value, figure.shown,
        figure.themes, figure.practices, figure.organizations, figure.note, figure.formerly,
    )  # fmt: skip


def of_practices(practices: Mapping[str, Practice]) -> Iterator[Quotable]:
    """The results that practices give as numbers, in the order of ``practices``."""
    for name, practice in practices.items():
        for number, outcome in enumerate(practice.outcomes, 1):
            if outcome.value is not None and outcome.unit and outcome.source:
                yield Quotable(
                    f"{name}-{number}", outcome.statement, outcome.unit, outcome.period, practice.places,
                    (PracticeSource(outcome.source, locator=outcome.locator),), outcome.value, None, practice.themes, (name,),
                    former=tuple(f"{former}-{number}" for former in practice.formerly),
                )  # fmt: skip
