"""The tools by keyboard alone, each from its beginning to its end, in both languages, on a phone and on a wide screen; what is written
there leaves the browser nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from portal.words import of_site
from tests import sites
from tests.browser.axe import too_wide, violations
from tests.browser.keyboard import Keyboard
from tests.browser.test_assessments import ADDRESS, file
from tests.browser.test_practice import sheets
from tests.browser.test_share import accepted, file_of, said
from tests.browser.test_templates import NAME, NEED, text_of
from tests.conftest import visit

# What no page of the site says, and so no address.
OURS = {"en": "Zanzibar waits for the night bus", "fr": "Zanzibar attend l’autobus de nuit"}
TOO = {"en": " Quetzal rides along.", "fr": " Quetzal nous accompagne."}
TRIED = "greywater-shared-drivers"


@pytest.fixture(params=[360, 1280])
def keys(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Keyboard]:
    with visit(browser, sites.BUILT, viewport={"width": request.param, "height": 780}) as context:
        context.add_init_script("window.print = () => document.documentElement.setAttribute('data-printed', '')")
        keys = Keyboard(context.new_page())
        yield keys
        keys.nothing_left(site)


def test_an_assessment_is_left_resumed_printed_saved_loaded_compared_and_put_together(
    keys: Keyboard, site: str, language: str, tmp_path: Path
) -> None:
    ours: dict[str, Any] = of_site(language)["assessments"]

    def question(key: str) -> Locator:
        return keys.page.locator(f"input[name={key}]")

    def button(label: str) -> Locator:
        return keys.page.get_by_role("button", name=label, exact=True)

    def cells(number: int) -> Locator:
        return keys.page.locator(".assess__table tbody tr").nth(number).locator("td")

    keys.page.goto(f"{site}{language}/{ADDRESS}")
    keys.press(keys.page.locator("input[name=chosen]").first, "Space")
    keys.choose(question("bus-comes"), 3)
    keys.write(keys.page.locator("input[name=by]"), "Zanzibar")
    expect(keys.page.locator("[data-status]")).to_have_text(ours["kept"].format(count=1, total=3))

    keys.page.close()  # left half-way
    keys.page = keys.page.context.new_page()
    keys.page.goto(f"{site}{language}/{ADDRESS}")
    expect(question("bus-comes").nth(3)).to_be_checked()
    keys.press(button(ours["print"]))
    expect(keys.page.locator("[data-printed]")).to_be_attached()
    assert sheets(keys.page) <= 2
    keys.choose(question("bus-waits"), 2)
    keys.choose(question("riders-pay"), 0)
    expect(keys.page.locator("[data-status]")).to_have_text(ours["kept"].format(count=3, total=3))
    keys.press(button(ours["show"]))
    result = keys.page.locator("[data-result]")
    expect(result.get_by_role("heading", level=2)).to_be_focused()
    expect(result.get_by_role("heading", level=3)).to_have_text([ours["next"], ours["strengths"]])
    expect(result.locator(".tag")).to_have_text([ours["matters"]])
    mine = keys.downloaded(button(ours["save"]), tmp_path)
    keys.press(button(of_site(language)["templates"]["again"]))
    expect(question("bus-waits").nth(2)).not_to_be_checked()

    def open_as(way: str, *files: Path) -> None:
        keys.open(keys.page.locator(f"[data-open={way}]"), *files)

    keys.press(keys.page.locator("[data-files] summary"))
    open_as("go-on", mine)
    expect(question("bus-waits").nth(2)).to_be_checked()
    expect(keys.page.locator("input[name=by]")).to_have_value("Zanzibar")
    open_as("compare", file(tmp_path, "then", "2025-11-30", bus_comes=1, bus_waits=1, riders_pay=0))
    point = "." if language == "en" else ","
    expect(cells(0)).to_have_text([f"1{point}0", f"2{point}5", f"+1{point}5"])
    expect(cells(1)).to_have_text([f"0{point}0", f"0{point}0", ours["no_change"]])
    open_as("merge", mine, file(tmp_path, "bo", bus_comes=3, riders_pay=0), file(tmp_path, "cy", bus_comes=0, riders_pay=0))
    expect(keys.page.locator(".assess__table caption")).to_contain_text(ours["together"].format(count=3))
    expect(cells(0)).to_have_text(["1", "–", "–", "2"])


def test_a_practice_is_found_adapted_and_cited_in_a_paragraph(keys: Keyboard, site: str, language: str, tmp_path: Path) -> None:
    words = of_site(language)
    ours, other = words["templates"], "fr" if language == "en" else "en"
    keys.page.goto(f"{site}{language}/")
    keys.press(keys.page.locator("#where-theme"), "ArrowDown")
    keys.press(keys.page.get_by_role("link", name=words["fits"]["link"]))
    keys.press(keys.page.locator("[data-fits-rows] h3 a").first)
    adapt = keys.page.get_by_role("link", name=ours["adapt"])
    keys.press(adapt)

    second = keys.page.locator(".paper__part").nth(1)
    expect(keys.page.get_by_label(NEED[language])).not_to_have_value("")
    expect(second.locator("table")).to_be_hidden()
    keys.write(keys.page.get_by_label(NAME[language]), OURS[language])
    keys.press(second.locator("summary"))
    keys.write(second.locator("textarea").first, "Zanzibar")
    end = keys.page.locator("[data-sheet-end]")
    for wanted, name in ((language, "filled"), (other, "filled_other")):
        found, text = text_of(keys.downloaded(end.get_by_role("button", name=ours[name], exact=True), tmp_path))
        assert (
            found == f"{wanted}-CA" and OURS[language] in text and "\nZanzibar\n" in text and f"{site}{wanted}/practices/" in text
        )

    keys.page.go_back()
    expect(adapt).to_be_focused()
    keys.page.keyboard.press("Enter")
    expect(keys.page.get_by_label(NAME[language])).to_have_value(OURS[language])
    keys.press(end.get_by_role("link", name=words["grant"]["title"]))
    expect(keys.page.get_by_role("heading", name=words["grant"]["title"])).to_be_focused()
    keys.write(keys.page.locator("[data-grant] textarea"), TOO[language])
    document = keys.downloaded(keys.page.locator("[data-grant]").get_by_role("button", name=words["grant"]["docx"]), tmp_path)
    found, text = text_of(document)
    assert found == f"{language}-CA" and TOO[language] in text and re.search(r"\[1\] .*https?://", text)


def test_a_trial_of_a_practice_is_told_of(keys: Keyboard, site: str, language: str, tmp_path: Path) -> None:
    def field(way: str) -> Locator:
        return keys.page.locator(f"#share-{way}")

    def on(name: str = "next") -> None:
        keys.press(keys.page.get_by_role("button", name=said(language, name), exact=True))
        expect(keys.page.locator(".share__body h2").first).to_be_focused()

    keys.page.goto(f"{site}{language}/practices/{TRIED}/")
    keys.press(keys.page.get_by_role("link", name=of_site(language)["replications"]["tell_of_it"]))
    expect(keys.page.locator("[data-way=practice] .share__chosen li")).to_have_count(1)  # the practice is named already
    keys.write(field("organization"), "larkspur", "Enter")
    keys.write(field(f"role-{language}"), {"en": "Coordinator", "fr": "Coordination"}[language])
    keys.write(field("place"), "merrow", "Enter")
    keys.write(field("period-from"), "2025")
    on()
    keys.press(field("result"), "ArrowDown")
    expect(field("result")).not_to_have_value("")
    keys.write(field(f"summary-{language}"), f"{OURS[language]}.")
    on()
    on()
    on("to_end")
    assert [*violations(keys.page), *too_wide(keys.page)] == []
    expect(keys.page.get_by_text(said(language, "all_well"))).to_be_visible()
    path, text = file_of(keys.page)
    assert path.startswith(f"network/replications/{TRIED}-") and f"practice: {TRIED}\n" in text
    assert f"translation: {{from: {language}, status: wanted}}" in text
    assert accepted(tmp_path, path, text) == [], text
    kept = keys.downloaded(keys.page.get_by_role("button", name=said(language, "download"), exact=True), tmp_path)
    assert kept.read_text("utf-8") == text
