"""What fits a place: practices in the order of what a reader tells of it, each with its reasons, and none hidden."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from portal.words import of_site
from tests.browser.axe import EVERY_WAY, follow, too_wide, violations

LANGUAGES = ("en", "fr")
TOLD = "size=small&province=CA-ON&staff=3&budget=10000&transit=none&theme=transportation&partner=library&population=newcomers"


def said(language: str) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = of_site(language)["fits"]
    return words


def order(page: Page) -> list[str]:
    return page.locator("[data-fits-rows] h3").all_inner_texts()


def open_fits(page: Page, site: str, language: str = "en", told: str = "") -> None:
    page.goto(f"{site}{language}/fits/{'#' if told else ''}{told}")
    expect(page.locator("[data-fits-rows] > li").first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_told_orders_the_practices_says_why_and_hides_none(page: Page, site: str, language: str) -> None:
    open_fits(page, site, language)
    before = page.locator("[data-fits-count]").inner_text().partition(",")
    assert page.locator(".fits__why").count() == 0
    page.locator("#fits-size").select_option("small")
    first = page.locator("[data-fits-rows] > li").first
    expect(first.locator(".fits__for")).to_have_count(1)
    now = page.locator("[data-fits-count]").inner_text().partition(",")
    assert now[0] == before[0] and now[2] != before[2]  # as many, and in another order
    page.locator("#fits-budget").select_option("1000")
    expect(page.locator(".fits__why li").filter(has_text=said(language)["reasons"]["untold"]).first).to_be_visible()


def test_the_answers_stand_in_the_address_and_go_along_to_the_other_language(page: Page, site: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    open_fits(page, site)
    page.locator("#fits-size").select_option("rural")
    page.locator("summary", has_text=str(said("en")["partners_label"])).click()
    page.get_by_role("checkbox", name="Public library").check()
    assert urlsplit(page.url).fragment == "size=rural&partner=library"
    page.reload()
    expect(page.locator("#fits-size")).to_have_value("rural")
    follow(page.get_by_role("link", name="Français").first)
    expect(page.locator("#fits-size")).to_have_value("rural")
    assert urlsplit(page.url).fragment == "size=rural&partner=library"
    assert not any("rural" in request or "partner" in request for request in requests if "#" not in request)


def test_it_works_by_keyboard_alone(page: Page, site: str) -> None:
    open_fits(page, site)
    page.locator("#fits-size").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".fits__why").first).to_be_visible()
    page.get_by_role("button", name=str(said("en")["show"])).focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-fits-count]")).to_be_focused()
    page.get_by_role("button", name=str(said("en")["again"])).press("Enter")
    expect(page.locator(".fits__why")).to_have_count(0)
    assert urlsplit(page.url).fragment == ""


def test_the_home_page_and_the_list_lead_here(page: Page, site: str) -> None:
    for address in ("en/", "fr/", "en/practices/", "fr/practices/"):
        page.goto(f"{site}{address}")
        expect(page.locator("main a[href$='fits/']").first).to_be_visible()


def test_what_was_told_on_the_home_page_is_told_here(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/")
    page.locator("#where-theme").select_option("transportation")
    place = page.locator("#where-places option").first.get_attribute("value") or ""
    page.locator("#where-place").fill(place)
    page.locator("#where-place").press("Tab")
    page.get_by_role("link", name=str(said(language)["link"])).press("Enter")
    expect(page.locator("#fits-theme")).to_have_value("transportation")
    expect(page.locator("#fits-place")).to_have_value(place)
    expect(page.locator("[data-fits-rows] > li").first.locator(".fits__for")).not_to_have_count(0)
    page.go_back()
    page.locator("#where-theme").select_option("")
    page.locator("#where-place").fill("")
    page.locator("#where-size").select_option("rural")
    follow(page.get_by_role("link", name=str(said(language)["link"])))
    expect(page.locator("#fits-size")).to_have_value("rural")
    assert "theme" not in urlsplit(page.url).fragment and "place" not in urlsplit(page.url).fragment


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_can_use_it_with_all_told(browser: Browser, site: str, language: str) -> None:
    found: list[str] = []
    for width, scheme in EVERY_WAY:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
        )
        page = context.new_page()
        open_fits(page, site, language, TOLD)
        for fold in page.locator(".fits details > summary").all():
            fold.click()
        found += [f"{width} {scheme}: {one}" for one in (*violations(page), *too_wide(page))]
        context.close()
    assert not found, "\n".join(found)


def test_practices_that_come_late_push_nothing_out_of_the_window(page: Page, site: str) -> None:
    late: list[Route] = []
    page.route("**/search/main.json", lambda route: late.append(route))
    page.goto(f"{site}en/fits/")
    expect(page.locator("[data-fits-rows]")).to_have_attribute("aria-busy", "true")
    expect(page.locator("[data-fits-app]")).to_be_visible()
    page.locator("[data-fits-count]").evaluate("heading => heading.scrollIntoView()")
    foot = "document.querySelector('footer').getBoundingClientRect().top >= innerHeight"
    assert page.evaluate(foot)
    late[0].continue_()
    expect(page.locator("[data-fits-rows]")).to_have_attribute("aria-busy", "false")
    assert page.locator("[data-fits-rows] > li").count() and page.evaluate(foot)
