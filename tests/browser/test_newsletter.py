"""The page on which a coordinator makes a newsletter: the same bytes as the command's, and nothing leaves the browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal import words
from portal.commands import digest
from tests import sites
from tests.browser.axe import IN_SCHEME, too_wide, violations, ways
from tests.browser.downloads import handed
from tests.conftest import visit
from tests.helpers import ROOT

# A place that takes what is pasted, as a mail program would, without showing it.
PASTE = """() => {
  const place = document.createElement("textarea");
  place.id = "pasted";
  place.addEventListener("paste", (event) => {
    place.dataset.html = event.clipboardData.getData("text/html");
    place.dataset.text = event.clipboardData.getData("text/plain");
    event.preventDefault();
  });
  document.body.append(place);
  place.focus();
}"""
LANGUAGES = pytest.mark.parametrize("language", ("en", "fr"))


def said(language: str, name: str) -> str:
    return str(words.of_site(language)["newsletter"][name])


def open_page(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/newsletter/")
    expect(page.locator("[data-part=preview]")).not_to_be_empty()


def taken(page: Page, language: str, button: str) -> str:
    download = handed(page, page.get_by_role("button", name=said(language, button), exact=True).click)
    return Path(download.path()).read_text("utf-8")


@LANGUAGES
def test_the_page_makes_what_the_command_writes(
    browser: Browser, site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("COMMONS_NOW", sites.BUILT)
    with visit(browser, sites.BUILT, timezone_id="America/Toronto") as context:
        page = context.new_page()
        open_page(page, site, language)
        page.locator("#newsletter-since").fill("2026-11-01")
        for chosen, options in (
            ("both", ()),
            (language, ("--region", "CA-ON")),
            (language, ("--organization", "sample-transit")),
        ):
            page.locator("#newsletter-language").select_option(chosen)
            page.locator("#newsletter-area").select_option(options[1] if "--region" in options else "")
            page.locator("#newsletter-organization").select_option(options[1] if "--organization" in options else "")
            asked = ["--since", "2026-11-01", "--lang", chosen, "--site-url", site, "--out", str(tmp_path / "out")]
            assert digest.main(ROOT, [*asked, *options, "--content", str(sites.content_of("sample"))]) == 0
            assert taken(page, language, "download") == (tmp_path / "out/digest.html").read_text("utf-8")
            assert taken(page, language, "download_text") == (tmp_path / "out/digest.txt").read_text("utf-8")


def test_nothing_that_is_chosen_leaves_the_browser(page: Page, site: str) -> None:
    open_page(page, site, "en")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#newsletter-area").select_option("CA-ON")
    page.locator("#newsletter-since").fill("2026-11-10")
    page.locator("#newsletter-since").press("Tab")
    expect(page.locator("[data-part=preview]")).to_contain_text("November 10, 2026")
    assert not [url for url in asked if not url.startswith("blob:")]


@pytest.mark.parametrize("day", ("2026-11-30", "2026-05-21"))
def test_a_day_to_come_or_too_far_back_is_refused_in_words(page: Page, site: str, day: str) -> None:
    open_page(page, site, "fr")
    page.locator("#newsletter-since").fill(day)
    page.locator("#newsletter-since").press("Tab")
    expect(page.locator("[data-part=day]")).to_have_text(said("fr", "bad_day").format(oldest="22 mai 2026"))
    expect(page.locator("[data-part=letter]")).to_be_hidden()


def test_the_newsletter_is_copied_as_a_page_and_as_text(browser: Browser, site: str) -> None:
    with visit(browser, sites.BUILT) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        open_page(page, site, "en")
        page.get_by_role("button", name=said("en", "copy_letter"), exact=True).click()
        expect(page.locator("[data-part=status]")).to_have_text(said("en", "copied"))
        page.evaluate(PASTE)
        page.keyboard.press("Control+V")
        expect(page.locator("#pasted")).to_have_attribute("data-html", re.compile(r'<h1 style="margin:0 0 8px;'))
        expect(page.locator("#pasted")).to_have_attribute("data-text", re.compile("={72}"))


@LANGUAGES
def test_everybody_can_use_it(browser: Browser, site: str, language: str) -> None:
    with visit(browser, sites.BUILT) as context:
        page = context.new_page()
        for width, scheme in ways(language):
            page.set_viewport_size({"width": width, "height": 800})
            open_page(page, site, language)
            assert page.evaluate(IN_SCHEME, scheme)
            assert [*violations(page), *too_wide(page)] == []


def test_without_a_script_the_page_leads_to_the_command(browser: Browser, site: str) -> None:
    with visit(browser, sites.BUILT, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}fr/newsletter/")
        expect(page.get_by_text(said("fr", "no_script"))).to_be_visible()
