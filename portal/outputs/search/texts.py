"""What the modules of items share: the texts of an item in a language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from portal.outputs.wording.edition import Edition
from portal.outputs.wording.readable import plain

SHOWN = 200  # letters of a long text that a result shows


def texts_of(edition: Edition, values: Iterable[Any]) -> list[str]:
    """Those of the bilingual values that are there."""
    return [value[edition.language] for value in values if value]


def themes_of(edition: Edition, themes: Iterable[str]) -> list[str]:
    return [edition.speech.term("themes", theme) for theme in themes]


def beginning(text: str) -> str:
    """Of a text with the small Markdown, without its marks."""
    text = plain(text)
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rpartition(' ')[0]} …"
