"""What axe says of a page, and whether it fits its window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

WIDTHS = (360, 1280)  # pixels
SCHEMES = ("light", "dark")
_RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],  # all of them are looked for; the rest, which nobody reads, is not told at length
}
# What another palette can change of a page that was looked at in one.
_OF_COLOURS = _RULES | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# What the scripts of a page take away when they have begun.
_WAITING = (
    "[data-palette][hidden], [data-filter][hidden], [data-copies][hidden], [data-your-updates] .province[hidden], "
    "[data-search-app][hidden], [aria-busy=true]"
)
# The button of the page does it where there is one: what is dark then is what a reader sees who came with dark colours.
IN_SCHEME = """(scheme) => {
  const names = {light: "default", dark: "slate"};
  if (document.documentElement.dataset.mdColorScheme !== names[scheme]) document.querySelector("[data-palette]")?.click();
  return document.documentElement.dataset.mdColorScheme === names[scheme];
}"""
# What is over is marked without any sign that all has been looked at: a module that was imported before has done its work.
_CLOSED = """async () => {
  if (!document.querySelector("[data-closes]")) return;
  await import(new URL("closing.js", document.querySelector("script[src*='commons']").src).href);
}"""

# Loading a page and axe costs as much as asking it, and style sheets follow the window by themselves. What scripts made of another
# width does not: `test_scripts_ask_for_the_width_in_one_way_alone` holds them to the way that is watched.
_WATCH_WIDTH = """{
  const real = window.matchMedia;
  window.asksForWidth = false;
  window.matchMedia = (query) => {
    window.asksForWidth ||= query.includes("width");
    return real.call(window, query);
  };
}"""


def open_page(page: Any, address: str) -> None:
    """Goes there, and waits until the scripts of the page have done their first work."""
    page.goto(address)
    expect(page.locator(_WAITING)).to_have_count(0)
    page.evaluate(_CLOSED)


def follow(link: Any) -> None:
    """Goes where a link leads, and waits until all of the page there has come: who reads at once reads its beginning."""
    with link.page.expect_navigation():
        link.click()


def violations(page: Any, rules: dict[str, Any] = _RULES, within: str = "html") -> list[str]:
    """What axe finds in the page as it stands, from its top: where it is scrolled, the header lies over what is beneath it.
    ``within`` a part of it, where all around has been looked at."""
    page.evaluate("scrollTo(0, 0)")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("([within, rules]) => axe.run(within, rules).then(({violations}) => violations)", [within, rules])
    return [
        f"{v['id']}: {v['help']}\n    {v['nodes'][0]['html'][:200]}\n    {v['nodes'][0]['failureSummary'][:300]}" for v in found
    ]


def too_wide(page: Any) -> list[str]:
    """That one would have to scroll sideways, if so."""
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{wider} px wider than the window"] if wider > 0 else []


def at_each_width(page: Any, address: str, widths: tuple[int, ...], height: int = 800) -> Iterator[int]:
    """Goes there, and tells each width once the page has it. It is loaded anew only if its scripts asked for the width before."""
    page.add_init_script(_WATCH_WIDTH)
    for width in widths:
        page.set_viewport_size({"width": width, "height": height})  # first: a script that asks after this gets the new answer
        if width == widths[0] or page.evaluate("asksForWidth"):
            open_page(page, address)
        yield width


def wrong_in_any_way(page: Any, address: str, widths: tuple[int, ...] = WIDTHS, schemes: tuple[str, ...] = SCHEMES) -> list[str]:
    """What axe finds, and what does not fit, at each width and in each palette, of which the second is asked for its colours
    alone."""
    return list(_wrong(page, address, widths, schemes))


def _wrong(page: Any, address: str, widths: tuple[int, ...], schemes: tuple[str, ...]) -> Iterator[str]:
    page.emulate_media(color_scheme=schemes[0])
    for width in at_each_width(page, address, widths):
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            if not page.evaluate(IN_SCHEME, scheme):
                open_page(page, address)
            rules = _RULES if scheme == schemes[0] else _OF_COLOURS
            for problem in (*violations(page, rules), *too_wide(page)):
                yield f"{address}, {width} px, {scheme}: {problem}"
        page.emulate_media(color_scheme=schemes[0])
