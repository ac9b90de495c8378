"""Scripts and styles as they are published: without the comments that only people and the checker of types read, a third of the
weight of a script and a sixth of that of a style. And which scripts a script needs."""

from __future__ import annotations

import re
from pathlib import Path

IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+\.js)";$', re.M)
_COMMENT = r"/\*\*(?:[^*]|\*(?!/))*\*/"
_OWN_LINES = re.compile(rf"^[ \t]*{_COMMENT}[ \t]*\n", re.M)
_WITHIN = re.compile(f"{_COMMENT} ?")
_OF_STYLES = re.compile(r'("[^"\n]*")|[ \t]*/\*(?:[^*]|\*(?!/))*\*/')


def published(text: str) -> str:
    """The script without comments of the kind that begins with two stars; the others stay, as their sign stands in addresses too."""
    return _WITHIN.sub("", _OWN_LINES.sub("", text))


def published_style(text: str) -> str:
    """The style without comments; what looks like one within quotation marks stays."""
    return _OF_STYLES.sub(lambda found: found[1] or "", text)


def needed(file: Path) -> list[str]:
    """The names of a module and of all that it imports, and these in turn: a browser that is told of them need not find one after
    the other. What is imported late is left out."""
    found = [file.name]
    for name in found:  # grows on the way
        text = file.with_name(name).read_text("utf-8")
        found += dict.fromkeys(other for _, other in IMPORT.findall(text) if other not in found)
    return found
