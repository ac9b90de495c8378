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


def list_address(facet: str, term: str) -> str:
    """'themes/housing/', 'provinces/on/'."""
    return f"{FOLDERS[facet]}/{term.removeprefix('CA-').lower()}/"
