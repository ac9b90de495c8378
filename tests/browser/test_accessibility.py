"""axe finds nothing on any kind of page, in both languages, both palettes, narrow and wide; and all works by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
PAGES = (
    "",
    "practices/",
    "practices/peterborough-new-canadians-centre-client-growth/",
    "practices/sault-ste-marie-steel-mill-supports/",
    "practices/hamilton-social-housing-for-large-families/",
    "themes/service-coordination/",
    "themes/childcare/",
    "statuses/measure/",
    "network/",
    "network/quinte-lip/",
    "network/city-of-windsor/",
    "search/?q=bus",
    "search/?q=zzzzqqq",
    "search/?size=region&theme=housing",
    "sources/",
    "sources/cic-lip-2013/",
    "sources/census-2016/",
    "toolkit/",
    "guides/",
    "guides/housing/",
    "guides/mental-health/",
    "glossary/",
    "figures/",
    "figures/results/",
    "calls/",
    "gaps/",
    "systems/",
    "regions/",
    "regions/capitale-nationale/",
    "regions/bas-saint-laurent/",
    "places/",
    "places/peterborough-on/",
    "places/windsor-on/",
    "data/",
    "contribute/",
    "contribute/rules/",
    "contribute/fields/",
    "about/",
    "about/privacy/",
    "about/accessibility/",
)


def _violations(page: Any) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{v['id']}: {v['help']}\n    {v['nodes'][0]['html'][:200]}\n    {v['nodes'][0]['failureSummary'][:300]}" for v in found
    ]


def _settle(page: Any) -> None:
    """Until the search page has said how many it found."""
    page.wait_for_load_state("networkidle")


WAYS = [(language, width, scheme) for language in ("en", "fr") for width in (360, 1280) for scheme in ("light", "dark")]


@pytest.mark.parametrize(("language", "width", "scheme"), WAYS)
def test_axe_finds_nothing(context: Any, site: str, language: str, width: int, scheme: str) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for path in PAGES:
        page.goto(f"{site}{language}/{path}")
        _settle(page)
        if violations := _violations(page):
            found[path] = violations
        if width == 360:
            overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert overflow <= 0, f"{path} is {overflow} px wider than the window"
    assert not found, "\n".join(f"{path}: {line}" for path, lines in found.items() for line in lines)


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("fr", "dark")])
@pytest.mark.parametrize("path", ["glossary/", "figures/", "calls/", "systems/", "places/", "network/"])
def test_axe_finds_nothing_once_a_page_is_narrowed_down(page: Any, site: str, path: str, language: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site}{language}/{path}")
    page.locator("#filter").fill("toronto" if path == "places/" else "immigration")
    assert page.locator(".filter__said").inner_text()
    assert page.locator("[data-filter-item]:visible").count()
    assert _violations(page) == []


@pytest.mark.parametrize(("language", "scheme"), [("en", "dark"), ("fr", "light")])
@pytest.mark.parametrize("path", ["glossary/", "calls/", "network/"])
def test_axe_finds_nothing_when_the_box_finds_nothing(page: Any, site: str, path: str, language: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site}{language}/{path}")
    page.locator("#filter").fill("zzzzqqq")
    assert page.locator(".filter__said").inner_text()
    assert not page.locator("[data-filter-item]:visible").count()
    assert _violations(page) == []


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("en", "light", 360), ("en", "dark", 1280), ("fr", "light", 1280), ("fr", "dark", 360)]
)
def test_axe_finds_nothing_with_only_the_open_calls(page: Any, site: str, language: str, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}{language}/calls/")
    page.locator(".filter__only input").check()
    assert page.locator(".filter__said").inner_text()
    assert _violations(page) == []


@pytest.mark.parametrize(("language", "scheme"), [("en", "dark"), ("fr", "light")])
def test_axe_finds_nothing_once_a_figure_is_copied(page: Any, site: str, language: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site}{language}/figures/results/")
    page.locator(".quotable button").first.click()
    page.locator(".quotable [role=status]:not(:empty)").wait_for()
    assert _violations(page) == []


@pytest.mark.parametrize("path", ["", "nothing/here/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_bilingual_pages(browser: Any, site: str, path: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(site + path)
    assert _violations(page) == []
    page.close()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_nothing_with_the_other_palette_chosen_by_button(page: Any, site: str, language: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{site}{language}/practices/peterborough-welcome-pass/")
    button = page.locator("[data-palette]")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert _violations(page) == []
    page.reload()
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"


def test_the_first_tab_leads_past_the_menu(page: Any, site: str) -> None:
    page.goto(f"{site}en/practices/peterborough-welcome-pass/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "practices/",
        "practices/peterborough-welcome-pass/",
        "search/?q=bus",
        "guides/housing/",
        "glossary/",
        "figures/",
        "calls/",
        "gaps/",
        "network/",
    ],
)
def test_focus_is_always_visible(page: Any, site: str, path: str) -> None:
    """Twenty steps with Tab: each stop lies in the window and has an outline or a ring; on the map the dot has it."""
    page.goto(f"{site}fr/{path}")
    _settle(page)
    for _ in range(20):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
              const dot = it.querySelector(".map__dot"), dotted = dot && parseFloat(getComputedStyle(dot).strokeWidth) >= 3;
              return {tag: it.outerHTML.slice(0, 120), ring: style.outlineStyle !== "none" || style.boxShadow !== "none" || dotted,
                      inside: box.bottom > 0 && box.top < innerHeight && box.width > 0};
            }"""
        )
        assert seen["ring"] and seen["inside"], seen["tag"]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "practices/peterborough-new-canadians-centre-client-growth/",
        "search/?q=bus",
        "themes/housing/",
        "guides/housing/",
        "figures/",
        "gaps/",
        "places/",
        "regions/",
        "data/",
    ],
)
def test_nothing_is_lost_at_twice_the_size(page: Any, site: str, path: str) -> None:
    """200 % zoom of a 1,280 pixel window leaves 640; 400 % leaves 320 (WCAG 1.4.10)."""
    for width in (640, 320):
        page.set_viewport_size({"width": width, "height": 512})
        page.goto(f"{site}en/{path}")
        _settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        cut = page.evaluate(
            """() => [...document.querySelectorAll('main :is(h1, h2, dd, p):not(.unseen)')]
                .filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflow === 'hidden')
                .map((e) => e.outerHTML)"""
        )
        assert cut == []
