"""Every rule has a folder in ``tests/invalid/`` with files that break it and no other, and the exact words that answer."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from portal import gone, words
from portal.problem import Problem
from portal.report import Reporter
from tests.helpers import INVALID, copy_samples, overlay, read

RULES = sorted(words.load("rules"))
FOLDERS = sorted(folder.name for folder in INVALID.iterdir())


def test_every_rule_has_a_folder_and_every_folder_a_rule() -> None:
    assert FOLDERS == RULES


def test_the_samples_break_no_rule(content: Path) -> None:
    assert read(content).problems == ()


@cache
def problems(rule: str) -> tuple[Problem, ...]:
    """What is wrong with the samples when the files of a folder are laid over them."""
    with TemporaryDirectory() as folder:
        content = copy_samples(Path(folder))
        overlay(content, INVALID / rule)
        library = read(content)
        return (*library.problems, *gone.check(library))


@pytest.mark.parametrize("rule", FOLDERS)
def test_the_files_of_a_folder_break_its_rule_and_no_other(rule: str) -> None:
    assert {problem.rule for problem in problems(rule)} == {rule}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("rule", FOLDERS)
def test_the_answer_is_the_expected_one_to_the_letter(rule: str, language: str) -> None:
    said = Reporter.create(language).render(problems(rule), "text")
    assert said + "\n" == (INVALID / rule / f"expected.{language}.txt").read_text("utf-8")
