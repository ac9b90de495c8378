"""Somebody who has a keyboard alone: Tab leads to a place, keys do the rest. Nothing is clicked, filled or ticked."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Locator, Page, expect

from tests.browser.downloads import saved

_FURTHEST = 250  # presses of Tab: as many as lead through the longest page
_TELLING = 4  # letters from which a word is somebody's own and not a part of an address


class Keyboard:
    """At a page, which may be another one later. It keeps in mind what was written, and what the page asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._written: list[str] = []
        self._requests: list[tuple[str, str]] = []
        page.on("filechooser", lambda _: None)  # from now on the window goes to the test, however soon it opens
        page.context.on("page", lambda other: other.on("filechooser", lambda _: None))
        page.context.on("request", lambda request: self._requests.append((request.method, f"{request.url}\n{request.post_data}")))

    def reach(self, place: Locator) -> None:
        """Presses Tab until the place has the focus. Fails when no Tab leads there."""
        expect(place).to_be_visible()
        element = place.element_handle()
        for _ in range(_FURTHEST):
            reached, there = element.evaluate("element => [element === document.activeElement, element.isConnected]")
            if reached:
                return
            if there:
                self.page.keyboard.press("Tab")
            else:  # a script has put another in its place
                element = place.element_handle()
        raise AssertionError(f"no key leads to {place}")

    def press(self, place: Locator, *keys: str) -> None:
        """Enter, where no other keys are named."""
        self.reach(place)
        for key in keys or ("Enter",):
            self.page.keyboard.press(key)

    def write(self, place: Locator, text: str, *keys: str) -> None:
        """What nobody else may read, at the end of what stands there; then the keys."""
        self._written.append(text)
        self.reach(place)
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(text)
        for key in keys:
            self.page.keyboard.press(key)

    def choose(self, group: Locator, number: int) -> None:
        """One of the radio buttons of a group: the keyboard enters it at the first, or at that which is chosen."""
        self.reach(group.first)
        self.page.keyboard.press("Space")
        for _ in range(number):
            self.page.keyboard.press("ArrowRight")
        expect(group.nth(number)).to_be_checked()

    def pick(self, place: Locator, value: str) -> None:
        """One of the choices of a box that opens downwards."""
        self.reach(place)
        for _ in range(place.locator("option").count()):
            if place.input_value() == value:
                return
            self.page.keyboard.press("ArrowDown")
        expect(place).to_have_value(value)

    def open(self, place: Locator, *files: Path) -> None:
        """Files, in the window that a key opens."""
        self.reach(place)
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Space")
        chooser.value.set_files(files)

    def downloaded(self, place: Locator, folder: Path) -> Path:
        """The file that the place gives, kept in the folder under its own name."""
        self.reach(place)
        return saved(self.page, folder, lambda: self.page.keyboard.press("Enter"))

    def nothing_left(self, site: str) -> None:
        """Fails when a request went elsewhere than to the site, sent anything, or held a word that was written."""
        assert self._requests and self._written
        words = {word.casefold() for text in self._written for word in text.split() if len(word) >= _TELLING}
        for method, told in self._requests:
            assert method == "GET" and told.startswith((site, "blob:", "data:")) and told.endswith("\nNone"), told
            assert not [word for word in words if word in unquote(told).casefold()], told
