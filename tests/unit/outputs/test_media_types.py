"""What kind of file each file is, whatever the system believes."""

from __future__ import annotations

import mimetypes

import pytest

from portal.outputs.media_types import MEDIA_TYPES, media_type


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("assets/a.js", "text/javascript; charset=utf-8"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("index.html", "text/html; charset=utf-8"),
        ("a.json", "application/json"),
        ("a.svg", "image/svg+xml"),
        ("a.xml", "application/xml"),
        ("a.atom", "application/atom+xml"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.bib", "application/x-bibtex; charset=utf-8"),
        ("a.ris", "application/x-research-info-systems; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("a.webmanifest", "application/manifest+json"),
        ("a.pdf", "application/pdf"),
        ("A.PNG", "image/png"),
        ("a.b/c", "application/octet-stream"),
        ("a.odd", "application/octet-stream"),
        ("a", "application/octet-stream"),
    ],
)
def test_a_name_tells_the_type(name: str, kind: str) -> None:
    assert media_type(name) == kind


def test_what_the_system_says_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(mimetypes.types_map, ".js", "text/plain")
    assert media_type("a.js").startswith("text/javascript")


def test_the_table_is_in_order() -> None:
    assert list(MEDIA_TYPES) == sorted(MEDIA_TYPES)
