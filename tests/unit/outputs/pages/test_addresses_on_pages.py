"""Addresses that somebody wrote are addresses on every page that leads to them, whatever the file says."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from portal.catalogue.catalogue import Catalogue
from portal.outputs.page import Page
from portal.outputs.pages.network import organization_page
from portal.outputs.pages.plan import plan
from portal.outputs.pages.sources import source_page
from portal.outputs.pages.updates import update_page
from portal.outputs.stamping.frames import Frames
from portal.outputs.stamping.shell import SLOTS, slot
from portal.outputs.stamping.stamper import Stamper
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES, Settings
from tests.helpers import ROOT

SETTINGS = Settings("https://example.org/commons/", "https://example.org/repository")
WRITTEN = 'https://example.org/é?x="\\r\\n" <b>#a#b'
CLEANED = "https://example.org/%C3%A9?x=%22%5Cr%5Cn%22%20%3Cb%3E#a%23b"
RFC_3986 = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*")


def replaced(item: Any, **fields: Any) -> Any:
    """An item with other values, whatever the rules would say of them."""
    made = copy.copy(item)
    for field, value in fields.items():
        object.__setattr__(made, field, value)
    return made


@pytest.fixture
def hostile(catalogue: Catalogue) -> Catalogue:
    update = catalogue.updates["sample-meeting"]
    attachment = replaced(update.attachments[0], url=WRITTEN)
    meeting = replaced(update.meeting, link=WRITTEN)
    update = replaced(update, link=WRITTEN, meeting=meeting, attachments=(attachment,))
    organization = replaced(catalogue.organizations["sample-partnership"], website=WRITTEN)
    source = replaced(catalogue.sources["sample-report"], url=WRITTEN)
    return replace(
        catalogue,
        updates={**catalogue.updates, "sample-meeting": update},
        organizations={**catalogue.organizations, "sample-partnership": organization},
        sources={**catalogue.sources, "sample-report": source},
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("make", "count"),
    [
        (lambda edition: update_page(edition, "sample-meeting"), 3),
        (lambda edition: organization_page(edition, "sample-partnership"), 1),
        (lambda edition: source_page(edition, "sample-report", 1), 1),
    ],
)
def test_what_a_file_gives_as_an_address_is_one(
    hostile: Catalogue, make: Callable[[Edition], Page], count: int, language: str
) -> None:
    edition = Edition.of(hostile, language, SETTINGS)
    frame = f"<body>{''.join(f'<i>{slot(name)}</i>' for name in SLOTS)}</body>"
    frames = Frames(ROOT / "theme/catalogue", SETTINGS, shells={language: {"*": frame}})
    links = html.fromstring(Stamper(edition, frames).stamp(make(edition)).decode()).xpath("//@href")
    assert links.count(CLEANED) == count
    assert [link for link in links if not RFC_3986.fullmatch(link)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_site_may_stand_in_a_folder_that_is_called_like_a_language(catalogue: Catalogue, language: str) -> None:
    settings = replace(SETTINGS, site_url="https://commons.example/en/fr/")
    edition = Edition.of(catalogue, language, settings)
    frame = f"<body>{''.join(f'<i>{slot(name)}</i>' for name in SLOTS)}</body>"
    stamper = Stamper(edition, Frames(ROOT / "theme/catalogue", settings, shells={language: {"*": frame}}))
    whole = {
        address: re.findall(r"https://commons\.example/[^\s\"'<]*", stamper.stamp(make(edition)).decode())
        for address, make in plan(catalogue).items()
    }
    wrong = {page: link for page, links in whole.items() for link in links if not link.startswith(settings.site_url)}
    assert wrong == {} and sum(map(len, whole.values())) > len(whole)
