"""The words of the rules (``portal/words/rules.yml``), and how grave it is to break one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from portal import words
from portal.problem import Problem
from portal.settings import LANGUAGES
from portal.typography import set_text
from portal.words import MissingWords

PARTS = ("message", "help", "why")


class WordsMissing(MissingWords):
    """A rule without its words. The text says what to add, and where, in both languages."""

    def __init__(self, rule: str, missing: str = "") -> None:
        what = missing or f"{rule} ({', '.join(PARTS)})"
        Exception.__init__(
            self,
            f"The rule '{rule}' has no words. Add {what} to portal/words/rules.yml, each part in en and fr, and a broken file in "
            f"tests/invalid/{rule}/. · La règle « {rule} » n'a pas de mots. Ajoutez {what} dans portal/words/rules.yml, chaque "
            f"partie en en et en fr, et un fichier fautif dans tests/invalid/{rule}/.",
        )


@dataclass(frozen=True)
class RuleWords:
    """``entries`` maps rules to what the file says of them."""

    entries: Mapping[str, Mapping[str, Any]]

    @classmethod
    def load(cls) -> RuleWords:
        return cls(words.load("rules"))

    def text(self, rule: str, part: str, language: str) -> str:
        """One of `PARTS`, set, with the {names} that a problem fills in. Raises WordsMissing."""
        entry = self._entry(rule).get(part)
        if not isinstance(entry, dict) or set(entry) != set(LANGUAGES):
            raise WordsMissing(rule, f"{rule}: {part}")
        return set_text(entry[language], language)

    def filled(self, rule: str, part: str, language: str, params: Mapping[str, str]) -> str:
        """The same with the values of a problem in the place of the names. Raises WordsMissing."""
        try:
            return self.text(rule, part, language).format(**params)
        except KeyError as name:
            raise WordsMissing(rule, f"{rule}: {part} without {{{name.args[0]}}}") from None

    def severity(self, rule: str, *, proposed: bool = False) -> str:
        """'error' or 'warning'. ``proposed``: for a file that a proposal touches. Raises WordsMissing."""
        entry = self._entry(rule)
        return str((entry.get("proposed") if proposed else None) or entry.get("severity", "error"))

    def waits(self, rule: str) -> bool:
        """Whether breaking it is an error in what is proposed alone."""
        return self.severity(rule) != self.severity(rule, proposed=True)

    def _entry(self, rule: str) -> Mapping[str, Any]:
        entry = self.entries.get(rule)
        if entry is None:
            raise WordsMissing(rule)
        return entry


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of the problems that keep a library from being published; not the warnings. Raises WordsMissing."""
    found = tuple(problems)
    rules = RuleWords.load() if found else RuleWords({})  # mostly there is nothing to look up
    return tuple(problem for problem in found if rules.severity(problem.rule) == "error")
