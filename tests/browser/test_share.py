"""The form in which people write what the library holds: from the first question to a file that the validator accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from portal import library, words
from portal.formatting.layout import lay_out
from portal.kinds import kind_of
from portal.outputs.sharing.forms import FORMS
from portal.reporting.rule_words import errors
from portal.typography import set_text
from tests import sites
from tests.browser.axe import IN_SCHEME, follow, too_wide, violations, ways
from tests.conftest import visit
from tests.helpers import TODAY, copy_sample_site

SHARE = words.load("share")


def said(language: str, name: str) -> str:
    return set_text((SHARE["page"] | SHARE["form"])[name][language], language)


def asked(language: str, way: str, registry: str = "practices") -> str:
    return set_text(SHARE["questions"][registry][way]["ask"][language], language)


def button(page: Page, label: str) -> Any:
    return page.get_by_role("button", name=label, exact=True)


def open_form(page: Page, site: str, language: str, hash: str = "") -> None:
    page.goto(f"{site}{language}/contribute/share/{hash}")
    expect(page.locator(".share__ways button").first).to_be_visible()


def answer(page: Page, way: str, text: str) -> None:
    box = page.locator(f"#share-{way}")
    box.fill(text)
    box.press("Tab")


def problem(page: Page, way: str) -> Any:
    return page.locator(f"#share-{way}-problem")


def following(page: Page, language: str, step: str) -> None:
    button(page, said(language, "next")).click()
    expect(page.get_by_role("heading", name=set_text(SHARE["steps"][step][language], language), exact=True)).to_be_visible()


def file_of(page: Page) -> tuple[str, str]:
    """The path and the text of the file that the form would send."""
    box = page.locator(".share__file")
    return box.locator("p").text_content() or "", box.locator("pre").text_content() or ""


def accepted(folder: Path, path: str, text: str) -> list[str]:
    """The rules that the file breaks in the sample library, but for wishes; a file in another form is told of too."""
    content = copy_sample_site(folder)
    file = content / path
    file.write_text(text, "utf-8", newline="\n")
    read = library.read(content, today=TODAY)
    found = [problem.rule for problem in errors(read.problems) if problem.path == path]
    kind = next(kind_of(registry) for registry in FORMS if path.startswith(kind_of(registry).location + "/"))
    return [*found, *(problem.rule for problem in lay_out(file, path, kind).difference)]


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Any]:
    """A visitor with a small screen, on the day on which the site was built."""
    with visit(browser, sites.BUILT, viewport={"width": 360, "height": 740}, locale="fr-CA") as context:
        yield context


def test_the_form_is_emptied_and_that_can_be_undone(page: Page, site: str) -> None:
    open_form(page, site, "en")
    answer(page, "title-en", "Rides")
    button(page, said("en", "empty")).click()
    expect(page.locator("#share-title-en")).to_have_value("")
    button(page, said("en", "undo")).click()
    expect(page.locator("#share-title-en")).to_have_value("Rides")


@pytest.mark.parametrize("registry", FORMS)
@pytest.mark.parametrize("language", ("en", "fr"))
def test_every_step_of_every_form_can_be_used_by_everybody(browser: Browser, site: str, language: str, registry: str) -> None:
    with visit(browser, sites.BUILT) as context:
        page = context.new_page()
        found: list[str] = []
        for width, scheme in ways(language):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto("about:blank")
            open_form(page, site, language, f"#new={registry.removesuffix('s')}")
            seen: set[str] = set()  # what a step shows that an earlier one did
            for number in range(page.locator(".share__steps button").count()):
                if not page.locator(".share__steps details[open]").count():
                    page.locator(".share__steps summary").click()
                page.locator(".share__steps button").nth(number).click()
                expect(page.locator(".share__steps button").nth(number)).to_have_attribute("aria-current", "step")
                assert page.evaluate(IN_SCHEME, scheme)
                new = violations(page, "main" if number else "html", seen)  # all around it stays from step to step
                found += [f"{width} {number} {scheme}: {one}" for one in (*new, *too_wide(page))]
        assert not found, "\n".join(found)


def test_a_card_is_corrected_from_its_page_and_the_rest_of_it_stays(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}en/practices/sample-welcome-tea/")
    follow(page.get_by_role("link", name=re.compile(re.escape(words.of_site("en")["practice"]["edit"]))))
    expect(page.get_by_text(re.compile("A sample tea")).first).to_be_visible()
    answer(page, "summary-en", "Neighbours of an imaginary town meet over tea and biscuits.")
    page.locator(".share__steps button").last.click()
    assert violations(page) == []
    path, text = file_of(page)
    before = lay_out(copy_sample_site(tmp_path / "before") / path, path, kind_of("practices")).text
    assert path == "practices/sample-welcome-tea.yml"
    assert text.replace(" and biscuits", "").partition("\n")[2] == before.partition("\n")[2]
    assert accepted(tmp_path / "after", path, text) == []
    assert (page.get_by_role("link", name=said("en", "github")).get_attribute("href") or "").endswith(f"/edit/main/{path}")


def test_a_question_without_an_answer_leads_to_where_it_is_given(page: Page, site: str) -> None:
    page.goto(f"{site}fr/practices/sample-welcome-tea/")
    follow(page.get_by_role("link", name=re.compile(words.of_site("fr")["known"]["unknown"])).first)
    expect(page.locator("#share-need-fr")).to_be_focused()


def test_a_problem_is_told_in_a_note(page: Page, site: str) -> None:
    page.goto(f"{site}fr/practices/sample-welcome-tea/")
    follow(page.get_by_role("link", name=words.of_site("fr")["practice"]["report"]))
    expect(page.locator("#share-note")).to_be_focused()


def test_an_organization_opens_its_own_profile(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}fr/network/sample-partnership/")
    follow(page.get_by_role("link", name=words.of_site("fr")["network"]["us"]))
    button(page, said("fr", "next")).click()
    answer(page, "website", "https://exemple.example")
    page.locator(".share__steps button").last.click()
    path, text = file_of(page)
    assert path == "network/organizations/sample-partnership.yml"
    assert "website: https://exemple.example\nwebsite_read: 2026-11-22\n" in text
    assert accepted(tmp_path, path, text) == []


def test_a_new_profile_in_one_language_is_accepted(page: Page, site: str, tmp_path: Path) -> None:
    open_form(page, site, "fr", "#new=organization")
    answer(page, "name-fr", "Accueil de Ville-Exemple")
    page.locator("#share-type").select_option("settlement-agency")
    page.locator(".share__steps button").last.click()
    expect(page.get_by_text(said("fr", "all_well"))).to_be_visible()
    path, text = file_of(page)
    assert path == "network/organizations/accueil-de-ville-exemple.yml" and "name_from: fr" in text
    assert accepted(tmp_path, path, text) == []


def test_an_event_in_one_language_is_accepted(page: Page, site: str, tmp_path: Path) -> None:
    open_form(page, site, "fr", "#new=update")
    page.locator("#share-type").select_option("event")
    page.locator("#share-organization").fill("partenariat")
    page.locator(".share__found button").first.click()
    answer(page, "title-fr", "Atelier d'essai")
    answer(page, "text-fr", "Venez.")
    following(page, "fr", "when")
    answer(page, "starts-day", "2026-12-10")
    answer(page, "starts-time", "25:00")
    expect(problem(page, "starts-time")).to_contain_text("25:00")
    answer(page, "starts-time", "13:00")
    page.locator("#share-starts-zone").select_option("toronto")
    page.locator("#share-meeting-languages-fr").check()
    answer(page, "meeting-link", "https://exemple.example/atelier")
    following(page, "fr", "whom")
    page.locator("[data-way=themes] input").first.check()
    page.locator("[data-way=provinces] input").first.check()
    page.locator(".share__steps button").last.click()
    expect(page.get_by_text(said("fr", "all_well"))).to_be_visible()
    path, text = file_of(page)
    assert path == "network/updates/atelier-d-essai.yml"
    assert "pending: {language: en, by: 2026-12-06}" in text
    assert accepted(tmp_path, path, text) == []


def test_a_place_that_no_list_has_becomes_a_note(page: Page, site: str) -> None:
    open_form(page, site, "en")
    following(page, "en", "where")
    page.locator("#share-places").fill("Nowhere-on-the-Lake")
    page.locator("#share-places").press("Enter")
    expect(page.locator("[data-way=places]")).to_contain_text("Nowhere-on-the-Lake")
    assert violations(page) == []
    page.locator(".share__steps button").last.click()
    assert f"\n# {asked('en', 'places')} Nowhere-on-the-Lake\n" in file_of(page)[1]


def test_without_a_script_the_page_says_how_else_to_write(browser: Browser, site: str) -> None:
    with visit(browser, sites.BUILT, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}fr/contribute/share/")
        expect(page.get_by_text(said("fr", "no_script"))).to_be_visible()
        expect(page.get_by_text(said("fr", "no_mailbox"))).to_be_visible()
        expect(page.get_by_role("link", name=said("fr", "contact_web"))).to_be_visible()


def test_somebody_goes_on_with_a_file_of_their_own(page: Page, site: str, tmp_path: Path) -> None:
    file = tmp_path / "rides-to-class.yml"
    file.write_text(
        "# yaml-language-server: $schema=../portal/schema/practice.json\n# Ask Anne.\nkind: program\ntitle: {en: Rides to class}\n",
        "utf-8",
    )
    open_form(page, site, "en")
    page.locator("#share-file").set_input_files(file)
    expect(page.locator("#share-title-en")).to_have_value("Rides to class")
    page.locator(".share__steps button").last.click()
    path, text = file_of(page)
    assert path == "practices/rides-to-class.yml"
    assert text.startswith(file.read_text("utf-8").partition("\nkind")[0])


def test_a_file_that_cannot_be_read_is_told_with_its_line(page: Page, site: str, tmp_path: Path) -> None:
    file = tmp_path / "rides.yml"
    file.write_text("title: {en: Rides\nkind: x\n", "utf-8")
    open_form(page, site, "fr")
    page.locator("#share-file").set_input_files(file)
    expect(page.locator(".share__status")).to_contain_text("ligne 1")
