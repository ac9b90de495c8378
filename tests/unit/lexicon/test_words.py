"""Which concepts are named in a run of words."""

from __future__ import annotations

import pytest

from portal.lexicon.words import Lexicon, Names

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


def test_which_names_of_several_words_stand_somewhere_is_known() -> None:
    names = Names([((BUS,), 10), ((CAR, POOL), 20), ((CAR, POOL, BUS), 30)])
    names.within([BUS, CAR, POOL])
    assert names.said == {(CAR, POOL)}


def test_an_acronym_spelled_like_a_word_that_says_nothing_is_a_word_that_no_text_has() -> None:
    lexicon = Lexicon("en", [])
    assert lexicon.name("it") == ()
    (entry,) = lexicon.name("IT")
    assert lexicon.name("IT") == (entry,)
    assert entry not in lexicon.classes("where it is, its IT and its")
