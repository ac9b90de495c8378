"""A real build of the real library in both languages, served under a sub-path."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree

from tests.site.pages import BuiltPage, all_pages, file_for

LANGUAGES = ("en", "fr")


@pytest.fixture(scope="module")
def pages(site: str, site_folder: Path) -> list[BuiltPage]:
    return all_pages(site_folder, site)


@pytest.fixture(scope="module")
def in_language(pages: list[BuiltPage]) -> list[BuiltPage]:
    """The pages below /en/ and /fr/."""
    return [page for page in pages if page.path[:3] in ("en/", "fr/")]


def test_every_card_has_a_page_in_both_languages(site_folder: Path) -> None:
    cards = {file.stem for file in Path("practices").glob("*.yml")}
    for language in LANGUAGES:
        assert {
            folder.name
            for folder in (site_folder / language / "practices").iterdir()
            if not folder.name.isdecimal() and folder.is_dir()
        } == cards


def test_no_page_exists_in_one_language_only(in_language: list[BuiltPage]) -> None:
    english, french = ({page.path[3:] for page in in_language if page.path.startswith(start)} for start in ("en/", "fr/"))
    assert english == french
    assert len(english) > 51


def test_no_internal_link_is_broken(pages: list[BuiltPage], site: str, site_folder: Path) -> None:
    ids = {page.file: page.ids for page in pages}
    broken = []
    for page in pages:
        for link in page.links():
            file = file_for(site_folder, site, link)
            if file is None:
                continue
            fragment = urlsplit(link).fragment
            if not file.is_file() or (fragment and file.suffix == ".html" and fragment not in ids[file]):
                broken.append(f"{page.path}: {link}")
    assert not broken


def test_no_link_leads_to_the_hosts_root_instead_of_the_sites(pages: list[BuiltPage], site: str) -> None:
    host = f"{urlsplit(site).scheme}://{urlsplit(site).netloc}/"
    assert not [
        f"{page.path}: {link}" for page in pages for link in page.links() if link.startswith(host) and not link.startswith(site)
    ]


def test_every_page_names_its_versions_with_whole_addresses(in_language: list[BuiltPage], site: str) -> None:
    for page in in_language:
        address = page.path[3:]
        assert page.hreflang() == {
            "en": f"{site}en/{address}",
            "fr": f"{site}fr/{address}",
            "x-default": f"{site}en/{address}" if address else site,
        }, page.path
        assert page.tree.xpath("//head/link[@rel='canonical']/@href") == [page.address]


def test_every_page_says_its_language(in_language: list[BuiltPage]) -> None:
    assert all(page.tree.get("lang") == page.path[:2] for page in in_language)


def test_one_sitemap_holds_both_languages_and_their_versions(in_language: list[BuiltPage], site: str, site_folder: Path) -> None:
    assert not (site_folder / "sitemap.xml.gz").exists()
    tree = etree.parse(site_folder / "sitemap.xml")
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    listed = tree.xpath("//s:loc/text()", namespaces=names)
    assert sorted(listed) == sorted([site, *(page.address for page in in_language)])
    for entry in tree.xpath("//s:url", namespaces=names):
        assert entry.xpath("x:link/@hreflang", namespaces=names) == ["en", "fr", "x-default"]


def test_the_language_switch_of_every_page_leads_to_the_same_page(in_language: list[BuiltPage]) -> None:
    for page in in_language:
        other = {"en": "fr", "fr": "en"}[page.path[:2]]
        [switch] = page.tree.xpath("//a[@data-switch]")
        assert switch.get("lang") == switch.get("hreflang") == other
        page.tree.make_links_absolute(page.address)
        assert switch.get("href") == page.address.replace(f"/{page.path[:2]}/", f"/{other}/", 1), page.path


def test_every_page_has_one_main_heading_and_its_own_title_and_description(in_language: list[BuiltPage]) -> None:
    titles: dict[str, str] = {}
    for page in in_language:
        assert len(page.tree.xpath("//h1")) == 1, page.path
        [title], [description] = (
            page.tree.xpath("/html/head/title/text()"),
            page.tree.xpath("//meta[@name='description']/@content"),
        )
        assert description.strip()
        assert titles.setdefault(f"{page.path[:2]} {title}", page.path) == page.path


def test_no_page_loads_anything_from_elsewhere_or_inline(pages: list[BuiltPage], site: str) -> None:
    for page in pages:
        loaded = page.tree.xpath("//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //iframe/@src")
        page_links = {link: (page.address, link) for link in loaded}
        assert all(not urlsplit(link).netloc or link.startswith(site) for link in page_links), page.path
        assert not page.tree.xpath(
            "//script[not(@src)][not(@type='application/json' or @type='application/ld+json')] | //style | //@style | //*[@onclick]"
        ), page.path


def test_every_page_has_the_strict_policy(pages: list[BuiltPage]) -> None:
    for page in pages:
        [policy] = page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy and "script-src 'self'" in policy
        assert "unsafe-inline" not in policy and "unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", ""), page.path


def test_the_first_view_of_every_page_is_light(pages: list[BuiltPage], site: str, site_folder: Path) -> None:
    """All that a browser loads before anybody touches anything, each file compressed: at most 80 kB."""
    weight = cache(lambda file: len(gzip.compress(file.read_bytes())))
    weights = []
    for page in pages:
        named = page.tree.xpath("//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href")
        files = {file_for(site_folder, site, urljoin(page.address, link)) for link in named} | {page.file}
        weights.append((sum(weight(file) for file in files), page.path))
    largest = sorted(weights, reverse=True)[:5]
    assert largest[0][0] <= 80_000, "\n".join(f"{path}: {size} bytes" for size, path in largest)


def test_the_shells_are_not_published(site_folder: Path) -> None:
    assert not list(site_folder.glob("*/shell"))
    assert not [file for file in site_folder.rglob("*.html") if "⟦" in file.read_text("utf-8")]


def test_every_page_with_something_to_find_is_in_the_search_index(site: str, site_folder: Path) -> None:
    entry = json.loads((site_folder / "pagefind/pagefind-entry.json").read_text("utf-8"))
    found = {language: of["page_count"] for language, of in entry["languages"].items()}
    written = {
        language: sum("data-pagefind-body" in file.read_text("utf-8") for file in (site_folder / language).rglob("*.html"))
        for language in LANGUAGES
    }
    assert found == written


def test_french_pages_carry_french_spaces(pages: list[BuiltPage]) -> None:
    for page in (page for page in pages if page.path.startswith("fr/")):
        text = "".join(
            page.tree.xpath("//main//text()[not(ancestor::pre or ancestor::code or ancestor::script or ancestor::*[@lang='en'])]")
        )
        assert not re.search(r"« |\w »|\w :(?=\s|$)|\w [;!?](?=\s|$)", text), page.path
