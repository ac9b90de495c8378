"""A self-assessment: answered by keyboard, left and resumed, saved, loaded, compared and put together, all in the browser."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from portal.words import of_site
from tests.browser.axe import violations
from tests.browser.downloads import saved

ADDRESS = "assessments/sample-look/"


def said(language: str) -> dict[str, str]:
    words: dict[str, str] = of_site(language)["assessments"]
    return words


def answer(page: Page, **answers: int) -> None:
    expect(page.locator("[data-keeping]")).to_be_visible()  # from here on the browser keeps
    for key, value in answers.items():
        page.locator(f"input[name={key.replace('_', '-')}][value='{value}']").check()


def opens(page: Page, way: str, *files: Path) -> None:
    """Opens files as a person can: once the page's script shows the ways to."""
    expect(page.locator("[data-files]")).to_be_visible()
    page.locator(f"[data-open={way}]").set_input_files(files)


def press(page: Page, language: str, name: str) -> None:
    page.get_by_role("button", name=said(language)[name], exact=True).press("Enter")


def file(folder: Path, name: str, made: str = "", **answers: int) -> Path:
    """A saved file of somebody."""
    path = folder / f"{name}.json"
    whole = {
        "kind": "small-centre-commons-assessment",
        "version": 1,
        "assessment": "sample-look",
        "made": made,
        "by": name,
        "about": "",
        "answers": {key.replace("_", "-"): value for key, value in answers.items()},
        "chosen": [],
    }
    path.write_text(json.dumps(whole), "utf-8")
    return path


def test_it_is_done_by_keyboard_alone_and_says_where_to_begin(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/{ADDRESS}")
    expect(page.locator("[data-keeping]")).to_be_visible()
    page.locator("input[name=chosen]").first.press("Space")
    page.locator("input[name=bus-comes]").first.press("Space")
    page.locator("input[name=bus-comes]").first.press("ArrowRight")
    expect(page.locator("input[name=bus-comes][value='1']")).to_be_checked()
    answer(page, riders_pay=3)
    press(page, language, "show")
    result = page.locator("[data-result]")
    expect(result.get_by_role("heading", level=2)).to_be_focused()
    expect(result.get_by_role("heading", level=3)).to_have_text([said(language)["next"], said(language)["strengths"]])
    expect(result.locator(".tag")).to_have_text([said(language)["matters"]])
    expect(result.get_by_role("link").first).to_have_attribute("href", re.compile(f"/{language}/guides/transportation/$"))
    assert violations(page) == []


def test_it_can_be_left_and_gone_on_with_in_the_other_language(page: Page, site: str) -> None:
    page.goto(f"{site}en/{ADDRESS}")
    answer(page, bus_waits=2)
    page.goto(f"{site}fr/{ADDRESS}")
    expect(page.locator("input[name=bus-waits][value='2']")).to_be_checked()


def test_no_more_matter_most_than_asked_for(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/{ADDRESS}")
    expect(page.locator("[data-keeping]")).to_be_visible()
    page.locator("input[name=chosen]").first.check()
    page.locator("input[name=chosen]").nth(1).click()
    expect(page.locator("input[name=chosen]").nth(1)).not_to_be_checked()
    expect(page.locator("[data-status]")).to_have_text(said(language)["chosen_enough"].format(count=1))


def test_it_is_saved_as_a_file_and_loaded_again(page: Page, site: str, language: str, tmp_path: Path) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto(f"{site}{language}/{ADDRESS}")
    answer(page, bus_comes=1, riders_pay=2)
    page.locator("input[name=by]").fill("Zoé")
    path = saved(page, tmp_path, lambda: press(page, language, "save"))
    assert "sample-look" in path.name
    page.get_by_role("button", name=of_site(language)["templates"]["again"]).click()
    expect(page.locator("input[name=riders-pay][value='2']")).not_to_be_checked()
    opens(page, "go-on", path)
    expect(page.locator("input[name=riders-pay][value='2']")).to_be_checked()
    expect(page.locator("input[name=by]")).to_have_value("Zoé")
    assert set(sent) == {"GET"}


def test_last_years_file_shows_what_has_changed(page: Page, site: str, language: str, tmp_path: Path) -> None:
    page.goto(f"{site}{language}/{ADDRESS}")
    answer(page, bus_comes=3, bus_waits=2, riders_pay=0)
    opens(page, "compare", file(tmp_path, "then", "2025-11-30", bus_comes=1, bus_waits=1, riders_pay=1))
    rows = page.locator(".assess__table tbody tr")
    point = "." if language == "en" else ","
    expect(rows.nth(0).locator("td")).to_have_text([f"1{point}0", f"2{point}5", f"+1{point}5"])
    expect(rows.nth(1).locator("td")).to_have_text([f"1{point}0", f"0{point}0", f"−1{point}0"])
    expect(page.locator(".assess__table caption")).to_contain_text("2025")
    assert violations(page) == []


def test_three_peoples_files_show_first_where_they_differ(page: Page, site: str, language: str, tmp_path: Path) -> None:
    files = [
        file(tmp_path, "anne", bus_comes=2, riders_pay=0),
        file(tmp_path, "bo", bus_comes=2, riders_pay=3),
        file(tmp_path, "cy", bus_comes=1, riders_pay=3),
    ]
    page.goto(f"{site}{language}/{ADDRESS}")
    opens(page, "merge", *files)
    rows = page.locator(".assess__table tbody tr")
    expect(rows.first.locator("td")).to_have_text(["1", "–", "–", "2"])
    expect(rows.first.locator(".tag")).to_have_text(said(language)["differ"])
    expect(rows.nth(1).locator(".tag")).to_have_count(0)
    assert violations(page) == []


def test_a_file_of_something_else_is_refused_by_name(page: Page, site: str, language: str, tmp_path: Path) -> None:
    odd = tmp_path / "holiday.json"
    odd.write_text("{}", "utf-8")
    page.goto(f"{site}{language}/{ADDRESS}")
    opens(page, "go-on", odd)
    expect(page.locator("[data-status]")).to_contain_text("holiday.json")


def test_the_card_of_a_practice_helps_to_answer(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/{ADDRESS}#practice=larkspur-bus-times")
    expect(page.locator("[data-card-said] a")).to_be_visible()
    page.locator(".assess__card summary").first.click()
    expect(page.locator(".assess__card p").first).not_to_be_empty()


def test_starting_again_can_be_undone(page: Page, site: str, language: str) -> None:
    page.goto(f"{site}{language}/{ADDRESS}")
    answer(page, bus_comes=1)
    page.get_by_role("button", name=of_site(language)["templates"]["again"]).click()
    expect(page.locator("input[name=bus-comes][value='1']")).not_to_be_checked()
    page.get_by_role("button", name=of_site(language)["templates"]["undo"], exact=True).press("Enter")
    expect(page.locator("input[name=bus-comes][value='1']")).to_be_checked()
