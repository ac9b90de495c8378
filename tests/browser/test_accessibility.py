"""axe finds nothing on any kind of page, in both languages, both palettes, narrow and wide; and all works by keyboard."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.axe import Way, at_each_width, open_page, violations, wrong_on_pages
from tests.kinds_of_pages import every_state, kinds_of_pages, largest, states
from tests.sites import BUILT, Site, content_of
from tests.sites import site as site_named

LANGUAGES = ("en", "fr")
KINDS = kinds_of_pages(content_of("sample"), BUILT)
PRACTICE = "practices/larkspur-interpreters-by-telephone/"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page: Any, sample_site: Site, looks: dict[Way, set[str]], kind: str, language: str) -> None:
    """Nor does the `context` of the page, which fails on a violation of its policy, a foreign request or a cookie: all that a site
    can show runs under its policy."""
    pages = every_state(sample_site.folder / language, KINDS[kind])
    assert wrong_on_pages(page, [f"{sample_site.address}{language}/{address}" for address in pages], looks) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["q=bus", "q=zzzzqqq", "size=region&theme=health", "theme=digital-tools"])
def test_axe_finds_nothing_in_what_a_search_shows(
    page: Any, site: str, looks: dict[Way, set[str]], query: str, language: str
) -> None:
    assert wrong_on_pages(page, [f"{site}{language}/search/#{query}"], looks) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_where_a_library_is_still_empty(
    page: Any, sample_site: Site, looks: dict[Way, set[str]], language: str
) -> None:
    """On the pages of a library that begins, as far as they show what no page of the sample site does."""
    bare = site_named("bare")
    there = {kind: states(sample_site.folder / language, addresses) for kind, addresses in KINDS.items()}
    for kind, addresses in kinds_of_pages(bare.content, BUILT).items():
        pages = every_state(bare.folder / language, addresses, besides=there[kind])
        assert wrong_on_pages(page, [f"{bare.address}{language}/{address}" for address in pages], looks) == []


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("fr", "dark")])
@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("glossary/", "immigration"),
        ("figures/", "Larkspur"),
        ("calls/", "H-"),
        ("systems/", "IRCC"),
        ("places/", "Merrow"),
        ("network/", "immigration"),
    ],
)
def test_axe_finds_nothing_once_a_page_is_narrowed_down(
    page: Any, site: str, path: str, word: str, language: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    open_page(page, f"{site}{language}/{path}")
    page.locator("#filter").fill(word)
    assert page.locator(".filter__said").inner_text()
    assert page.locator("[data-filter-item]:visible").count()
    assert violations(page) == []


@pytest.mark.parametrize(("language", "scheme"), [("en", "dark"), ("fr", "light")])
@pytest.mark.parametrize("path", ["glossary/", "calls/", "network/"])
def test_axe_finds_nothing_when_the_box_finds_nothing(page: Any, site: str, path: str, language: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    open_page(page, f"{site}{language}/{path}")
    page.locator("#filter").fill("zzzzqqq")
    assert page.locator(".filter__said").inner_text()
    assert not page.locator("[data-filter-item]:visible").count()
    assert violations(page) == []


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("en", "light", 360), ("en", "dark", 1280), ("fr", "light", 1280), ("fr", "dark", 360)]
)
def test_axe_finds_nothing_with_only_the_open_calls(page: Any, site: str, language: str, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    open_page(page, f"{site}{language}/calls/")
    page.locator(".filter__only input").check()
    assert page.locator(".filter__said").inner_text()
    assert violations(page) == []


@pytest.mark.parametrize(("language", "scheme"), [("en", "dark"), ("fr", "light")])
def test_axe_finds_nothing_once_a_figure_is_copied(page: Any, site: str, language: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    open_page(page, f"{site}{language}/figures/results/")
    page.locator(".quotable button").first.click()
    page.locator(".quotable [role=status]:not(:empty)").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("path", ["", "nothing/here/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_bilingual_pages(browser: Any, site: str, path: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(site + path)
    assert violations(page) == []
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_with_the_other_palette_chosen_by_button(page: Any, site: str, language: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(f"{site}{language}/{PRACTICE}")
    button = page.locator("header [data-palette]")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert violations(page) == []
    page.reload()
    assert page.evaluate("document.documentElement.dataset.mdColorScheme") == "slate"


def test_the_first_tab_leads_past_the_menu(page: Any, site: str) -> None:
    page.goto(f"{site}en/{PRACTICE}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def focused(page: Any) -> dict[str, Any]:
    """What has the focus: its beginning, whether it has an outline or a ring and lies in the window, and whether it is the page."""
    return dict(
        page.evaluate(
            """() => {
              const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
              const dot = it.querySelector(".map__dot"), dotted = dot && parseFloat(getComputedStyle(dot).strokeWidth) >= 3;
              return {tag: it.outerHTML.slice(0, 120), ring: style.outlineStyle !== "none" || style.boxShadow !== "none" || dotted,
                      inside: box.bottom > 0 && box.top < innerHeight && box.width > 0, left: it === document.body};
            }"""
        )
    )


@pytest.mark.parametrize("kind", KINDS)
def test_focus_is_always_visible(page: Any, sample_site: Site, kind: str) -> None:
    """Twenty steps with Tab, or all there are: each stop lies in the window and has an outline or a ring; on the map the dot
    has it."""
    open_page(page, f"{sample_site.address}fr/{largest(sample_site.folder / 'fr', KINDS[kind])}")
    for step in range(20):
        page.keyboard.press("Tab")
        seen = focused(page)
        if seen["left"]:
            assert step > 5, "the page has fewer stops than its header"
            return
        assert seen["ring"] and seen["inside"], seen


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_at_twice_the_size(page: Any, sample_site: Site, kind: str) -> None:
    """200 % zoom of a 1,280 pixel window leaves 640; 400 % leaves 320 (WCAG 1.4.10)."""
    address = f"{sample_site.address}en/{largest(sample_site.folder / 'en', KINDS[kind])}"
    for width in at_each_width(page, address, (640, 320), height=512):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        cut = page.evaluate(
            """() => [...document.querySelectorAll('main :is(h1, h2, dd, p):not(.unseen)')]
                .filter((e) => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflow === 'hidden')
                .map((e) => e.outerHTML)"""
        )
        assert cut == []


def test_what_is_known_is_seen_in_forced_colours_too(browser: Any, site: str) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(f"{site}en/practices/")
    marks = page.locator(".known__marks").evaluate_all(
        "marks => marks.map((one) => [...one.children].map((i) => [i.className, getComputedStyle(i).backgroundColor]))"
    )
    colours: dict[str, set[str]] = {"yes": set(), "no": set()}
    for name, colour in (mark for row in marks for mark in row):
        colours["yes" if name else "no"].add(colour)
    assert colours["yes"] and colours["no"] and not colours["yes"] & colours["no"]
    page.close()


def test_sizes_of_places_and_what_unfolds_are_seen_in_forced_colours_too(browser: Any, site: str) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(f"{site}en/fits/")
    mark = page.locator(".size:not(.size--region) .size__mark").first
    drawn = mark.screenshot()
    mark.evaluate("element => element.style.opacity = 0")
    assert mark.screenshot() != drawn
    chevron, ground = page.locator("summary").first.evaluate(
        "element => [getComputedStyle(element, '::after').backgroundColor, getComputedStyle(document.body).backgroundColor]"
    )
    assert chevron != ground
    page.close()
