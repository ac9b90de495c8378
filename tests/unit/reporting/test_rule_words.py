"""A rule without words fails with a sentence that says what to add, and where."""

from __future__ import annotations

import pytest

from portal.problem import Problem
from portal.reporting.report import Reporter
from portal.reporting.rule_words import RuleWords, WordsMissing

BOTH = {"en": "A {value}.", "fr": "Un {value}."}
WHOLE = {"message": BOTH, "help": BOTH, "why": BOTH}


def words(**entry: object) -> RuleWords:
    return RuleWords({"ended": entry})


def test_a_rule_that_is_not_in_the_file_is_told_in_both_languages_with_what_to_add() -> None:
    with pytest.raises(WordsMissing) as raised:
        RuleWords({}).text("no-such-rule", "message", "en")
    sentence = str(raised.value)
    for part in (
        "no-such-rule",
        "message, help, why",
        "portal/words/rules.yml",
        "tests/invalid/no-such-rule/",
        "Ajoutez",
    ):
        assert part in sentence


@pytest.mark.parametrize("part", ["message", "help", "why"])
def test_a_part_that_lacks_is_named(part: str) -> None:
    rule = {name: text for name, text in WHOLE.items() if name != part}
    with pytest.raises(WordsMissing, match=f"ended: {part} "):
        words(**rule).text("ended", part, "en")


def test_a_language_that_lacks_is_a_part_that_lacks() -> None:
    with pytest.raises(WordsMissing, match="ended: help"):
        words(**WHOLE | {"help": {"en": "A."}}).text("ended", "help", "en")


def test_a_value_that_the_rule_does_not_give_is_named() -> None:
    with pytest.raises(WordsMissing, match=r"message without \{value\}"):
        words(**WHOLE).filled("ended", "message", "en", {"other": "x"})


def test_a_report_of_a_rule_without_words_fails_with_the_sentence() -> None:
    with pytest.raises(WordsMissing, match=r"portal/words/rules\.yml"):
        Reporter.create("en").render([Problem.at("a.yml", 1, 1, "no-such-rule")], "text")


@pytest.mark.parametrize(
    ("entry", "elsewhere", "proposed"),
    [
        ({}, "error", "error"),
        ({"severity": "warning"}, "warning", "warning"),
        ({"severity": "warning", "proposed": "error"}, "warning", "error"),
    ],
)
def test_what_waits_is_an_error_in_what_is_proposed_alone(entry: dict[str, str], elsewhere: str, proposed: str) -> None:
    rules = words(**entry)
    assert (rules.severity("ended"), rules.severity("ended", proposed=True)) == (elsewhere, proposed)
    assert rules.waits("ended") is (elsewhere != proposed)
