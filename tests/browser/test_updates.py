"""Updates as readers meet them, before, on and after a deadline: by a new build, and in a page that was built long ago."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_accessibility import RULES, WAYS
from tests.conftest import PREFIX, _UnderSubPath
from tests.site import updates

# sample-grant closes on December 1, 2026 at 17:00 in Toronto, which is 22:00 UTC.
BUILT = "2026-11-22T12:00-05:00"
AFTER = "2026-12-01T17:00-05:00"
GRANT = "updates/sample-grant/"


class Site:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_UnderSubPath, directory=str(folder)))
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}{PREFIX}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Site]]:
    """The same library, built before and after the deadline."""
    content = updates.library(tmp_path_factory.mktemp("library"))
    made = {}
    for name, now in (("before", BUILT), ("after", AFTER)):
        made[name] = Site(tmp_path_factory.mktemp(name) / "site")
        updates.build(content, made[name].folder, now, made[name].address)
    yield made
    for site in made.values():
        site.server.shutdown()


@pytest.fixture
def reader(browser: Any) -> Iterator[Any]:
    """A visitor with a clock that tests set; fails on a script error or a policy violation."""
    context = browser.new_context(locale="en-CA", timezone_id="America/Vancouver")
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    yield context.new_page()
    context.close()
    assert not complaints, "\n".join(complaints)


def opened(reader: Any, site: Site, path: str, now: str) -> Any:
    """The page as somebody sees it whose clock says ``now``."""
    reader.clock.set_fixed_time(now)
    reader.goto(f"{site.address}{path}")
    reader.wait_for_load_state("networkidle")
    return reader


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
    assert opened(reader, sites["before"], f"en/{path}", "2026-12-01T21:59:00Z").locator(link).first.is_visible()
    page = opened(reader, sites["before"], f"en/{path}", "2026-12-01T22:00:00Z")
    assert page.locator(f"{link}:visible").count() == 0


def test_the_home_page_drops_the_nearest_deadline_when_it_has_passed(reader: Any, sites: dict[str, Site]) -> None:
    page = opened(reader, sites["before"], "en/", "2026-11-22T17:00:00Z")
    first = page.locator("[data-province=''] li").first
    closes, title = first.locator("[data-closes]").get_attribute("data-closes"), first.locator("a").inner_text()
    page = opened(reader, sites["before"], "en/", closes)
    assert page.get_by_text(title, exact=True).locator("visible=true").count() == 0


@pytest.mark.parametrize("path", ["updates/", "funding/", "calendar/2026-12/", ""])
def test_a_build_after_the_deadline_has_it_on_no_list(sites: dict[str, Site], path: str) -> None:
    assert GRANT in (sites["before"].folder / "en" / path / "index.html").read_text("utf-8")
    assert GRANT not in (sites["after"].folder / "en" / path / "index.html").read_text("utf-8")


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
    page = opened(reader, sites[site], "en/search/?q=imaginary+buses", now)
    page.wait_for_function("document.querySelector('[data-search-facets]').ariaBusy === 'false'")
    links = page.locator(f"[data-search-updates] a[href*='{GRANT}']")
    assert (links.count() > 0) is there


@pytest.mark.parametrize(("language", "feed"), [("en", "atom"), ("en", "json"), ("fr", "atom"), ("fr", "json")])
def test_the_feeds_agree(sites: dict[str, Site], language: str, feed: str) -> None:
    said = {name: (site.folder / f"{language}/feeds/updates.{feed}").read_text("utf-8") for name, site in sites.items()}
    assert GRANT in said["before"] and GRANT not in said["after"]


def test_a_choice_of_province_is_kept_in_the_browser(reader: Any, sites: dict[str, Site]) -> None:
    page = opened(reader, sites["before"], "en/", BUILT.replace("12:00-05:00", "17:00:00Z"))
    page.select_option("#province", "CA-YT")
    assert page.locator(f"main a[href$='{GRANT}']:visible").count() == 0
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.input_value("#province") == "CA-YT"
    assert page.locator("[data-province='CA-YT']").is_visible() and page.locator("[data-province='']").is_hidden()
    assert page.context.cookies() == []


def test_hostile_text_stays_text(reader: Any, sites: dict[str, Site]) -> None:
    page = opened(reader, sites["before"], "en/updates/sample-hostile-news/", "2026-11-22T17:00:00Z")
    assert page.locator("main script:not([type='application/ld+json']), main iframe, main img").count() == 0
    assert "{{ 7*7 }}" in page.locator("main").inner_text()
    assert page.evaluate("[...document.querySelectorAll('main a')].every((a) => /^(https?|mailto):/.test(a.href))")


PAGES = (
    "",
    "updates/",
    "funding/",
    "calendar/",
    "calendar/2026-12/",
    "subscribe/",
    "numbers/",
    "updates/sample-grant/",
    "updates/sample-meeting/",
    "updates/sample-closed-fund/",
    "updates/sample-expired-news/",
    "updates/sample-hostile-news/",
    "updates/sample-long-research/",
    "updates/sample-national-fund/",
    "network/sample-partnership/",
    "search/?q=bus",
)


@pytest.mark.parametrize(("language", "width", "scheme"), WAYS)
def test_axe_finds_nothing(reader: Any, sites: dict[str, Site], language: str, width: int, scheme: str) -> None:
    reader.emulate_media(color_scheme=scheme)
    reader.set_viewport_size({"width": width, "height": 800})
    found = []
    for path in PAGES:
        page = opened(reader, sites["before"], f"{language}/{path}", "2026-11-22T17:00:00Z")
        for violation in Axe().run(page, options=RULES).response["violations"]:
            found.append(f"{path}: {violation['id']}: {violation['nodes'][0]['html'][:200]}")
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, f"{path} is {overflow} px wider than the window"
    assert not found, "\n".join(found)


def test_the_real_site_begins_without_updates_and_says_so(page: Any, site: str) -> None:
    for language, words in (("en", "No update is open now"), ("fr", "Aucune nouvelle")):
        page.goto(f"{site}{language}/updates/")
        assert re.search(words, page.locator("main").inner_text())
        assert page.locator("main .rows").count() == 0
