"""Files that a page makes for the reader. It says what it did, for those who cannot see the browser's own notice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Download, Page, expect

from portal.words import of_site


def handed(page: Page, do: Callable[[], None]) -> Download:
    """What the page hands over when one does something; fails unless it says so."""
    with page.expect_download() as download:
        do()
    told = of_site(page.evaluate("document.documentElement.lang"))["site"]["downloaded"]
    expect(page.get_by_role("status").filter(has_text=told.format(file=download.value.suggested_filename))).to_be_visible()
    return download.value


def saved(page: Page, folder: Path, do: Callable[[], None]) -> Path:
    """The same, in the folder under its own name."""
    download = handed(page, do)
    path = folder / download.suggested_filename
    download.save_as(path)
    return path
