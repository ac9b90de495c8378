"""Translations that are older than the text they were made from, or not made yet. Gives ``stale-translation``,
``translation-wanted`` and ``translation-there``.

A practice may be proposed in one language: its translation is then ``wanted``. It waits in its folder, has no page and cannot be
named by others until somebody has written the other language."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from portal.problem import Problem
from portal.reading.text_places import offset
from portal.reading.yaml_reader import Document, strings
from portal.rules.rule import ContentRule, Rule, Setting
from portal.settings import OTHER

# Of ``vocabulary/translation-statuses.yml``: the statuses that the program tells from the others.
WANTED, MACHINE, DRAFT, REVIEWED = "wanted", "machine", "draft", "reviewed"


def fingerprint(data: dict[str, Any], language: str) -> str:
    """Seven hexadecimal characters that change when any text in ``language`` changes, other than in its white space."""
    texts = (" ".join(text.split()) for loc, text in strings(data) if loc[-1] == language)
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:7]


def wanted(data: dict[str, Any]) -> str:
    """The language that a file still waits for; '' where it waits for none."""
    translation = data.get("translation")
    if not isinstance(translation, dict) or translation.get("status") != WANTED:
        return ""
    return OTHER.get(translation["from"], "") if isinstance(translation.get("from"), str) else ""


def waits(document: Document) -> bool:
    """Whether a file's translation is wanted, and something in it lacks it."""
    there = {OTHER.get(wanted(document.data), "")}
    return any(held.keys() == there for _, held in document.containers if isinstance(held, dict))


def waiting(document: Document, _: Setting) -> Iterator[Problem]:
    """One wish a file, or that none is left: then it says something untrue, and would stay without a page for good."""
    if language := wanted(document.data):
        rule = "translation-wanted" if waits(document) else "translation-there"
        yield document.problem(("translation", "status"), rule, language=language)


def outdated(data: dict[str, Any]) -> str:
    """The fingerprint that the first text of a file has now, where its translation was made from another; '' elsewhere."""
    translation = data.get("translation")
    if not isinstance(translation, dict) or translation.get("from") not in ("en", "fr"):
        return ""
    of = translation.get("of")
    if not isinstance(of, str) or not re.fullmatch("[0-9a-f]{7}", of.strip()):
        return ""  # the structure says so
    now = fingerprint(data, translation["from"])
    return now if of.strip() != now else ""


def stale(document: Document, _: Setting) -> Iterator[Problem]:
    if now := outdated(document.data):
        language = document.data["translation"]["from"]
        yield document.problem(("translation", "of"), "stale-translation", language=language, now=now)


def renew(text: str, problem: Problem) -> str:
    """With the fingerprint of the present text."""
    begin = offset(text, problem.line, problem.column)
    return text[:begin] + re.sub("[0-9a-f]{7}", dict(problem.params)["now"], text[begin:], count=1)


# Only who has compared the two languages can say that they agree, so nothing is renewed in files that nobody named.
RULES: tuple[Rule, ...] = (
    ContentRule(name="stale-translation", check=stale, mend=renew, mend_when_named=True),
    ContentRule(name="translation-wanted", check=waiting, gives=frozenset({"translation-there"})),
)
