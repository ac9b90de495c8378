"""Dates that cannot be: in the future, or in the wrong order."""
from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from portal.problem import Problem
from portal.yaml_reader import Document


def check(document: Document, today: dt.date) -> Iterator[Problem]:
    data = document.data
    for way in (("review", "submitted"), ("review", "last"), ("accessed",)):
        day = _day(_at(data, way))
        if day is not None and day > today:
            yield document.problem(way, "future-date", value=day.isoformat(), today=today.isoformat())
    submitted, last, due = (_day(_at(data, ("review", name))) for name in ("submitted", "last", "due"))
    if submitted and last and last < submitted:
        yield document.problem(("review", "last"), "dates-order", first="submitted", second="last")
    if last and due and due < last:
        yield document.problem(("review", "due"), "dates-order", first="last", second="due")
    start, end = (_year(_at(data, ("period", name))) for name in ("from", "to"))
    if start and start > today.year and data.get("status") != "planned":
        yield document.problem(("period", "from"), "future-date", value=str(start), today=today.isoformat())
    if start and end and end < start:
        yield document.problem(("period", "to"), "dates-order", first="from", second="to")


def _at(data: Any, way: tuple[str, ...]) -> Any:
    for step in way:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _day(value: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        return None  # the structure says so


def _year(value: Any) -> int | None:
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) == 4 else None
