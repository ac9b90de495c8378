"""A reader without JavaScript, on paper, in the other language, at a wrong address."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.browser.axe import follow

BUS = "larkspur-bus-times"
PARTNERSHIP = "larkspur-partnership-shared-files"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_without_javascript_a_practice_is_found_through_the_lists(browser: Any, site: str, language: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site)
    follow(page.locator(f"a[hreflang={language}]").first)
    follow(page.locator("main .terms a[href*='guides/transportation/']"))
    link = page.locator(f"main a[href*='{BUS}']")
    folded = link.locator("xpath=ancestor::details[not(@open)]/summary")  # with all from places of its size
    while folded.count():
        folded.first.click()
    follow(link)
    assert page.locator("html").get_attribute("lang") == language
    assert "Larkspur" in page.locator("main").inner_text()
    page.context.close()


def test_the_switch_leads_to_the_same_practice_in_the_other_language(page: Any, site: str) -> None:
    page.goto(f"{site}en/practices/{BUS}/")
    follow(page.get_by_role("link", name="Français"))
    assert page.url == f"{site}fr/practices/{BUS}/"
    follow(page.get_by_role("link", name="English"))
    assert page.url == f"{site}en/practices/{BUS}/"


def test_a_wrong_address_answers_in_both_languages_and_leads_on(browser: Any, site: str) -> None:
    page = browser.new_page()
    answer = page.goto(f"{site}en/practices/never-was/and/deeper/")
    assert answer.status == 404
    text = page.locator("main").inner_text()
    assert "page" in text.lower() and page.locator("main [lang=fr]").count()
    for language in ("en", "fr"):
        links = page.locator(f"main a[href^='/commons/{language}/']")
        assert links.count()
        assert page.request.get(links.first.evaluate("e => e.href")).status == 200
    page.close()


def test_the_front_door_goes_nowhere_by_itself_until_a_choice_is_remembered(page: Any, site: str) -> None:
    page.goto(site)
    page.wait_for_timeout(300)
    assert page.url == site
    page.locator("[data-remember=fr]").check()
    page.locator("[data-door=fr]").click()
    page.wait_for_url(f"{site}fr/")
    page.goto(site)
    page.wait_for_url(f"{site}fr/")


def test_print_leaves_the_chrome_out_and_keeps_the_sources(page: Any, site: str) -> None:
    """Of the header only the site's name stays, as on a letterhead."""
    page.goto(f"{site}en/practices/{PARTNERSHIP}/")
    page.emulate_media(media="print")
    for chrome in (".md-tabs", ".md-sidebar", ".site-search", ".site-palette", ".site-switch", ".crumbs", ".site-footer__links"):
        assert not page.locator(f"{chrome}:visible").count(), chrome
    assert page.locator(".site-name").is_visible()
    assert page.locator("#source-alder-lake-report").is_visible()
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter")))
    assert pages <= 2


def test_text_lines_are_of_a_readable_length(page: Any, site: str) -> None:
    """60 to 75 characters fill a line of body text at full width: in the longest paragraph, without its last line."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site}en/practices/harrow-bay-diversity-lessons/")
    paragraph = page.evaluate(
        """() => {
          const p = [...document.querySelectorAll('.practice__body p')].sort((a, b) => b.textContent.length - a.textContent.length)[0];
          const lines = Math.round(p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight));
          return {lines, characters: p.textContent.trim().length};
        }"""
    )
    assert paragraph["lines"] >= 4, "too short to measure"
    assert paragraph["characters"] / paragraph["lines"] <= 75
    assert paragraph["characters"] / (paragraph["lines"] - 1) >= 60


# How many lines of facts there are, and the neighbours in them that are of one size and stand almost on one line, and not quite.
_UNEVEN = """() => {
  const foot = (part) => {
    const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(text);
      const [box] = range.getClientRects();
      const seen = text.data.trim() && box?.height && !text.parentElement.closest(".unseen");
      if (seen) return {text: text.data.trim(), size: getComputedStyle(text.parentElement).fontSize, at: box.bottom, height: box.height};
    }
    return null;
  };
  const uneven = [];
  const lines = document.querySelectorAll("main .row__facts, main .glance__place");
  for (const line of lines) {
    const parts = [...line.children].filter((part) => part.checkVisibility()).map(foot).filter(Boolean);
    for (const [at, one] of parts.slice(1).entries()) {
      const apart = Math.abs(one.at - parts[at].at);
      if (one.size === parts[at].size && apart > 0.6 && apart < one.height / 2) uneven.push(`${parts[at].text} | ${one.text}`);
    }
  }
  return [lines.length, uneven];
}"""


@pytest.mark.parametrize(
    ("path", "width"),
    [("search/#q=partnership", 360), ("search/#q=partnership", 1280), ("practices/alder-lake-libraries-at-the-plant/", 700)],
)
def test_facts_that_stand_side_by_side_stand_on_one_line(page: Any, site: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}en/{path}")
    page.locator("main .row__facts, main .glance__place").first.wait_for()
    lines, uneven = page.evaluate(_UNEVEN)
    assert lines and uneven == []
