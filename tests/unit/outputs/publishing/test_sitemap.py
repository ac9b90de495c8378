"""One sitemap for both languages, each address with its versions."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from portal.outputs.publishing import sitemap
from portal.settings import Settings

SETTINGS = Settings("https://example.org/commons/", "https://example.org/repository")
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def tree(tmp_path: Path) -> etree._Element:
    (tmp_path / "sitemap.xml.gz").write_bytes(b"old")
    sitemap.write(tmp_path, SETTINGS, {"": "", "practices/a/": "2026-02-10", "search/?a=b&c=<d>": ""})
    assert not (tmp_path / "sitemap.xml.gz").exists()
    return etree.parse(tmp_path / "sitemap.xml").getroot()


def url(tree: etree._Element, address: str) -> etree._Element:
    (found,) = tree.xpath("s:url[s:loc=$address]", namespaces=NAMES, address=address)
    return found


def test_each_page_stands_once_in_each_language_and_the_front_door_once(tree: etree._Element) -> None:
    assert tree.xpath("s:url/s:loc/text()", namespaces=NAMES) == [
        f"https://example.org/commons/{address}"
        for address in ("", "en/", "fr/", "en/practices/a/", "fr/practices/a/", "en/search/?a=b&c=<d>", "fr/search/?a=b&c=<d>")
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_page_names_all_its_versions(tree: etree._Element, language: str) -> None:
    page = url(tree, f"https://example.org/commons/{language}/practices/a/")
    versions = {link.get("hreflang"): link.get("href") for link in page.findall("x:link", NAMES)}
    assert versions == {
        "en": "https://example.org/commons/en/practices/a/",
        "fr": "https://example.org/commons/fr/practices/a/",
        "x-default": "https://example.org/commons/en/practices/a/",
    }


def test_the_neutral_version_of_the_home_pages_is_the_front_door(tree: etree._Element) -> None:
    page = url(tree, "https://example.org/commons/fr/")
    assert page.xpath("string(x:link[@hreflang='x-default']/@href)", namespaces=NAMES) == "https://example.org/commons/"


def test_the_day_of_the_last_change_is_told_where_it_is_known(tree: etree._Element) -> None:
    assert url(tree, "https://example.org/commons/en/practices/a/").findtext("s:lastmod", namespaces=NAMES) == "2026-02-10"


def test_where_it_is_not_known_nothing_is_told(tree: etree._Element) -> None:
    assert url(tree, "https://example.org/commons/en/").find("s:lastmod", NAMES) is None
