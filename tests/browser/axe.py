"""What axe says of a page, and whether it fits its window."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

WIDTHS = (360, 1280)  # pixels
SCHEMES = ("light", "dark")
Way = tuple[int, str]  # a width and a palette
EVERY_WAY: tuple[Way, ...] = tuple(product(WIDTHS, SCHEMES))
_RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],  # all of them are looked for; the rest, which nobody reads, is not told at length
}
# What another palette can change of a page that was looked at in one.
_OF_COLOURS = _RULES | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# Most of the time of axe goes into contrast, which it measures of every text by itself. It is the same where all that it is made
# of is: colours, ground, size and weight of the text and of everything around it, with the classes that they come from. Of texts
# alike in all that, it is asked of two and of the last, and of none if they were seen before; all else is asked of all.
_ASK = """async ([within, rules, seen]) => {
  const how = ["color", "backgroundColor", "backgroundImage", "opacity", "fontSize", "fontWeight", "fontFamily", "textShadow",
               "filter", "mixBlendMode", "position", "visibility", "clipPath"];
  const known = new Map();
  const short = (text) => {
    let [one, two] = [0x811c9dc5, 0x9e3779b9];
    for (let at = 0; at < text.length; at += 1) {
      one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
      two = Math.imul(two + text.charCodeAt(at), 0x85ebca6b) ^ (two >>> 13);
    }
    return `${one >>> 0}.${two >>> 0}`;
  };
  const look = (part) => {
    if (!part) return "";
    if (!known.has(part)) {
      const style = getComputedStyle(part);
      const off = part.matches(":disabled, [aria-disabled=true]") || part.control?.disabled;
      const own = [part.localName, part.getAttribute("class"), off, ...how.map((name) => style[name])];
      known.set(part, short(`${look(part.parentElement)} ${own.join("|")}`));
    }
    return known.get(part);
  };
  const alike = new Map();
  for (const part of document.body.querySelectorAll("*")) {
    const text = [...part.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("").trim();
    if (!(text || part.matches("input, select, textarea")) || !part.checkVisibility({visibilityProperty: true})) continue;
    const kind = `${look(part)} ${/[\\p{L}\\p{N}].*[\\p{L}\\p{N}]/su.test(text)}`; // of signs axe says nothing
    alike.set(kind, [...(alike.get(kind) ?? []), part]);
  }
  const before = new Set(seen);
  const asked = [...alike].flatMap(([kind, parts]) => before.has(kind) ? [] : [...parts.slice(0, 2), ...parts.slice(2).slice(-1)]);
  asked.forEach((part) => part.setAttribute("data-asked", ""));
  axe.configure({rules: [{id: "color-contrast", selector: "[data-asked]"}]});
  const {violations} = await axe.run(within, rules);
  asked.forEach((part) => part.removeAttribute("data-asked"));
  return [violations, [...alike.keys()]];
}"""
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


def violations(page: Any, within: str = "html", seen: set[str] | None = None, rules: dict[str, Any] = _RULES) -> list[str]:
    """What axe finds in the page as it stands, from its top: where it is scrolled, the header lies over what is beneath it.
    ``within`` a part of it, where all around has been looked at. Of what looks like anything in ``seen``, which grows by what this
    page shows, the contrast is not asked again."""
    page.evaluate("scrollTo(0, 0)")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found, shown = page.evaluate(_ASK, [within, rules, sorted(seen or ())])
    if seen is not None:
        seen.update(shown)
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


def ways(language: str) -> tuple[Way, ...]:
    """For what takes long to come to: each language, width and palette meets each other one. What takes all three of them to go
    wrong is not looked for there, because no style asks for a language (`test_styles_ask_for_no_language_and_palettes_for_no_width`).
    """
    return tuple(zip(WIDTHS, SCHEMES if language == "en" else reversed(SCHEMES), strict=True))


def wrong_on_pages(page: Any, addresses: Iterable[str], seen: dict[Way, set[str]] | None = None) -> list[str]:
    """What axe finds, and what does not fit, on pages of one style sheet, at each width in each palette; ``seen`` as in `wrong_in`."""
    seen = defaultdict(set) if seen is None else seen
    return [problem for address in addresses for problem in wrong_in(page, address, EVERY_WAY, seen)]


def wrong_in(page: Any, address: str, ways: Sequence[Way], seen: dict[Way, set[str]] | None = None) -> Iterator[str]:
    """What axe finds on a page, and what does not fit, in each of the ways; in the second palette at a width, what axe says of colours
    alone. ``seen``: what `violations` has seen in each."""
    schemes = {width: [scheme for one, scheme in ways if one == width] for width, _ in ways}
    page.emulate_media(color_scheme=ways[0][1])
    for width in at_each_width(page, address, tuple(schemes)):
        for number, scheme in enumerate(schemes[width]):
            page.emulate_media(color_scheme=scheme)
            if not page.evaluate(IN_SCHEME, scheme):
                open_page(page, address)
            shown = None if seen is None else seen[width, scheme]
            for problem in (*violations(page, seen=shown, rules=_OF_COLOURS if number else _RULES), *too_wide(page)):
                yield f"{address}, {width} px, {scheme}: {problem}"
        page.emulate_media(color_scheme=ways[0][1])
