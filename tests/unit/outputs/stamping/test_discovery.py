"""The links in a page's head by which programs find feeds."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from portal.catalogue.catalogue import Catalogue
from portal.outputs.stamping.discovery import Discovery
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES, Settings

SETTINGS = Settings("https://example.org/commons/", "https://example.org/repository")
ORGANIZATION = "network/sample-partnership/"


def found(catalogue: Catalogue, address: str, language: str = "en", settings: Settings = SETTINGS) -> list[tuple[str, str, str]]:
    """(title, file, media type) of each link, as a program reads them."""
    head = html.fromstring(f"<html><head>{Discovery(Edition.of(catalogue, language, settings)).links(address)}</head></html>")
    assert {element.tag for element in head.iter()} <= {"html", "head", "body", "link"}
    links = head.xpath("//link")
    assert all(set(link.attrib) == {"rel", "type", "title", "href"} and link.get("rel") == "alternate" for link in links)
    return [(link.get("title"), Path(link.get("href")).name, link.get("type")) for link in links]


@pytest.mark.parametrize("address", ["", "updates/", "network/sample-town/", "contribute/"])
def test_every_page_names_the_feeds_of_all_updates_once(catalogue: Catalogue, address: str) -> None:
    assert [file for _, file, _ in found(catalogue, address)] == ["updates.atom", "updates.json", "updates.ics"]


def test_a_page_that_has_feeds_of_its_own_names_them_first(catalogue: Catalogue) -> None:
    title = "Updates: Sample Partnership"
    assert found(catalogue, ORGANIZATION)[:3] == [
        (title, "sample-partnership.atom", "application/atom+xml"),
        (title, "sample-partnership.json", "application/feed+json"),
        (title, "sample-partnership.ics", "text/calendar"),
    ]
    assert len(found(catalogue, ORGANIZATION)) == 6


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ['The "Sample" House', "A & B", "<b>Bus</b>", '"><script>x</script>', "O'Brien", "&quot;", '" onload="x']
)
def test_a_name_stays_a_name_whatever_it_holds(catalogue: Catalogue, name: str, language: str) -> None:
    organization = copy.copy(catalogue.organizations["sample-partnership"])
    text = copy.copy(organization.name)
    for part in LANGUAGES:
        object.__setattr__(text, part, name)
    object.__setattr__(organization, "name", text)
    hostile = replace(catalogue, organizations={**catalogue.organizations, "sample-partnership": organization})
    edition = Edition.of(hostile, language, SETTINGS)
    shown = edition.speech.words["feeds"]["about"].format(name=edition.speech.text(text))
    assert [title for title, _, _ in found(hostile, ORGANIZATION, language)[:3]] == [shown] * 3


def test_addresses_are_whole(catalogue: Catalogue) -> None:
    links = str(Discovery(Edition.of(catalogue, "fr", SETTINGS)).links(ORGANIZATION))
    assert 'href="https://example.org/commons/fr/feeds/organizations/sample-partnership.atom"' in links
