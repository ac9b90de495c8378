"""A thumb meets what it means: on a touch screen what acts is at least 44 pixels high, and wide where it holds no text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.axe import open_page
from tests.conftest import visit
from tests.kinds_of_pages import every_state, kinds_of_pages
from tests.sites import BUILT, Site, content_of

KINDS = kinds_of_pages(content_of("sample"), BUILT)
# What acts: buttons and links drawn as such, what is chosen or typed, what folds, what leads through the site. Boxes to tick
# and radio buttons are pressed by their labels. 44 pixels: WCAG 2.2, success criterion 2.5.5.
SMALL = """() => [...document.querySelectorAll(
  "button, .md-button, .button, select, textarea, summary, input:not([type=checkbox], [type=radio], [type=file]), " +
  "label:has(> input:is([type=checkbox], [type=radio])), .md-header a, .md-header label, .tile a, .counters a",
)].filter((each) => each.checkVisibility({visibilityProperty: true}) && !each.closest(".unseen"))
  .map((each) => ({each, box: each.getBoundingClientRect()}))
  .filter(({box}) => box.width > 1 && box.height > 1 && (Math.ceil(box.height) < 44 || Math.ceil(box.width) < 24))
  .map(({each, box}) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${each.outerHTML.slice(0, 120)}`)"""


@pytest.fixture
def touched(browser: Any, site: str) -> Iterator[Any]:
    """A page of somebody who holds a telephone."""
    with visit(browser, BUILT, has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740}) as context:
        yield context.new_page()


@pytest.mark.parametrize("kind", KINDS)
def test_what_acts_is_large_enough_for_a_thumb(touched: Any, sample_site: Site, kind: str) -> None:
    """In English, whose words are the shorter ones: what is large enough around these is around longer ones."""
    small = {}
    for address in every_state(sample_site.folder / "en", KINDS[kind]):
        open_page(touched, f"{sample_site.address}en/{address}")
        if found := touched.evaluate(SMALL):
            small[address] = found
    assert small == {}
