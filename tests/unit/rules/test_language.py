"""Two languages are two texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.rules import language
from tests.helpers import TEA, held_against, places, problems_after

SAME = "Neighbours of an imaginary town meet over tea."


def check(text: str) -> list[tuple[str, int, int]]:
    return places(held_against(language, text))


def test_the_same_text_twice_is_told_at_the_french_one() -> None:
    assert check(f"need:\n  en: {SAME}\n  fr: {SAME}\n") == [("same-text", 3, 7)]


def test_case_and_white_space_make_no_other_text() -> None:
    first, last = SAME.upper().split(" ", 1)
    assert check(f"need:\n  en: {SAME}\n  fr: |-\n    {first}\n    {last}\n") == [("same-text", 3, 7)]


def test_two_texts_are_two() -> None:
    assert check(f"need:\n  en: {SAME}\n  fr: Des voisins se rencontrent.\n") == []


@pytest.mark.parametrize(("length", "told"), [(24, []), (25, [("same-text", 3, 7)])])
def test_a_word_or_two_may_be_the_same(length: int, told: list[tuple[str, int, int]]) -> None:
    assert check(f"need:\n  en: {'x' * length}\n  fr: {'x' * length}\n") == told


@pytest.mark.parametrize("field", ["name", "author", "authors", "unit", "label", "period"])
def test_names_may_be_the_same(field: str) -> None:
    assert check(f"{field}:\n  en: {SAME}\n  fr: {SAME}\n") == []


def test_a_step_is_called_by_the_name_of_its_list() -> None:
    (problem,) = held_against(language, f"steps:\n  - en: {SAME}\n    fr: {SAME}\n")
    assert dict(problem.params) == {"field": "steps"}


def test_languages_at_the_wrong_level_do_no_harm(content: Path) -> None:
    found = problems_after(content, TEA, "kind: event\n", f"kind: event\nen: {SAME}\nfr: {SAME}\n")
    assert places(found) == [("unknown-field", 3, 1), ("unknown-field", 4, 1), ("same-text", 4, 5)]
