"""Dates that cannot be. Gives ``future-date`` for what cannot have happened yet and ``dates-order`` for two that are the wrong
way round, in every kind of file that has dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from portal.problem import Problem
from portal.reading.yaml_reader import Document
from portal.rules.days import day, values, year
from portal.rules.rule import ContentRule, Rule, Setting
from portal.rules.tables import ORDERS, PAST, TOLD


def future_dates(document: Document, setting: Setting) -> Iterator[Problem]:
    today = setting.today
    for way in PAST[setting.kind.registry]:
        for loc, value in values(document, way):
            if (then := day(value)) is not None and then > today:
                yield document.problem(loc, "future-date", value=then.isoformat(), today=today.isoformat())


def future_years(document: Document, setting: Setting) -> Iterator[Problem]:
    """What is planned may begin later."""
    if document.data.get("status") == "planned":
        return
    for loc, value in values(document, ("period", "from")):
        if (start := year(value)) is not None and start > setting.today.year:
            yield document.problem(loc, "future-date", value=str(start), today=setting.today.isoformat())


def orders(document: Document, setting: Setting) -> Iterator[Problem]:
    for first, second in ORDERS[setting.kind.registry]:
        for _way, former in values(document, first):
            for loc, latter in values(document, second):
                before, after = _instant(former, "00:00"), _instant(latter, "24:00")
                if before and after and after < before:
                    at_key = len(loc) == 1  # a moment has a line of its own
                    yield document.problem(loc, "dates-order", at_key=at_key, first=first[-1], second=second[-1])


def order_of_years(document: Document, _: Setting) -> Iterator[Problem]:
    for _way, former in values(document, ("period", "from")):
        for loc, latter in values(document, ("period", "to")):
            start, end = year(former), year(latter)
            if start and end and end < start:
                yield document.problem(loc, "dates-order", first="from", second="to")


def _instant(value: Any, clock: str) -> tuple[dt.date, str] | None:
    """A day and a time, ``clock`` where none is said, so that two can be compared; None for what is neither. Zones do not
    count: two times of one update are in one zone in all that is not a mistake."""
    if isinstance(value, dict):
        then, hour = day(value.get("day")), value.get("time", clock)
        well = isinstance(hour, str) and re.fullmatch(r"\d\d:\d\d", hour.strip(), re.ASCII)
        return (then, hour.strip()) if then and well else None
    then = day(value)
    return (then, clock) if then else None


RULES: tuple[Rule, ...] = (
    ContentRule(name="future-date", check=future_dates, kinds=frozenset(PAST)),
    ContentRule(name="future-date", check=future_years, kinds=frozenset(TOLD)),
    ContentRule(name="dates-order", check=orders, kinds=frozenset(ORDERS)),
    ContentRule(name="dates-order", check=order_of_years, kinds=frozenset(TOLD)),
)
