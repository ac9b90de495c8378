"""Numbers are written plainly, and none stands alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import TEA, places, problems_after

PLACES = "network/places.yml"


@pytest.mark.parametrize("typed", ["12", "2.5", "-3", "0", "900000", "'12'"])
def test_a_plain_number_is_taken(content: Path, typed: str) -> None:
    assert problems_after(content, TEA, "value: 12", f"value: {typed}") == []


@pytest.mark.parametrize(
    "typed",
    ["2,5", "1_000", "0x1F", ".inf", "-.inf", "inf", "nan", ".nan", "1e999", "1e3", "+5", ".5", "5.", "1 000", "12 people", "12%",
     "$12", "٣", "½", "true", "0b1", "1:30"],
)  # fmt: skip
def test_anything_else_is_no_number(content: Path, typed: str) -> None:
    assert places(problems_after(content, TEA, "value: 12", f"value: {typed}")) == [("not-number", 18, 12)]


@pytest.mark.parametrize(
    "typed", ["2019.0", "2019.5", "+2019", "2_019", "in 2019", "2019-20", "1e3", "0x7E3", "'20 19'", "٢٠١٩", "9" * 5000]
)
def test_a_year_is_digits_only(content: Path, typed: str) -> None:
    found = problems_after(content, TEA, "period: {from: 2019}", f"period: {{from: {typed}}}")
    assert places(found) == [("not-whole-number", 28, 16)]


def test_a_population_is_whole(content: Path) -> None:
    assert places(problems_after(content, PLACES, "value: 4200", "value: 4200.5")) == [("not-whole-number", 9, 23)]


@pytest.mark.parametrize(("path", "line"), [("network/places.yml", 9), ("toolkit/library/sample-report.yml", 14)])
def test_the_year_of_a_count_or_document_is_digits_only(content: Path, path: str, line: int) -> None:
    (problem,) = problems_after(content, path, "year: 2021", "year: 2021.0")
    assert (problem.rule, problem.line) == ("not-whole-number", line)


@pytest.mark.parametrize(
    ("old", "new", "column"), [("latitude: 47", "latitude: 4_7", 27), ("longitude: -71", "longitude: -7_1", 42)]
)
def test_degrees_are_plain_numbers(content: Path, old: str, new: str, column: int) -> None:
    assert places(problems_after(content, PLACES, old, new)) == [("not-number", 16, column)]


def test_a_number_without_unit_and_source_is_told_of_both(content: Path) -> None:
    old = "    unit: {en: people, fr: personnes}\n    source: sample-report\n    locator: page 7\n"
    assert places(problems_after(content, TEA, old, "")) == [("value-without-source", 18, 12), ("value-without-unit", 18, 12)]


@pytest.mark.parametrize("typed", ["1234567890123456789012345678", "1000000000001", "9" * 400])
def test_a_number_that_nobody_counts_is_too_large(content: Path, typed: str) -> None:
    assert places(problems_after(content, TEA, "value: 12", f"value: {typed}")) == [("number-too-large", 18, 12)]
    assert places(problems_after(content, TEA, f"value: {typed}", f"value: -{typed}")) == [("number-too-small", 18, 12)]


def test_the_bound_is_told_in_digits(content: Path) -> None:
    (problem,) = problems_after(content, TEA, "value: 12", "value: 1000000000001")
    assert dict(problem.params)["limit"] == "1000000000000"


def test_a_population_is_not_larger_than_a_country(content: Path) -> None:
    assert places(problems_after(content, PLACES, "value: 4200", "value: 4200000000")) == [("number-too-large", 9, 23)]


def test_a_statement_without_number_needs_no_unit(content: Path) -> None:
    assert problems_after(content, TEA, "    value: 12\n    unit: {en: people, fr: personnes}\n", "") == []


def test_a_source_without_its_place_is_told_of_with_or_without_number(content: Path) -> None:
    old = "    value: 12\n    unit: {en: people, fr: personnes}\n    source: sample-report\n    locator: page 7\n"
    assert places(problems_after(content, TEA, old, "    source: sample-report\n")) == [("source-without-locator", 18, 13)]


def test_a_field_left_empty_is_only_told_to_be_empty(content: Path) -> None:
    assert places(problems_after(content, TEA, "value: 12", "value:")) == [("empty-value", 18, 11)]
