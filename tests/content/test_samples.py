"""The sample card and the sample update that the guide offers for copying are taken by the checks, in both languages alike."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests import sites
from tests.helpers import copy_samples, read, rules
from tests.proposal import CARD, UPDATE, WORDS, query_words, samples

MADE_UP = {"sample-town-on": "unknown-place", "sample-agency": "unknown-organization", "sample-report": "unknown-source"}
LANGUAGES = ("en", "fr")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "path"), [("index.md", CARD), ("updates.md", UPDATE)])
def test_only_the_made_up_ids_are_refused(tmp_path: Path, page: str, path: str, language: str) -> None:
    content = copy_samples(tmp_path)
    (content / path).write_text(samples(page, language)[0], "utf-8")
    problems = [problem for problem in read(content).problems if problem.rule != "future-date"]  # the guide is newer
    assert problems
    assert all(MADE_UP.get(dict(problem.params).get("value", "")) == problem.rule for problem in problems), rules(problems)


@pytest.mark.parametrize("page", ["index.md", "updates.md"])
def test_both_languages_offer_the_same(page: str) -> None:
    english, french = ([yaml.safe_load(block) for block in samples(page, language)] for language in LANGUAGES)
    assert english == french


def test_the_card_and_the_update_of_the_samples_are_published() -> None:
    """And then every other test of this folder holds of them, too."""
    site = sites.site("proposed")
    for path in (CARD, WORDS, UPDATE):
        folder = "updates" if path == UPDATE else "practices"
        for language in LANGUAGES:
            assert (site.folder / language / folder / Path(path).stem / "index.html").is_file()


def test_the_words_of_the_tests_stand_in_it() -> None:
    """Those that the tests of the search ask for, so that no test of the content can depend on how often a word stands."""
    text = (sites.content_of("proposed") / WORDS).read_text("utf-8")
    assert {"bus", "business", "libraries", "logment", "interpretes", "Merrow"} <= set(query_words())
    assert [word for word in query_words() if word not in text] == []
