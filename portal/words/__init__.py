"""The words of the site and of its messages, each in both languages. Read from the files beside this one, never at import."""
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("en", "fr")


def load(name: str) -> dict[str, Any]:
    """The content of ``portal/words/<name>.yml``."""
    return yaml.load((Path(__file__).parent / f"{name}.yml").read_text("utf-8"), yaml.CSafeLoader)


def in_language(words: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The same tree with ``{en, fr}`` replaced by the text in ``language``."""
    return {
        key: value[language] if set(value) == {"en", "fr"} else in_language(value, language)
        for key, value in words.items()
    }
