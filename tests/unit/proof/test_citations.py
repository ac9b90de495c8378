"""A card is held against the lines that it cites."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.proof import citations
from portal.proof.citations import numbers, spans
from tests.helpers import TEA, change, read

LINES = ["The tea drew 1,250 people,", "which is 2.5 times as many", "as in 2009; thirteen helped.", "   "]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1,250 people", "en", {1250}),
        ("1 250 personnes", "fr", {1250}),
        ("1\u202f250,5 $", "fr", {1250.5}),
        ("2,5 fois", "fr", {2.5}),
        ("2.5 times", "en", {2.5}),
        ("lines 3–5", "en", {3, 5}),
        ("thirteen of twenty-five", "en", {13, 25}),
        ("quatre-vingt-dix personnes", "fr", {90}),
        ("in 2012, 35 of them", "en", {2012, 35}),
        ("5,691 M$", "fr", {5.691}),
        ("no number", "en", set()),
    ],
)
def test_numbers_are_read_in_figures_and_words(text: str, language: str, expected: set[float]) -> None:
    assert numbers(text, language) >= expected
    assert len(numbers(text, language)) == len(expected)


def test_a_locator_may_name_several_places() -> None:
    assert spans("lines 3–5, 9 and 12-13") == [(3, 5), (9, 9), (12, 13)]


def test_a_number_may_go_on_in_the_next_line() -> None:
    assert 82 in numbers(citations.whole_words(["Eighty-\ntwo percent"]), "en")


def test_small_numbers_in_words_count_what_the_source_lists() -> None:
    assert citations.claimed("Two of 3 ways, and thirty more", "en") == {3, 30}


def doubts(content: Path, tmp_path: Path, locator: str, value: str = "1250") -> list[tuple[str, str]]:
    """What is doubtful about a card that cites ``locator`` of `LINES` for ``value`` people."""
    (tmp_path / "text.txt").write_text("\n".join(LINES), "utf-8")
    change(content, "toolkit/library/sample-report.yml", "languages:", "text: text.txt\nlanguages:")
    card = content / TEA
    card.write_text(card.read_text("utf-8").replace("page 7", locator).replace("value: 12", f"value: {value}"), "utf-8")
    found = read(content)
    assert not found.problems
    return [(doubt.what, doubt.detail) for doubt in citations.check(found, tmp_path) if doubt.path == TEA]


def test_what_stands_in_the_cited_lines_is_right(content: Path, tmp_path: Path) -> None:
    assert doubts(content, tmp_path, "lines 1–3") == []


def test_a_number_that_stands_elsewhere_is_doubtful(content: Path, tmp_path: Path) -> None:
    assert doubts(content, tmp_path, "lines 2–3") == [("number", "1250")]


def test_a_number_that_stands_nowhere_is_doubtful(content: Path, tmp_path: Path) -> None:
    assert ("number", "14") in doubts(content, tmp_path, "lines 1–3", "14")


def test_the_year_of_the_source_needs_no_line(content: Path, tmp_path: Path) -> None:
    assert doubts(content, tmp_path, "lines 1–3", "2021") == []


def test_lines_beyond_the_end_are_doubtful(content: Path, tmp_path: Path) -> None:
    assert {what for what, _ in doubts(content, tmp_path, "lines 3–9")} == {"no-lines"}


def test_blank_lines_are_doubtful(content: Path, tmp_path: Path) -> None:
    assert {what for what, _ in doubts(content, tmp_path, "line 4")} == {"blank-lines"}


def test_a_source_whose_text_is_not_at_hand_is_passed_over(content: Path, tmp_path: Path) -> None:
    assert list(citations.check(read(content), tmp_path)) == []
