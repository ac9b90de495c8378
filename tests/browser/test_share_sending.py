"""The last step of the form: how what somebody wrote gets to those who look after the library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from portal.typography import set_text
from tests.browser.axe import follow, too_wide, violations
from tests.browser.downloads import handed
from tests.browser.test_share import SHARE, answer, button, file_of, open_form, phone, said

__all__ = ["phone"]
MAILBOX = "fiches@exemple.example"
BOTH = pytest.mark.parametrize("language", ["en", "fr"])
TITLE = {"en": "Rides to evening classes", "fr": "Du covoiturage pour les cours du soir"}
LONG = "Conductrices, conducteurs, familles et bénévoles. " * 30  # too much for an address that a mail program takes


def text_of(language: str, name: str, **values: str) -> str:
    return set_text(SHARE["form"][name][language], language).format(**values)


def with_mailbox(page: Page) -> None:
    """As the same site is whose settings name a mailbox."""

    def changed(route: Route) -> None:
        form = route.fetch().json()
        form["site"]["mailbox"] = MAILBOX
        route.fulfill(json=form)

    page.route("**/contribute/share/form.json", changed)


def written(page: Page, site: str, language: str, approach: str = "") -> None:
    """Somebody has answered, and looks at it."""
    open_form(page, site, language)
    answer(page, f"title-{language}", TITLE[language])
    if approach:
        button(page, said(language, "next")).click()
        button(page, said(language, "next")).click()
        answer(page, f"approach-{language}", approach)
    if not page.locator(".share__steps details[open]").count():
        page.locator(".share__steps summary").click()
    page.locator(".share__steps button").last.click()
    expect(page.locator(".share__file")).to_be_visible()
    # What opens a mail program ends here.
    page.evaluate("addEventListener('click', event => event.target.closest('a[href^=mailto]') && event.preventDefault())")


def message(page: Page, name: str) -> tuple[str, dict[str, str]]:
    """(address, headers) of the message that a link prepares."""
    address = urlsplit(page.get_by_role("link", name=name, exact=True).get_attribute("href") or "")
    assert address.scheme == "mailto"
    return address.path, {key: value for key, [value] in parse_qs(address.query).items()}


@BOTH
def test_whoever_has_no_account_sends_a_message_to_the_mailbox_with_all_of_it(phone: Any, site: str, language: str) -> None:
    page = phone.new_page()
    with_mailbox(page)
    written(page, site, language)
    to, headers = message(page, said(language, "mail"))
    path, text = file_of(page)
    assert to == MAILBOX and TITLE[language] in headers["subject"]
    assert headers["body"].replace("\r\n", "\n").endswith(f"{path}\n\n{text}")
    expect(page.get_by_text(text_of(language, "mail_to", mailbox=MAILBOX))).to_be_visible()
    assert [*violations(page), *too_wide(page)] == []


@BOTH
def test_what_is_too_long_for_a_message_is_at_hand_when_the_message_opens(phone: Any, site: str, language: str) -> None:
    page = phone.new_page()
    with_mailbox(page)
    written(page, site, language, LONG)
    path, text = file_of(page)
    name = path.rpartition("/")[2]
    expect(page.get_by_text(text_of(language, "mail_attach", mailbox=MAILBOX, file=name))).to_be_visible()
    to, headers = message(page, said(language, "mail"))
    assert to == MAILBOX and name in headers["body"] and "Conductrices" not in headers["body"]
    download = handed(page, page.get_by_role("link", name=said(language, "mail"), exact=True).click)
    assert download.suggested_filename == name
    assert Path(download.path()).read_text("utf-8") == text


@BOTH
def test_a_site_without_a_mailbox_says_so_and_what_to_do(phone: Any, site: str, language: str) -> None:
    page = phone.new_page()
    written(page, site, language)
    expect(page.get_by_text(text_of(language, "mail_none"))).to_be_visible()
    assert [*violations(page), *too_wide(page)] == []
    download = handed(page, button(page, said(language, "download")).click)
    assert Path(download.path()).read_text("utf-8") == file_of(page)[1]
    to, headers = message(page, said(language, "mail_open"))
    assert to == "" and headers["body"].replace("\r\n", "\n").endswith(file_of(page)[1])
    follow(page.get_by_role("link", name=said(language, "mail_network")))
    expect(page).to_have_url(f"{site}{language}/network/")


def test_a_long_text_is_filled_in_on_github_only_for_whoever_is_signed_in_there(page: Page, site: str) -> None:
    written(page, site, "en", "Drivers meet at the library. " * 150)
    onward, tick = page.get_by_role("link", name=said("en", "github")), page.get_by_label(said("en", "signed_in"))

    def filled() -> str:
        return parse_qs(urlsplit(onward.get_attribute("href") or "").query).get("value", [""])[0]

    expect(page.get_by_text(said("en", "github_signing"))).to_be_visible()
    assert filled() == ""
    tick.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text(said("en", "github_filled"))).to_be_visible()
    assert filled() == file_of(page)[1]
    expect(tick).to_be_focused()
    page.locator("#share-note").fill("Ask Anne.")
    expect(tick).to_be_checked()
    assert violations(page) == []


def test_a_text_is_copied_to_be_pasted_where_somebody_writes_mail(page: Page, site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    written(page, site, "en")
    button(page, said("en", "copy")).click()
    expect(page.locator(".share__status")).to_contain_text(said("en", "copied"))
    assert page.evaluate("navigator.clipboard.readText()") == file_of(page)[1]
    assert json.loads(page.evaluate("localStorage['commons-share']"))["practices:"]["data"]["title"]["en"] == TITLE["en"]
