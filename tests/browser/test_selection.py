"""What a reader keeps: from the page of a practice to a comparison, sheets of paper, a document and an address to share."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.words import of_site
from tests import sites
from tests.browser.axe import EVERY_WAY, follow, violations
from tests.browser.downloads import saved
from tests.conftest import visit

BUS, CIRCLE, HOMES = (
    "practices/sample-welcome-bus/",
    "practices/aulnes-seniors-telephone-circle/",
    "practices/greywater-shared-drivers/",
)
INTERPRETERS = "practices/larkspur-interpreters-by-telephone/"
QUESTIONS = ("need", "approach", "resources", "outcomes", "transferability", "lessons")  # headings of a practice's page


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


def test_no_button_is_pulled_high_by_what_says_where_a_practice_is_kept(page: Page, site: str, language: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{site}{language}/{BUS}")
    button(page, said(language)["keep"]).click()
    expect(page.locator(".keep").get_by_role("link")).to_be_visible()
    buttons = page.locator(".practice__head .actions > :is(button, .button):visible")
    heights = buttons.evaluate_all("buttons => buttons.map((button) => button.offsetHeight)")
    assert len(heights) >= 2
    assert max(heights) <= 64, f"two lines of words take 60 pixels: {heights}"


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


def answers(page: Page, site: str, language: str, practice: str) -> dict[str, str]:
    """Question → the first letters of the answer on the practice's own page; silence is none."""
    page.goto(f"{site}{language}/{practice}")
    found = {}
    for heading in page.locator("main h2[id]").all():
        after = heading.locator("xpath=following-sibling::*[1]")
        if heading.get_attribute("id") in QUESTIONS and after.count() and after.get_attribute("data-not-said") is None:
            found[letters(heading.inner_text())] = letters(after.inner_text())[:20]
    return found


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_practices_stand_side_by_side_question_by_question(page: Page, site: str, language: str, count: int) -> None:
    chosen = (BUS, CIRCLE, HOMES, INTERPRETERS)[:count]
    own = [answers(page, site, language, practice) for practice in chosen]
    keep(page, site, language, *chosen)
    names = titles(page)
    for box in page.get_by_role("checkbox").all():
        box.check()
    button(page, said(language)["compare"]).click()
    table = page.get_by_role("table")
    assert table.get_by_role("columnheader").all_inner_texts()[1:] == names
    rows = {letters(row.get_by_role("rowheader").inner_text()): row for row in table.get_by_role("row").all()[1:]}
    assert {question for one in own for question in one} <= rows.keys()
    for question in {question for one in own for question in one}:
        cells = [letters(text) for text in rows[question].get_by_role("cell").all_inner_texts()]
        assert len(cells) == count
        assert [cell[:20] for cell in cells] == [one.get(question, letters(said(language)["unknown"])[:20]) for one in own]


@pytest.mark.parametrize(("language", "size"), [("en", "Small"), ("fr", "Petit")])
def test_a_place_is_told_apart_from_its_size(page: Page, site: str, language: str, size: str) -> None:
    keep(page, site, language, BUS, CIRCLE)
    for box in page.get_by_role("checkbox").all():
        box.check()
    button(page, said(language)["compare"]).click()
    glance = page.get_by_role("table").get_by_role("cell").first.text_content() or ""
    assert re.search(rf"\w, {size} \(", glance), glance


@pytest.mark.parametrize("ticked", [True, False])
def test_five_practices_are_too_many_to_read_side_by_side(page: Page, site: str, language: str, ticked: bool) -> None:
    keep(page, site, language, BUS, CIRCLE, HOMES, INTERPRETERS, "practices/harrow-bay-shop-signs/")
    for box in page.get_by_role("checkbox").all():
        box.set_checked(ticked)
    button(page, said(language)["compare"]).click()
    expect(page.locator("[data-part=status]")).to_have_text(said(language)["compare_how"])
    expect(page.get_by_role("table")).to_have_count(0)


FIGURE, TERM = "figures/#beds-in-larkspur", "glossary/#lip"
FIGURE_SAYS = {"en": "IRCC counts 41 beds in Larkspur County", "fr": "IRCC compte 41 lits dans le comté de Larkspur"}


@pytest.fixture
def kept_parts(page: Page, site: str, language: str) -> Page:
    """The selection, with a practice, a figure and a term that were kept where they stand."""
    for address, part in ((f"figures/housing/{FIGURE[8:]}", FIGURE), (TERM, TERM)):
        page.goto(f"{site}{language}/{address}")
        page.locator(f"[data-keep='{part}'] button").click()
        expect(page.locator(f"[data-keep='{part}'] [role=status]")).to_contain_text(said(language)["added"])
    keep(page, site, language, BUS)
    expect(page.locator(".selection__item h2 a").nth(0)).not_to_have_text(FIGURE)
    expect(page.locator(".selection__item h2 a").nth(1)).not_to_have_text(TERM)
    return page


def test_a_figure_and_a_term_are_shown_with_what_they_say_and_lead_back(kept_parts: Page, language: str) -> None:
    figure, term = (kept_parts.locator(".selection__item").nth(place) for place in (0, 1))
    expect(figure.locator("h2")).to_contain_text("41")
    expect(figure.locator(".row__summary")).to_contain_text(FIGURE_SAYS[language])
    expect(term.locator("h2")).to_contain_text({"en": "LIP", "fr": "PLI"}[language])
    for part in (figure, term):
        expect(part.get_by_role("checkbox")).to_be_hidden()  # it answers no question
    figure.locator("h2 a").click()
    kept_parts.wait_for_url(f"**/{language}/figures/housing/{FIGURE[8:]}")


def test_a_figure_and_a_term_are_printed(kept_parts: Page, language: str) -> None:
    kept_parts.evaluate(
        "window.print = () => { document.body.dataset.printed = document.querySelector('[data-part=sheets]').innerText }"
    )
    button(kept_parts, said(language)["print"]).click()
    for words in (FIGURE_SAYS[language], {"en": "LIP", "fr": "PLI"}[language]):
        expect(kept_parts.locator("body")).to_have_attribute("data-printed", re.compile(words))


def test_a_figure_and_a_term_stand_in_the_document_and_the_table(kept_parts: Page, language: str, tmp_path: Path) -> None:
    file = saved(kept_parts, tmp_path, button(kept_parts, said(language)["docx"]).click)
    with zipfile.ZipFile(file) as archive:
        document = archive.read("word/document.xml").decode()
    assert FIGURE_SAYS[language] in document and document.count("pageBreakBefore") == 2
    file = saved(kept_parts, tmp_path, button(kept_parts, said(language)["csv"]).click)
    text = file.read_bytes().decode("utf-8-sig")
    head, figure, term, bus = csv.reader(io.StringIO(text, newline=""), delimiter=";" if language == "fr" else ",")
    column = head.index(said(language)["says"])
    assert FIGURE_SAYS[language] in figure[column] and len(term[column]) > 20 and bus[column] == ""
    assert figure[-1].endswith(FIGURE) and term[-1].endswith(TERM)


def test_a_figure_and_a_term_are_shared_by_address(browser: Browser, kept_parts: Page, language: str) -> None:
    kept_parts.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button(kept_parts, said(language)["share"]).click()
    expect(kept_parts.locator("[data-part=status]")).to_have_text(said(language)["shared"])
    address, names = kept_parts.evaluate("navigator.clipboard.readText()"), titles(kept_parts)
    with visit(browser, sites.BUILT) as other:
        reader = other.new_page()
        reader.goto(address)
        for place, name in enumerate(names):
            expect(reader.locator(".selection__item h2 a").nth(place)).to_have_text(name)


def test_a_comparison_says_how_many_practices_it_takes_and_takes_all_where_none_is_ticked(
    page: Page, site: str, language: str
) -> None:
    keep(page, site, language, BUS, CIRCLE)
    names = titles(page)
    page.get_by_role("checkbox").first.check()
    button(page, said(language)["compare"]).click()
    expect(page.locator("[data-part=status]")).to_have_text(said(language)["compare_how"])
    page.get_by_role("checkbox").first.uncheck()  # none is ticked: all are meant
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


def test_practices_that_are_compared_have_the_same_room(page: Page, site: str, language: str) -> None:
    """Whatever they say: a long answer beside a short one would stand in the narrower column."""
    page.set_viewport_size({"width": 1280, "height": 900})
    keep(page, site, language, BUS, "practices/harrow-bay-shop-signs/")
    for box in page.get_by_role("checkbox").all():
        box.check()
    button(page, said(language)["compare"]).click()
    headers = page.get_by_role("table").get_by_role("columnheader")
    expect(headers).to_have_count(3)
    question, one, other = (header.evaluate("cell => cell.offsetWidth") for header in headers.all())
    assert abs(one - other) <= 1
    assert question < one / 2


def test_what_no_source_tells_stands_in_words_in_the_comparison(page: Page, site: str, language: str) -> None:
    keep(page, site, language, BUS, "practices/harrow-bay-shop-signs/")
    for box in page.get_by_role("checkbox").all():
        box.check()
    button(page, said(language)["compare"]).click()
    expect(page.get_by_role("table").get_by_text(said(language)["unknown"]).first).to_be_visible()


def test_the_document_holds_every_answer_and_the_note(page: Page, site: str, language: str, tmp_path: Path) -> None:
    keep(page, site, language, BUS, CIRCLE)
    page.get_by_role("textbox").first.fill("Ask Anne")
    file = saved(page, tmp_path, button(page, said(language)["docx"]).click)
    assert file.name == f"{said(language)['file']}.docx"
    with zipfile.ZipFile(file) as archive:
        document, styles = archive.read("word/document.xml").decode(), archive.read("word/styles.xml").decode()
    assert f'w:val="{language}-CA"' in styles
    for words in (*titles(page), "Ask Anne", of_site(language)["practice"]["approach"], of_site(language)["practice"]["sources"]):
        assert words in document
    assert document.count("pageBreakBefore") == 1


def test_the_table_opens_in_the_spreadsheets_of_the_language(page: Page, site: str, language: str, tmp_path: Path) -> None:
    keep(page, site, language, BUS, CIRCLE)
    file = saved(page, tmp_path, button(page, said(language)["csv"]).click)
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


@pytest.mark.parametrize(("width", "scheme"), EVERY_WAY)
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
