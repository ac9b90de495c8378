"""Updates: both languages or a promise, dates that an update of its type needs, in an order that can be."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from portal.model.update_types import PARTS, update_type
from portal.problem import Problem
from portal.yaml_reader import Document


def check(document: Document, today: dt.date) -> Iterator[Problem]:
    """Takes files of ``network/updates/`` alone."""
    data = document.data
    yield from _languages(document, today)
    kind = data.get("type")
    if isinstance(kind, str):
        declared = update_type(kind)
        for field in declared.needs:
            if field not in data:
                yield document.problem(("type",), "update-needs-field", type=kind, field=field)
        for field in PARTS:
            if field in data and field not in declared.parts:
                yield document.problem((field,), "update-field-of-other-type", at_key=True, type=kind, field=field)
    for field in ("published", "changed"):
        day = _day(data.get(field))
        if day and day > today:
            yield document.problem((field,), "future-date", value=day.isoformat(), today=today.isoformat())
    if "ends" in data and "starts" not in data:
        yield document.problem(("ends",), "missing-field", at_key=True, field="starts")
    meeting = data.get("meeting")
    if isinstance(meeting, dict) and "venue" not in meeting and "link" not in meeting:
        yield document.problem(("meeting",), "missing-field", at_key=True, field="venue")
    order = [("published", "changed"), ("published", "expires"), ("published", "deadline"), ("starts", "ends")]
    for first, second in order:
        if second not in data:
            continue
        before, after = _instant(data.get(first), "00:00"), _instant(data.get(second), "24:00")
        if before and after and after < before:
            yield document.problem((second,), "dates-order", at_key=True, first=first, second=second)


def _languages(document: Document, today: dt.date) -> Iterator[Problem]:
    data = document.data
    pending = data.get("pending") if isinstance(data.get("pending"), dict) else {}
    promised, by = pending.get("language"), _day(pending.get("by"))
    texts = {field: data[field] for field in ("title", "text") if isinstance(data.get(field), dict)}
    for field, halves in texts.items():
        for language in ("en", "fr"):
            if language not in halves and language != promised:
                yield document.problem((field,), "update-language-missing", at_key=True, language=language, field=field)
    if promised in ("en", "fr") and texts and all(promised in halves for halves in texts.values()):
        yield document.problem(("pending",), "update-language-there", at_key=True, language=promised)
    elif promised in ("en", "fr") and by and by < today:
        yield document.problem(("pending", "by"), "update-language-overdue", language=promised, by=by.isoformat())


def _instant(value: Any, clock: str) -> tuple[dt.date, str] | None:
    """A day and a time, ``clock`` where none is said, so that two can be compared; None for what is neither. Zones do not
    count: two times of one update are in one zone in all that is not a mistake."""
    if isinstance(value, dict):
        day, hour = _day(value.get("day")), value.get("time", clock)
        well = isinstance(hour, str) and re.fullmatch(r"\d\d:\d\d", hour.strip(), re.ASCII)
        return (day, hour.strip()) if day and well else None
    day = _day(value)
    return (day, clock) if day else None


def _day(value: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value.strip()) if isinstance(value, str) else None
    except ValueError:
        return None  # the structure says so
