"""The words of the site and of its messages, each in both languages. Read from the files beside this one, never at import."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.typography import set_text


def load(name: str) -> dict[str, Any]:
    """The content of ``portal/words/<name>.yml``, or of every file of the folder ``portal/words/<name>/`` together."""
    import yaml  # here, as `preferred_language` is asked for before anything is installed

    place = Path(__file__).parent / name
    files = sorted(place.glob("*.yml")) if place.is_dir() else [place.with_suffix(".yml")]
    found: dict[str, Any] = {}
    for file in files:
        found |= yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    return found


def in_language(words: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The same tree with ``{en, fr}`` replaced by the text in ``language``."""
    return {key: value[language] if set(value) == {"en", "fr"} else in_language(value, language) for key, value in words.items()}


def of_site(language: str) -> dict[str, Any]:
    """The words of the site in one language, with its spaces and marks."""
    return _set(in_language(load("interface"), language), language)


def _set(tree: dict[str, Any], language: str) -> dict[str, Any]:
    return {key: set_text(value, language) if isinstance(value, str) else _set(value, language) for key, value in tree.items()}


def preferred_language() -> str:
    """The language of the person at the terminal: 'fr' when the system says so, else 'en'."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "fr" if locale.lower().startswith("fr") else "en"
