"""The sample card and the sample updates that the guide offers for copying are taken by the checks, in both languages alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import sites
from tests.helpers import copy_samples, read, rules
from tests.proposal import CARD, EVENT, UPDATE, WORDS, query_words, samples

MADE_UP = {"sample-town-on": "unknown-place", "sample-agency": "unknown-organization", "sample-report": "unknown-source"}
LANGUAGES = ("en", "fr")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "at", "path"), [("index.md", 0, CARD), ("updates.md", 0, UPDATE), ("updates.md", 1, EVENT)])
def test_only_the_made_up_ids_are_refused(tmp_path: Path, page: str, at: int, path: str, language: str) -> None:
    content = copy_samples(tmp_path)
    (content / path).write_text(samples(page, language)[at], "utf-8")
    problems = [problem for problem in read(content).problems if problem.rule != "future-date"]  # the guide is newer
    assert problems
    assert all(MADE_UP.get(dict(problem.params).get("value", "")) == problem.rule for problem in problems), rules(problems)


@pytest.mark.parametrize("page", ["index.md", "updates.md"])
def test_both_languages_offer_the_same(page: str) -> None:
    english, french = ([yaml.safe_load(block) for block in samples(page, language)] for language in LANGUAGES)
    assert english == french


def test_the_card_and_the_updates_of_the_samples_are_published() -> None:
    """And then every other test of this folder holds of them, too."""
    site = sites.site("proposed")
    for path in (CARD, WORDS, UPDATE, EVENT):
        folder = "updates" if path in (UPDATE, EVENT) else "practices"
        for language in LANGUAGES:
            assert (site.folder / language / folder / Path(path).stem / "index.html").is_file()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_event_that_was_written_after_the_page_is_found_in_the_calendar(browser: Any, language: str, width: int) -> None:
    """And from there, its own page: when, in which language, and how to take part."""
    page = browser.new_page(viewport={"width": width, "height": 780})
    page.goto(f"{sites.site('proposed').address}{language}/calendar/")
    link = page.locator(f"main a[href*='{Path(EVENT).stem}']")
    for month in page.locator(".months a").evaluate_all("months => months.map((month) => month.href)"):
        page.goto(month)
        if link.count():
            break
    link.first.click()
    glance = page.locator(".glance").inner_text()
    assert {"en": "1:00", "fr": "13\u00a0h"}[language] in glance
    assert page.locator(".glance a[href='https://example.org/join']").is_visible()
    page.close()


def test_the_words_of_the_tests_stand_in_it() -> None:
    """Those that the tests of the search ask for, so that no test of the content can depend on how often a word stands."""
    text = (sites.content_of("proposed") / WORDS).read_text("utf-8")
    assert {"bus", "business", "libraries", "logment", "interpretes", "Merrow"} <= set(query_words())
    assert [word for word in query_words() if word not in text] == []
