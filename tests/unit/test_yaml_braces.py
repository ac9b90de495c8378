"""Texts that stand in braces without quotation marks: the message says where the marks go, and nothing else is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.problem import Problem
from tests.helpers import change, parse, read

GRANT = "network/updates/sample-grant.yml"


def told(line: str) -> list[tuple[str, int, int, str, str]]:
    """(rule, line, column, field, what to write) of each problem of a file with one line."""
    return [
        (problem.rule, problem.line, problem.column, params.get("field", ""), params.get("quoted", ""))
        for problem in parse(f"{line}\n")[1]
        for params in [dict(problem.params)]
    ]


@pytest.mark.parametrize(
    ("line", "column", "field", "quoted"),
    [
        pytest.param("a: {en: $5,000, fr: 5 000 $}", 9, "en", '"$5,000"', id="a comma in a number"),
        pytest.param("a: {en: 2.5 %, fr: 2,5 %}", 20, "fr", '"2,5 %"', id="a French decimal"),
        pytest.param(
            "a: {en: Agencies, schools and libraries., fr: Tous.}", 9, "en", '"Agencies, schools and libraries."', id="a comma"
        ),
        pytest.param("a: {en: One, two, three, fr: Tous.}", 9, "en", '"One, two, three"', id="two commas"),
        pytest.param("a: {en: All., fr: Un, deux}", 19, "fr", '"Un, deux"', id="the second text"),
        pytest.param("a: {en: Agencies, schools: all, fr: x}", 9, "en", '"Agencies, schools: all"', id="a comma and a colon"),
        pytest.param(
            'a: {en: "Agencies only.", fr: Note : organismes seulement.}', 31, "fr", '"Note : organismes seulement."',
            id="a French colon",
        ),
        pytest.param("a: {en: Note: agencies only, fr: x}", 9, "en", '"Note: agencies only"', id="an English colon"),
        pytest.param("a: {en: The [old] bus, fr: x}", 9, "en", '"The [old] bus"', id="brackets"),
        pytest.param("a: {en: Use {x} now, fr: x}", 9, "en", '"Use {x} now"', id="braces"),
        pytest.param("a: {en: x, fr: [Note] y}", 16, "fr", '"[Note] y"', id="a text that begins with a bracket"),
        pytest.param("a: {en: Room #4, fr: Salle 4}", 9, "en", '"Room #4"', id="a number sign"),
        pytest.param("a: {en: Room 4, fr: Salle #4}", 21, "fr", '"Salle #4"', id="a number sign in the second text"),
        pytest.param('a: {en: The "big", red one, fr: x}', 9, "en", "'The \"big\", red one'", id="double quotes inside"),
        pytest.param("b:\n  - {id: x, locator: pages 3, 4}", 22, "locator", '"pages 3, 4"', id="another field"),
        pytest.param("a: {en: L'eau, l'air, fr: \"x\"}", 9, "en", "\"L'eau, l'air\"", id="apostrophes inside"),
    ],
)  # fmt: skip
def test_a_text_that_braces_cut_is_told_with_its_quotation_marks(line: str, column: int, field: str, quoted: str) -> None:
    row = line.count("\n") + 1
    assert told(line) == [("text-in-braces", row, column, field, quoted)]


def test_a_text_with_both_sorts_of_marks_is_escaped() -> None:
    assert told("""a: {en: It's "big", new, fr: x}""")[0][-1] == '"It\'s \\"big\\", new"'


def test_a_number_sign_is_found_when_the_brace_is_missed_lines_later() -> None:
    assert told("a: {en: Room #4, fr: x}\nb: c\nd: e")[0][:3] == ("text-in-braces", 1, 9)


def test_a_text_on_a_later_line_of_the_braces_is_found() -> None:
    assert told("a: {en: x,\n    fr: Note : y}") == [("text-in-braces", 2, 9, "fr", '"Note : y"')]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("a: {en: , fr: b}", "empty-value"),
        ("a: {en: a, fr: }", "empty-value"),
        ("a: {en: a, fr: b", "yaml-quote"),
        ("a: {en: 'L'eau', fr: b}", "yaml-quote-inside"),
        ("a: {en: @x, fr: b}", "yaml-character"),
        ("a: {x, y}", "empty-value"),
    ],
)
def test_other_mistakes_in_braces_stay_what_they_are(line: str, rule: str) -> None:
    assert {problem[0] for problem in told(line)} == {rule}


@pytest.mark.parametrize(
    "line", ["a: {en: b, fr: c}", "a: {en: b, rf: c}", "a: {en: b, english: c}", "a: {id: x, locator: page 3}"]
)
def test_what_is_whole_or_only_misspelt_is_left_to_other_rules(line: str) -> None:
    assert told(line) == []


def after(content: Path, amount: str) -> list[Problem]:
    change(content, GRANT, "  pays_for: {en: Wheels and fuel., fr: Des roues et du carburant.}", f"  pays_for: {amount}")
    return list(read(content).problems)


def test_nothing_else_is_told_of_a_text_that_braces_cut(content: Path) -> None:
    assert [problem.rule for problem in after(content, "{en: Fuel, oil and tires., fr: L'essence, l'huile et les pneus.}")] == [
        "text-in-braces",
        "text-in-braces",
    ]
