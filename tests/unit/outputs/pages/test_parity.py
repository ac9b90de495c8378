"""The page that shows where the two languages stand says what the library says, in both languages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from lxml import html

from portal.catalogue.catalogue import Catalogue
from portal.outputs.pages.parity import parity_page
from portal.outputs.stamping.frames import Frames
from portal.outputs.stamping.shell import SLOTS, slot
from portal.outputs.stamping.stamper import Stamper
from portal.outputs.wording.edition import Edition
from portal.rules.parity import STATES
from portal.settings import LANGUAGES, Settings
from portal.translating import translations
from portal.translating.translations import File
from tests.helpers import ROOT, SAMPLE_SITE, TEA, change, copy_updates, read
from tests.unit.conftest import NOW

WAITING = "practices/saturday-soup.yml"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Samples and updates, one card that waits for English."""
    content = copy_updates(tmp_path)
    shutil.copy(SAMPLE_SITE / WAITING, content / WAITING)
    return content


def edition(content: Path, language: str = "en") -> Edition:
    return Edition.of(Catalogue.of(read(content), NOW), language)


def shown(content: Path, language: str = "en") -> html.HtmlElement:
    one = edition(content, language)
    frame = "".join(f"<i>{slot(name)}</i>" for name in SLOTS)
    settings = Settings("https://example.org/", "https://example.org/code")
    frames = Frames(ROOT / "theme/catalogue", settings, shells={language: {"*": frame}})
    return html.fromstring(Stamper(one, frames).stamp(parity_page(one)).decode())


def items(page: html.HtmlElement, state: str) -> list[str]:
    [section] = page.xpath(f"//section[h2/@id='{state}']")
    return [" ".join(item.text_content().split()) for item in section.xpath(".//li")]


def test_it_counts_what_the_command_counts(whole: Path) -> None:
    told = dict.fromkeys(STATES, 0)
    for file in translations.files(whole):
        assert isinstance(file, File)
        for one in translations.due(file):
            told[one.state] += 1
    total = parity_page(edition(whole)).values["total"]
    assert dict(zip(STATES, total.owed, strict=True)) == told and told["missing"] >= 3
    assert total.both == total.texts - told["missing"]


def test_a_card_that_waits_is_told_with_its_day_and_has_no_link_to_a_page(whole: Path) -> None:
    [item] = [item for item in items(shown(whole), "missing") if "soupe" in item]
    assert "Wanted in English, texts: 3." in item and "since November 3, 2026" in item
    [french] = [item for item in items(shown(whole, "fr"), "missing") if "soupe" in item]
    assert "À écrire en anglais" in french and "depuis le 3 novembre 2026" in french.replace("\u00a0", " ")
    [title] = shown(whole).xpath("//li/*[contains(text(), 'soupe')]")
    assert title.tag == "span" and title.get("lang") == "fr"
    assert not [address for address in shown(whole).xpath("//li/a/@href") if address.startswith("../../practices/saturday")]


def test_a_promised_language_is_told_with_the_day(whole: Path) -> None:
    assert [item for item in items(shown(whole), "missing") if "Promised by" in item]


@pytest.mark.parametrize(("status", "state"), [("machine", "machine"), ("reviewed\n  of: 1234567", "stale")])
def test_what_a_machine_translated_and_what_is_stale_have_their_lists(content: Path, status: str, state: str) -> None:
    there = re.search(r"translation: *\{.*\}\n|translation:\n(?:  .*\n)+", (content / TEA).read_text("utf-8"))
    assert there
    before = items(shown(content), state)
    change(content, TEA, there[0], f"translation:\n  from: en\n  status: {status}\n")
    page = shown(content)
    assert len(items(page, state)) == len(before) + 1
    assert [link for link in page.xpath("//li/a/@href") if link.endswith("practices/sample-welcome-tea/")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_owed_it_says_so(content: Path, language: str) -> None:
    page = shown(content, language)
    said = edition(content, language).speech.words["parity"]
    for state in STATES:
        assert bool(items(page, state)) != (said[f"{state}_none"] in page.text_content())
