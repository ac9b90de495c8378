"""However long a word is that somebody writes, a page stays as wide as a telephone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import follow
from tests.browser.test_search import ready
from tests.kinds_of_pages import kinds_of_pages, pages_of_every_kind
from tests.sites import BUILT, content_of

KINDS = kinds_of_pages(content_of("sample"), BUILT)
WORD = "Nichtmitgliedschaftsbescheinigungsausstellungsgebuehrenordnung"[:60]
WIDTH = 360

# Puts the word into everything that contributors write. Left alone: what carries a number or the code of something, what is
# there to be pressed, and tables, whose words are the site's own.
PUT = f"""() => {{
    const main = document.querySelector("main");
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const ours = "script, style, template, table, form, fieldset, label, button, select, .count, .search__count, .call__code, .unseen";
    let changed = 0;
    while (walker.nextNode()) {{
        const text = walker.currentNode;
        if (!text.data.trim() || text.parentElement.closest(ours)) continue;
        text.data = text.data.replace(/\\S+/, "{WORD}");
        changed += 1;
    }}
    return changed;
}}"""


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_page_grows_wider_by_a_word_of_sixty_letters(page: Page, site: str, site_folder: Path, language: str) -> None:
    page.set_viewport_size({"width": WIDTH, "height": 800})
    wider = {}
    for path in pages_of_every_kind(site_folder / language, KINDS):
        page.goto(f"{site}{language}/{path}")
        if path == "search/":
            ready(page)
        if page.locator("article.written").count():
            continue  # written by those who keep the site, not by strangers
        assert page.evaluate(PUT), path
        if (by := overflow(page)) > 0:
            wider[path] = by
    assert not wider, wider


def test_a_long_word_that_is_looked_for_widens_neither_the_suggestions_nor_the_results(page: Page, site: str) -> None:
    page.set_viewport_size({"width": WIDTH, "height": 800})
    page.goto(f"{site}en/practices/")
    follow(page.locator("a[data-find]"))
    page.locator("#site-search").fill(WORD)
    option = page.locator("[role=option]").last
    expect(option).to_be_visible()
    assert option.evaluate("option => option.scrollWidth <= option.clientWidth")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    expect(page.locator("[data-search-none]")).to_contain_text(WORD)
    assert overflow(page) <= 0
