"""While somebody types: the first results are shown, all else waits for a pause, and who does not wait for it loses nothing.

The clock of the browser stands still, so that a pause lasts until a test ends it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_search import BUSINESS, LIBRARIES, ready, rows

SOON, LATER = 150, 1_000  # milliseconds: until the search runs, until everything followed
TYPE = """words => {
  const box = document.querySelector("#search-q");
  box.focus();
  box.value = words;
  box.dispatchEvent(new Event("input", {bubbles: true}));
}"""


@pytest.fixture
def typing(page: Page, site: str) -> Callable[[str, str], Page]:
    """Opens the search page at a query, stops the clock, types and lets the search run."""

    def typed(query: str, words: str) -> Page:
        page.clock.install()
        page.goto(f"{site}en/search/#{query}")
        ready(page)
        page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)
        page.evaluate(TYPE, words)
        page.clock.run_for(SOON)
        return page

    return typed


def test_the_first_results_are_shown_and_all_else_follows_after_a_pause(typing: Callable[[str, str], Page]) -> None:
    page = typing("q=bus", "")
    expect(rows(page)).to_have_count(3)
    expect(page.locator("[data-search-more]")).to_be_hidden()
    assert page.url.endswith("#q=bus")
    page.clock.run_for(LATER)
    ready(page)
    expect(rows(page)).to_have_count(20)
    expect(page.locator("[data-search-more]")).to_be_visible()
    assert page.url.endswith("search/#")
    expect(page.locator("[data-switch]")).to_have_attribute("href", re.compile("fr/search/$"))


def test_a_first_letter_takes_nothing_away_until_nothing_follows(typing: Callable[[str, str], Page]) -> None:
    page = typing("q=libraries", "b")
    page.evaluate(TYPE, "bu")
    page.clock.run_for(SOON)
    expect(page.locator("[data-search-count]")).not_to_have_text("Nothing found")
    page.evaluate(TYPE, "b")
    page.clock.run_for(SOON)
    expect(rows(page).first).to_be_visible()
    page.clock.run_for(LATER)
    expect(page.locator("[data-search-count]")).to_have_text("Nothing found")


def test_two_letters_that_are_no_word_are_looked_for_after_a_pause(typing: Callable[[str, str], Page]) -> None:
    page = typing("q=libraries", "bu")
    page.clock.run_for(SOON)
    expect(rows(page).first.locator("a").first).to_have_attribute("href", re.compile(LIBRARIES))
    page.clock.run_for(LATER)
    expect(page.locator("[data-search-count]")).not_to_have_text("Nothing found")
    expect(rows(page).locator("mark", has_text=re.compile("^bu", re.IGNORECASE)).first).to_be_visible()


@pytest.mark.parametrize("in_header", [False, True], ids=["search page", "header"])
def test_the_words_of_the_other_language_come_after_a_pause(page: Page, site: str, in_header: bool) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.clock.install()
    page.goto(f"{site}en/{'glossary' if in_header else 'search'}/")
    box = page.locator("header [data-site-search] input" if in_header else "#search-q")
    said = page.locator("header .suggestion--all" if in_header else "[data-search-count]")
    box.focus()
    page.wait_for_load_state("networkidle")
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)
    box.evaluate("box => { box.value = 'bénévoles'; box.dispatchEvent(new Event('input', {bubbles: true})); }")
    page.clock.run_for(SOON)
    page.wait_for_load_state("networkidle")
    assert not [one for one in fetched if "words-fr" in one]
    expect(page.get_by_text("Nothing found").locator("visible=true")).to_have_count(0)
    with page.expect_request("**/words-fr.json"):
        page.clock.resume()
    expect(said).to_have_text(re.compile(r"\b6 results"))


def test_a_list_in_which_somebody_chooses_stays_when_the_other_language_comes(page: Page, site: str) -> None:
    page.clock.install()
    page.goto(f"{site}en/glossary/")
    box, options = page.locator("header [data-site-search] input"), page.locator("header a.suggestion")
    box.focus()
    page.wait_for_load_state("networkidle")
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)
    box.evaluate("box => { box.value = 'librar'; box.dispatchEvent(new Event('input', {bubbles: true})); }")
    page.clock.run_for(SOON)
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    with page.expect_response("**/words-fr.json") as answer:
        page.clock.run_for(LATER)
    answer.value.finished()
    page.wait_for_load_state("networkidle")
    page.clock.run_for(LATER)
    expect(options.first).to_have_attribute("aria-selected", "true")


def test_who_leaves_the_field_need_not_wait(typing: Callable[[str, str], Page]) -> None:
    page = typing("q=bus", "libraries")
    page.keyboard.press("Tab")
    page.wait_for_url("**/#q=libraries")
    ready(page)


@pytest.mark.parametrize("searched", [True, False], ids=["the search ran", "it did not yet"])
def test_the_language_switch_takes_along_what_was_typed_just_now(typing: Callable[[str, str], Page], searched: bool) -> None:
    page = typing("q=bus", "libraries")
    if not searched:
        page.evaluate(TYPE, "business")
    page.evaluate("document.querySelector('[data-switch]').click()")
    page.wait_for_url(f"**/fr/search/#q={'libraries' if searched else 'business'}&from=en")


def test_who_comes_back_from_a_result_finds_what_was_typed(typing: Callable[[str, str], Page]) -> None:
    page = typing("q=bus", "libraries")
    expect(rows(page).first.locator("a").first).to_have_attribute("href", re.compile(LIBRARIES))
    page.evaluate("document.querySelector('[data-search-rows] h3 a').click()")
    page.wait_for_url(f"**/practices/{LIBRARIES}/")
    page.clock.resume()
    expect(page.locator("a[data-back]")).to_have_attribute("href", re.compile("#q=libraries$"))
    page.go_back()
    expect(page.locator("#search-q")).to_have_value("libraries")
    expect(rows(page).first.locator("a").first).to_have_attribute("href", re.compile(LIBRARIES))


def goes_back_to_libraries(page: Page) -> None:
    """To the results of an earlier query, which stay when all that waited has come."""
    page.go_back()
    expect(page.locator("#search-q")).to_have_value("libraries")
    page.clock.run_for(LATER)
    expect(rows(page).first.locator("a").first).to_have_attribute("href", re.compile(LIBRARIES))
    assert page.url.endswith("#q=libraries")


def test_who_sends_the_words_at_once_gets_their_results_and_can_go_back(typing: Callable[[str, str], Page]) -> None:
    page = typing("q=libraries", "bus")
    page.evaluate(TYPE, "business")
    page.keyboard.press("Enter")
    ready(page)
    expect(rows(page).first.locator("a").first).to_have_attribute("href", re.compile(BUSINESS))
    assert page.url.endswith("#q=business")
    goes_back_to_libraries(page)


def test_a_filter_keeps_what_was_typed_just_now(typing: Callable[[str, str], Page]) -> None:
    page = typing("", "libraries")
    page.evaluate(TYPE, "business")
    page.evaluate("document.querySelector('input[name=what][value=practices]').click()")
    page.wait_for_url("**/#q=business&what=practices")


def test_who_goes_back_while_typing_changes_nothing_there(typing: Callable[[str, str], Page]) -> None:
    page = typing("q=libraries", "business")
    page.keyboard.press("Enter")
    ready(page)
    page.evaluate(TYPE, "bus")
    page.clock.run_for(SOON)
    goes_back_to_libraries(page)


def test_a_facet_that_is_opened_has_its_numbers(typing: Callable[[str, str], Page]) -> None:
    page = typing("", "libraries")
    page.clock.run_for(LATER)
    ready(page)
    group = page.locator("details.facet", has=page.locator(".facet__name", has_text="Province"))
    expect(group.locator("input[name=province]")).to_have_count(0)
    group.locator("> summary").first.click()
    expect(group.locator(".facet__terms > li:visible .count").first).to_have_text(re.compile(r"^[1-9]"))
    expect(group.locator(".facet__empty > summary")).to_be_visible()
