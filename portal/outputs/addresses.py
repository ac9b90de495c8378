"""Where catalogue pages live, without the language."""

from __future__ import annotations

# Facet → the folder its lists live in; province codes lose their country.
FOLDERS = {
    "theme": "themes",
    "population": "populations",
    "province": "provinces",
    "size": "sizes",
    "kind": "kinds",
    "status": "statuses",
    "evidence": "evidence",
}

# Registry → the folder of its pages, or the page on which each item has its anchor.
_ITEMS = {
    "practices": "practices/{}/",
    "organizations": "network/{}/",
    "places": "places/{}/",
    "sources": "sources/{}/",
    "regions": "regions/{}/",
    "guides": "guides/{}/",
    "calls": "calls/#{}",
    "figures": "figures/#{}",
    "glossary": "glossary/#{}",
    "systems": "systems/#{}",
    "updates": "updates/{}/",
}


def list_address(facet: str, term: str) -> str:
    """'themes/housing/', 'provinces/on/'."""
    return f"{FOLDERS[facet]}/{term.removeprefix('CA-').lower()}/"


def item_address(registry: str, item: str) -> str:
    """'practices/durham-alerts/', 'calls/#call-1-a'. Raises KeyError for a registry whose items have no place of their own."""
    return _ITEMS[registry].format(item)
