"""JSON as the site publishes it: without a space between its parts, letters as they are."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json


def compact(value: Any) -> bytes:
    """A value as JSON in UTF-8: texts, numbers, truth, lists and dictionaries, in a quarter of the time that Python's own takes.
    Raises PydanticSerializationError for what JSON has no form for."""
    return to_json(value)
