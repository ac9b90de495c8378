"""Figures to quote that belong to no single practice: ``network/figures.yml``, a mapping from ids to figures."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from portal.model.fields import STRICT, Citation, FormerIds, Keywords, Name, Ref, Text
from portal.model.forms import Flag, Number


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Figure:
    """``value`` is the number; what is no plain number (a day, a span, opening hours) is written in ``shown``. ``note``
    tells where sources disagree; ``counted``: no source states the number, we counted what it lists. Figures of one ``series`` are compared in a chart, each under its ``label``."""

    statement: Text
    value: Number | None = None
    shown: Name | None = None
    unit: Name
    period: Name
    places: Annotated[tuple[Annotated[str, Ref("places")], ...], Field(min_length=1, max_length=5)]
    themes: Annotated[tuple[Annotated[str, Ref("themes")], ...], Field(max_length=4)] = ()
    practices: Annotated[tuple[Annotated[str, Ref("practices")], ...], Field(max_length=5)] = ()
    organizations: Annotated[tuple[Annotated[str, Ref("organizations")], ...], Field(max_length=5)] = ()
    series: Annotated[str, Ref("figure-series")] | None = None
    label: Name | None = None
    sources: Annotated[tuple[Citation, ...], Field(min_length=1, max_length=5)]
    note: Text | None = None
    keywords: Keywords | None = None
    counted: Flag = False
    formerly: FormerIds = ()
