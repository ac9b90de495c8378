"""Places in sources are said in both languages."""

from __future__ import annotations

import pytest

from portal import words
from portal.locators import say, unknown_words
from portal.settings import LANGUAGES


@pytest.mark.parametrize(
    ("typed", "english", "french"),
    [
        ("lines 12–14", "lines 12–14", "lignes 12–14"),
        ("lines 12-14, 20", "lines 12–14, 20", "lignes 12–14, 20"),
        ("line 5", "line 5", "ligne 5"),
        ("Lines 5-9", "lines 5–9", "lignes 5–9"),
        ("lignes 5 à 9", "lines 5–9", "lignes 5–9"),
        ("lines 5 to 9", "lines 5–9", "lignes 5–9"),
        ("slide 7", "slide 7", "diapositive 7"),
        ("diapositive 7", "slide 7", "diapositive 7"),
        ("chapter 2, section 4.1", "chapter 2, section 4.1", "chapitre 2, section 4.1"),
        ("table 3", "table 3", "tableau 3"),
        ("tableau 3", "table 3", "tableau 3"),
        ("table des matières", "table of contents", "table des matières"),
        ("appendix B", "appendix B", "annexe B"),
        ("annexe B", "appendix B", "annexe B"),
        ("annexes A and B", "appendices A and B", "annexes A et B"),
        ("exhibit A-2", "exhibit A-2", "pièce A-2"),
        ("interview, 2026-11-20", "interview, 2026-11-20", "entrevue, 2026-11-20"),
        ("entrevue, 2026-11", "interview, 2026-11", "entrevue, 2026-11"),
        ("p. 12", "page 12", "page 12"),
        ("pp.12-14", "pages 12–14", "pages 12–14"),
        ("§4.1", "section 4.1", "section 4.1"),
        ("sections 4.1-4.3", "sections 4.1–4.3", "sections 4.1–4.3"),
        ("minute 12:30-13:00", "minute 12:30–13:00", "minute 12:30–13:00"),
        ('heading "Results and lessons 1-2"', 'heading "Results and lessons 1-2"', 'titre "Results and lessons 1-2"'),
        ("section « Page de titre »", "section « Page de titre »", "section « Page de titre »"),
        ("answer to question 4", "answer to question 4", "réponse à question 4"),
        ("chapter iv", "chapter iv", "chapitre iv"),
        ("the blue folder", "the blue folder", "the blue folder"),
        ("question 12a", "question 12a", "question 12a"),
    ],
)
def test_a_place_is_said_in_the_language_of_the_reader(typed: str, english: str, french: str) -> None:
    assert (say(typed, "en"), say(typed, "fr")) == (english, french)


@pytest.mark.parametrize("typed", ["2026-11-20", "A-2", "1-2-3", "12-14b", "x12-14", "555-1234-2"])
def test_a_hyphen_that_stands_between_no_two_numbers_stays(typed: str) -> None:
    assert say(typed, "en") == say(typed, "fr") == typed


@pytest.mark.parametrize("typed", ["12-14", "12 - 14", "12–14", "12—14", "12‑14"])
def test_a_dash_between_two_numbers_is_an_en_dash(typed: str) -> None:
    assert say(typed, "en") == "12–14"


@pytest.mark.parametrize(
    "typed",
    ["lines 1–2", "Chapter 2", "annexe B", "p. 12", "table of contents", "chapter iv, part A-2", 'section "Whatever it says"', "2026-11-20", "4b"],
)  # fmt: skip
def test_nothing_is_unknown_in_what_both_languages_say(typed: str) -> None:
    assert unknown_words(typed) == []


@pytest.mark.parametrize(
    ("typed", "unknown"),
    [("see the annex", ["see", "the"]), ("folder 3", ["folder"]), ("page 3, dans l'encadré", ["dans", "l'encadré"])],
)
def test_other_words_are_told(typed: str, unknown: list[str]) -> None:
    assert unknown_words(typed) == unknown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_language_is_said_as_it_stands(language: str) -> None:
    forms = [form for entry in words.load("locators").values() for form in entry[language]]
    assert [form for form in forms if say(f"{form} 3", language) != f"{form} 3"] == []


def test_every_word_has_one_and_many_in_both_languages() -> None:
    assert {len(entry[language]) for entry in words.load("locators").values() for language in LANGUAGES} == {2}
