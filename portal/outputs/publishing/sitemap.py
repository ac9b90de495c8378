"""One sitemap for both languages, each address with its versions (sitemaps.org 0.9, Google's xhtml:link for versions)."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from portal.settings import LANGUAGES, Settings


def write(out: Path, settings: Settings, addresses: Mapping[str, str]) -> None:
    """``addresses`` maps each page's address without language to the day of its last change, or ''."""
    with (out / "sitemap.xml").open("w", encoding="utf-8", newline="\n") as file:  # entry by entry: they are many
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        file.write('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n')
        file.write(_entry(settings.site_url, _versions(settings, ""), ""))
        for address, modified in addresses.items():
            versions = _versions(settings, address)
            file.writelines(_entry(settings.address(language, address), versions, modified) for language in LANGUAGES)
        file.write("</urlset>\n")
    (out / "sitemap.xml.gz").unlink(missing_ok=True)  # MkDocs' own, which knows only the written pages


def _versions(settings: Settings, address: str) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(there)}"/>'
        for language, there in settings.alternates(address).items()
    )


def _entry(here: str, versions: str, modified: str) -> str:
    changed = f"<lastmod>{modified}</lastmod>" if modified else ""
    return f"<url><loc>{escape(here)}</loc>{changed}{versions}</url>\n"
