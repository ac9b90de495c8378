"""Days and years as they stand in a document, for rules that compare them. What is none is None here: the structure says so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from portal.reading.yaml_reader import Document

Way = tuple[str | int, ...]
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")  # fromisoformat takes weeks too


def day(value: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value.strip()) if isinstance(value, str) and _DAY.fullmatch(value.strip()) else None
    except ValueError:
        return None


def year(value: Any) -> int | None:
    text = value.strip() if isinstance(value, str) else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else None


def values(document: Document, way: tuple[str, ...]) -> Iterator[tuple[Way, Any]]:
    """(way, value) of what a way leads to; a list on it means each of its items: ``("contacts", "consent")``."""
    return _follow((), document.data, way)


def _follow(begun: Way, value: Any, way: tuple[str, ...]) -> Iterator[tuple[Way, Any]]:
    for depth, step in enumerate(way):
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from _follow((*begun, *way[:depth], index), item, way[depth:])
            return
        if not isinstance(value, dict) or step not in value:
            return
        value = value[step]
    yield (*begun, *way), value
