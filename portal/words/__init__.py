"""The words of the site and of its messages, each in both languages. Read from the files beside this one, never at import."""
from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml


def load(name: str) -> dict[str, Any]:
    """The content of ``portal/words/<name>.yml``, or of every file of the folder ``portal/words/<name>/`` together."""
    place = Path(__file__).parent / name
    files = sorted(place.glob("*.yml")) if place.is_dir() else [place.with_suffix(".yml")]
    found: dict[str, Any] = {}
    for file in files:
        found |= yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    return found


def in_language(words: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The same tree with ``{en, fr}`` replaced by the text in ``language``."""
    return {
        key: value[language] if set(value) == {"en", "fr"} else in_language(value, language)
        for key, value in words.items()
    }


def preferred_language() -> str:
    """The language of the person at the terminal: 'fr' when the system says so, else 'en'."""
    said = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "fr" if said.lower().startswith("fr") else "en"
