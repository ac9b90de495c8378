"""Turns what the YAML parser says into a rule of ours, at the place where the person has to look."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from portal import yaml_braces
from portal.problem import Problem
from portal.text_places import place

_BEGINS_A_LINE = re.compile(r"\s*(- +)*")
_BARE_KEY = re.compile(r"\s*(- +)*[\w-]+")
# What the parser says when a text begins with a sign that it takes for its own: *, &, >, |, -, ?, ], },
_SIGNS = (
    "while scanning an alias",
    "while scanning an anchor",
    "found undefined alias",
    "while scanning a block scalar",
    "block sequence entries are not allowed",
    "mapping keys are not allowed",
    "did not find expected node content",
    "found character that cannot start any token",
)


def problem(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    """The rule that fits best, ``yaml-syntax`` when none does."""
    if sentence := yaml_braces.stumbled_over(error, text):
        line, column = place(text, sentence.start)
        return Problem.at(path, line, column, "text-in-braces", **sentence.params)
    rule, mark = _rule(f"{error.problem} {error.context}", error, text)
    if mark is None:
        return Problem.at(path, 1, 1, rule)
    column = mark.column
    if rule == "yaml-indent":  # the parser stumbles at the colon; the person looks at the field's name
        column -= len(_before(text, mark).lstrip(" "))
    return Problem.at(path, mark.line + 1, column + 1, rule)


def _rule(complaint: str, error: yaml.MarkedYAMLError, text: str) -> tuple[str, Any]:
    mark, context = error.problem_mark or error.context_mark, error.context_mark
    if mark is None:
        return "yaml-syntax", None
    before, after = _before(text, mark), text[mark.index : mark.index + 1]
    fits: tuple[tuple[Callable[[], Any], str, Any], ...] = (
        (lambda: "tab character" in complaint or (after == "\t" and "cannot start any token" in complaint), "yaml-tab", mark),
        (lambda: "another document" in complaint, "second-document", mark),
        (lambda: "end of stream" in complaint or "unexpected document indicator" in complaint, "yaml-quote", context),
        (lambda: "escape" in complaint, "yaml-backslash", mark),
        (lambda: any(sign in complaint for sign in _SIGNS), "yaml-character", context or mark),
        (lambda: "mapping values" in complaint and _BARE_KEY.fullmatch(before), "yaml-indent", mark),
        (lambda: "mapping values" in complaint, "yaml-colon", mark),
        (lambda: "expected ':'" in complaint, "yaml-syntax", context),  # the word that lacks its colon, not what follows it
        (lambda: before.rstrip()[-1:] in tuple("'\"]}"), *_ended_early(text, mark)),
        (lambda: "flow" in complaint and context is not None and context.line < mark.line, "yaml-quote", context),
        (lambda: "expected" in complaint and after != ":" and _BEGINS_A_LINE.fullmatch(before), "yaml-indent", mark),
    )
    return next(((rule, place or mark) for fitting, rule, place in fits if fitting()), ("yaml-syntax", mark))


def _before(text: str, mark: Any) -> str:
    """What stands before a mark on its line."""
    return text[mark.index - mark.column : mark.index]


def _ended_early(text: str, mark: Any) -> tuple[str, Any]:
    """Something stands behind a value that has ended. When the value began on an earlier line, the quotation mark that
    was forgotten is the one there."""
    last: yaml.Event | None = None
    try:
        for event in yaml.parse(text, yaml.CSafeLoader):
            last = event
    except yaml.YAMLError:
        pass
    begun = last.start_mark if isinstance(last, yaml.ScalarEvent) and last.style in ("'", '"') else None
    if begun is not None and begun.line < mark.line:
        return "yaml-quote", begun
    return "yaml-quote-inside", mark
