"""In the preview, too, a former address leads on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from portal.preview.state import _Version


@pytest.fixture
def version() -> _Version:
    files = {"en/practices/old/index.html": lambda: b"moved", "api/v1/practices/old.json": lambda: b"{}"}
    build: Any = SimpleNamespace(open_data=lambda: files)
    stampers: Any = {"en": None, "fr": None}
    return _Version(build, {}, stampers)


@pytest.mark.parametrize(("path", "content"), [("en/practices/old/", b"moved"), ("api/v1/practices/old.json", b"{}")])
def test_a_page_and_a_record_stand_at_a_former_address(version: _Version, path: str, content: bytes) -> None:
    assert version.get(path) == content


@pytest.mark.parametrize("path", ["en/practices/other/", "fr/practices/old/", "api/v1/practices/other.json", ""])
def test_nothing_stands_where_nothing_was(version: _Version, path: str) -> None:
    assert version.get(path) is None
