"""Updates as readers meet them, before, on and after a deadline: by a new build, and in a page that was built long ago."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests import sites as served
from tests.browser.axe import open_page
from tests.browser.test_search import ready
from tests.conftest import visit
from tests.sites import Site

GRANT = "updates/sample-grant/"  # closes on December 1, 2026 at 17:00 in Toronto, which is 22:00 UTC
NOON = "2026-11-22T17:00:00Z"  # at which the sample site was built


@pytest.fixture(scope="module")
def sites() -> dict[str, Site]:
    """The same library, built before and after the deadline."""
    return {"before": served.site("sample"), "after": served.site("sample-later")}


@pytest.fixture
def reader(browser: Any) -> Iterator[Any]:
    """A visitor on the other coast, with a clock that tests set."""
    with visit(browser, timezone_id="America/Vancouver") as context:
        yield context.new_page()


def opened(reader: Any, site: Site, path: str, now: str) -> Any:
    """The page as somebody sees it whose clock says ``now``."""
    reader.clock.set_fixed_time(now)
    open_page(reader, f"{site.address}{path}")
    return reader


def pages_with_it(site: Site, path: str) -> list[str]:
    """The pages of a list on which the grant stands."""
    folder = site.folder / "en"
    pages = [folder / path, *(folder / path).glob("[2-9]")]
    return [f"{page.relative_to(folder).as_posix()}/" for page in pages if GRANT in (page / "index.html").read_text("utf-8")]


def test_before_the_deadline_the_days_are_counted_on_the_day_of_the_visit(reader: Any, sites: dict[str, Site]) -> None:
    page = opened(reader, sites["before"], f"en/{GRANT}", "2026-11-29T12:00:00Z")
    assert page.locator(".left").first.inner_text() == "2 days left"
    assert page.locator("[data-closed-text]").is_hidden()


@pytest.mark.parametrize(("language", "words"), [("en", "closes today"), ("fr", "se termine aujourd’hui")])
def test_on_the_last_day_it_closes_today(reader: Any, sites: dict[str, Site], language: str, words: str) -> None:
    page = opened(reader, sites["before"], f"{language}/{GRANT}", "2026-12-01T21:59:00Z")
    assert page.locator(".left").first.inner_text() == words


@pytest.mark.parametrize(("language", "words"), [("en", "Closed"), ("fr", "Terminée")])
def test_a_page_that_was_built_before_says_closed_after_the_deadline(
    reader: Any, sites: dict[str, Site], language: str, words: str
) -> None:
    page = opened(reader, sites["before"], f"{language}/{GRANT}", "2026-12-01T22:00:00Z")
    assert page.locator(".left").first.inner_text() == words
    assert page.locator("[data-closed-text]").is_visible()


@pytest.mark.parametrize("path", ["updates/", "funding/", "calendar/2026-12/", "network/sample-partnership/"])
def test_lists_that_were_built_before_drop_it_after_the_deadline(reader: Any, sites: dict[str, Site], path: str) -> None:
    link = f"main a[href$='{GRANT}']"
    [path] = pages_with_it(sites["before"], path)
    assert opened(reader, sites["before"], f"en/{path}", "2026-12-01T21:59:00Z").locator(link).first.is_visible()
    page = opened(reader, sites["before"], f"en/{path}", "2026-12-01T22:00:00Z")
    assert page.locator(f"{link}:visible").count() == 0


@pytest.mark.parametrize(
    ("language", "words"), [("en", "All that stood here is over."), ("fr", "Tout ce qui figurait ici est terminé.")]
)
def test_a_month_that_is_over_says_so_instead_of_standing_empty(
    reader: Any, sites: dict[str, Site], language: str, words: str
) -> None:
    page = opened(reader, sites["before"], f"{language}/calendar/2026-11/", NOON)
    assert page.locator("[data-open-item]:visible").count() and not page.get_by_text(words).count()
    page = opened(reader, sites["before"], f"{language}/calendar/2026-11/", "2026-12-02T12:00:00Z")
    assert not page.locator("[data-open-item]:visible").count() and page.get_by_text(words).is_visible()


def test_the_home_page_drops_the_nearest_deadline_when_it_has_passed(reader: Any, sites: dict[str, Site]) -> None:
    page = opened(reader, sites["before"], "en/", NOON)
    first = page.locator("[data-province=''] li").first
    closes, title = first.locator("[data-closes]").get_attribute("data-closes"), first.locator("a").inner_text()
    page = opened(reader, sites["before"], "en/", closes)
    assert page.get_by_text(title, exact=True).locator("visible=true").count() == 0


@pytest.mark.parametrize("path", ["updates/", "funding/", "calendar/2026-12/", ""])
def test_a_build_after_the_deadline_has_it_on_no_list(sites: dict[str, Site], path: str) -> None:
    assert len(pages_with_it(sites["before"], path)) == 1
    assert pages_with_it(sites["after"], path) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_build_after_the_deadline_keeps_its_page_with_the_mark(reader: Any, sites: dict[str, Site], language: str) -> None:
    page = opened(reader, sites["after"], f"{language}/{GRANT}", "2026-12-02T12:00:00Z")
    assert page.locator(".left--closed").first.is_visible()
    assert page.locator("[data-closed-text]").is_visible()


@pytest.mark.parametrize(
    ("site", "now", "there"),
    [
        ("before", "2026-11-29T12:00:00Z", True),
        ("before", "2026-12-01T22:00:00Z", False),
        ("after", "2026-12-02T12:00:00Z", False),
    ],
)
def test_the_search_agrees(reader: Any, sites: dict[str, Site], site: str, now: str, there: bool) -> None:
    page = opened(reader, sites[site], "en/search/#q=imaginary+buses", now)
    ready(page)
    links = page.locator(f"[data-search-rows] a[href*='{GRANT}']")
    assert (links.count() > 0) is there


@pytest.mark.parametrize(("language", "feed"), [("en", "atom"), ("en", "json"), ("fr", "atom"), ("fr", "json")])
def test_the_feeds_agree(sites: dict[str, Site], language: str, feed: str) -> None:
    feeds = {name: (site.folder / f"{language}/feeds/updates.{feed}").read_text("utf-8") for name, site in sites.items()}
    assert GRANT in feeds["before"] and GRANT not in feeds["after"]


def test_a_choice_of_province_is_kept_in_the_browser(reader: Any, sites: dict[str, Site]) -> None:
    page = opened(reader, sites["before"], "en/", NOON)
    page.select_option("#province", "CA-YT")
    assert page.locator(f"main a[href$='{GRANT}']:visible").count() == 0
    page.reload()
    expect(page.locator("#province")).to_have_value("CA-YT")
    assert page.locator("[data-province='CA-YT']").is_visible() and page.locator("[data-province='']").is_hidden()
    assert page.context.cookies() == []


def test_hostile_text_stays_text(reader: Any, sites: dict[str, Site]) -> None:
    page = opened(reader, sites["before"], "en/updates/sample-hostile-news/", NOON)
    assert page.locator("main script:not([type='application/ld+json']), main iframe, main img").count() == 0
    assert "{{ 7*7 }}" in page.locator("main").inner_text()
    assert page.evaluate("[...document.querySelectorAll('main a')].every((a) => /^(https?|mailto):/.test(a.href))")


@pytest.mark.parametrize(("language", "words"), [("en", "No update is open now"), ("fr", "Aucune nouvelle")])
def test_a_library_without_updates_says_so(page: Any, language: str, words: str) -> None:
    page.goto(f"{served.site('bare').address}{language}/updates/")
    assert re.search(words, page.locator("main").inner_text())
    assert page.locator("main .rows").count() == 0
