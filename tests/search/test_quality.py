"""The search answers well in both languages. Only the part to tune by is judged here: who tunes never looks at the other."""

from __future__ import annotations

import pytest

from portal import library
from portal.catalogue.catalogue import Catalogue
from portal.commands.search_quality import Judged, Score
from portal.proof.search_queries import read
from portal.settings import LANGUAGES
from tests.helpers import ROOT


@pytest.fixture(scope="module")
def judged() -> Judged:
    return Judged.of(ROOT, Catalogue.of(library.read(ROOT)))


def test_a_right_answer_is_among_the_first_three_as_often_in_either_language(judged: Judged) -> None:
    scores = {
        language: Score.of(judged.place(query, language) for query in read(ROOT / "tests/search", "tuning", language))
        for language in LANGUAGES
    }
    assert min(score.few for score in scores.values()) >= 0.95, scores
    assert abs(scores["en"].few - scores["fr"].few) <= 0.02, scores


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_practice_is_found_by_the_rarest_words_of_its_title(judged: Judged, language: str) -> None:
    assert Score.of(judged.known_items(language)).few >= 0.98
