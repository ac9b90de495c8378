"""A translation that is older than the text it was made from. Gives ``stale-translation``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from portal.problem import Problem
from portal.rules.rule import ContentRule, Rule, Setting
from portal.text_places import offset
from portal.yaml_reader import Document, strings


def fingerprint(data: dict[str, Any], language: str) -> str:
    """Seven hexadecimal characters that change when any text in ``language`` changes, other than in its white space."""
    texts = (" ".join(text.split()) for loc, text in strings(data) if loc[-1] == language)
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:7]


def stale(document: Document, _: Setting) -> Iterator[Problem]:
    translation = document.data.get("translation")
    if not isinstance(translation, dict) or translation.get("from") not in ("en", "fr"):
        return
    of = translation.get("of")
    if not isinstance(of, str) or not re.fullmatch("[0-9a-f]{7}", of.strip()):
        return  # the structure says so
    now = fingerprint(document.data, translation["from"])
    if of.strip() != now:
        yield document.problem(("translation", "of"), "stale-translation", language=translation["from"], now=now)


def renew(text: str, problem: Problem) -> str:
    """With the fingerprint of the present text."""
    begin = offset(text, problem.line, problem.column)
    return text[:begin] + re.sub("[0-9a-f]{7}", dict(problem.params)["now"], text[begin:], count=1)


# Only who has compared the two languages can say that they agree, so nothing is renewed in files that nobody named.
RULES: tuple[Rule, ...] = (ContentRule(name="stale-translation", check=stale, mend=renew, mend_when_named=True),)
