"""What a command says, in one language."""

from __future__ import annotations

from pathlib import Path

from portal import words
from portal.reading.characters import named
from portal.typography import set_text


class Saying:
    """The entries under ``command`` in ``portal/words/commands.yml``, filled in and set; a path, and what was refused of one, with
    the numbers of what a terminal would obey. Raises MissingWords for a name that has none."""

    def __init__(self, command: str, language: str) -> None:
        self.language = language
        self._texts = words.load("commands")[command]

    def __call__(self, name: str, **values: object) -> str:
        told = {name: named(str(value)) if isinstance(value, Path | Exception) else value for name, value in values.items()}
        return set_text(self._texts[name][self.language], self.language).format(**told)
