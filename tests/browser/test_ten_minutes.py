"""What a coordinator has ten minutes for: from the home page to what fits a place without a bus, two practices kept, compared, printed
and taken away as a document. By touch on a phone and by keyboard on a wide screen, in both languages; then with the network cut, and
from a folder. What was told and kept is in no request."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from portal.words import of_site
from tests.browser.downloads import saved
from tests.browser.keyboard import Keyboard
from tests.browser.test_selection import button, said
from tests.sites import Site, host


class Touch:
    """Somebody who has a finger alone, on a screen that knows it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, place: Locator) -> None:
        place.tap()

    def pick(self, place: Locator, value: str) -> None:
        """One of the choices, which a phone offers in a window of its own: no page sees the finger there."""
        place.tap()
        place.select_option(value)


@pytest.fixture(params=[Touch, Keyboard], ids=["touch-360", "keyboard-1280"])
def hand(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Touch | Keyboard]:
    """Its browser shares nothing with others. Fails at the end on an error of a script."""
    touch = request.param is Touch
    viewport: Any = {"width": 360, "height": 780} if touch else {"width": 1280, "height": 780}
    context = browser.new_context(viewport=viewport, has_touch=touch, is_mobile=touch)
    context.add_init_script(
        "window.print = () => { document.documentElement.dataset.printed = document.documentElement.className }"
    )
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield request.param(context.new_page())
    context.close()
    assert not errors


@pytest.fixture(params=["connected", "cut", "folder"])
def place(
    request: pytest.FixtureRequest, hand: Touch | Keyboard, sample_site: Site, language: str, tmp_path: Path
) -> Iterator[str]:
    """What every address of the site begins with. The hand is at the home page of the language. Fails at the end when a request went
    elsewhere, sent anything, or said what was told."""
    requests: list[str] = []
    page = hand.page
    page.context.on("request", lambda request: requests.append(f"{request.url}\n{request.post_data}"))
    with host(sample_site.folder) as address:
        if request.param == "folder":
            with zipfile.ZipFile(sample_site.folder / "offline/commons.zip") as package:
                package.extractall(tmp_path / "stick")
            address = f"{(tmp_path / 'stick/commons').as_uri()}/"
            page.goto(f"{address}index.html")
            go(hand, page.locator(f"[data-door={language}]"))
        elif request.param == "cut":
            page.goto(f"{address}{language}/offline/")
            hand.press(page.locator("[data-do=whole]"))
            expect(page.locator("[data-do=forget]")).to_be_focused()
            page.context.set_offline(True)
        if request.param != "folder":
            page.goto(f"{address}{language}/")
        yield address
    assert requests
    for told in requests:
        assert told.startswith((address, "blob:", "data:")) and told.endswith("\nNone"), told
        assert not any(f"{name}=" in told for name in ("theme", "size", "transit")), told


def go(hand: Touch | Keyboard, link: Locator) -> None:
    """As `tests.browser.axe.follow`, by this hand."""
    with hand.page.expect_navigation():
        hand.press(link)


@pytest.mark.usefixtures("place")
def test_from_home_to_two_practices_compared_printed_and_taken_away(
    hand: Touch | Keyboard, language: str, tmp_path: Path
) -> None:
    page, fits = hand.page, of_site(language)["fits"]
    hand.pick(page.locator("#where-theme"), "transportation")
    hand.pick(page.locator("#where-size"), "rural")
    go(hand, page.get_by_role("link", name=str(fits["link"])))
    hand.pick(page.locator("#fits-transit"), "none")
    expect(page.locator(".fits__why").first).to_be_visible()
    what_fits, names = page.url, page.locator("[data-fits-rows] h3").all_inner_texts()[:2]
    for number in range(2):
        go(hand, page.locator("[data-fits-rows] h3 a").nth(number))
        hand.press(button(page, said(language)["keep"]))
        if number == 0:
            page.go_back()
            assert page.url == what_fits
            expect(page.locator("[data-fits-rows] h3").first).to_have_text(names[0])
    go(hand, page.locator(".keep").get_by_role("link"))
    expect(page.locator(".selection__item h2 a").first).not_to_have_text(re.compile("/"))  # its page was read
    hand.press(button(page, said(language)["compare"]))
    heads = page.get_by_role("table").get_by_role("columnheader").all_inner_texts()[1:]
    assert [head.strip() for head in heads] == [name.strip() for name in names]
    hand.press(button(page, said(language)["print_compared"]))
    expect(page.locator("html")).to_have_attribute("data-printed", re.compile("prints-compared"))
    file = saved(page, tmp_path, lambda: hand.press(button(page, said(language)["docx"])))
    with zipfile.ZipFile(file) as archive:
        document = archive.read("word/document.xml").decode()
    assert all(name.strip() in document for name in names)
