"""A search in a tab that stays open: the site is published anew, a file does not come, an answer comes late."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.test_search import ready, rows
from tests.helpers import TEA, change, copy_updates
from tests.site import updates
from tests.sites import BUILT, host
from tests.written_links import add_stand_ins

OLD = {"en": "A sample tea", "fr": "Un thé échantillon"}
NEW = {"en": "A sample kettle", "fr": "Une bouilloire échantillon"}
TEA_IN = {"en": "tea", "fr": "thé"}
PATIENCE = 20_000  # milliseconds


@dataclass(frozen=True)
class Library:
    """A site as it is published, and a way to publish it anew, with another title of the practice about tea."""

    address: str
    publish: Callable[[], None]


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address at which the folder ``live`` is served, and the folder in which it shall be made of ``before`` and ``after``."""
    folder = tmp_path_factory.mktemp("open-tab")
    content = add_stand_ins(copy_updates(folder))
    with host(folder / "live") as address:
        updates.build(content, folder / "before", BUILT, address)
        for language in ("en", "fr"):
            change(content, TEA, f"  {language}: {OLD[language]}\n", f"  {language}: {NEW[language]}\n")
        updates.build(content, folder / "after", BUILT, address)
        yield address, folder


@pytest.fixture
def library(builds: tuple[str, Path]) -> Iterator[Library]:
    address, folder = builds

    def publish(site: str = "after") -> None:
        shutil.rmtree(folder / "live", ignore_errors=True)
        shutil.copytree(folder / site, folder / "live")

    publish("before")
    yield Library(address, publish)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A visitor whose browser may complain of files that are gone, but not of our scripts."""
    context = browser.new_context()
    errors: list[str] = []
    context.on("weberror", lambda event: errors.append(str(event.error)))
    yield context.new_page()
    context.close()
    assert not errors, "\n".join(errors)


class Held:
    """Holds back what a page asks the site for, from now until it is told to let go."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.routes: list[Route] = []
        self.more = True
        page.route(address, lambda route: self.routes.append(route) if self.more else route.continue_())

    def wait(self) -> None:
        """Until something is held back; what is asked for from then on is not."""
        for _ in range(500):
            if self.routes:
                self.more = False
                return
            self.page.wait_for_timeout(20)
        pytest.fail("nothing was asked for")

    def let_go(self) -> None:
        for route in self.routes:
            with self.page.expect_event("requestfinished"):
                route.continue_()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_tab_that_was_open_while_the_site_was_published_finds_what_is_there_now(
    page: Page, library: Library, language: str
) -> None:
    page.goto(f"{library.address}{language}/search/")
    ready(page)
    library.publish()
    page.locator("#search-q").fill(TEA_IN[language])
    expect(rows(page).filter(has_text=NEW[language])).to_have_count(1, timeout=PATIENCE)
    expect(page.locator("#search-q")).to_be_focused()


def test_a_box_that_was_open_while_the_site_was_published_suggests_what_is_there_now(page: Page, library: Library) -> None:
    page.goto(f"{library.address}en/about/")
    box = page.locator("#site-search")
    box.fill("job")
    expect(page.locator("[role=option]").first).to_be_visible()
    library.publish()
    box.fill("tea")
    expect(page.locator("[role=option]").filter(has_text=NEW["en"])).to_be_visible(timeout=PATIENCE)


def test_a_search_that_fails_says_so_and_the_next_one_is_tried(page: Page, library: Library) -> None:
    page.goto(f"{library.address}en/search/")
    ready(page)
    page.route("**/search/*/postings-*", lambda route: route.abort())
    page.locator("#search-q").fill("month")
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(page.locator("[data-search-lists]")).to_be_visible()
    expect(rows(page)).to_have_count(0)
    page.unroute("**/search/*/postings-*")
    page.locator("#search-q").fill("tea")
    expect(rows(page).filter(has_text=OLD["en"])).to_have_count(1)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_box_whose_search_failed_says_so_and_the_next_key_tries_again(page: Page, library: Library) -> None:
    page.route("**/search/main.json", lambda route: route.abort())
    page.goto(f"{library.address}en/about/")
    box = page.locator("#site-search")
    box.focus()
    expect(page.locator(".site-search__failed")).to_contain_text("could not be loaded")
    page.unroute("**/search/main.json")
    box.press_sequentially("tea")
    expect(page.locator("[role=option]").filter(has_text=OLD["en"])).to_be_visible()
    expect(page.locator(".site-search__failed")).to_have_count(0)


def test_a_box_that_gets_no_answer_says_so_and_the_next_word_is_tried(page: Page, library: Library) -> None:
    page.goto(f"{library.address}en/about/")
    box = page.locator("#site-search")
    page.route("**/search/*/postings-*", lambda route: route.abort())
    box.fill("month")
    expect(page.locator(".site-search__failed")).to_contain_text("could not be loaded")
    page.unroute("**/search/*/postings-*")
    box.fill("tea")
    expect(page.locator("[role=option]").filter(has_text=OLD["en"])).to_be_visible()
    expect(page.locator(".site-search__failed")).to_have_count(0)


@dataclass(frozen=True)
class Place:
    """Where one searches: a page, its box, and what shows what was found."""

    path: str
    box: str
    results: str


PLACES = {"the box": Place("about/", "#site-search", "[role=option]"), "the page": Place("search/#q=job", "#search-q", ".row")}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_a_slow_answer_does_not_replace_a_later_one(page: Page, library: Library, place: Place) -> None:
    page.goto(f"{library.address}en/{place.path}")
    box, results = page.locator(place.box), page.locator(place.results)
    box.fill("job")
    expect(results.first).to_be_visible()
    held = Held(page, "**/search/*/*.json")
    box.fill("neighbours")
    held.wait()  # the practice about tea is on its way
    box.fill("month")
    expect(results.first).to_contain_text("A sample bus")
    held.let_go()
    page.wait_for_timeout(300)  # time enough for the slow answer to be shown, were it shown
    expect(results.first).to_contain_text("A sample bus")
