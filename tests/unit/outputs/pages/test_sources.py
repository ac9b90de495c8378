"""Sources on pages: what is told of each, and what is the same of most of them and is said once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from portal.catalogue.catalogue import Catalogue
from tests.helpers import FAIR, change, read
from tests.unit.test_declarations import stamped

COPY = {"read": "2026-11-29", "stored_copy": "true"}
LIVE = {"read": "2026-11-30"}
FAIR_PAGE = "practices/sample-job-fair/"


def sources_of(content: Path, *of_each: dict[str, Any], language: str = "en") -> tuple[list[list[str]], str]:
    """The notes beside each source of a card that has these of its own alone, and what is said of all of them."""
    cited = "".join(
        f"  - {{id: sample-page-{number}, url: 'https://example.org/{number}', title: A page, publisher: {{en: Office, fr: Bureau}}, "
        + ", ".join(f"{key}: {value}" for key, value in ({"language": "en"} | told).items())
        + "}\n"
        for number, told in enumerate(of_each)
    )
    change(content, FAIR, "  - id: sample-report\n    locator: page 9\n", cited)
    page = html.fromstring(stamped(Catalogue.of(read(content)), FAIR_PAGE, language))
    items = page.xpath("//ul[@class='citations']/li")
    assert len(items) == len(of_each)
    after = page.xpath("//ul[@class='citations']/following-sibling::p[@class='note']")
    return [[note.text_content() for note in item.find_class("note")] for item in items], after[0].text_content()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "All are in English. All were read in a stored copy on November\u00a029, 2026; not checked live."),
        (
            "fr",
            "Toutes sont en anglais. Toutes ont été lues dans une copie conservée le 29\u00a0novembre 2026; non vérifiées en ligne.",
        ),
    ],
)
def test_what_is_the_same_of_all_sources_is_said_once(content: Path, language: str, told: str) -> None:
    assert sources_of(content, COPY, COPY, COPY, language=language) == ([[], [], []], told)


def test_a_source_that_differs_says_so_itself(content: Path) -> None:
    of_each, of_all = sources_of(content, COPY, LIVE, COPY | {"language": "fr"})
    assert of_each == [[], ["Read on November\u00a030, 2026."], ["The source is in French."]]
    assert of_all == "2 of 3 are in English. 2 of 3 were read in a stored copy on November\u00a029, 2026; not checked live."


def test_of_sources_that_share_nothing_each_says_its_own(content: Path) -> None:
    of_each, of_all = sources_of(content, LIVE, COPY | {"language": "fr"})
    assert of_each == [
        ["The source is in English. Read on November\u00a030, 2026."],
        ["The source is in French. Read in a stored copy on November\u00a029, 2026; not checked live."],
    ]
    assert of_all == "Both language versions are in our own words."


def test_a_title_of_ours_is_told_beside_the_title(catalogue: Catalogue) -> None:
    [title] = html.fromstring(stamped(catalogue, "sources/sample-study/", "fr")).iter("h1")
    assert title.text_content() == "Une étude échantillon et plus (titre attribué)"
