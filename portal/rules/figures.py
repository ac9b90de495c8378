"""Numbers are written plainly, and none stands without its unit and its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.problem import Problem
from portal.yaml_reader import Document, named

# The model would take 1_000, +5, 1e3 and 2009.0 as well; editors, and people, would not read them alike.
_PLAIN = {
    "not-number": re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    "not-whole-number": re.compile(r"-?[0-9]+"),
}

_NAMES = {"value", "year", "from", "to", "latitude", "longitude"}


def check(document: Document, kind: str) -> Iterator[Problem]:
    """``kind`` is the registry of the file."""
    for loc, text in named(document, _NAMES):
        rule = _kind(loc)
        if rule and text.strip() and not _PLAIN[rule].fullmatch(text.strip()):
            yield document.problem(loc, rule, value=text)
    for name, figure in document.data.items() if kind == "figures" else ():
        if isinstance(figure, dict) and not {"value", "shown"} & set(figure):
            yield document.problem((name,), "figure-without-value", at_key=True, id=name)
    outcomes = document.data.get("outcomes")
    for index, outcome in enumerate(outcomes if isinstance(outcomes, list) else ()):
        if isinstance(outcome, dict):
            yield from _company(document, index, outcome)


def _kind(loc: tuple[str | int, ...]) -> str:
    """The rule for a number that stands there, '' where none does."""
    match loc:
        case (*_, "population", "value") | (*_, "year") | ("period", "from" | "to"):
            return "not-whole-number"
        case (*_, "value" | "latitude" | "longitude"):
            return "not-number"
    return ""


def _company(document: Document, index: int, outcome: dict[str, object]) -> Iterator[Problem]:
    value = outcome.get("value")
    if isinstance(value, str) and value.strip():
        for companion in ("unit", "source"):
            if companion not in outcome:
                yield document.problem(("outcomes", index, "value"), f"value-without-{companion}", value=value)
