"""Whether the form in the page says what the validator says: both look at the same data, and are compared by rules and parameters."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.formatting.layout import written
from portal.kinds import all_kinds, kind_of
from portal.library import Library, parse
from portal.outputs.sharing.definition import rules
from portal.outputs.sharing.forms import FORMS
from portal.reading import yaml_reader
from portal.rules.registry import check_content
from portal.rules.rule import Setting

Case = tuple[str, dict[str, Any]]  # a registry, and the data of a file of it
Told = frozenset[tuple[str, tuple[tuple[str, str], ...]]]  # rules, each with its parameters
_SCRIPT = Path(__file__).with_name("form_agreement.js")
# What a file as such breaks, and no answer in a form: the first line, and what the reader needs many files for.
_OF_FILES = frozenset({"schema-line", "comment-in-text", "file-too-large", "two-part-letters", "stale-translation"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A case on which the two do not agree: what the validator alone tells, and what the form alone does."""

    number: int
    case: Case
    validator: Told
    form: Told


class NoScripts(Exception):
    """The program that runs scripts, node, is not there or failed; the text is what it said."""


def real_cards(root: Path) -> list[Case]:
    """The files under a content folder that the form can write, as data; those that cannot be read are left out."""
    found = []
    for registry in FORMS:
        for path, file in kind_of(registry).files(root):
            document, _ = yaml_reader.read(file, path)
            if document is not None:
                found.append((registry, document.data))
    return found


def differences(library: Library, cases: list[Case], node: str = "node") -> Iterator[Difference]:
    """Every case on which form and validator differ. Raises NoScripts."""
    for number, (case, form) in enumerate(zip(cases, by_form(library, cases, node), strict=True)):
        validator = by_validator(library, case)
        if validator != form:
            yield Difference(number, case, validator - form, form - validator)


def by_validator(library: Library, case: Case) -> Told:
    registry, data = case
    kind = kind_of(registry)
    path = f"{kind.location}/a-proposal.yml"
    document, found = yaml_reader.parse(written(data, kind), path)
    if document is not None:
        setting = Setting(kind, "a-proposal", library.known, library.today)
        taken = {(problem.line, problem.column) for problem in found}
        shape = parse(document, setting)[1]
        found += (problem for problem in shape if (problem.line, problem.column) not in taken)
        found += check_content(document, setting)
    return _told((problem.rule, dict(problem.params)) for problem in found)


def by_form(library: Library, cases: list[Case], node: str = "node") -> list[Told]:
    """What the scripts of the page say of each case. Raises NoScripts."""
    known = {kind.registry: dict.fromkeys(library.known[kind.registry], "") for kind in all_kinds()}
    asked = {"rules": rules(), "known": known, "today": library.today.isoformat(), "cases": cases}
    return [_told((problem["rule"], problem["params"]) for problem in found) for found in ask(asked, node)["problems"]]


def ask(asked: dict[str, Any], node: str = "node") -> dict[str, Any]:
    """The answer of the scripts to a question (see ``form_agreement.js``). Raises NoScripts."""
    try:
        done = subprocess.run([node, str(_SCRIPT)], input=json.dumps(asked), capture_output=True, text=True, encoding="utf-8")
    except OSError as error:
        raise NoScripts(str(error)) from None
    if done.returncode:
        raise NoScripts(done.stderr)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _told(problems: Iterable[tuple[str, dict[str, str]]]) -> Told:
    return frozenset((rule, tuple(sorted(params.items()))) for rule, params in problems if rule not in _OF_FILES)
