"""What centres tell one another, written in the form: an answer, a question, a circle. A trial of a practice stands in `test_keyboard_alone`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from portal import words
from tests.browser.axe import too_wide, violations
from tests.browser.keyboard import Keyboard
from tests.browser.test_share import accepted, asked, file_of, open_form, phone, said

__all__ = ["phone"]
LANGUAGES = pytest.mark.parametrize("language", ("en", "fr"))


def chosen(page: Page, way: str, text: str) -> None:
    """The first thing of a list that a part of its name finds."""
    page.locator(f"#share-{way}").fill(text)
    page.locator(f"#share-{way}").press("Enter")


def finished(page: Page, language: str) -> tuple[str, str]:
    """The file, path and text, once the form has nothing more to say."""
    expect(page.get_by_text(said(language, "all_well"))).to_be_visible()
    return file_of(page)


@LANGUAGES
def test_somebody_answers_a_question_from_its_page(phone: Any, site: str, tmp_path: Path, language: str) -> None:
    keys = Keyboard(phone.new_page())
    page = keys.page
    page.goto(f"{site}{language}/questions/sample-evening-rides/")
    keys.press(page.get_by_role("link", name=words.of_site(language)["peer_questions"]["answer"]))
    new = page.locator(".share__item").last
    expect(new.locator("input").first).to_be_focused()  # what is published is folded away
    number = page.locator(".share__item").count() - 1
    keys.write(page.locator(f"#share-answers-{number}-organization"), "larkspur", "Enter")
    answer = {
        "role": {"en": "Drivers' desk", "fr": "Bureau des conducteurs"},
        "text": {"en": "We pay for the fuel.", "fr": "Nous payons l'essence."},
    }
    other = "fr" if language == "en" else "en"
    for field, texts in answer.items():
        keys.write(page.locator(f"#share-answers-{number}-{field}-{language}"), texts[language])
        keys.press(page.locator(f"[data-way='answers.{number}.{field}'] summary"))
        keys.write(page.locator(f"#share-answers-{number}-{field}-{other}"), texts[other])
    assert [*violations(page), *too_wide(page)] == []
    keys.press(page.get_by_role("button", name=said(language, "to_end"), exact=True))
    path, text = finished(page, language)
    assert path == "network/questions/sample-evening-rides.yml"
    assert f"answered: 2026-11-22\n    language: {language}\n" in text
    assert accepted(tmp_path, path, text) == [], text


def test_an_answer_in_one_language_is_sent_as_it_is_and_keeps_its_question_in_both(page: Page, site: str) -> None:
    open_form(page, site, "fr", "#peer-question=sample-evening-rides&field=answers")
    number = page.locator(".share__item").count() - 1
    page.locator(f"#share-answers-{number}-text-fr").fill("Nous payons l'essence.")
    page.get_by_role("button", name=said("fr", "to_end"), exact=True).click()
    expect(page.get_by_text(said("fr", "send_anyway"))).to_be_visible()
    assert "status: wanted" not in file_of(page)[1]


def test_a_new_question_is_not_asked_for_its_answers(page: Page, site: str, tmp_path: Path) -> None:
    open_form(page, site, "fr", "#new=peer-question")
    page.locator("#share-title-fr").fill("Qui garde les enfants le soir?")
    page.locator("#share-text-fr").fill("Douze parents, une salle.")
    chosen(page, "organization", "larkspur")
    page.locator("#share-role-fr").fill("Accueil")
    chosen(page, "place", "merrow")
    page.locator("[data-way=themes] input").first.check()
    page.get_by_role("button", name=said("fr", "to_end"), exact=True).click()
    path, text = finished(page, "fr")
    assert path == "network/questions/qui-garde-les-enfants-le-soir.yml" and "asked: 2026-11-22" in text
    assert accepted(tmp_path, path, text) == [], text


def test_a_circle_is_announced_with_a_contact_for_a_while(page: Page, site: str, tmp_path: Path) -> None:
    open_form(page, site, "en", "#new=circle")
    page.locator("#share-title-en").fill("Circle of evening drivers")
    page.locator("#share-summary-en").fill("Those who drive tell one another what works.")
    chosen(page, "organization", "larkspur")
    page.locator("#share-for_whom-en").fill("Drivers of any organization.")
    page.locator("#share-languages-en").check()
    page.get_by_role("button", name=said("en", "next"), exact=True).click()
    page.locator("#share-meets-en").fill("On the first Tuesday.")
    page.locator("#share-join-en").fill("Write to us.")
    page.locator("#share-contact-role-en").fill("Desk")
    page.locator("#share-contact-address").fill("mailto:desk@sample.example")
    page.locator("#share-contact-consent").fill("2026-11-20")
    page.locator("#share-contact-expires").fill("2026-11-21")
    page.locator("#share-contact-expires").press("Tab")
    expect(page.locator("#share-contact-expires-problem")).to_contain_text("2026-11-21")
    page.locator("#share-contact-expires").fill("2027-11-20")
    page.get_by_role("button", name=said("en", "next"), exact=True).click()
    page.locator("[data-way=themes] input").first.check()
    page.locator("[data-way=provinces] input").first.check()
    page.get_by_role("button", name=said("en", "to_end"), exact=True).click()
    path, text = finished(page, "en")
    assert path == "network/circles/circle-of-evening-drivers.yml" and "expires: 2027-11-20" in text
    assert accepted(tmp_path, path, text) == [], text


def test_two_trials_that_somebody_began_do_not_mix(page: Page, site: str) -> None:
    open_form(page, site, "en", "#new=replication&practice=greywater-shared-drivers")
    page.locator("#share-role-en").fill("Coordinator")
    page.locator("#share-role-en").press("Tab")
    page.goto("about:blank")
    open_form(page, site, "en", "#new=replication&practice=larkspur-interpreters-by-telephone")
    expect(page.locator("#share-role-en")).to_have_value("")
    page.goto("about:blank")
    open_form(page, site, "en", "#new=replication&practice=greywater-shared-drivers")
    expect(page.locator("#share-role-en")).to_have_value("Coordinator")


def test_a_trial_is_asked_as_a_practice_is_where_it_asks_nothing_else(page: Page, site: str) -> None:
    open_form(page, site, "en", "#new=replication")
    expect(page.get_by_text(asked("en", "period.from"), exact=False).first).to_be_visible()
