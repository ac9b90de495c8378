"""Links by id: ``practice:its-id``, ``source:its-id``, ``list:theme/housing``, ``page:contribute/rules/``.

Cards may use the first two; written pages may use all. An id stays right when addresses change, and can be checked.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

from portal.catalogue import FACETS, Catalogue
from portal.outputs.addresses import list_address
from portal.problem import Problem
from portal.rules.structure import nearest

_HREF = re.compile(r'href="((practice|source|list|page):([^"#]*)(#[^"]*)?)"')


def resolve(target: str, home: str) -> str:
    """The address of an internal target; ``home`` leads to the language's home page. Other targets pass as they are."""
    scheme, _, name = target.partition(":")
    match scheme:
        case "practice":
            return f"{home}practices/{name}/"
        case "source":
            return f"{home}sources/#{name}"
        case "list":
            facet, _, term = name.partition("/")
            return home + list_address(facet, term)
        case "page":
            return home + name
    return target


def resolve_html(html: str, home: str) -> str:
    """A written page with its internal targets resolved. Check them first."""
    return _HREF.sub(lambda match: f'href="{resolve(match[1], home)}"', html)


def check(html: str, source: str, path: str, catalogue: Catalogue, pages: frozenset[str]) -> Iterator[Problem]:
    """Targets that lead nowhere, at their lines in ``source``, the Markdown file at ``path``. ``pages`` are the addresses
    of all pages."""
    for match in _HREF.finditer(html):
        target, scheme, name = match[1], match[2], match[3]
        offset = max(source.find(f"({target}"), 0)
        line = source.count("\n", 0, offset) + 1
        column = offset - source.rfind("\n", 0, offset)
        if scheme == "practice" and name not in catalogue.practices:
            yield Problem.at(path, line, column, "unknown-practice", value=name, nearest=nearest(name, catalogue.practices))
        elif scheme == "source" and name not in catalogue.sources:
            yield Problem.at(path, line, column, "unknown-source", value=name, nearest=nearest(name, catalogue.sources))
        elif scheme == "list":
            facet, _, term = name.partition("/")
            terms = catalogue.vocabularies.get(FACETS.get(facet, ""), {})
            if term not in terms:
                yield Problem.at(path, line, column, "unknown-term", value=name, nearest=nearest(term, terms), list=FACETS.get(facet, "themes"))
        elif scheme == "page" and name not in pages:
            yield Problem.at(path, line, column, "unsafe-link", value=target)
