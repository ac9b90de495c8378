"""Nothing stands twice where it counts once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import TEA, change, places, problems_after, read, rules

REGION = "network/regions/sample-region.yml"


def test_white_space_makes_no_other_word(content: Path) -> None:
    twice = "places: [sample-town-on, ' sample-town-on ']"
    assert places(problems_after(content, TEA, "places: [sample-town-on]", twice)) == [("repeated-item", 12, 26)]


def test_a_code_that_stands_twice_among_priorities_is_told_at_the_second(content: Path) -> None:
    assert places(problems_after(content, REGION, 'code: "1.2"', 'code: "1.1"')) == [("repeated-code", 18, 11)]


def test_a_code_that_stands_twice_among_measures_of_two_priorities_is_told(content: Path) -> None:
    measure = "    measures:\n      - {code: 1.1.1, text: {en: A., fr: B.}, kind: regional-deployment, sources: [{id: sample-report, locator: page 6}]}\n"
    file = content / REGION
    file.write_text(file.read_text("utf-8") + measure, "utf-8")
    assert rules(read(content).problems) == ["repeated-code"]


def test_a_priority_and_its_measure_may_share_a_code(content: Path) -> None:
    assert problems_after(content, REGION, "code: 1.1.1", 'code: "1.1"') == []


@pytest.mark.parametrize("code", ["1.A.ii", "LANG-1b", "A", "2026-1"])
def test_a_code_is_letters_and_digits_with_points_and_hyphens_between(content: Path, code: str) -> None:
    assert problems_after(content, REGION, 'code: "1.2"', f'code: "{code}"') == []


@pytest.mark.parametrize("code", ["1 2", "1..2", ".1", "1.", "é", "a_b", '\\"x\\"', "<i>", "a/b", "#1"])
def test_another_code_is_refused(content: Path, code: str) -> None:
    change(content, REGION, 'code: "1.2"', f'code: "{code}"')
    assert "code-form" in rules(read(content).problems)


def test_a_code_of_a_call_has_the_same_form(content: Path) -> None:
    assert rules(problems_after(content, "network/calls.yml", "code: 1.A", "code: 1 A")) == ["code-form"]
