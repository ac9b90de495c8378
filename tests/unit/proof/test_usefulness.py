"""What the count of a library's usefulness counts."""

from __future__ import annotations

from portal.catalogue.catalogue import Catalogue
from portal.proof.usefulness import usefulness


def test_it_counts_cards_by_the_questions_that_they_answer(catalogue: Catalogue) -> None:
    found = usefulness(catalogue)
    assert sum(found.answers.values()) == len(catalogue.practices)
    assert found.answers[catalogue.practices["sample-welcome-bus"].known] > 0


def test_numbers_are_those_with_unit_and_source_and_results_among_them_are_told_apart(catalogue: Catalogue) -> None:
    bus = catalogue.practices["sample-welcome-bus"]
    assert len(bus.outputs) == len(bus.outcomes) == 1
    with_numbers = [
        one for one in catalogue.practices.values() if one.outputs or any(told.value is not None for told in one.outcomes)
    ]
    found = usefulness(catalogue).holding
    assert found["numbers"] == len(with_numbers)
    assert found["all_numbers"] == found["results"] + sum(len(one.outputs) for one in with_numbers)
    assert 0 < found["results"] < found["all_numbers"]
