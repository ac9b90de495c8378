"""Links by id: ``practice:its-id``, ``call:its-id`` (`portal.schemes.SCHEMES`), ``list:theme/housing``, ``page:contribute/rules/``.

Cards may link to items; written pages may use all. An id stays right when addresses change, and can be checked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from portal.outputs.addresses import item_address, list_address
from portal.schemes import SCHEMES

_HREF = re.compile(rf'href="(({"|".join(SCHEMES)}|list|page):([^"#]*)(#[^"]*)?)"')


def resolve(target: str, home: str) -> str:
    """The address of an internal target, which may name a part of the page after a '#'; ``home`` leads to the language's home page.
    Other targets pass as they are."""
    whole, sign, part = target.partition("#")
    scheme, _, name = whole.partition(":")
    if scheme in SCHEMES:
        return home + item_address(SCHEMES[scheme], name) + sign + part
    match scheme:
        case "list":
            facet, _, term = name.partition("/")
            return home + list_address(facet, term) + sign + part
        case "page":
            return home + name + sign + part
    return target


def resolve_html(html: str, home: str) -> str:
    """A written page with its internal targets resolved; `link_check` tells what leads nowhere."""
    return _HREF.sub(lambda match: f'href="{resolve(match[1], home)}"', html)


class Target(NamedTuple):
    """A link by id in a written page, with its place in the Markdown file, from 1."""

    target: str
    line: int
    column: int


def targets(html: str, source: str) -> Iterator[Target]:
    """The links by id of a written page; ``source`` is its Markdown."""
    before: Counter[str] = Counter()
    for match in _HREF.finditer(html):
        yield placed(match[1], source, before[match[1]])
        before[match[1]] += 1


def placed(link: str, source: str, before: int = 0) -> Target:
    """A link with its place in a page's Markdown, where the same link stands ``before`` times before it: in parentheses, as the
    definition of a name, or in an attribute; where else its text stands first; at the beginning when it stands nowhere."""
    ways = rf"""(?:\]\(<?|^ *\[[^\]]+\]: *<?|=["']){re.escape(link)}(?=[\s)>"'])"""
    offsets = [match.end() - len(link) for match in re.finditer(ways, source, re.MULTILINE)]
    offset = offsets[min(before, len(offsets) - 1)] if offsets else max(source.find(link), 0)
    return Target(link, source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset))
