"""Scripts as they are published: without the comments that only people and the checker of types read, a third of their weight."""

from __future__ import annotations

import re

_COMMENT = r"/\*\*(?:[^*]|\*(?!/))*\*/"
_OWN_LINES = re.compile(rf"^[ \t]*{_COMMENT}[ \t]*\n", re.M)
_WITHIN = re.compile(f"{_COMMENT} ?")


def published(text: str) -> str:
    """The script without comments of the kind that begins with two stars; the others stay, as their sign stands in addresses too."""
    return _WITHIN.sub("", _OWN_LINES.sub("", text))
