"""The home page: two questions and a way on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import follow
from tests.browser.labels import label
from tests.browser.test_search import query_of, ready, rows

WIDTHS = (360, 1280)
SHOW = {"en": "Show practices", "fr": "Voir les pratiques"}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_practice_for_a_place_like_mine_is_four_actions_away(page: Page, site: str, language: str, width: int) -> None:
    """Choose the challenge, name the town, press, open."""
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(f"{site}{language}/")
    page.locator("#where-theme").select_option("transportation")
    page.locator("#where-place").fill({"en": "Sample Town, Ontario", "fr": "Ville-Échantillon, Ontario"}[language])
    page.get_by_role("button", name=SHOW[language]).click()
    page.wait_for_url("**/search/#**")
    ready(page)
    assert query_of(page) == [("theme", "transportation"), ("size", "small"), ("province", "CA-ON"), ("sort", "documented")]
    follow(rows(page).first.get_by_role("link"))
    expect(page.locator(".glance")).to_contain_text(label("sizes", "small", language))
    expect(page.locator("#approach")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("address", ["", "search/"])
def test_the_search_field_shows_its_examples_whole_on_a_phone(page: Page, site: str, language: str, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{site}{language}/{address}")
    field = page.locator("main input[type=search]").first
    # Written into the field: a placeholder itself tells no script how wide it is.
    room, needed = field.evaluate("field => [field.clientWidth, (field.value = field.placeholder, field.scrollWidth)]")
    assert field.input_value() != ""
    assert needed <= room


def test_what_is_left_open_does_not_stand_in_the_address(page: Page, site: str) -> None:
    page.goto(f"{site}en/")
    page.locator("#where-size").select_option("small")
    page.get_by_role("button", name=SHOW["en"]).click()
    page.wait_for_url("**/search/#**")
    ready(page)
    assert query_of(page) == [("size", "small"), ("sort", "documented")]


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_without_javascript_the_questions_lead_to_the_lists(without_scripts: Page, site: str, language: str) -> None:
    page = without_scripts
    page.goto(f"{site}{language}/")
    expect(page.locator("#where-place")).to_be_hidden()
    page.locator("#where-theme").select_option("transportation")
    page.get_by_role("button", name=SHOW[language]).click()
    page.wait_for_url("**/search/?theme=transportation**")
    expect(page.locator("[data-search-lists] a[href$='themes/transportation/']")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_counter_leads_to_what_it_counts(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/")
    _, results, calls = page.locator(".counters a").all()
    for counter in (results.get_attribute("href"), calls.get_attribute("href")):
        page.goto(f"{site}{language}/")
        link = page.locator(f".counters a[href='{counter}']")
        told = link.locator("strong").inner_text()
        link.click()
        expect(page.locator(".list__count")).to_contain_text(told)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_tiles_of_the_provinces_can_be_hit_with_a_finger(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(f"{site}fr/")
    boxes = [tile.bounding_box() for tile in page.locator(".tile a").all()]
    assert len(boxes) == 13
    assert all(box and box["width"] >= 32 and box["height"] >= 44 for box in boxes)
    follow(page.locator(".tile--on a"))
    page.wait_for_url("**/fr/provinces/on/")
