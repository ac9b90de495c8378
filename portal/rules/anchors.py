"""Items that share a page have their ids as places on it, and no place has the name of another. Gives ``taken-anchor``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.kinds import all_kinds
from portal.problem import Problem
from portal.reading.yaml_reader import Document
from portal.rules.rule import ContentRule, Rule, Setting

# What else has a name on these pages: parts of every page and of lists, and the groups in which items stand.
PARTS = frozenset({"charts", "content", "filter", "menu", "site-search", "site-search-keys"})
_GROUP = re.compile("(fits|letter|theme)-.*|(un)?answered")


def anchors(document: Document, setting: Setting) -> Iterator[Problem]:
    taken = PARTS.union(setting.known["call-sections"]) if setting.kind.registry == "calls" else PARTS
    for id in document.data:
        if id in taken or _GROUP.fullmatch(id):
            yield document.problem((id,), "taken-anchor", at_key=True, id=id)


RULES: tuple[Rule, ...] = (
    ContentRule(name="taken-anchor", check=anchors, kinds=frozenset(kind.registry for kind in all_kinds() if "#" in kind.page)),
)
