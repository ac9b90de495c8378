"""How the house writes: what is told of, and what is left to those whose words they are."""

from __future__ import annotations

import re

import pytest

from portal import words
from portal.rules import house
from portal.rules.house import TITLE
from tests.helpers import held_against, places

TERMS = words.entries("house_terms")


def told(french: str) -> list[str]:
    """The terms found in a French text."""
    problems = held_against(house, f"need:\n  en: An English text.\n  fr: |-\n    {french}\n")
    return [dict(problem.params)["found"] for problem in problems]


def test_a_term_is_named_as_it_stands() -> None:
    assert told("Des PERSONNES âgées, et une Personne âgée.") == ["PERSONNES âgées"]


def test_several_terms_of_a_text_are_told() -> None:
    assert told("Une enquête auprès des personnes âgées.") == ["enquête auprès", "personnes âgées"]


def test_every_text_with_a_term_is_told_at_its_place() -> None:
    card = "need: {en: One., fr: Les personnes âgées.}\nsteps:\n  - {en: Two., fr: Un pas.}\n  - {en: Three., fr: Une personne âgée.}\n"
    assert places(held_against(house, card)) == [("house-term", 1, 22), ("house-term", 4, 22)]


def test_what_means_something_else_is_not_told() -> None:
    assert told("Une enquête publique sur le règlement municipal.") == []


def test_english_texts_are_not_looked_at() -> None:
    assert held_against(house, "need:\n  en: The words 'personnes âgées'.\n  fr: Un texte.\n") == []


@pytest.mark.parametrize("quotation", ["« Personnes âgées »", "“personnes âgées”", '"personnes âgées"'])
def test_a_quotation_keeps_the_words_of_its_author(quotation: str) -> None:
    assert told(f"Le programme {quotation} existe.") == []
    assert told(f"Le programme {quotation} sert des personnes âgées.") == ["personnes âgées"]


def test_a_quotation_of_a_source_keeps_its_words() -> None:
    assert held_against(house, "sources:\n  - {id: report, quote: le soutien des personnes âgées}\n") == []


def test_keywords_are_those_of_the_people_who_look_for_something() -> None:
    assert held_against(house, "keywords: {en: old people, fr: personnes âgées}\n") == []


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["write"])
def test_whatever_a_term_finds_holds_its_word(term: dict[str, str]) -> None:
    always = re.sub(r"\([^()]*\)|\w\?", " ", term["avoid"])  # without what may be one thing or another, or missing
    assert term["word"] in always, f"'{term['word']}' need not stand in what '{term['avoid']}' finds"
    assert term["word"] == term["word"].lower()


@pytest.mark.parametrize(("length", "rules"), [(TITLE, []), (TITLE + 1, [("title-long", 2, 7)])])
def test_a_title_that_fits_is_not_told(length: int, rules: list[tuple[str, int, int]]) -> None:
    assert places(held_against(house, f"title:\n  en: {'x' * length}\n  fr: Un titre\n")) == rules
