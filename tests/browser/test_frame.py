"""The frame of every page: one line at every width, the current entry marked, a drawer that opens for everybody."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from portal.outputs.sections import SECTIONS

WIDE = "* { font-family: 'DejaVu Sans', Verdana, sans-serif !important; }"  # the widest letters that a reader may have
PARTS = ".site-name, .site-search input, .site-menu, .site-find, .site-switch"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1024, 1280])
def test_header_and_tabs_take_one_line_each(browser: Any, site: str, language: str, width: int) -> None:
    page = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True).new_page()
    page.goto(f"{site}{language}/practices/")
    page.add_style_tag(content=WIDE)
    name = page.locator(".site-name span")
    assert name.evaluate("e => e.getClientRects().length") == 1
    tops = page.locator(".md-tabs__link").evaluate_all("links => links.map((link) => link.getBoundingClientRect().top)")
    assert len(tops) == len(SECTIONS) and len(set(tops)) == 1
    assert page.locator(".md-header").bounding_box()["height"] <= 64
    box = page.locator(".md-header .site-search input").bounding_box()
    assert box["width"] >= 240, "too narrow to read one's words"
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.context.close()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [320, 360])
def test_a_narrow_header_has_name_menu_search_and_language_in_one_low_line(
    browser: Any, site: str, language: str, width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 780}, bypass_csp=True).new_page()
    page.goto(f"{site}{language}/practices/")
    page.add_style_tag(content=WIDE)
    header = page.locator(".md-header").bounding_box()
    assert header["height"] <= 64
    for part in (".site-name", ".site-menu", ".site-find", ".site-switch"):
        box = page.locator(part).bounding_box()
        assert box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= width, part
        assert box["y"] >= 0 and box["y"] + box["height"] <= header["height"], part
    page.context.close()


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("practices/", "Pratiques"),
        ("guides/housing/", "Trousse"),
        ("contribute/", "Contribuer"),
        ("selection/", "Ma sélection"),
        ("about/", None),
    ],
)
def test_the_menu_marks_where_one_is(page: Any, site: str, path: str, current: str | None) -> None:
    page.goto(f"{site}fr/{path}")
    marked = page.locator(".md-tabs [aria-current]:not([aria-current=false])").all_inner_texts()
    assert marked == ([current] if current else [])


def test_the_drawer_works_by_keyboard(page: Any, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{site}en/practices/")
    entry = page.locator(".md-nav__link", has_text="Toolkit")
    expect(entry).not_to_be_visible()
    page.locator(".site-menu").press("Enter")
    expect(entry).to_be_visible()
    expect(page.get_by_role("link", name="Close the menu")).to_be_focused()
    page.keyboard.press("Escape")
    expect(entry).not_to_be_visible()
    expect(page.locator(".site-menu")).to_be_focused()
    page.keyboard.press("Space")
    entry.click()
    expect(page).to_have_url(f"{site}en/toolkit/")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_drawer_opens_and_closes_without_scripts(browser: Any, site: str, language: str) -> None:
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780}).new_page()
    page.goto(f"{site}{language}/practices/")
    entries = page.locator(".md-nav__link")
    expect(entries.first).not_to_be_visible()
    page.locator(".site-menu").click()
    expect(entries).to_have_count(len(SECTIONS))
    expect(entries.last).to_be_in_viewport()
    page.locator("[data-menu-close]").click()
    expect(entries.first).not_to_be_visible()
    page.context.close()


def test_without_scripts_a_page_takes_the_colours_of_the_system(browser: Any, site: str) -> None:
    """Those that the script would choose; and their names are worth the same."""
    seen = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts, color_scheme="dark")
        page = context.new_page()
        page.goto(f"{site}en/practices/")
        page.locator(".rows").first.wait_for()
        names = [
            "--ink",
            "--ink-soft",
            "--paper",
            "--paper-raised",
            "--line",
            "--accent",
            "--accent-ink",
            "--second",
            "--focus",
            "--mark",
            "--band",
        ]
        values = "(page, names) => names.map((name) => getComputedStyle(page).getPropertyValue(name))"
        root = page.locator("html")
        seen.append((root.evaluate(values, names), root.evaluate("page => getComputedStyle(page).colorScheme")))
        context.close()
    assert seen[0] == seen[1] and seen[0][1] == "dark"


def test_the_looking_glass_opens_the_search_in_its_place(page: Any, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{site}en/practices/")
    box = page.locator("#site-search")
    expect(box).not_to_be_visible()
    page.locator(".site-find").click()
    expect(box).to_be_focused()
    page.keyboard.type("bus")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}en/search/#q=bus")


_RULES = """() => {
  const found = {material: [], ours: []};
  const read = (rules, where, conditions) => {
    for (const rule of rules) {
      if (rule instanceof CSSLayerBlockRule) read(rule.cssRules, "material", conditions);
      else if (rule.cssRules?.length) read(rule.cssRules, where, `${conditions} ${rule.conditionText}`);
      else if (rule instanceof CSSStyleRule)
        for (const selector of rule.selectorText.split(/,(?![^(]*\\))/))
          for (const said of rule.style.cssText.split(";"))
            if (said.trim()) found[where].push(`${conditions} ${selector.trim()} { ${said.trim()} }`.trim());
    }
  };
  for (const sheet of document.styleSheets) read(sheet.cssRules, "ours", "");
  return found;
}"""


def test_no_rule_of_ours_repeats_one_of_material(page: Any, site: str) -> None:
    """The same declaration for the same selector under the same conditions."""
    page.goto(f"{site}en/practices/")
    rules = page.evaluate(_RULES)
    assert len(rules["material"]) > 2000 and len(rules["ours"]) > 500, "the styles were not read"
    assert sorted(set(rules["ours"]) & set(rules["material"])) == []


def test_who_left_by_keyboard_and_comes_back_stands_on_the_link_again(page: Any, site: str) -> None:
    page.goto(f"{site}en/fits/#theme=transportation")
    link = page.locator("[data-fits-rows] h3 a").nth(1)  # it comes late
    link.press("Enter")
    page.locator("[data-next]").last.press("Enter")
    page.wait_for_url("**/selection/**")
    page.go_back()
    expect(page.locator("[data-next]").last).to_be_focused()
    page.go_back()
    expect(link).to_be_focused()


def test_who_left_by_pointer_and_comes_back_finds_nothing_marked(page: Any, site: str) -> None:
    page.goto(f"{site}en/fits/#theme=transportation")
    link = page.locator("[data-fits-rows] h3 a").first
    link.press("Enter")
    page.go_back()
    expect(link).to_be_focused()
    link.click()
    page.go_back()
    expect(link).to_be_visible()
    assert page.evaluate("document.activeElement === document.body")


# What the page says of where it stands, kept until it is asked what has moved since.
STANDS = """() => { globalThis.stood = new Map([...document.querySelectorAll("body *")].filter((part) =>
  part.checkVisibility({ visibilityProperty: true })).map((part) => [part, JSON.stringify(part.getBoundingClientRect())])); }"""
MOVED = """() => [...stood].filter(([part, before]) => JSON.stringify(part.getBoundingClientRect()) !== before)
  .map(([part]) => `${part.tagName} ${part.className}`)"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["", "practices/sample-welcome-bus/", "practices/sample-job-fair/", "glossary/", "calls/"])
def test_nothing_moves_when_the_scripts_come(page: Any, site: str, address: str, width: int, language: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    waiting: list[Any] = []
    page.route("**/commons.js", lambda route: waiting.append(route))
    page.goto(f"{site}{language}/{address}", wait_until="commit")
    page.locator(".md-footer").wait_for()
    page.evaluate("() => document.fonts.ready.then(() => {})")
    page.evaluate(STANDS)
    waiting[0].continue_()
    expect(page.locator(".awaited[hidden]")).to_have_count(0)
    assert page.evaluate(MOVED) == []
