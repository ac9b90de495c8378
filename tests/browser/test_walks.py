"""What people come for, from the first page to what they wanted, in both languages, on a phone and on a wide screen. Other such
walks stand with the pages at which they end: a practice for a place like mine in `test_home`, the words of a source in
`test_practice`, a figure with its citation in `test_toolkit`, an event in `test_share`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.words import of_site
from tests import sites
from tests.browser.axe import follow
from tests.browser.test_search import ids, ready
from tests.browser.test_selection import BUS, CIRCLE, button, keep, said
from tests.conftest import visit

LED = {"larkspur-bus-times", "larkspur-interpreters-by-telephone", "larkspur-partnership-shared-files"}


@pytest.fixture(params=[360, 1280])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    with visit(browser, sites.BUILT, viewport={"width": request.param, "height": 780}) as context:
        yield context.new_page()


def search_for(page: Page, words: str) -> None:
    """From the header of the page: on a phone behind the looking glass."""
    box = page.locator("#site-search")
    if not box.is_visible():
        page.locator(".site-find").click()
    box.fill(words)
    box.press("Enter")
    page.wait_for_url("**/search/#q=*")
    ready(page)


def test_what_can_be_applied_for_now_is_two_links_away_with_its_deadline(reader: Page, site: str, language: str) -> None:
    reader.goto(f"{site}{language}/")
    follow(reader.locator(".counters a[href$='/funding/']"))
    follow(reader.locator(".rows .row__title a").first)
    labels: Any = of_site(language)["updates"]
    for label in ("deadline", "who", "pays"):
        expect(reader.locator(".glance dt", has_text=re.compile(f"^{labels[label]}$"))).to_be_visible()


def test_where_nothing_can_be_applied_for_there_is_a_way_on(reader: Page, language: str) -> None:
    bare = sites.site("bare").address
    reader.goto(f"{bare}{language}/")
    counter = reader.locator(".counters a[href$='/funding/']")
    expect(counter.locator("strong")).to_have_text("0")
    counter.click()
    expect(reader.locator(".room")).to_contain_text("2026")
    doors = reader.locator(".doors a").evaluate_all("links => links.map((link) => link.href)")
    assert len(doors) >= 2
    for door in doors:
        answer = reader.goto(door)
        assert answer and answer.ok, door
        expect(reader.locator("h1")).to_be_visible()


@pytest.mark.parametrize("words", ["asylum seeker", "IRCC"])
def test_a_term_is_seen_in_french_in_the_results_of_an_english_search(reader: Page, site: str, words: str) -> None:
    french = {"asylum seeker": "personne qui demande l’asile", "IRCC": "Immigration, Réfugiés et Citoyenneté Canada"}[words]
    reader.goto(f"{site}en/practices/")
    search_for(reader, words)
    expect(reader.locator("[data-search-rows] [lang=fr]", has_text=french).first).to_be_visible()


@pytest.mark.parametrize("acronym", [False, True])
def test_the_practices_of_a_partnership_are_found_by_its_name_and_by_its_acronym(
    reader: Page, site: str, language: str, acronym: bool
) -> None:
    name = {
        "en": ("Larkspur Local Immigration Partnership", "Larkspur LIP"),
        "fr": ("Partenariat local en matière d'immigration de Larkspur", "PLI Larkspur"),
    }[language][acronym]
    reader.goto(f"{site}{language}/guides/")
    search_for(reader, name)
    assert set(ids(reader)[:8]) >= LED


def test_two_practices_are_printed_on_two_sheets(reader: Any, site: str, language: str) -> None:
    keep(reader, site, language, BUS, CIRCLE)
    reader.evaluate("window.print = () => { document.body.dataset.printed = 1 }")
    button(reader, said(language)["print"]).click()
    expect(reader.locator("body")).to_have_attribute("data-printed", "1")
    # What the page does while the browser prints.
    reader.evaluate(
        "document.documentElement.classList.add('prints-selection'); document.querySelector('[data-part=sheets]').hidden = false"
    )
    assert len(re.findall(rb"/Type\s*/Page\b", reader.pdf(format="Letter"))) == 2


def test_a_comparison_is_printed_alone_and_across_the_sheet(reader: Any, site: str, language: str) -> None:
    keep(reader, site, language, BUS, CIRCLE)
    for box in reader.get_by_role("checkbox").all():
        box.check()
    button(reader, said(language)["compare"]).click()
    shown = "getComputedStyle(document.querySelector('[data-part=items]')).display"
    reader.emulate_media(media="print")
    reader.evaluate(f"window.print = () => {{ document.body.dataset.printed = {shown} }}")
    reader.locator("[data-do=print_compared]").evaluate("button => button.click()")
    expect(reader.locator("body")).to_have_attribute("data-printed", "none")
    reader.evaluate("document.documentElement.classList.add('prints-compared')")  # what the page does while the browser prints
    width, height = map(float, re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", reader.pdf(prefer_css_page_size=True))[0])
    assert width > height
