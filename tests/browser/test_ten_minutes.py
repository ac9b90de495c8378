"""What a coordinator has ten minutes for: from the home page to what fits a place without a bus, two practices kept, compared, printed
and taken away as a document. By touch on a phone and by keyboard on a wide screen, in both languages; then with the network cut, and
from a folder. What was told and kept is in no request."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from portal.words import of_site
from tests.browser.keyboard import Keyboard
from tests.browser.test_selection import button, said
from tests.sites import Site, host

_SIZE, _THEME = "rural", "transportation"


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

    def downloaded(self, place: Locator, folder: Path) -> Path:
        with self.page.expect_download() as download:
            place.tap()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path


@pytest.fixture(params=[Touch, Keyboard], ids=["touch-360", "keyboard-1280"])
def hand(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Touch | Keyboard]:
    """Its browser shares nothing with others. Fails at the end on an error of a script."""
    touch = request.param is Touch
    viewport: Any = {"width": 360, "height": 780} if touch else {"width": 1280, "height": 780}
    context = browser.new_context(viewport=viewport, has_touch=touch, is_mobile=touch)
    context.add_init_script("window.print = () => document.documentElement.setAttribute('data-printed', '')")
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield request.param(context.new_page())
    context.close()
    assert not errors


def connected(hand: Touch | Keyboard, site: Site, address: str, language: str, folder: Path) -> None:
    hand.page.goto(f"{address}{language}/")


def cut(hand: Touch | Keyboard, site: Site, address: str, language: str, folder: Path) -> None:
    hand.page.goto(f"{address}{language}/offline/")
    hand.press(hand.page.locator("[data-do=whole]"))
    expect(hand.page.locator("[data-do=forget]")).to_be_focused()
    hand.page.context.set_offline(True)
    hand.page.goto(f"{address}{language}/")


def unpacked(hand: Touch | Keyboard, site: Site, address: str, language: str, folder: Path) -> None:
    with zipfile.ZipFile(site.folder / "offline/commons.zip") as package:
        package.extractall(folder / "stick")
    hand.page.goto((folder / "stick/commons/index.html").as_uri())
    go(hand, hand.page.locator(f"[data-door={language}]"))


def go(hand: Touch | Keyboard, link: Locator) -> None:
    """To the page that a link leads to; its scripts have begun."""
    before = urlsplit(hand.page.url).path
    hand.press(link)
    hand.page.wait_for_url(lambda url: urlsplit(url).path != before)


@pytest.mark.parametrize("begin", [connected, cut, unpacked])
def test_from_home_to_two_practices_compared_printed_and_taken_away(
    hand: Touch | Keyboard,
    begin: Callable[[Touch | Keyboard, Site, str, str, Path], None],
    sample_site: Site,
    language: str,
    tmp_path: Path,
) -> None:
    requests: list[str] = []
    page = hand.page
    page.context.on("request", lambda request: requests.append(f"{request.url}\n{request.post_data}"))
    fits: Any = of_site(language)["fits"]
    with host(sample_site.folder) as address:
        begin(hand, sample_site, address, language, tmp_path)
        hand.pick(page.locator("#where-theme"), _THEME)
        hand.pick(page.locator("#where-size"), _SIZE)
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
        expect(page.locator("html")).to_have_attribute("data-printed", "")
        file = hand.downloaded(button(page, said(language)["docx"]), tmp_path)
        with zipfile.ZipFile(file) as archive:
            document = archive.read("word/document.xml").decode()
        assert all(name.strip() in document for name in names)
    where = ((tmp_path / "stick").as_uri() if begin is unpacked else address, "blob:", "data:")
    assert requests and not [told for told in requests if not told.startswith(where) or not told.endswith("\nNone")]
    assert not [told for told in requests if f"size={_SIZE}" in told or "transit" in told]
