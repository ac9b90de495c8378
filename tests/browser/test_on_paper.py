"""What a page says on paper: all that it says on the screen, folded parts and wide tables too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.test_search import ready
from tests.kinds_of_pages import kinds_of_pages, pages_of_every_kind
from tests.sites import BUILT, content_of

KINDS = kinds_of_pages(content_of("sample"), BUILT)
# What has no use on paper: ways to other pages, and what is there to be pressed.
SCREEN_ONLY = (
    ".md-sidebar, .scroll__hint, .crumbs, .back, .asked, .actions, .practice__more, .outcome .quoted, .citations .note a, .silent a, summary, .pager,"
    ".list__browse, .page-foot__links, .page-foot, .letters, .filter, .more, .home__share,"
    ".tool__use, .tool__example, .paper__title, .paper__bar, .assess__how, .quotable__copy, form, button, select, .search__facets, .search__sort, .search__no-script"
)
# A letter page less its margins, at 96 dots an inch.
PAPER = {"width": 680, "height": 920}

LOST = f"""() => [...document.querySelectorAll("main *")]
    .filter((part) => !part.childElementCount && part.textContent.trim() && !part.closest("script, style, template, svg, [hidden]"))
    .filter((part) => !part.closest("{SCREEN_ONLY}"))
    .filter((part) => !part.checkVisibility({{contentVisibilityAuto: true}}) || !part.getClientRects().length)
    .map((part) => part.textContent.trim())"""

CUT = """() => [...document.querySelectorAll("main *")]
    .filter((part) => part.checkVisibility() && !part.closest(".unseen, svg"))
    .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((part) => part.textContent.trim().slice(0, 60))"""


@pytest.fixture
def paper(page: Page) -> Iterator[Page]:
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    yield page


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_folded_or_cut_on_paper(paper: Page, site: str, site_folder: Path, language: str) -> None:
    wrong = {}
    for path in pages_of_every_kind(site_folder / language, KINDS):
        paper.goto(f"{site}{language}/{path}")
        if path == "search/":
            ready(paper)
        if missing := [*paper.evaluate(LOST), *paper.evaluate(CUT)]:
            wrong[path] = missing[:3]
    assert not wrong, wrong


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_closed_lists_are_printed(paper: Page, site: str, language: str) -> None:
    """The page that one keeps beside the keyboard: every id that a card may use."""
    paper.goto(f"{site}{language}/contribute/fields/")
    ids = paper.locator("main details code")
    assert ids.count() > 50
    assert any(paper.locator("main details").evaluate_all("lists => lists.map(list => !list.open)"))
    assert all(ids.evaluate_all("ids => ids.map(id => id.checkVisibility({contentVisibilityAuto: true}))"))


def test_a_browser_that_cannot_print_what_is_folded_unfolds_it_while_it_prints(page: Page, site: str) -> None:
    page.goto(f"{site}en/contribute/fields/")
    folded = page.locator("main details:not([open])")
    lists = folded.count()
    assert lists
    folded.first.locator("summary").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == lists - 1, "what the reader had opened stays open"
