"""What unfolds has its arrow beside its first line, and a table that is wider than a phone says that it scrolls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import html

from tests.browser.axe import at_each_width
from tests.kinds_of_pages import kinds_of_pages, largest
from tests.sites import BUILT, Site, content_of

KINDS = kinds_of_pages(content_of("sample"), BUILT)
# Of each summary that is seen: how far the middle of its arrow is from the middle of its first line of text, in pixels.
ASTRAY = """() => [...document.querySelectorAll("main summary")].filter((each) => each.checkVisibility()).flatMap((each) => {
  const arrow = getComputedStyle(each, "::after");
  if (arrow.content === "none" || arrow.position !== "absolute") return [];
  const text = document.createTreeWalker(each, NodeFilter.SHOW_TEXT, (node) => node.data.trim() ? 1 : 2).nextNode();
  const range = document.createRange();
  range.selectNodeContents(text);
  const [line] = range.getClientRects();
  const middle = each.getBoundingClientRect().top + each.clientTop + parseFloat(arrow.top) + parseFloat(arrow.height) / 2;
  const off = Math.round(middle - (line.top + line.bottom) / 2);
  return Math.abs(off) > 3 ? [`${off}: ${each.outerHTML.slice(0, 120)}`] : [];
})"""
UNFOLDED = "document.querySelectorAll('main details').forEach((each) => { each.open = true; })"
# Frames that scroll sideways, each with whether a line above it says so.
SCROLLING = """() => [...document.querySelectorAll("main .scroll")].map((frame) => {
  const hint = frame.previousElementSibling;
  return {scrolls: frame.scrollWidth > frame.clientWidth + 1, named: frame.getAttribute("aria-label") ?? "",
          said: !!hint?.matches(".scroll__hint") && hint.checkVisibility()};
})"""


def _pages(site: Site, language: str, path: str) -> Iterator[str]:
    """The largest page of each kind that shows what no page before it did: elements at ``path``, told apart by their classes."""
    seen: set[str] = set()
    for addresses in KINDS.values():
        address = largest(site.folder / language, addresses)
        shown = {each.get("class", "") for each in html.parse(site.folder / language / address / "index.html").iterfind(path)}
        if shown - seen:
            seen |= shown
            yield f"{site.address}{language}/{address}"


def test_the_arrow_of_what_unfolds_stands_beside_its_first_line(page: Any, sample_site: Site) -> None:
    astray = {}
    for address in _pages(sample_site, "fr", ".//main//details"):
        for width in at_each_width(page, address, (360, 1280)):
            if found := page.evaluate(ASTRAY):
                astray[address, width] = found
    assert astray == {}


def test_on_a_phone_a_table_that_scrolls_says_so(page: Any, sample_site: Site, language: str) -> None:
    scrolling = 0
    page.set_viewport_size({"width": 360, "height": 740})
    for kind, addresses in KINDS.items():
        address = largest(sample_site.folder / language, addresses)
        if 'class="scroll"' not in (sample_site.folder / language / address / "index.html").read_text("utf-8"):
            continue
        page.goto(f"{sample_site.address}{language}/{address}")
        page.evaluate(UNFOLDED)
        for frame in page.evaluate(SCROLLING):
            assert frame["said"] or not frame["scrolls"], f"{kind}: {frame['named']}"
            scrolling += frame["scrolls"]
    assert scrolling
