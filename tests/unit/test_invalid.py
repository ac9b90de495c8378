"""Every rule has a folder in ``tests/invalid/`` with files that break it and no other, and the exact words that answer."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from portal import gone, words
from portal.problem import Problem
from portal.reporting.report import Reporter
from portal.reporting.rule_words import WordsMissing
from portal.rules import registry
from portal.settings import LANGUAGES
from tests.helpers import INVALID, copy_samples, overlay, read, recipe

RULES = sorted(words.load("rules"))
FOLDERS = sorted(folder.name for folder in INVALID.iterdir())


def test_every_rule_has_a_folder_with_files_that_break_it() -> None:
    lacking = set(RULES) - set(FOLDERS)
    assert not lacking, f"put a file that breaks it into tests/invalid/<rule>/, for {sorted(lacking)}"


def test_every_folder_has_a_rule() -> None:
    unknown = sorted(set(FOLDERS) - set(RULES))
    assert unknown == [], (
        f"write the words of these rules in portal/words/rules.yml, or delete their folders in tests/invalid/: {unknown}"
    )


def test_the_samples_break_no_rule(content: Path) -> None:
    assert read(content).problems == ()


@cache
def answers(rule: str) -> tuple[tuple[Problem, ...], dict[str, str]]:
    """What is wrong with the samples when the files of a folder are laid over them, and the text of it in each language. What no
    file can bring about stands in the folder's ``make.py``, as PROBLEMS."""
    with TemporaryDirectory() as folder:
        content = copy_samples(Path(folder))
        overlay(content, INVALID / rule)
        library = read(content)
        problems = recipe(INVALID / rule).get("PROBLEMS") or (*library.problems, *gone.check(library))
        return problems, {lang: Reporter.create(lang, root=content).render(problems, "text") + "\n" for lang in LANGUAGES}


@pytest.mark.parametrize("rule", FOLDERS)
def test_the_files_of_a_folder_break_its_rule_and_no_other(rule: str) -> None:
    broken = {problem.rule for problem in answers(rule)[0]}
    assert broken == {rule}, (
        f"the files of tests/invalid/{rule}/ break {sorted(broken) or 'no rule'}: let them break this rule alone, and give its "
        "check a line in RULES of its family in portal/rules/"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", FOLDERS)
def test_the_answer_is_the_expected_one_to_the_letter(rule: str, language: str, pytestconfig: pytest.Config) -> None:
    expected = INVALID / rule / f"expected.{language}.txt"
    problems, texts = answers(rule)
    answer = texts[language]
    if pytestconfig.getoption("--write-expected"):
        others = {f"{problem.path}: {problem.rule}" for problem in problems if problem.rule != rule}
        assert not others, (
            f"not written, as another rule is broken too: {sorted(others)}; where it is a sample that does, mend it"
        )
        expected.write_text(answer, "utf-8", newline="\n")
    assert expected.is_file(), "run: python3 scripts/test.py tests/unit/test_invalid.py --write-expected"
    assert answer == expected.read_text("utf-8")


DECLARED = {name for rule in registry.RULES for name in rule.names}


def test_every_declared_rule_has_words() -> None:
    lacking = DECLARED - set(RULES)
    assert not lacking, "\n".join(str(WordsMissing(rule)) for rule in sorted(lacking))


def test_every_rule_with_words_is_declared() -> None:
    unused = sorted(set(RULES) - DECLARED)
    assert unused == [], f"give these a line in RULES of their family in portal/rules/, or delete their words: {unused}"
