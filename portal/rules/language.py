"""Equal languages: both are there, and they are two texts, not one text twice."""
from __future__ import annotations

from collections.abc import Iterator

from portal.problem import Problem
from portal.yaml_reader import Document, strings

# Names and titles of works may be the same in both languages; so may a word or two ('Transport', 'Information').
_MAY_BE_SAME = {"name", "unit", "label", "period"}
_SHORT = 25  # characters


def check(document: Document) -> Iterator[Problem]:
    texts = dict(strings(document.data))
    for loc, text in texts.items():
        if loc[-1] != "fr" or len(text) < _SHORT or _MAY_BE_SAME.intersection(loc):
            continue
        if " ".join(text.split()).casefold() == " ".join(texts.get((*loc[:-1], "en"), "").split()).casefold():
            yield document.problem(loc, "same-text", field=str(loc[-2]))
