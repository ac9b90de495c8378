"""From what a reader keeps to a paragraph for an application, which claims no more than is known."""

from __future__ import annotations

import re
import zipfile

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from portal.words import of_site
from tests.browser.axe import violations
from tests.browser.downloads import handed
from tests.browser.test_selection import BUS, CIRCLE, button, keep

# What each of the pages that are kept rests on, by its author.
SOURCES = {
    BUS: {"en": "Sample Office", "fr": "Bureau Échantillon"},
    CIRCLE: {"en": "Imaginary Ministry of Arrivals", "fr": "Ministère imaginaire de l’Arrivée"},
}


@pytest.mark.parametrize("name", ["write", "write_other"])
def test_the_paragraph_cites_all_that_is_kept_in_the_language_asked_for(page: Page, site: str, language: str, name: str) -> None:
    keep(page, site, language, BUS, CIRCLE)
    button(page, of_site(language)["grant"][name]).click()
    wanted = language if name == "write" else ({"en", "fr"} - {language}).pop()
    words = of_site(wanted)["grant"]
    area = page.locator("[data-grant] textarea")
    expect(area).to_have_attribute("lang", wanted)
    text = area.input_value()
    assert text.startswith(words["opening"]) and words["closing"] in text
    assert all(f"{wanted}/{address}" in text for address in (BUS, CIRCLE))
    assert text.count("[1]") == text.count("[2]") == 2
    cited = words["cited_in"].split("}")[1].split("{")[0]  # each by its sources, then by the page where it was read
    for address, source in SOURCES.items():
        assert re.search(rf"^\[\d\] .*{source[wanted]}.*{cited}.*{wanted}/{address}", text, re.MULTILINE), text
    expect(page.locator("[data-grant-uses] li")).to_have_count(2)
    assert violations(page) == []


def test_what_the_reader_made_of_it_is_kept_and_downloaded(page: Page, site: str, language: str) -> None:
    keep(page, site, language, BUS)
    words = of_site(language)["grant"]
    button(page, words["write"]).click()
    area = page.locator("[data-grant] textarea")
    area.fill("My own words.\n\nNothing else.")
    page.reload()
    button(page, words["write"]).click()
    expect(area).to_have_value("My own words.\n\nNothing else.")
    download = handed(page, page.locator("[data-grant]").get_by_role("button", name=words["docx"]).click)
    document = zipfile.ZipFile(download.path()).read("word/document.xml")
    assert "My own words." in "".join(etree.fromstring(document).itertext())
    button(page, words["anew"]).click()
    expect(area).not_to_have_value("My own words.\n\nNothing else.")
