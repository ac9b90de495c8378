"""How answers of a self-assessment become a result, on paper and in the browser alike."""

from __future__ import annotations

import json
from itertools import pairwise, product

import pytest

from portal.scoring import bands, score, standing
from tests.helpers import ROOT

CASES = json.loads((ROOT / "tests/js/scoring.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["scores"])
def test_an_area_is_scored_as_in_the_browser(case: dict[str, list[int | None]]) -> None:
    assert score(case["answers"]) == case["score"]


@pytest.mark.parametrize("case", CASES["standings"])
def test_a_score_means_the_same_as_in_the_browser(case: dict[str, int]) -> None:
    assert standing(case["score"]) == case["standing"]


@pytest.mark.parametrize("questions", range(1, 7))
def test_the_table_on_paper_says_of_every_sum_what_the_score_says(questions: int) -> None:
    table = bands(questions)
    for answers in product(range(4), repeat=questions):
        tenths = score(answers)
        assert tenths is not None
        lowest, highest = table[standing(tenths)]
        assert lowest <= sum(answers) <= highest
    ends = sorted(table.values())
    assert ends[0][0] == 0 and ends[-1][1] == 3 * questions
    assert all(after[0] == before[1] + 1 for before, after in pairwise(ends))
