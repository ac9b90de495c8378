"""Lists in pages of fifteen rows: each row stands on one page, in its order."""

from __future__ import annotations

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.outputs.page import Page
from portal.outputs.pages.lists import ROWS_A_PAGE, paged, plan_list
from portal.outputs.wording.edition import Edition


@pytest.fixture(params=["en", "fr"])
def edition(catalogue: Catalogue, request: pytest.FixtureRequest) -> Edition:
    return Edition.of(catalogue, request.param)


def list_page(edition: Edition, rows: int, number: int) -> Page:
    """Page ``number`` of a list with as many rows as asked for: 0, 1, 2 …"""
    return paged(edition, Page("practices/", "list.html", "All", "All of them."), range(rows), number)


@pytest.mark.parametrize(("rows", "last"), [(0, 1), (1, 1), (15, 1), (16, 2), (30, 2), (31, 3)])
def test_no_page_is_empty_but_that_of_an_empty_list(rows: int, last: int) -> None:
    assert len(plan_list("practices/", rows, Page)) == last


@pytest.mark.parametrize("rows", [0, 1, ROWS_A_PAGE, ROWS_A_PAGE + 1, 3 * ROWS_A_PAGE - 1])
def test_each_row_stands_on_one_page_in_its_order(edition: Edition, rows: int) -> None:
    numbers = range(1, len(plan_list("practices/", rows, Page)) + 1)
    assert [row for number in numbers for row in list_page(edition, rows, number).values["rows"]] == list(range(rows))


def test_a_page_holds_fifteen_rows_and_the_last_one_the_rest(edition: Edition) -> None:
    assert [len(list_page(edition, 40, number).values["rows"]) for number in (1, 2, 3)] == [15, 15, 10]


def test_the_first_page_has_the_address_of_the_list_and_the_others_their_number(edition: Edition) -> None:
    addresses = ["practices/", "practices/2/", "practices/3/"]
    assert list(plan_list("practices/", 40, Page)) == addresses
    assert [list_page(edition, 40, number).address for number in (1, 2, 3)] == addresses


def test_every_page_knows_the_whole_list(edition: Edition) -> None:
    values = list_page(edition, 40, 2).values
    assert (values["total"], values["number"], values["pages"], values["first"]) == (40, 2, 3, "practices/")


def test_the_pages_of_a_list_differ_in_their_titles(edition: Edition) -> None:
    assert len({list_page(edition, 40, number).title for number in (1, 2, 3)}) == 3
    assert {list_page(edition, 40, number).values["heading"] for number in (1, 2, 3)} == {"All"}
