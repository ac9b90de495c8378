"""Links by id: ``practice:its-id``, ``call:its-id`` (`portal.kinds.SCHEMES`), ``list:theme/housing``, ``page:contribute/rules/``.

Cards may link to items; written pages may use all. An id stays right when addresses change, and can be checked.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from portal.catalogue import Catalogue
from portal.facets import FACETS
from portal.kinds import SCHEMES
from portal.outputs.addresses import item_address, list_address
from portal.problem import Problem
from portal.rules.structure import nearest, unknown_item

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
    """A written page with its internal targets resolved. Check them first."""
    return _HREF.sub(lambda match: f'href="{resolve(match[1], home)}"', html)


class Target(NamedTuple):
    """A link by id in a written page, with its place in the Markdown file, from 1."""

    target: str
    line: int
    column: int


def targets(html: str, source: str) -> Iterator[Target]:
    """The links by id of a written page; ``source`` is its Markdown."""
    for match in _HREF.finditer(html):
        offset = max(source.find(f"({match[1]}"), 0)
        yield Target(match[1], source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset) + 1)


def check(path: str, found: Iterable[Target], catalogue: Catalogue, pages: frozenset[str]) -> Iterator[Problem]:
    """Targets that lead nowhere; ``path`` is their file, ``pages`` the addresses of all pages."""
    for target, line, column in found:
        scheme, _, name = target.partition("#")[0].partition(":")
        at = partial(Problem.at, path, line, column)
        if scheme in SCHEMES:
            items = catalogue.items(SCHEMES[scheme])
            if name not in items:
                yield at(value=name, nearest=nearest(name, items), **unknown_item(SCHEMES[scheme]))
        elif scheme == "list":
            facet, _, term = name.partition("/")
            vocabulary = FACETS.get(facet, "themes")
            terms = catalogue.vocabularies[vocabulary] if facet in FACETS else {}
            if term not in terms:
                yield at("unknown-term", value=name, nearest=nearest(term, terms), list=vocabulary)
        elif scheme == "page" and name not in pages:
            yield at("unsafe-link", value=target)
