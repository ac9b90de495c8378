"""A practice as somebody reads it on a phone, beside its glance on a desk, and on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import follow

BUS = "practices/sample-welcome-bus/"
LONG = "practices/larkspur-partnership-shared-files/"
BRIEF = "practices/sample-job-fair/"
WIDTHS = (360, 1280)


def top(page: Page, selector: str) -> float:
    """How far down the page a part begins, in pixels."""
    return float(page.locator(selector).first.evaluate("part => part.getBoundingClientRect().top + scrollY"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_on_a_phone_the_story_comes_before_the_glance_and_the_sources(page: Page, site: str, language: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{site}{language}/{BUS}")
    assert top(page, "#need") < top(page, "#outcomes") < top(page, ".glance") < top(page, "#sources")


def test_on_a_wide_screen_the_glance_stands_beside_the_story(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site}en/{BUS}")
    glance, story = page.locator(".glance").bounding_box(), page.locator(".practice__story").bounding_box()
    assert glance and story
    assert glance["x"] >= story["x"] + story["width"] and glance["y"] < story["y"]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_way_back_to_the_results_is_the_first_thing_on_the_page(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(f"{site}en/search/#q=bus")
    follow(page.locator("[data-search-rows] a").first)
    back = page.get_by_role("link", name="Back to the results")
    expect(back).to_be_visible()
    assert top(page, ".back") < top(page, "h1")
    back.click()
    page.wait_for_url("**/search/#q=bus")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_glance_has_five_lines_and_folds_the_rest(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/{BUS}")
    expect(page.locator(".glance > dl > div")).to_have_count(5)
    more = page.locator(".glance__more")
    expect(more.locator("dl")).to_be_hidden()
    more.locator("summary").click()
    expect(more.locator("dl > div")).to_have_count(4)
    expect(more).to_contain_text({"en": "sightseeing, shuttle", "fr": "visite guidée, navette"}[language])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_claim_unfolds_the_words_of_the_source(page: Page, site: str, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(f"{site}{language}/{BUS}")
    for part in ("#outcomes ~ .outcome", "#source-sample-report"):
        words = page.locator(f"{part} blockquote").first
        expect(words).to_be_hidden()
        page.locator(f"{part} .quoted summary").first.click()
        expect(words).to_be_visible()
        assert "Two and a half times as many riders took the bus." in words.inner_text()
        expect(words.locator("p")).to_have_attribute("lang", "en")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_jump_bar_leads_to_each_answer(page: Page, site: str, language: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{site}{language}/{BUS}")
    links = page.locator(".asked a")
    expect(links).to_have_count(6)
    for link in links.all():
        link.click()
        expect(page.locator(str(link.get_attribute("href")))).to_be_in_viewport()


@pytest.fixture
def clipboard(context: BrowserContext, site: str) -> Iterator[None]:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.split("/commons/")[0])
    yield


@pytest.mark.usefixtures("clipboard")
def test_the_citation_is_copied_with_the_address(page: Page, site: str) -> None:
    page.goto(f"{site}en/{BUS}")
    page.get_by_role("button", name="Copy citation").click()
    expect(page.locator(".actions [data-copied]")).to_have_text("Copied.")
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert copied.startswith("“A sample bus that shows newcomers around.”") and copied.endswith(f"{site}en/{BUS}")


@pytest.mark.usefixtures("clipboard")
def test_the_address_is_handed_on(page: Page, site: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'share', {value: undefined})")
    page.goto(f"{site}fr/{BUS}")
    page.get_by_role("button", name="Partager").click()
    expect(page.locator(".actions [data-copied]")).to_have_text("Copié.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}fr/{BUS}"


def test_what_is_downloaded_is_the_card(page: Page, site: str) -> None:
    page.goto(f"{site}en/{BUS}")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the data").click()
    assert json.loads(download.value.path().read_text("utf-8"))["id"] == "sample-welcome-bus"


# On paper


def sheets(page: Any) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter")))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("practice", [BUS, LONG, BRIEF])
def test_a_practice_prints_on_one_sheet(page: Any, site: str, language: str, practice: str) -> None:
    page.goto(f"{site}{language}/{practice}")
    assert sheets(page) == 1


def test_paper_has_neither_neighbours_nor_addresses_for_editing(page: Any, site: str) -> None:
    page.goto(f"{site}en/{BUS}")
    page.emulate_media(media="print")
    for part in ("#related", ".page-foot__links", ".asked", ".actions"):
        expect(page.locator(part).first).to_be_hidden()
    for part in (".glance__more dl", "#source-sample-report", "#outcomes"):
        expect(page.locator(part).first).to_be_visible()
