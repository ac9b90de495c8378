"""What a text takes over from its sources is found; what it quotes, and what things are called, is not held against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal import library
from portal.proof import citations, copies
from portal.proof.citations import Doubt
from tests.helpers import ROOT, TEA, change, read

DOCUMENTS = ROOT.parent / "shared" / "sources"
SENTENCE = "Neighbours who had never met before sat down at long tables and poured tea for one another"
LINES = [
    "On a grey day,",
    "neighbours who had never met before sat down",
    "at long tables and poured tea for one another. Then they went home.",
]


def doubts(content: Path, said: str) -> list[Doubt]:
    change(content, TEA, "en: Neighbours of an imaginary town meet over tea.", f"en: {said}")
    items = dict(citations.cited_items(read(content)))
    return list(copies.check({TEA: items[TEA]}, copies.runs_of([LINES])))


def test_a_sentence_of_the_source_is_found_over_its_line_ends(content: Path) -> None:
    [doubt] = doubts(content, f"{SENTENCE}.")
    assert (doubt.path, doubt.what) == (TEA, "copied")
    assert doubt.detail.startswith("neighbours who had never met before")


def test_capitals_and_marks_do_not_hide_it(content: Path) -> None:
    assert len(doubts(content, SENTENCE.upper().replace(" TEA", ", TEA"))) == 1


def test_a_quotation_in_quotation_marks_may_be_the_sources_words(content: Path) -> None:
    assert doubts(content, f"'The report says \"{SENTENCE}\".'") == []


def test_eleven_words_in_a_row_may_meet_by_chance(content: Path) -> None:
    words = SENTENCE.split()
    assert doubts(content, " ".join([*words[:11], "today"]) + ".") == []
    assert copies.RUN == 12


def test_an_elision_is_one_word_with_what_follows() -> None:
    [run] = copies.runs_of([["l'un l’autre c d e f g h i j k l"]])
    assert run[:3] == ("l'un", "l'autre", "c")


def test_names_are_passed_over(content: Path) -> None:
    long_name = "A Very Long Name of an Imaginary Office for the Good of All"
    change(content, "network/organizations/sample-transit.yml", "en: Sample Transit", f"en: {long_name}")
    items = dict(citations.cited_items(read(content)))
    assert list(copies.check(items, copies.runs_of([[long_name]]))) == []


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the source documents are not part of the project")
def test_no_text_of_the_library_copies_its_sources() -> None:
    found = library.read(ROOT)
    runs = copies.runs_of(citations.texts_in(found, DOCUMENTS).values())
    assert list(copies.check(dict(citations.cited_items(found)), runs)) == []
