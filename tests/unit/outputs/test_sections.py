"""Each page belongs to one entry of the menu, or to none on purpose."""

from __future__ import annotations

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.outputs.pages.plan import plan
from portal.outputs.sections import SECTIONS, marks, section_of

OUTSIDE = {"", "offline"}  # the home page, and what the footer names


def test_every_kind_of_page_belongs_to_an_entry_of_the_menu(catalogue: Catalogue) -> None:
    pages = plan(catalogue)
    outside = {address.split("/")[0] for address in pages if not section_of(address)}
    assert outside == OUTSIDE, f"put their folders under an entry of SECTIONS in portal/outputs/sections.py: {outside - OUTSIDE}"
    assert {f"{section}/" for section in SECTIONS} - {"contribute/"} <= set(pages)


@pytest.mark.parametrize(
    ("address", "section", "mark"),
    [
        ("practices/", "practices", "page"),
        ("practices/durham-alerts/", "practices", "true"),
        ("themes/housing/", "practices", "true"),
        ("guides/housing/", "toolkit", "true"),
        ("contribute/rules/", "contribute", "true"),
    ],
)
def test_the_menu_marks_one_entry_at_most(address: str, section: str, mark: str) -> None:
    assert marks(address) == {name: mark if name == section else "false" for name in SECTIONS}
    assert set(marks("about/").values()) == {"false"}
