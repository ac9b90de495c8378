"""Reading without a connection: what a browser keeps when it is asked to, and the site opened from a folder."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.words import of_site
from tests.browser.axe import follow, violations
from tests.sites import Site, host

BUS = "practices/sample-welcome-bus/"
QUERY = {"en": "bus", "fr": "autobus"}


def said(language: str) -> dict[str, str]:
    words: dict[str, str] = of_site(language)["offline"]
    return words


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody whose connection may break off, at which a browser complains."""
    context = browser.new_context()
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context
    context.close()
    assert not errors


@pytest.fixture
def address(sample_site: Site) -> Iterator[str]:
    """The sample site on a host of its own, which shares no worker with others."""
    with host(sample_site.folder) as address:
        yield address


def press(page: Page, name: str) -> None:
    page.locator(f"[data-do={name}]").click()


def state(page: Page) -> str:
    return page.locator("[data-part=state]").inner_text()


def kept(page: Page) -> list[int]:
    """How many stores and workers the browser holds for the site."""
    counts: list[int] = page.evaluate(
        "Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()]).then((all) => all.map((one) => one.length))"
    )
    return counts


def test_nothing_is_kept_before_somebody_asks_for_it(visitor: BrowserContext, address: str, language: str) -> None:
    page = visitor.new_page()
    for path in (BUS, "offline/"):
        page.goto(f"{address}{language}/{path}")
    expect(page.locator("[data-part=state]")).to_have_text(said(language)["none"])
    assert kept(page) == [0, 0]


def test_the_size_is_told_before_anything_comes(visitor: BrowserContext, address: str, site_folder: Path, language: str) -> None:
    """Within five in a hundred of what then comes, on both ways to take it."""
    page, asked = visitor.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}{language}/offline/")
    real = (site_folder / "offline/commons.zip").stat().st_size / 1e6
    unit = {"en": r"(\d+(?:\.\d+)?) MB", "fr": r"(\d+(?:,\d+)?)\sMo"}[language]
    for place in (page.locator("[data-do=whole]"), page.locator("[data-part=package] a")):
        expect(place).to_have_text(re.compile(unit))
        told = re.search(unit, place.inner_text())
        assert told and float(told[1].replace(",", ".")) == pytest.approx(real, rel=0.05)
    assert not [url for url in asked if url.endswith(".zip")]


def test_the_whole_site_is_read_and_searched_without_a_connection(visitor: BrowserContext, address: str, language: str) -> None:
    page = visitor.new_page()
    page.goto(f"{address}{language}/offline/")
    press(page, "whole")
    expect(page.locator("[data-do=forget]")).to_be_focused()
    visitor.set_offline(True)
    page.goto(f"{address}{language}/{BUS}")
    expect(page.locator(".admonition[role=status]")).to_contain_text(of_site(language)["kept_copy"]["kept"].split("{")[0])
    page.goto(f"{address}{language}/search/#q={QUERY[language]}")
    expect(page.locator(f"main a[href*='{BUS}']").first).to_be_visible()
    page.goto(f"{address}{language}/offline/")
    press(page, "forget")
    expect(page.locator("[data-part=state]")).to_have_text(said(language)["forgotten"])
    assert kept(page) == [0, 0]


def test_pages_that_were_opened_are_there_and_others_are_said_to_be_missing(
    visitor: BrowserContext, address: str, language: str
) -> None:
    page = visitor.new_page()
    page.goto(f"{address}{language}/offline/")
    press(page, "visited")
    expect(page.locator("[data-do=forget]")).to_be_focused()
    page.goto(f"{address}{language}/{BUS}")
    expect(page.locator("[data-keep]").first).to_be_visible()  # the scripts that come last are there
    title = page.locator("h1").inner_text()
    visitor.set_offline(True)
    page.reload()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("html")).to_have_class("js")  # its scripts came too
    page.goto(f"{address}{language}/glossary/")
    expect(page.locator("h1")).to_have_text(of_site(language)["kept_copy"]["title"])
    page.goto(f"{address}{'fr' if language == 'en' else 'en'}/{BUS}")
    expect(page.locator("main a")).to_have_count(1)


def test_who_stops_half_way_keeps_what_was_there(visitor: BrowserContext, address: str, language: str) -> None:
    page = visitor.new_page()
    page.goto(f"{address}{language}/offline/")
    page.route("**/commons.zip", lambda route: None)  # it never comes
    press(page, "whole")
    expect(page.locator("[data-do=stop]")).to_be_focused()
    assert violations(page) == []
    press(page, "stop")
    expect(page.locator("[data-part=state]")).to_contain_text(said(language)["stopped"])
    assert kept(page) == [0, 0]


def test_a_newer_version_is_offered_and_takes_the_place_of_the_older_one(
    visitor: BrowserContext, address: str, language: str
) -> None:
    page = visitor.new_page()
    page.goto(f"{address}{language}/offline/")
    press(page, "whole")
    expect(page.locator("[data-do=forget]")).to_be_focused()
    page.evaluate(
        """async () => {
          const cache = await caches.open("commons-library");
          const [about] = (await cache.keys()).filter(({url}) => url.endsWith("about.json"));
          const known = await (await cache.match(about)).json();
          await cache.put(about, new Response(JSON.stringify({...known, version: "older", made: "2025-01-02T12:00:00Z"})));
        }"""
    )
    page.reload()
    expect(page.locator("[data-part=state]")).to_contain_text("2025")
    expect(page.locator("[data-part=state]")).to_contain_text("2026")
    press(page, "whole")
    expect(page.locator("[data-do=forget]")).to_be_focused()
    expect(page.locator("[data-part=state]")).not_to_contain_text("2025")


def test_from_a_folder_one_reads_searches_and_keeps_a_selection(
    visitor: BrowserContext, site_folder: Path, tmp_path: Path, language: str
) -> None:
    with zipfile.ZipFile(site_folder / "offline/commons.zip") as package:
        package.extractall(tmp_path)
    page = visitor.new_page()
    complaints: list[str] = []
    page.on("console", lambda told: complaints.append(told.text) if told.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((tmp_path / "commons/index.html").as_uri())
    page.locator(f"[data-door={language}]").click()
    follow(page.locator(".md-tabs a[href*='practices/index.html']"))
    page.locator("form[data-site-search] input").fill(QUERY[language])
    page.locator("form[data-site-search] input").press("Escape")
    page.locator("form[data-site-search] button").click()
    follow(page.locator(f"main a[href*='{BUS}']").first)
    page.locator("[data-keep] button").click()
    follow(page.locator("[data-keep] a"))
    expect(page.locator(".selection__item h2")).to_have_count(1)
    expect(page.locator(".selection__item h2 a")).not_to_contain_text("practices/")
    with page.expect_download() as download:
        page.locator("[data-do=docx]").first.click()
    assert download.value.suggested_filename == f"{of_site(language)['selection']['file']}.docx"
    page.locator(f"[data-do=grant][value={language}]").click()
    expect(page.locator("[data-grant] textarea")).not_to_have_value("")
    page.goto((tmp_path / f"commons/{language}/offline/index.html").as_uri())
    expect(page.locator("[data-part=state]")).to_have_text(said(language)["folder"])
    assert complaints == []


@pytest.mark.parametrize("missing", ["serviceWorker", "caches"])
def test_a_browser_that_keeps_nothing_says_so(visitor: BrowserContext, address: str, language: str, missing: str) -> None:
    page = visitor.new_page()
    page.add_init_script("delete Navigator.prototype.serviceWorker" if missing == "serviceWorker" else "delete globalThis.caches")
    page.goto(f"{address}{language}/offline/")
    expect(page.locator("[data-part=state]")).to_have_text(said(language)["impossible"])
    assert page.locator("[data-part=package] a").get_attribute("href")
