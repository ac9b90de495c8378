"""Dates that cannot be: in the future, or in the wrong order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from portal.problem import Problem
from portal.yaml_reader import Document


def check(document: Document, today: dt.date) -> Iterator[Problem]:
    data = document.data
    review, period = (value if isinstance(value := data.get(name), dict) else {} for name in ("review", "period"))
    submitted, last, due = (_day(review.get(name)) for name in ("submitted", "last", "due"))
    ways = {("review", "submitted"): submitted, ("review", "last"): last, ("accessed",): _day(data.get("accessed"))}
    for way, day in ways.items():
        if day is not None and day > today:
            yield document.problem(way, "future-date", value=day.isoformat(), today=today.isoformat())
    if submitted and last and last < submitted:
        yield document.problem(("review", "last"), "dates-order", first="submitted", second="last")
    if last and due and due < last:
        yield document.problem(("review", "due"), "dates-order", first="last", second="due")
    start, end = (_year(period.get(name)) for name in ("from", "to"))
    if start and start > today.year and data.get("status") != "planned":
        yield document.problem(("period", "from"), "future-date", value=str(start), today=today.isoformat())
    if start and end and end < start:
        yield document.problem(("period", "to"), "dates-order", first="from", second="to")


def _day(value: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None  # the structure says so


def _year(value: Any) -> int | None:
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) == 4 else None
