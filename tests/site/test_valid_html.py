"""The Nu HTML checker accepts every page of the sample site, in both languages."""

from __future__ import annotations

from pathlib import Path

from tests.site.checks import html_errors


def test_every_page_is_valid_html(site_folder: Path) -> None:
    assert html_errors(sorted(site_folder.rglob("*.html"))) == ""
