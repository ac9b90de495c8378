"""Somebody writes in French on a small screen: makes mistakes and reads what to do, loses the tab, comes back to the draft, and ends
with a file that the validator accepts and the formatter leaves alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from portal.reporting.rule_words import RuleWords
from portal.typography import set_text
from tests.browser.axe import too_wide, violations
from tests.browser.test_share import SHARE, accepted, answer, button, file_of, following, open_form, phone, problem, said

__all__ = ["phone"]


class Person:
    """Whoever holds the phone: every request of theirs is written down, and nothing that they see may be a barrier."""

    def __init__(self, phone: Any, site: str, hash: str) -> None:
        self._phone, self._site, self._hash = phone, site, hash
        self.asked: list[str] = []
        self.page = self._opened()

    def _opened(self) -> Page:
        page: Page = self._phone.new_page()
        page.on("request", lambda request: self.asked.append(f"{request.method} {request.url}"))
        open_form(page, self._site, "fr", self._hash)
        return page

    def mistakes(self, way: str, wrong: str, rule: str, right: str, of: str = "") -> None:
        """Writes what is wrong, reads what is said of it and what to do, and writes what is right. ``of`` is what the answer is a
        part of, where all of that is wrong."""
        answer(self.page, way, wrong)
        told = problem(self.page, of or way)
        expect(told.locator("strong")).to_be_visible()
        help = SHARE["answers"].get(rule, {}).get("fr") or RuleWords.load().text(rule, "help", "fr")
        expect(told).to_contain_text(set_text(help, "fr"))
        if not of:
            expect(self.page.locator(f"#share-{way}")).to_have_attribute("aria-invalid", "true")
        assert [*violations(self.page), *too_wide(self.page)] == []
        answer(self.page, way, right)
        expect(told).to_be_empty()

    def loses_the_tab(self) -> None:
        self.page.close()
        self.page = self._opened()
        expect(self.page.locator(".share__status")).to_contain_text("22 novembre 2026")
        assert violations(self.page) == []

    def ends(self, folder: Path) -> tuple[str, str]:
        """The file, path and text, once nothing is missing. It is accepted as it is, and nothing has left the browser."""
        button(self.page, said("fr", "to_end")).click()
        expect(self.page.get_by_text(said("fr", "all_well"))).to_be_visible()
        assert [*violations(self.page), *too_wide(self.page)] == []
        path, text = file_of(self.page)
        assert accepted(folder, path, text) == [], text
        assert all(request.startswith(f"GET {self._site}") for request in self.asked), self.asked
        assert not any("Exemple" in request or "exemple" in request for request in self.asked)
        return path, text


@pytest.fixture
def person(phone: Any, site: str) -> Any:
    return lambda hash="": Person(phone, site, hash)


def test_a_practice(person: Any, tmp_path: Path) -> None:
    somebody = person()
    page = somebody.page
    answer(page, "title-fr", "Du covoiturage pour les cours du soir")
    answer(page, "summary-fr", "Des bénévoles offrent des places. " * 10)
    expect(problem(page, "summary-fr")).to_contain_text("280")
    button(page, said("fr", "next")).click()
    expect(page.locator(".share__wrong a")).to_be_focused()  # what is wrong comes first
    assert [*violations(page), *too_wide(page)] == []
    page.locator(".share__wrong a").press("Enter")
    expect(page.locator("#share-summary-fr")).to_be_focused()
    good = "Des bénévoles offrent des places dans leur voiture pour aller aux cours du soir."
    somebody.mistakes("summary-fr", "Des bénévoles offrent des places. " * 10, "text-too-long", good)
    page.get_by_label("Transport", exact=True).check()
    following(page, "fr", "where")

    page.locator("#share-places").fill("merrow")
    page.locator(".share__found button").first.click()
    page.get_by_label("Nouveaux arrivants en général").check()
    somebody.loses_the_tab()

    page = somebody.page
    expect(page.locator(".share__chosen li").first).to_be_visible()
    following(page, "fr", "story")
    somebody.mistakes("need-fr", "Voir <b>le dernier</b> autobus.", "html", "Le dernier autobus part avant la fin des cours.")
    for step in ("means", "results", "elsewhere", "sources"):
        following(page, "fr", step)
    somebody.mistakes("sources-0-url", "www.exemple.example", "unsafe-link", "https://exemple.example/covoiturage")
    answer(page, "sources-0-title", "Du transport pour aller en classe")
    answer(page, "sources-0-publisher-fr", "Organisme Exemple")
    page.locator("#share-sources-0-language").select_option("fr")
    path, text = somebody.ends(tmp_path)
    assert path == "practices/du-covoiturage-pour-les-cours-du-soir.yml"
    assert "translation: {from: fr, status: wanted}" in text


def test_an_event(person: Any, tmp_path: Path) -> None:
    somebody = person("#new=update")
    page = somebody.page
    page.locator("#share-type").select_option("event")
    page.locator("#share-organization").fill("partenariat")
    page.locator(".share__found button").first.click()
    answer(page, "title-fr", "Atelier d'essai")
    somebody.mistakes("text-fr", "Venez <u>nombreux</u>.", "html", "Venez avec vos questions.")
    following(page, "fr", "when")
    answer(page, "starts-day", "2026-12-10")
    somebody.mistakes("starts-time", "13h00", "impossible-time", "13:00")
    page.locator("#share-starts-zone").select_option("toronto")
    somebody.loses_the_tab()

    page = somebody.page
    expect(page.locator("#share-starts-time")).to_have_value("13:00")  # where the tab was lost
    somebody.mistakes("ends-day", "2026-12-09", "dates-order", "2026-12-10", of="ends")
    page.locator("#share-ends-zone").select_option("toronto")
    page.locator("#share-meeting-languages-fr").check()
    somebody.mistakes("meeting-link", "www.exemple.example", "unsafe-link", "https://exemple.example/atelier")
    following(page, "fr", "whom")
    page.locator("[data-way=themes] input").first.check()
    page.locator("[data-way=provinces] input").first.check()
    following(page, "fr", "links")
    path, text = somebody.ends(tmp_path)
    assert path == "network/updates/atelier-d-essai.yml"
    assert "pending: {language: en, by: 2026-12-06}" in text


def test_the_profile_of_an_organization(person: Any, tmp_path: Path) -> None:
    somebody = person("#new=organization")
    page = somebody.page
    answer(page, "name-fr", "Accueil de Ville-Exemple")
    page.locator("#share-type").select_option("settlement-agency")
    page.locator("#share-places").fill("merrow")
    page.locator(".share__found button").first.click()
    following(page, "fr", "reach")
    somebody.mistakes("website", "accueil.exemple", "unsafe-link", "https://accueil.exemple.example")
    button(page, set_text(SHARE["form"]["add_one"]["fr"].format(what="contact"), "fr")).click()
    answer(page, "contacts-0-role-fr", "Accueil")
    somebody.mistakes("contacts-0-address", "info chez exemple", "contact-address", "info@exemple.example")
    somebody.loses_the_tab()

    page = somebody.page
    expect(page.locator("#share-contacts-0-address")).to_have_value("info@exemple.example")
    somebody.mistakes("contacts-0-consent", "2026-12-24", "future-date", "2026-11-20")
    somebody.mistakes("contacts-0-expires", "2026-11-21", "contact-expired", "2027-11-20")
    path, text = somebody.ends(tmp_path)
    assert path == "network/organizations/accueil-de-ville-exemple.yml"
    assert "name_from: fr" in text and "address: mailto:info@exemple.example" in text
