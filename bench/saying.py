"""The benchmark's words and numbers in one language."""

from __future__ import annotations

from pathlib import Path

import yaml

from portal import words
from portal.typography import set_text


class Saying:
    """Texts of ``words.yml`` beside this module, filled in and set."""

    def __init__(self, language: str) -> None:
        self.language = language
        file = Path(__file__).with_name("words.yml")
        self._texts = words.in_language(yaml.load(file.read_text("utf-8"), yaml.CSafeLoader), language)

    def __call__(self, name: str, **values: object) -> str:
        return set_text(self._texts[name].format(**values), self.language)

    def number(self, value: float, digits: int = 0) -> str:
        """With so many digits after the decimal sign."""
        text = f"{value:.{digits}f}"
        return text.replace(".", ",") if self.language == "fr" else text
