"""The facets of the search where there is no room beside the results: a sheet over them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.test_search import ready, rows, term, total

PHONE = {"width": 360, "height": 780}
OPEN = {"en": "Filter these", "fr": "Filtrer"}
SHOW = {"en": "Show {} results", "fr": "Afficher {} résultats"}
CLOSE = {"en": "Close the filters", "fr": "Fermer les filtres"}


@pytest.fixture
def sheet(page: Page, site: str, language: str) -> Page:
    """The search page on a phone, with its filters open."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(f"{site}{language}/search/")
    ready(page)
    page.get_by_role("button", name=OPEN[language]).click()
    return page


def test_a_tick_says_at_once_how_many_results_there_are_and_the_button_leads_to_them(sheet: Page, language: str) -> None:
    before = total(sheet)
    dialog = sheet.get_by_role("dialog")
    term(sheet, "theme", "housing").check()
    ready(sheet)
    count = total(sheet)
    assert count < before
    button = dialog.get_by_role("button", name=SHOW[language].format(count))
    expect(button).to_be_in_viewport()
    expect(dialog.get_by_role("status")).to_have_text(SHOW[language].format(count))
    button.click()
    expect(dialog).to_be_hidden()
    expect(sheet.locator("[data-search-count]")).to_be_focused()
    expect(rows(sheet)).to_have_count(min(count, 20))


def test_the_keyboard_stays_within_and_escape_leads_back(sheet: Page, language: str) -> None:
    within = "document.querySelector('dialog').contains(document.activeElement) || document.activeElement === document.body"
    for _ in range(8):
        sheet.keyboard.press("Shift+Tab")
        assert sheet.evaluate(within)
    sheet.keyboard.press("Escape")
    expect(sheet.get_by_role("dialog")).to_be_hidden()
    expect(sheet.get_by_role("button", name=OPEN[language])).to_be_focused()


def test_the_cross_closes_it_and_axe_finds_nothing_in_it(sheet: Page, language: str) -> None:
    assert violations(sheet) == []
    sheet.get_by_role("button", name=CLOSE[language]).click()
    expect(sheet.get_by_role("dialog")).to_be_hidden()


def test_where_there_is_room_the_filters_stand_beside_the_results(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site}en/search/")
    ready(page)
    expect(page.get_by_role("button", name=OPEN["en"])).to_be_hidden()
    expect(term(page, "theme", "housing")).to_be_visible()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    expect(term(page, "theme", "housing")).to_be_hidden()
