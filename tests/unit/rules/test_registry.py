"""Rules are declared once; one that fails is a problem of its own, and takes nobody's other messages away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from portal import library
from portal.kinds import all_kinds
from portal.library import Library
from portal.problem import Problem
from portal.reading.yaml_reader import Document
from portal.rules import registry, structure
from portal.rules.rule import ContentRule, FolderRule, LibraryRule, NameRule, Rule
from tests.helpers import TEA, change, read


def failing(*_: object) -> Iterator[Problem]:
    yield Problem.at(TEA, 1, 1, "html", found="x")
    raise ZeroDivisionError("themes")


def told(read: Library) -> list[tuple[str, str, str]]:
    return [(problem.path, problem.rule, dict(problem.params).get("name", "")) for problem in read.problems]


def test_the_kinds_of_every_rule_exist() -> None:
    registries = {kind.registry for kind in all_kinds()}
    assert {name for rule in registry.RULES for name in rule.kinds} <= registries


def test_a_rule_without_kinds_concerns_every_kind() -> None:
    assert all(Rule(name="x").concerns(kind) for kind in all_kinds())


def test_a_rule_of_one_kind_concerns_no_other() -> None:
    rule = Rule(name="x", kinds=frozenset({"updates"}))
    assert [kind.registry for kind in all_kinds() if rule.concerns(kind)] == ["updates"]


def add(monkeypatch: pytest.MonkeyPatch, rule: Rule) -> None:
    """Declares one rule more."""
    monkeypatch.setattr(registry, "RULES", (*registry.RULES, rule))
    registry._content_rules.cache_clear()
    monkeypatch.setattr(registry, "NAME_RULES", (*registry.NAME_RULES, *([rule] if isinstance(rule, NameRule) else [])))
    for name, sort in (("FOLDER_RULES", FolderRule), ("LIBRARY_RULES", LibraryRule)):
        monkeypatch.setattr(library, name, (*getattr(library, name), *([rule] if isinstance(rule, sort) else [])))


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    registry._content_rules.cache_clear()


def test_a_rule_about_content_that_fails_is_a_problem_of_its_file(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(content, TEA, "kind: event", "kind: evnt")
    change(content, TEA, "en: People came back.", "en: <b>People</b> came back.")
    add(monkeypatch, ContentRule(name="new-rule", check=failing, kinds=frozenset({"guides", "practices"})))
    of_tea = [(rule, name) for path, rule, name in told(read(content)) if path == TEA]
    assert of_tea == [("internal-error", "new-rule"), ("unknown-term", ""), ("html", "")]


def test_every_file_of_the_kind_is_told_of(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch, ContentRule(name="new-rule", check=failing, kinds=frozenset({"guides"})))
    assert told(read(content)) == [("toolkit/guides/transportation.yml", "internal-error", "new-rule")]


def test_the_reason_says_where_in_the_program(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch, ContentRule(name="new-rule", check=failing, kinds=frozenset({"guides"})))
    (problem,) = read(content).problems
    assert dict(problem.params)["reason"].startswith("ZeroDivisionError: themes (test_registry.py, ")


def test_a_rule_about_names_that_fails_is_a_problem(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch, NameRule(name="new-rule", check=failing, kinds=frozenset({"guides"})))
    assert told(read(content)) == [("toolkit/guides/transportation.yml", "internal-error", "new-rule")]


def test_a_rule_about_folders_that_fails_is_a_problem(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(monkeypatch, FolderRule(name="new-rule", check=failing))
    assert told(read(content)) == [(".", "internal-error", "new-rule")]


@pytest.mark.parametrize("fails", ["gather", "check"])
def test_a_rule_about_all_files_that_fails_is_a_problem(content: Path, monkeypatch: pytest.MonkeyPatch, fails: str) -> None:
    rule = LibraryRule(
        name="new-rule", gather=lambda document, setting: 1, check=lambda gathered, known: (), kinds=frozenset({"guides"})
    )

    def broken(*_: object) -> None:
        raise ValueError

    add(monkeypatch, replace(rule, **{fails: broken}))
    path = "toolkit/guides/transportation.yml" if fails == "gather" else "."
    assert told(read(content)) == [(path, "internal-error", "new-rule")]


def test_a_rule_about_all_files_sees_those_of_its_kinds_and_the_ids(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[dict[str, str], bool]] = []
    rule = LibraryRule(
        name="new-rule",
        gather=lambda document, setting: setting.name,
        check=lambda gathered, known: seen.append((dict(gathered), TEA[10:-4] in known["practices"])) or (),
        kinds=frozenset({"guides"}),
    )
    add(monkeypatch, rule)
    read(content)
    assert seen == [({"toolkit/guides/transportation.yml": "transportation"}, True)]


def test_a_model_that_fails_is_a_problem_of_its_file(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parse = structure.parse

    def broken(document: Document, *arguments: object) -> object:
        if document.path == TEA:
            raise RuntimeError("too much tea")
        return parse(document, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(structure, "parse", broken)
    assert told(read(content)) == [(TEA, "internal-error", "model")]


def test_what_the_model_says_and_no_rule_knows_is_told_at_its_place(content: Path) -> None:
    document = Document(TEA, "kind: x\n", {"kind": "x"})
    error = {"loc": ("kind",), "type": "new_in_pydantic", "input": "x", "msg": "Something new"}
    (problem,) = structure._problems(document, next(iter(all_kinds())).adapter(), [error], {})  # type: ignore[list-item]
    assert (problem.rule, problem.line, problem.column) == ("internal-error", 1, 7)
