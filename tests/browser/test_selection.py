"""What a reader keeps: from the page of a practice to a comparison, sheets of paper, a document and an address to share."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.words import of_site
from tests import sites
from tests.browser.axe import follow, violations
from tests.conftest import visit

BUS, CIRCLE, HOMES = (
    "practices/sample-welcome-bus/",
    "practices/aulnes-seniors-telephone-circle/",
    "practices/greywater-shared-drivers/",
)


def said(language: str) -> dict[str, str]:
    words: dict[str, str] = of_site(language)["selection"]
    return words


def button(page: Page, label: str) -> Any:
    return page.get_by_role("button", name=label, exact=True)


def keep(page: Page, site: str, language: str, *pages: str) -> None:
    """Opens each and keeps it, then goes to the selection."""
    for one in pages:
        page.goto(f"{site}{language}/{one}")
        button(page, said(language)["keep"]).click()
    follow(page.locator(".keep").get_by_role("link"))
    expect(page.locator(".selection__item h2 a").first).not_to_have_text(re.compile("/"))  # its page was read


def titles(page: Page) -> list[str]:
    return [title.strip() for title in page.locator(".selection__item h2").all_inner_texts()]


def test_what_is_kept_is_there_after_the_page_is_closed_in_either_language(context: BrowserContext, site: str) -> None:
    keep(context.new_page(), site, "en", BUS, CIRCLE)
    later = context.new_page()
    later.goto(f"{site}fr/selection/")
    expect(later.locator(".selection__item")).to_have_count(2)
    expect(later.get_by_role("link", name=re.compile("cercle téléphonique"))).to_be_visible()


def test_a_practice_is_taken_out_where_it_was_kept(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/{BUS}")
    button(page, said(language)["keep"]).click()
    expect(page.locator(".keep").get_by_role("status")).to_contain_text(said(language)["added"])
    button(page, said(language)["drop"]).click()
    expect(page.locator(".keep").get_by_role("status")).to_contain_text(said(language)["dropped"])
    page.goto(f"{site}{language}/selection/")
    expect(page.get_by_text(said(language)["empty"])).to_be_visible()


def test_the_order_and_the_notes_are_the_readers_own(page: Page, site: str, language: str) -> None:
    keep(page, site, language, BUS, CIRCLE)
    first, second = titles(page)
    page.get_by_role("textbox").nth(1).fill("Ask Anne\nbefore Friday")
    page.locator(".selection__item").nth(1).locator("[data-do=up]").press("Enter")
    expect(page.locator(".selection__item h2").first).to_have_text(second)
    page.reload()
    expect(page.locator(".selection__item h2").last).to_have_text(first)
    expect(page.get_by_role("textbox").first).to_have_value("Ask Anne\nbefore Friday")


def test_moving_keeps_the_keyboard_where_it_was_and_says_the_new_place(page: Page, site: str, language: str) -> None:
    keep(page, site, language, BUS, CIRCLE, HOMES)
    page.locator(".selection__item").nth(1).locator("[data-do=down]").press("Enter")
    expect(page.locator(".selection__item").nth(2).locator("[data-do=up]")).to_be_focused()  # there is no further down
    expect(page.locator("[data-part=status]")).to_contain_text("3")


def test_what_was_taken_out_by_mistake_comes_back_with_its_note(page: Page, site: str, language: str) -> None:
    keep(page, site, language, BUS, CIRCLE)
    page.get_by_role("textbox").first.fill("mine")
    page.locator("[data-do=drop]").first.click()
    expect(page.locator(".selection__item")).to_have_count(1)
    button(page, said(language)["undo"]).click()
    expect(page.locator(".selection__item")).to_have_count(2)
    expect(page.get_by_role("textbox").first).to_have_value("mine")


def test_two_practices_are_compared_question_by_question(page: Page, site: str, language: str) -> None:
    keep(page, site, language, BUS, CIRCLE)
    names = titles(page)
    button(page, said(language)["compare"]).click()
    expect(page.locator("[data-part=status]")).to_have_text(said(language)["compare_how"])
    for box in page.get_by_role("checkbox").all():
        box.check()
    button(page, said(language)["compare"]).click()
    table = page.get_by_role("table")
    assert table.get_by_role("columnheader").all_inner_texts()[1:] == names
    labels = of_site(language)["practice"]
    rows = {row.get_by_role("rowheader").inner_text(): row for row in table.get_by_role("row").all()[1:]}
    assert labels["approach"] in rows
    expect(rows[labels["approach"]].get_by_role("cell")).to_have_count(2)
    expect(page.get_by_role("heading", name=said(language)["compared"])).to_be_focused()
    silent = str(of_site(language)["practice"]["silent_ask"])
    expect(page.locator("[data-part=table]")).not_to_contain_text(silent)  # it asks the reader of the page, and is no answer


def test_what_no_source_tells_stands_in_words_in_the_comparison(page: Page, site: str, language: str) -> None:
    keep(page, site, language, BUS, "practices/harrow-bay-shop-signs/")
    for box in page.get_by_role("checkbox").all():
        box.check()
    button(page, said(language)["compare"]).click()
    expect(page.get_by_role("table").get_by_text(said(language)["unknown"]).first).to_be_visible()


def downloaded(page: Page, folder: Path, do: Callable[[], None]) -> Path:
    with page.expect_download() as download:
        do()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_the_document_holds_every_answer_and_the_note(page: Page, site: str, language: str, tmp_path: Path) -> None:
    keep(page, site, language, BUS, CIRCLE)
    page.get_by_role("textbox").first.fill("Ask Anne")
    file = downloaded(page, tmp_path, button(page, said(language)["docx"]).click)
    assert file.name == f"{said(language)['file']}.docx"
    with zipfile.ZipFile(file) as archive:
        document, styles = archive.read("word/document.xml").decode(), archive.read("word/styles.xml").decode()
    assert f'w:val="{language}-CA"' in styles
    for words in (*titles(page), "Ask Anne", of_site(language)["practice"]["approach"], of_site(language)["practice"]["sources"]):
        assert words in document
    assert document.count("pageBreakBefore") == 1


def test_the_table_opens_in_the_spreadsheets_of_the_language(page: Page, site: str, language: str, tmp_path: Path) -> None:
    keep(page, site, language, BUS, CIRCLE)
    file = downloaded(page, tmp_path, button(page, said(language)["csv"]).click)
    text = file.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if language == "fr" else ","))
    assert [row[0] for row in rows[1:]] == titles(page)
    assert len({len(row) for row in rows}) == 1


def test_an_address_shares_the_pages_and_not_the_notes_and_leaves_the_other_readers_own_alone(
    browser: Browser, page: Page, site: str, language: str
) -> None:
    keep(page, site, language, BUS, CIRCLE)
    page.get_by_role("textbox").first.fill("secret")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button(page, said(language)["share"]).click()
    expect(page.locator("[data-part=status]")).to_have_text(said(language)["shared"])
    address = page.evaluate("navigator.clipboard.readText()")
    assert "secret" not in address
    assert "?" not in address  # what stands behind # is never sent to a server
    names = titles(page)
    with visit(browser, sites.BUILT) as other:
        reader = other.new_page()
        keep(reader, site, language, HOMES)
        reader.goto(address)
        expect(reader.locator(".selection__item h2 a").first).to_have_text(names[0])
        expect(reader.get_by_text(said(language)["guest"])).to_be_visible()
        button(reader, said(language)["take"]).click()
        expect(reader.locator(".selection__item")).to_have_count(3)
        expect(reader.locator(".selection__item h2 a").nth(1)).to_have_text(names[0])


def test_each_practice_prints_on_a_sheet_of_its_own(page: Page, site: str, language: str) -> None:
    keep(page, site, language, BUS, CIRCLE)
    page.evaluate(
        "window.print = () => { document.body.dataset.printed = document.querySelectorAll('.selection__sheet:not([hidden] *)').length }"
    )
    button(page, said(language)["print"]).click()
    expect(page.locator("body")).to_have_attribute("data-printed", "2")


def test_a_page_that_is_gone_is_named(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/selection/#glossary.no-such-term")
    expect(page.locator(".selection__item h2")).to_have_text(said(language)["gone"].format(page="glossary/#no-such-term"))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_full_selection_with_a_comparison_is_accessible(
    browser: Browser, site: str, language: str, width: int, scheme: Any
) -> None:
    with visit(browser, sites.BUILT, viewport={"width": width, "height": 800}, color_scheme=scheme) as context:
        page = context.new_page()
        keep(page, site, language, BUS, CIRCLE)
        for box in page.get_by_role("checkbox").all():
            box.check()
        button(page, said(language)["compare"]).click()
        expect(page.get_by_role("table")).to_be_visible()
        page.evaluate("scrollTo(0, 0)")  # else the header lies over a button
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
