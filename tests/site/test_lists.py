"""Lists of more than a page, as a reader turns them."""

from __future__ import annotations

from itertools import count, takewhile
from urllib.parse import urljoin

import pytest

from portal import library
from portal.outputs.pages.lists import ROWS_A_PAGE
from tests.site.pages import BuiltPage
from tests.sites import Site

LISTS = ("practices/", "themes/volunteers/", "places/harrow-bay-on/", "sources/harrow-bay-minutes/")


def page(site: Site, language: str, address: str) -> BuiltPage:
    return BuiltPage(site.folder, site.folder / language / address / "index.html", site.address)


def numbers(site: Site, language: str, address: str) -> list[str]:
    """What comes after the address of a list, for each of its pages."""
    further = (f"{number}/" for number in count(2))
    return ["", *takewhile(lambda number: (site.folder / language / address / number / "index.html").is_file(), further)]


def rows(of: BuiltPage) -> list[str]:
    """The addresses of the practices in a list, those in a line of their own with the others."""
    links = of.tree.xpath("//ul[@class='rows']/li//h3/a/@href | //div[@class='mentioned']//a/@href")
    return [urljoin(of.address, link) for link in links]


def turned(of: BuiltPage, way: str) -> str:
    """Where 'prev' or 'next' leads; '' where there is no such link."""
    return "".join(urljoin(of.address, link) for link in of.tree.xpath(f"//nav[@class='pager']/a[@rel='{way}']/@href"))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("address", LISTS)
def test_the_second_page_goes_on_where_the_first_ends(sample_site: Site, address: str, language: str) -> None:
    first, second = (rows(page(sample_site, language, f"{address}{number}")) for number in ("", "2/"))
    assert len(first) == ROWS_A_PAGE and second
    assert not set(first) & set(second)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_pages_together_hold_every_practice(sample_site: Site, language: str) -> None:
    listed = [
        link
        for number in numbers(sample_site, language, "practices/")
        for link in rows(page(sample_site, language, f"practices/{number}"))
    ]
    cards = library.read(sample_site.content).items("practices")  # without the one that waits for a language
    assert sorted(listed) == sorted(f"{sample_site.address}{language}/practices/{name}/" for name in cards)


@pytest.mark.parametrize("address", LISTS)
def test_the_pager_leads_on_and_back_and_no_further(sample_site: Site, address: str) -> None:
    pages = [page(sample_site, "fr", f"{address}{number}") for number in numbers(sample_site, "fr", address)]
    addresses = ["", *(one.address for one in pages), ""]
    assert len(pages) > 1
    for number, one in enumerate(pages, 1):
        assert (turned(one, "prev"), turned(one, "next")) == (addresses[number - 1], addresses[number + 1])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_else_is_known_of_a_place_is_told_once(sample_site: Site, language: str) -> None:
    first, second = (
        page(sample_site, language, f"places/harrow-bay-on/{number}").tree.xpath("//h2/text()") for number in ("", "2/")
    )
    assert len(first) > 1, "its organizations or figures"
    assert second == first[:1]
