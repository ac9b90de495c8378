"""A build of the sample library in both languages, served under a sub-path."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from tests.site.checks import broken_links, heavy_pages, in_one_language
from tests.site.pages import BuiltPage, all_pages
from tests.sites import Site

LANGUAGES = ("en", "fr")


@pytest.fixture(scope="module")
def pages(site: str, site_folder: Path) -> list[BuiltPage]:
    return all_pages(site_folder, site)


@pytest.fixture(scope="module")
def in_language(pages: list[BuiltPage]) -> list[BuiltPage]:
    """The pages below /en/ and /fr/."""
    return [page for page in pages if page.path[:3] in ("en/", "fr/")]


def test_every_card_has_a_page_in_both_languages(sample_site: Site) -> None:
    cards = {file.stem for file in (sample_site.content / "practices").glob("*.yml")}
    for language in LANGUAGES:
        folders = (folder.name for folder in (sample_site.folder / language / "practices").iterdir() if folder.is_dir())
        assert {name for name in folders if not name.isdecimal()} == cards


def test_no_page_exists_in_one_language_only(in_language: list[BuiltPage]) -> None:
    assert in_language and not in_one_language(in_language)


def test_no_internal_link_is_broken(pages: list[BuiltPage], site: str, site_folder: Path) -> None:
    assert list(broken_links(pages, site_folder, site)) == []


def test_no_id_stands_twice_on_a_page(pages: list[BuiltPage]) -> None:
    twice = {page.path: [name for name, count in Counter(page.tree.xpath("//@id")).items() if count > 1] for page in pages}
    assert {path: names for path, names in twice.items() if names} == {}


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
    assert heavy_pages(pages, site_folder, site) == []


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
