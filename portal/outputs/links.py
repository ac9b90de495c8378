"""Links by id: ``practice:its-id``, ``call:its-id`` (`portal.schemes.SCHEMES`), ``list:theme/housing``, ``page:contribute/rules/``.

Cards may link to items; written pages may use all. An id stays right when addresses change, and can be checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from portal.outputs.addresses import item_address, list_address
from portal.schemes import SCHEMES

_HREF = re.compile(rf'href="(({"|".join(SCHEMES)}|list|page):([^"#]*)(#[^"]*)?)"')


def resolve(target: str, home: str) -> str:
    """The address of an internal target; ``home`` leads to the language's home page. Other targets pass as they are."""
    scheme, _, name = target.partition(":")
    if scheme in SCHEMES:
        return home + item_address(SCHEMES[scheme], name)
    match scheme:
        case "list":
            facet, _, term = name.partition("/")
            return home + list_address(facet, term)
        case "page":
            return home + name
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
    return (placed(match[1], source) for match in _HREF.finditer(html))


def placed(link: str, source: str) -> Target:
    """A link with its place in a page's Markdown: its own, that of its definition, or where else its text stands first."""
    ways = ((source.find(before + link), len(before)) for before in ("](", "]: ", "](<", '="', ""))
    offset = next((start + length for start, length in ways if start >= 0), 0)
    return Target(link, source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset))
