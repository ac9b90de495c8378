"""The queries by which the search is judged: their form, and which answers count as right."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.proof.search_queries import PARTS, SORTS, Query, accepted, read, unknown
from tests.helpers import ROOT, TEA, change
from tests.helpers import read as read_library

FOLDER = ROOT / "tests" / "search"
LANGUAGES = ("en", "fr")
ENGLISH_HAS_NONE = {"elisions"}


def written(folder: Path, text: str) -> tuple[Query, ...]:
    (folder / "queries.en.yml").write_text(text, "utf-8")
    return read(folder, "tuning", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_query_stands_twice(language: str) -> None:
    texts = [query.text.casefold() for part in PARTS for query in read(FOLDER, part, language)]
    assert sorted(set(texts)) == sorted(texts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_every_sort_more_than_once(part: str, language: str) -> None:
    sorts = [query.sort for query in read(FOLDER, part, language)]
    wanted = set(SORTS) - (ENGLISH_HAS_NONE if language == "en" else set())
    assert {sort for sort in wanted if sorts.count(sort) < 2} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_enough_is_held_out_to_tell_a_point_from_chance(language: str) -> None:
    """The part to tune by may grow by what was looked at; in what is held out, one query is less than a point."""
    tuning, held_out = (len(read(FOLDER, part, language)) for part in PARTS)
    assert tuning >= 300
    assert held_out > 100


def test_no_answer_is_listed_twice() -> None:
    queries = [query for language in LANGUAGES for part in PARTS for query in read(FOLDER, part, language)]
    assert [query.text for query in queries if len(set(query.right)) < len(query.right)] == []


@pytest.mark.parametrize(
    "entry, said",
    [
        ("{query: bus, sort: words}", "query, sort and right"),
        ("{query: [bus], sort: words, right: [guides/transportation]}", "query, sort and right"),
        ("{query: bus, sort: verbs, right: [guides/transportation]}", "'bus': the sort is one of words, "),
        (
            "{query: bus, sort: words, right: [guide/transportation, population/seniors]}",
            "guide/transportation, population/seniors",
        ),
        ("{query: bus, sort: words, right: []}", "nothing is right where nothing is there"),
        ("{query: bus, sort: nothing-there, right: [guides/transportation]}", "nothing is right where nothing is there"),
    ],
)
def test_what_is_not_of_the_form_is_said_with_the_file(entry: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"queries\.en\.yml") as raised:
        written(tmp_path, f"- {entry}\n")
    assert said in str(raised.value)


def of(right: str) -> Query:
    return Query("bus", "words", (right,))


@pytest.mark.parametrize(
    "right, stands_for",
    [
        ("practices/sample-job-fair", {"practices/sample-job-fair"}),
        ("glossary/sample-term", {"glossary/sample-term"}),
        ("themes/transportation", {"themes/transportation", "guides/transportation", "practices/sample-welcome-bus"}),
        ("provinces/CA-QC", {"provinces/CA-QC", "places/sample-city-qc", "practices/sample-job-fair"}),
        ("places/sample-city-qc", {"places/sample-city-qc", "practices/sample-job-fair"}),
        (
            "organizations/sample-partnership",
            {"organizations/sample-partnership", "practices/sample-welcome-bus", "practices/sample-welcome-tea"},
        ),
    ],
)
def test_some_answers_stand_for_many(right: str, stands_for: set[str], catalogue: Catalogue) -> None:
    assert accepted(catalogue, of(right)) == stands_for


@pytest.mark.parametrize("field", ["formerly", "merged_from"])
def test_a_former_id_leads_to_the_card_of_today(field: str, content: Path) -> None:
    change(content, TEA, "kind: event", f"kind: event\n{field}: [sample-coffee]")
    catalogue = Catalogue.of(read_library(content))
    assert accepted(catalogue, of("practices/sample-coffee")) == {"practices/sample-welcome-tea"}
    assert unknown(catalogue, of("practices/sample-coffee"), ()) == ()


def test_what_is_not_there_is_told_of(catalogue: Catalogue) -> None:
    there = ("practices/sample-job-fair", "themes/housing", "provinces/CA-QC", "places/sample-town-on", "pages/about")
    gone = ("practices/sample-fair", "themes/houses", "provinces/CA-XX", "places/sample-town", "pages/privacy", "guides/housing")
    assert unknown(catalogue, Query("bus", "words", there + gone), {"about"}) == gone
