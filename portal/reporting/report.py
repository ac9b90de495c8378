"""Problems as people and machines read them: text, GitHub annotations, JSON, SARIF."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from portal.problem import Problem
from portal.reading.characters import INVISIBLE, named, shown
from portal.reporting.excerpt import Excerpts
from portal.reporting.rule_words import RuleWords
from portal.typography import set_text

FORMATS = ("text", "github", "json", "sarif")
_SUGGESTION = {"en": "Did you mean '{nearest}'?", "fr": "Vouliez-vous dire « {nearest} »?"}
LONGEST = 160  # characters of a value that a message repeats
_HELP = {"en": "help", "fr": "aide"}


@dataclass(frozen=True)
class Reporter:
    """Says problems in one language. ``rules_page`` is the address of the page that explains each rule; '' leaves it out.
    ``excerpts`` give the lines that problems mean; ``proposed`` are the paths of files that a proposal touches. Saying a problem of
    a rule that has no words raises `portal.reporting.rule_words.WordsMissing`."""

    language: str
    rules: RuleWords
    rules_page: str = ""
    excerpts: Excerpts | None = None
    proposed: Collection[str] = ()

    @classmethod
    def create(cls, language: str, site_url: str = "", *, root: Path | None = None, proposed: Collection[str] = ()) -> Reporter:
        """``root`` is the folder of the files, whose lines are shown when it is given."""
        page = f"{site_url.rstrip('/')}/{language}/contribute/rules/" if site_url else ""
        return cls(language, RuleWords.load(), page, Excerpts(root) if root else None, proposed)

    def message(self, problem: Problem) -> str:
        return self._say(problem, "message") + self._suggestion(problem)

    def help(self, problem: Problem) -> str:
        """What to write instead."""
        return self._say(problem, "help")

    def severity(self, problem: Problem) -> str:
        """'error' or 'warning'."""
        return self.rules.severity(problem.rule, proposed=problem.path in self.proposed)

    def as_dict(self, problem: Problem) -> dict[str, Any]:
        return {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "rule": problem.rule,
            "severity": self.severity(problem),
            "message": self.message(problem),
            "help": self.help(problem),
        }

    def render(self, problems: Iterable[Problem], form: str) -> str:
        """All problems in one of `FORMATS`; '' in the line-based forms when there is none."""
        writers: dict[str, Callable[[list[Problem]], str]] = {
            "text": self._text, "github": self._github, "json": self._json, "sarif": self._sarif,
        }  # fmt: skip
        return writers[form](list(problems))

    def _say(self, problem: Problem, what: str) -> str:
        params = {name: _short(shown(value)) for name, value in problem.params}
        return self.rules.filled(problem.rule, what, self.language, params)

    def _suggestion(self, problem: Problem) -> str:
        nearest = dict(problem.params).get("nearest")
        return " " + suggestion(self.language).format(nearest=nearest) if nearest else ""

    def _link(self, problem: Problem) -> str:
        return f"{self.rules_page}#{problem.rule}" if self.rules_page else ""

    def _text(self, problems: list[Problem]) -> str:
        colon = "\u00a0:" if self.language == "fr" else ":"
        lines = []
        for problem in problems:
            lines.append(f"{shown(problem.path)}:{problem.line}:{problem.column}: {problem.rule}: {self.message(problem)}")
            lines += (f"    {line}" for line in (self.excerpts.of(problem) if self.excerpts else ()))
            lines.append(f"    {_HELP[self.language]}{colon} {self.help(problem)}")
            if link := self._link(problem):
                lines.append(f"    {link}")
        return "\n".join(lines)

    def _github(self, problems: list[Problem]) -> str:
        return "\n".join(
            f"::{self.severity(p)} file={_property(p.path)},line={p.line},col={p.column},title={_property(p.rule)}"
            f"::{_data(self.message(p) + chr(10) + self.help(p))}"
            for p in problems
        )

    def _json(self, problems: list[Problem]) -> str:
        return _dumped([self.as_dict(problem) for problem in problems])

    def _sarif(self, problems: list[Problem]) -> str:
        used = sorted({problem.rule for problem in problems})
        run = {
            "tool": {
                "driver": {
                    "name": "validate.py",
                    "language": f"{self.language}-CA",
                    "rules": [self._sarif_rule(rule) for rule in used],
                }
            },
            "columnKind": "unicodeCodePoints",
            "results": [self._sarif_result(problem) for problem in problems],
        }
        log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
        return _dumped(log)

    def _sarif_rule(self, rule: str) -> dict[str, Any]:
        entry: dict[str, Any] = {"id": rule, "shortDescription": {"text": self.rules.text(rule, "why", self.language)}}
        if self.rules_page:
            entry["helpUri"] = f"{self.rules_page}#{rule}"
        return entry

    def _sarif_result(self, problem: Problem) -> dict[str, Any]:
        region = {"startLine": problem.line, "startColumn": problem.column}
        location = {"artifactLocation": {"uri": quote(os.fsencode(problem.path))}, "region": region}
        return {
            "ruleId": problem.rule,
            "level": self.severity(problem),
            "message": {"text": f"{self.message(problem)} {self.help(problem)}"},
            "locations": [{"physicalLocation": location}],
        }


def suggestion(language: str) -> str:
    """What is said of a near word, ``{nearest}``."""
    return set_text(_SUGGESTION[language], language)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _dumped(value: Any) -> str:
    """JSON that holds every value exactly, and in which no character is invisible."""
    return INVISIBLE.sub(lambda match: json.dumps(match[0])[1:-1], json.dumps(value, ensure_ascii=False, indent=2))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(named(text)).replace(":", "%3A").replace(",", "%2C")
