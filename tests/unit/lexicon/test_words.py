"""Which concepts are named in a run of words."""

from __future__ import annotations

import pytest

from portal.lexicon.words import Names

CAR, POOL, BUS = 1, 2, 3
NAMES = Names([((BUS,), 10), ((CAR, POOL), 20), ((CAR, POOL, BUS), 30)])


@pytest.mark.parametrize(
    "run, named",
    [
        ([], []),
        ([BUS], [10]),
        ([CAR], []),
        ([CAR, POOL], [20]),
        ([POOL, CAR], []),
        ([BUS, CAR, POOL, BUS], [10, 20, 30, 10]),
    ],
)
def test_a_phrase_is_found_where_all_its_words_follow_each_other(run: list[int], named: list[int]) -> None:
    assert NAMES.within(run) == named
