"""Whether the links of a written page lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.facets import FACETS
from portal.outputs.links import Target
from portal.problem import Problem
from portal.rules.structure import nearest, unknown_item
from portal.schemes import SCHEMES


def broken_links(broken: Iterable[tuple[str, Target]]) -> Iterator[Problem]:
    """The links that the generator found to lead nowhere, by their files."""
    for path, target in broken:
        yield Problem.at(path, target.line, target.column, "broken-link", value=target.target)


def check(path: str, links: Iterable[Target], catalogue: Catalogue, pages: frozenset[str]) -> Iterator[Problem]:
    """Targets that lead nowhere; ``path`` is their file, ``pages`` the addresses of all pages."""
    for target, line, column in links:
        scheme, _, name = target.partition("#")[0].partition(":")
        at = partial(Problem.at, path, line, column)
        if scheme in SCHEMES:
            items = catalogue.items(SCHEMES[scheme])
            if name not in items:
                yield at(value=name, nearest=nearest(name, items), **unknown_item(SCHEMES[scheme]))
        elif scheme == "list":
            facet, _, term = name.partition("/")
            vocabulary = FACETS[facet].vocabulary if facet in FACETS else "themes"
            terms = catalogue.vocabularies[vocabulary] if facet in FACETS else {}
            if term not in terms:
                yield at("unknown-term", value=name, nearest=nearest(term, terms), list=vocabulary)
        elif scheme == "page" and name not in pages:
            yield at("unsafe-link", value=target)
