"""A place on the page of a practice: its name, its size and how many live there, told apart where they are read out or copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from portal.catalogue.catalogue import Catalogue
from tests.helpers import change, read
from tests.unit.test_declarations import stamped


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ("small", "Sample Town, Ontario, Small 4,200 people in 2021"),
        ("region", "Sample Town, Ontario, 4,200 people in 2021"),
    ],
)
def test_a_place_is_told_apart_from_what_is_said_of_it(content: Path, size: str, said: str) -> None:
    change(content, "network/places.yml", "size: small", f"size: {size}")
    page = html.fromstring(stamped(Catalogue.of(read(content)), "practices/sample-welcome-tea/"))
    place = page.xpath("//dd[.//*[contains(@class, 'glance__place')]]")[0]
    assert said in " ".join(place.text_content().split())
