"""Where catalogue pages live, without the language."""

from __future__ import annotations

from functools import cache

from portal.catalogue.facets import FACETS
from portal.kinds import all_kinds


def list_address(facet: str, term: str) -> str:
    """'themes/housing/', 'provinces/on/': province codes lose their country."""
    return f"{FACETS[facet].folder}/{term.removeprefix('CA-').lower()}/"


def item_address(registry: str, item: str) -> str:
    """'practices/durham-alerts/', 'calls/#call-1-a'. Raises KeyError for a registry whose items have no place of their own."""
    return _pages()[registry].format(item)


@cache
def _pages() -> dict[str, str]:
    return {kind.registry: kind.page for kind in all_kinds() if kind.page}
