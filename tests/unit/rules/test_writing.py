"""How a file is written: what a number sign cuts off, letters in two parts."""

from __future__ import annotations

import pytest

from portal.rules import writing
from tests.helpers import held_against, places


def told(text: str) -> list[tuple[str, int, int]]:
    return places(held_against(writing, text))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: Room #4\n", ("comment-in-text", 1, 4)),
        ("a: Call ext. #12 or write\nb: c\n", ("comment-in-text", 1, 4)),
        ("a:\n  - b: Salle #4\n", ("comment-in-text", 2, 8)),
        ("a:\n  - Room  #4\n", ("comment-in-text", 2, 5)),
        ("a: One\n  two #3\n", ("comment-in-text", 1, 4)),
    ],
)
def test_what_a_number_sign_cuts_off_is_told_where_the_text_begins(text: str, place: tuple[str, int, int]) -> None:
    assert told(text) == [place]


def test_what_is_cut_off_is_named() -> None:
    (problem,) = held_against(writing, "a: Call ext. #12 or write\n")
    assert dict(problem.params) == {"rest": "#12 or write"}


@pytest.mark.parametrize(
    "text",
    [
        "a: b # a remark\n", "a: b  # * required\n", "# remark\na: b\n", "a: b#4\n", 'a: "Room #4"\n', "a: 'Room #4'\n",
        "a: >-\n  Room #4\n", "a: |\n  Room #4\n", "a: [b, c]  #remark\n", "a:  #remark\n  b: c\n", 'a: "b" #remark\n',
        "#remark\na: b\n", "a: b\n#remark\n",
    ],
)  # fmt: skip
def test_a_remark_is_a_remark_and_a_number_sign_in_a_text_is_text(text: str) -> None:
    assert told(text) == []


def test_letters_in_two_parts_are_told_once_at_the_first() -> None:
    assert told("a: été\nb: ete\u0301\nc: e\u0301\n") == [("two-part-letters", 2, 6)]


@pytest.mark.parametrize("text", ["a: été\n", "a: g̱at x̌a\n", "a: plain\n", "a: e ́\n"])
def test_letters_that_have_no_other_form_are_right(text: str) -> None:
    assert told(text) == []
