"""A build of the sample library in both languages, served under a sub-path."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree

from portal import library
from portal.outputs.addresses import item_address
from portal.outputs.open_data.records import published_kinds
from tests.site.checks import HEAVIEST_FORM, broken_links, heavy_pages, in_one_language, weight_of_form
from tests.site.pages import BuiltPage, all_pages, file_for
from tests.sites import Site

LANGUAGES = ("en", "fr")
DATA = ("api", "schema", "search")  # for programs
# What scripts ask for at addresses that they put together.
BY_SCRIPTS = (
    "??/contribute/share/*.json",
    "??/newsletter/*.json",
    "service-worker.js",
    "offline/about.json",
    "offline/commons.zip",
)
FEEDS = r".*/feeds/.*\.(atom|json|ics)|.*/sources/.*\.(bib|ris|json)"


@pytest.fixture(scope="module")
def pages(site: str, site_folder: Path) -> list[BuiltPage]:
    return all_pages(site_folder, site)


@pytest.fixture(scope="module")
def in_language(pages: list[BuiltPage]) -> list[BuiltPage]:
    """The pages below /en/ and /fr/, without those that only lead on."""
    return [page for page in pages if page.path[:3] in ("en/", "fr/") and not page.leads_on]


def test_every_card_has_a_page_in_both_languages(sample_site: Site) -> None:
    cards = set(library.read(sample_site.content).items("practices"))  # without the one that waits for a language
    for language in LANGUAGES:
        folders = (folder.name for folder in (sample_site.folder / language / "practices").iterdir() if folder.is_dir())
        assert {name for name in folders if not name.isdecimal()} == cards


def test_each_handout_is_there_in_both_languages_and_its_page_offers_it(sample_site: Site, in_language: list[BuiltPage]) -> None:
    printed = {path.relative_to(sample_site.folder).as_posix() for path in sample_site.folder.glob("??/**/*.pdf")}
    assert len({path[3:].rpartition("/")[0] for path in printed}) * len(LANGUAGES) == len(printed) > 0
    offered = {
        link for page in in_language for link in page.links() if link.startswith(sample_site.address) and link.endswith(".pdf")
    }
    assert {file_for(sample_site.folder, sample_site.address, link) for link in offered} == {
        sample_site.folder / path for path in printed
    }


def test_no_page_exists_in_one_language_only(pages: list[BuiltPage]) -> None:
    below = [page for page in pages if page.path[:3] in ("en/", "fr/")]
    assert below and not in_one_language(below)


def test_a_page_that_leads_on_names_where_to_and_runs_nothing(pages: list[BuiltPage], site: str, site_folder: Path) -> None:
    leading = [page for page in pages if page.leads_on]
    assert {page.path[:2] for page in leading} == set(LANGUAGES)
    for page in leading:
        [canonical], [text], [link] = (
            page.tree.xpath("//head/link[@rel='canonical']/@href"),
            page.tree.xpath("//main/p/a/text()"),
            page.tree.xpath("//main/p/a/@href"),
        )
        assert urljoin(page.address, link).partition("#")[0] == canonical and text.strip()
        there = file_for(site_folder, site, canonical)
        assert there and there.is_file()
        assert not page.tree.xpath("//script")
        assert page.tree.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_no_internal_link_is_broken(pages: list[BuiltPage], site: str, site_folder: Path) -> None:
    assert list(broken_links(pages, site_folder, site)) == []


def test_every_page_can_be_reached_from_another(in_language: list[BuiltPage]) -> None:
    named = {
        urljoin(page.address, link).partition("#")[0]
        for page in in_language
        for link in page.tree.xpath("//body//a[not(@data-switch)]/@href | //body//form/@action")
        if urljoin(page.address, link).partition("#")[0] != page.address
    }
    alone = sorted(page.path for page in in_language if page.address not in named)
    assert alone == [], f"link to these from a page that leads to their like: {alone}"


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
        assert "default-src 'none'" in policy and ("script-src" not in policy if page.leads_on else "script-src 'self'" in policy)
        assert "unsafe-inline" not in policy and "unsafe-eval" not in policy, page.path


def test_the_first_view_of_every_page_is_light(pages: list[BuiltPage], site: str, site_folder: Path) -> None:
    assert heavy_pages(pages, site_folder, site) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_asks_its_first_question_after_little(site_folder: Path, language: str) -> None:
    assert 20_000 < weight_of_form(site_folder, language) <= HEAVIEST_FORM


def test_nothing_is_published_but_pages_data_and_what_pages_load(pages: list[BuiltPage], site: str, site_folder: Path) -> None:
    loaded = {file_for(site_folder, site, link) for page in pages for link in page.links()}
    waiting = [file for file in loaded if file and file.suffix in (".js", ".css")]
    while waiting:
        file = waiting.pop()
        named = re.findall(r"""(?:from|import\(?|url\()\s*["']?([^"')\s]+\.[a-z0-9]+)""", file.read_text("utf-8"))
        for link in {(file.parent / name).resolve() for name in named} - loaded:
            loaded.add(link)
            waiting += [link] if link.is_file() and link.suffix in (".js", ".css") else []
    loaded |= {file for pattern in BY_SCRIPTS for file in site_folder.glob(pattern)}
    published = {file for file in site_folder.rglob("*") if file.is_file() and file.relative_to(site_folder).parts[0] not in DATA}
    others = {site_folder / name for name in ("404.html", "sitemap.xml", "made-by-build.txt")}
    others |= set(site_folder.rglob("fonts/OFL.txt"))  # the licence, which goes where the letters go
    unloaded = published - loaded - others - {file for file in published if file.name == "index.html"}
    assert {file.relative_to(site_folder).as_posix() for file in unloaded if not re.fullmatch(FEEDS, file.as_posix())} == set()


def test_the_shells_are_not_published(site_folder: Path) -> None:
    assert not list(site_folder.glob("*/shell"))
    assert not [file for file in site_folder.rglob("*.html") if "⟦" in file.read_text("utf-8")]


def test_everything_that_has_a_page_or_a_place_on_one_can_be_found(site: str, site_folder: Path, sample_site: Site) -> None:
    main = json.loads((site_folder / "search/main.json").read_text("utf-8"))
    for language in LANGUAGES:
        files = (site_folder / "search" / main["folder"]).glob(f"records-{language}-*.json")
        found = {record[0] for file in files for record in json.loads(file.read_text("utf-8"))}
        assert len(found) == sum(count for _, count in main["kinds"])
        assert not [address for address in found if file_for(site_folder, site, f"{site}{language}/{address}") is None]
        read = library.read(sample_site.content)
        lasting = [kind for kind in published_kinds() if kind.registry != "updates"]  # which are found while they are open
        items = {item_address(kind.registry, name) for kind in lasting for name in read.items(kind.registry)}
        assert items | {"about/", "contribute/"} <= found


def test_french_pages_carry_french_spaces(pages: list[BuiltPage]) -> None:
    for page in (page for page in pages if page.path.startswith("fr/")):
        nodes = page.tree.xpath("//main//text()[not(ancestor::pre or ancestor::script or ancestor::*[@lang='en'])]")
        text = "".join("code" if node.getparent().tag == "code" and node.is_text else node for node in nodes)
        assert not re.search(r"« |\w »|\w :(?=\s|$)|\w [;!?](?=\s|$)", text), page.path
