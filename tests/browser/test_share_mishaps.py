"""What goes wrong around the form, and costs nobody anything: a connection that fails, a file in the place of a draft, pages beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests import sites
from tests.browser.axe import violations
from tests.browser.test_share import answer, button, open_form, said

TEA = "#practice=sample-welcome-tea"


@pytest.fixture
def shaky(browser: Browser) -> Iterator[Page]:
    """A visitor whose connection may fail; the browser tells of that in its console, which other visits forbid."""
    with browser.new_context(locale="en-CA") as context:
        context.clock.set_fixed_time(sites.BUILT)
        yield context.new_page()


def test_a_practice_page_asks_for_nothing_of_the_form(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}en/practices/sample-welcome-tea/", wait_until="networkidle")
    assert any(one.endswith("/commons.js") for one in asked)
    assert not [one for one in asked if re.search(r"/share-[a-z]+\.js|contribute/share/", one)]


def test_a_file_takes_the_place_of_a_draft_only_when_its_author_says_so(page: Page, site: str, tmp_path: Path) -> None:
    file = tmp_path / "sample-welcome-tea.yml"
    file.write_text("# yaml-language-server: $schema=../portal/schema/practice.json\ntitle: {en: From the file}\n", "utf-8")
    open_form(page, site, "en", TEA)
    answer(page, "title-en", "My draft")
    page.locator("#share-file").set_input_files(file)
    expect(page.locator(".share__status")).to_contain_text(said("en", "open_replaces").replace("{file}", file.name))
    expect(page.locator("#share-title-en")).to_have_value("My draft")
    assert violations(page) == []
    page.reload()
    expect(page.locator("#share-title-en")).to_have_value("My draft")
    page.locator("#share-file").set_input_files(file)
    button(page, said("en", "open_replace")).click()
    expect(page.locator("#share-title-en")).to_have_value("From the file")


def test_a_connection_that_fails_does_not_take_a_card_for_gone(shaky: Page, site: str) -> None:
    shaky.route("**/api/v1/practices/*.json", lambda route: route.abort())
    shaky.goto(f"{site}en/contribute/share/{TEA}")
    expect(shaky.get_by_text(said("en", "failed"))).to_be_visible()
    assert violations(shaky) == []
    expect(shaky.get_by_text(said("en", "gone").replace("{what}", "sample-welcome-tea"))).to_have_count(0)


def test_without_a_connection_a_correction_that_was_begun_goes_on(shaky: Page, site: str) -> None:
    open_form(shaky, site, "en", TEA)
    answer(shaky, "title-en", "My draft")
    shaky.route("**/api/v1/practices/*.json", lambda route: route.abort())
    shaky.reload()
    expect(shaky.locator("#share-title-en")).to_have_value("My draft")


def test_a_card_that_is_not_there_is_told(shaky: Page, site: str) -> None:
    open_form(shaky, site, "en", "#practice=sample-cocoa")
    expect(shaky.locator(".share__status")).to_contain_text(said("en", "gone").replace("{what}", "sample-cocoa"))
    assert violations(shaky) == []


def test_emptying_a_correction_that_was_taken_up_again_goes_back_to_what_is_published(page: Page, site: str) -> None:
    open_form(page, site, "en", TEA)
    published = page.locator("#share-title-en").input_value()
    answer(page, "title-en", "My draft")
    page.reload()
    expect(page.locator("#share-title-en")).to_have_value("My draft")
    button(page, said("en", "empty")).click()
    expect(page.locator("#share-title-en")).to_have_value(published)
    expect(page.locator(".share__status")).to_contain_text(said("en", "restored"))
    assert violations(page) == []
    page.reload()
    expect(page.locator("#share-title-en")).to_have_value(published)


def test_a_list_that_did_not_come_is_told_and_asked_for_again(shaky: Page, site: str) -> None:
    open_form(shaky, site, "fr")
    shaky.route("**/contribute/share/places.json", lambda route: route.abort())
    button(shaky, said("fr", "next")).click()
    expect(shaky.locator(".share__status")).to_contain_text(said("fr", "no_list"))
    assert violations(shaky) == []
    shaky.unroute("**/contribute/share/places.json")
    button(shaky, said("fr", "again")).click()
    expect(shaky.locator(".share__status")).to_be_empty()
    shaky.locator("#share-places").fill("merrow")
    expect(shaky.locator(".share__found button").first).to_be_visible()


def test_a_name_that_is_typed_before_its_list_has_come_is_found_when_it_comes(shaky: Page, site: str) -> None:
    open_form(shaky, site, "en")
    places = "**/contribute/share/places.json"
    shaky.route(places, lambda route: route.abort())
    button(shaky, said("en", "next")).click()
    expect(shaky.locator(".share__status")).to_contain_text(said("en", "no_list"))
    expect(shaky.locator("#share-places")).to_be_visible()  # other lists have come
    shaky.unroute(places)
    late: list[Route] = []
    shaky.route(places, lambda route: late.append(route))
    with shaky.expect_request(places):
        button(shaky, said("en", "again")).click()
    shaky.locator("#share-places").fill("merrow")
    late[0].continue_()
    expect(shaky.locator(".share__found button").first).to_be_visible()
    expect(shaky.locator("#share-places")).to_have_value("merrow")
