"""A search in a tab that stays open: the site is published anew, a file does not come, an answer comes late."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.test_search import ready, rows
from tests.browser.test_updates import Site
from tests.helpers import TEA, change
from tests.site import updates

NOW = "2026-11-22T12:00-05:00"
OLD = {"en": "A sample tea", "fr": "Un thé échantillon"}
NEW = {"en": "A sample kettle", "fr": "Une bouilloire échantillon"}
TEA_IN = {"en": "tea", "fr": "thé"}
TOLD = {"en": "The library has just been updated", "fr": "La bibliothèque vient d’être mise à jour"}


@dataclass(frozen=True)
class Library:
    """A site as it is published, and a way to publish it anew, with another title of the practice about tea."""

    address: str
    publish: Callable[[], None]


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Path, Path]:
    """The server, which serves a folder that is not there yet, and what it shall serve first and then."""
    folder = tmp_path_factory.mktemp("open-tab")
    server = Site(folder / "live")
    content = updates.library(folder)
    updates.build(content, folder / "before", NOW, server.address)
    for language in ("en", "fr"):
        change(content, TEA, f"  {language}: {OLD[language]}\n", f"  {language}: {NEW[language]}\n")
    updates.build(content, folder / "after", NOW, server.address)
    return server, folder / "before", folder / "after"


@pytest.fixture
def library(builds: tuple[Site, Path, Path]) -> Iterator[Library]:
    server, before, after = builds

    def publish(site: Path = after) -> None:
        shutil.rmtree(server.folder, ignore_errors=True)
        shutil.copytree(site, server.folder)

    publish(before)
    yield Library(server.address, publish)
    shutil.rmtree(server.folder)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A visitor whose browser may complain of files that are gone, but not of our scripts."""
    context = browser.new_context()
    errors: list[str] = []
    context.on("weberror", lambda event: errors.append(str(event.error)))
    yield context.new_page()
    context.close()
    assert not errors, "\n".join(errors)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("query", ["", "?q=Éclair"], ids=["a part of the index is gone", "a page of the index is gone"])
def test_a_tab_that_was_open_while_the_site_was_published_is_loaded_again_and_says_so(
    page: Page, library: Library, language: str, query: str
) -> None:
    page.goto(f"{library.address}{language}/search/{query}")
    ready(page)
    library.publish()
    page.locator("#search-q").fill(TEA_IN[language])
    expect(page.locator("[data-search-notes]")).to_contain_text(TOLD[language])
    expect(rows(page).filter(has_text=NEW[language])).to_have_count(1)
    expect(page.locator("#search-q")).to_be_focused()


def test_what_was_told_once_is_not_told_again(page: Page, library: Library) -> None:
    page.goto(f"{library.address}en/search/")
    ready(page)
    library.publish()
    page.locator("#search-q").fill("tea")
    expect(page.locator("[data-search-notes]")).to_contain_text(TOLD["en"])
    page.reload()
    ready(page)
    expect(page.locator("[data-search-notes]")).to_be_empty()


def test_a_box_that_was_open_while_the_site_was_published_suggests_what_is_there_now(page: Page, library: Library) -> None:
    page.goto(f"{library.address}en/about/")
    box = page.locator("#site-search")
    box.fill("job")
    expect(page.locator("[role=option]").first).to_be_visible()
    library.publish()
    box.fill("tea")
    expect(page.locator("[role=option]").filter(has_text=NEW["en"])).to_be_visible()


def test_a_search_that_fails_says_so_and_the_next_one_is_tried(page: Page, library: Library) -> None:
    page.goto(f"{library.address}en/search/?q=job")
    ready(page)
    page.route("**/pagefind/fragment/**", lambda route: route.abort())
    page.locator("#search-q").fill("te")
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(page.locator("[data-search-lists]")).to_be_visible()
    expect(rows(page)).to_have_count(0)
    page.unroute("**/pagefind/fragment/**")
    page.locator("#search-q").fill("tea")
    expect(rows(page).filter(has_text=OLD["en"])).to_have_count(1)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_box_whose_search_failed_says_so_and_the_next_key_tries_again(page: Page, library: Library) -> None:
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{library.address}en/about/")
    box = page.locator("#site-search")
    box.focus()
    expect(page.locator(".site-search__failed")).to_contain_text("could not be loaded")
    page.unroute("**/pagefind/**")
    box.press_sequentially("tea")
    expect(page.locator("[role=option]").filter(has_text=OLD["en"])).to_be_visible()
    expect(page.locator(".site-search__failed")).to_have_count(0)


@dataclass(frozen=True)
class Place:
    """Where one searches: a page, its box, and what shows what was found."""

    path: str
    box: str
    results: str


PLACES = {"the box": Place("about/", "#site-search", "[role=option]"), "the page": Place("search/?q=job", "#search-q", ".row")}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_a_slow_answer_does_not_replace_a_later_one(page: Page, library: Library, place: Place) -> None:
    page.goto(f"{library.address}en/{place.path}")
    box, results = page.locator(place.box), page.locator(place.results)
    box.fill("job")
    expect(results.first).to_be_visible()
    held: list[Route] = []
    page.route("**/*", lambda route: held.append(route))
    with page.expect_request("**/*"):
        box.fill("neighbours")  # the practice about tea is on its way
    page.unroute("**/*")
    box.fill("month")
    expect(results.first).to_contain_text("A sample bus")
    for route in held:
        with page.expect_event("requestfinished"):
            route.continue_()
    page.wait_for_timeout(300)  # time enough for the slow answer to be shown, were it shown
    expect(results.first).to_contain_text("A sample bus")
