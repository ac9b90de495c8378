"""The ids of new files."""

from __future__ import annotations

import re
from collections.abc import Collection

from portal.folding import fold

LONGEST = 60  # letters


def propose_id(title: str, taken: Collection[str], first: str) -> str:
    """An id from a title: small letters without accents, digits and hyphens, not one of ``taken``; ``first`` is what an id begins
    with that would not begin with a letter. The form in the page makes the same."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")
    if not words[:1].isalpha():
        words = f"{first}-{words}".strip("-")
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    words, number = words.strip("-"), 2
    name = words
    while name in taken:
        name, number = f"{words}-{number}", number + 1
    return name
