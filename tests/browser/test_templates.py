"""A document that is filled in: from the page of a practice to a Word file, alone in the browser."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from portal.words import of_site
from tests.browser.axe import follow, violations
from tests.browser.downloads import handed

PRACTICE, TEMPLATE = "practices/larkspur-bus-times/", "templates/late-bus-agreement/"
NEED = {"en": "The need", "fr": "Le besoin"}
NAME = {"en": "What the riders think", "fr": "Ce qu’en pensent les passagers"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def said(language: str) -> dict[str, str]:
    words: dict[str, str] = of_site(language)["templates"]
    return words


def adapt(page: Page, site: str, language: str) -> None:
    """From a practice to the document that it fills."""
    page.goto(f"{site}{language}/{PRACTICE}")
    follow(page.get_by_role("link", name=said(language)["adapt"]))
    expect(page.locator("[data-sheet-card] a")).to_be_visible()


def text_of(document: Path) -> tuple[str, str]:
    """(language, all it says)."""
    archive = zipfile.ZipFile(io.BytesIO(document.read_bytes()))
    language = etree.fromstring(archive.read("word/styles.xml")).find(f".//{W}lang").get(f"{W}val")
    return language, "\n".join(etree.fromstring(archive.read("word/document.xml")).itertext())


def test_the_card_fills_the_document_and_silence_stays_empty(page: Page, site: str, language: str) -> None:
    adapt(page, site, language)
    expect(page.get_by_label(NEED[language])).not_to_have_value("")
    expect(page.get_by_label(NAME[language])).to_have_value("")
    assert violations(page) == []


def test_what_the_card_filled_and_the_next_thing_to_fill_in_come_first_and_the_rest_is_folded(
    page: Page, site: str, language: str
) -> None:
    adapt(page, site, language)
    first, second = page.locator(".paper__part").all()
    expect(first.locator("summary .note")).to_have_text(said(language)["filled_in"].format(count=2, total=4))
    expect(second.get_by_role("heading")).to_be_visible()
    expect(second.locator("textarea").first).to_be_hidden()
    for area in first.locator("textarea").all():
        area.fill("Zanzibar")
    expect(first.locator("summary .note")).to_have_text(said(language)["filled_in"].format(count=4, total=4))
    page.reload()
    expect(second.locator("textarea").first).to_be_visible()
    expect(first.locator("textarea").first).to_be_hidden()
    assert violations(page) == []
    page.emulate_media(media="print")
    for area in page.locator(".paper textarea").all():
        expect(area).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_table_has_one_row_to_spare_and_then_the_next(page: Page, site: str, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}{language}/{TEMPLATE}")
    rows = page.locator(".paper__grid tbody tr:visible")
    expect(page.locator(".paper__grid textarea").first).to_be_visible()
    expect(rows).to_have_count(3)  # two have a name
    rows.last.locator("textarea").last.fill("Zanzibar")
    expect(rows).to_have_count(4)
    page.emulate_media(media="print")
    page.reload()
    expect(rows).to_have_count(4)


def test_what_is_written_is_there_after_a_reload_and_in_the_other_language(page: Page, site: str, language: str) -> None:
    adapt(page, site, language)
    card = page.get_by_label(NEED[language]).input_value()
    page.get_by_label(NAME[language]).fill("Too late — trop tard")
    expect(page.get_by_role("status").filter(has_text=said(language)["kept"])).to_be_visible()
    page.reload()
    expect(page.get_by_label(NAME[language])).to_have_value("Too late — trop tard")
    other = "fr" if language == "en" else "en"
    page.locator("[data-switch]").first.click()
    expect(page.get_by_label(NAME[other])).to_have_value("Too late — trop tard")
    expect(page.get_by_label(NEED[other])).not_to_have_value(card)


@pytest.mark.parametrize("button", ["filled", "filled_other"])
def test_it_is_downloaded_in_either_language_with_its_citation(page: Page, site: str, language: str, button: str) -> None:
    sent: list[str] = []
    adapt(page, site, language)
    page.get_by_label(NAME[language]).fill("Only here")
    page.on("request", lambda request: sent.append(f"{request.method} {request.url} {request.post_data or ''}"))
    download = handed(page, page.get_by_role("button", name=said(language)[button], exact=True).first.click)
    wanted = language if button == "filled" else ({"en", "fr"} - {language}).pop()
    found, text = text_of(Path(download.path()))
    assert found == f"{wanted}-CA"
    assert "Only here" in text and f"{wanted}/{PRACTICE}" in text and NEED[wanted] in text
    assert not [one for one in sent if "Only" in one or not one.startswith("GET")]


def test_at_its_end_it_is_downloaded_and_leads_on_to_the_paragraph_about_the_practice(
    page: Page, site: str, language: str
) -> None:
    adapt(page, site, language)
    end = page.locator("[data-sheet-end]")
    download = handed(page, end.get_by_role("button", name=said(language)["filled"], exact=True).click)
    assert f"{language}/{PRACTICE}" in text_of(Path(download.path()))[1]
    grant = of_site(language)["grant"]
    follow(end.get_by_role("link", name=grant["title"]))
    expect(page.locator("[data-grant] textarea")).to_have_value(re.compile(f"{language}/{PRACTICE}"))
    expect(page.get_by_role("heading", name=grant["title"])).to_be_focused()
    expect(page.get_by_text(of_site(language)["selection"]["written"])).to_be_visible()
    page.goto(f"{site}{language}/selection/")
    expect(page.locator(".selection__item")).to_have_count(0)  # the reader's own is as it was


def test_starting_again_can_be_undone(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/{TEMPLATE}")
    page.get_by_label(NAME[language]).fill("Mine")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name=said(language)["again"]).click()
    expect(page.get_by_label(NAME[language])).to_have_value("")
    page.get_by_role("button", name=said(language)["undo"], exact=True).press("Enter")
    expect(page.get_by_label(NAME[language])).to_have_value("Mine")
    expect(page.get_by_role("checkbox").first).to_be_checked()


def test_an_address_of_no_practice_says_so(page: Page, site: str, language: str) -> None:
    # A browser complains of every 404; some hosts answer with their own page instead.
    page.route("**/practices/no-such-thing/", lambda route: route.fulfill(body="<main></main>", content_type="text/html"))
    page.goto(f"{site}{language}/{TEMPLATE}#practice=no-such-thing")
    expect(page.get_by_text(said(language)["no_card"])).to_be_visible()


def test_the_word_files_are_where_the_page_says(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/{TEMPLATE}")
    links = page.locator(".tool__head a[hreflang]")
    for link in links.all():
        with page.expect_download() as download:
            link.click()
        found, text = text_of(Path(download.value.path()))
        assert found == f"{link.get_attribute('hreflang')}-CA" and re.search("larkspur-bus-times", text)
