"""What a command says, in one language."""

from __future__ import annotations

from portal import words
from portal.typography import set_text


class Saying:
    """The entries under ``command`` in ``portal/words/commands.yml``, filled in and set. Raises MissingWords for a name that has
    none."""

    def __init__(self, command: str, language: str) -> None:
        self.language = language
        self._texts = words.load("commands")[command]

    def __call__(self, name: str, **values: object) -> str:
        return set_text(self._texts[name][self.language], self.language).format(**values)
