"""Text of strangers in what GitHub shows: nothing in it is Markdown or HTML, or calls anybody."""

from __future__ import annotations

import re

from portal.reading.characters import named, shown


def code(text: str) -> str:
    """On a line: as it stands, but that a grave accent would end it."""
    return f"`{shown(named(text)).replace('`', chr(0x2BB))}`"


def fenced(text: str, kind: str = "text") -> str:
    """On lines of its own: as it stands, as the fence is longer than any within. ``kind`` is what it is coloured as."""
    fence = "`" * max(3, *(len(found) + 1 for found in re.findall("`+", text)), 3)
    return f"{fence}{kind}\n{named(text).rstrip()}\n{fence}"
