"""The sections of the site: the entries of its menu, each with the pages that belong to it."""

from __future__ import annotations

from collections.abc import Mapping

from portal.catalogue.facets import FACETS

# Section, whose own page has its name as address → the first folders in the addresses of its other pages. What belongs to none
# is the home page, or named in the footer.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "practices": ("search", "fits", *(facet.folder for facet in FACETS.values())),
    "toolkit": (
        "guides",
        "templates",
        "assessments",
        "indicators",
        "glossary",
        "systems",
        "calls",
        "gaps",
        "figures",
        "regions",
        "sources",
        "data",
    ),
    "network": ("organizations", "places", "replications", "questions", "circles"),
    "updates": ("funding", "calendar", "subscribe", "newsletter", "numbers"),
    "contribute": (),
    "selection": (),
}


def section_of(address: str) -> str:
    """The section of the page at ``address``, which has no language in it; '' for none."""
    folder = address.split("/")[0]
    return next((section for section, folders in SECTIONS.items() if folder in (section, *folders)), "")


def marks(address: str) -> dict[str, str]:
    """Section → the value of ``aria-current`` of its entry in the menu of the page at ``address``: 'page' on the section's own
    page, 'true' on others that belong to it, 'false' elsewhere."""
    here = section_of(address)
    return {section: "false" if section != here else "page" if address == f"{section}/" else "true" for section in SECTIONS}
