"""Laying out files, as someone types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.commands import format, validate
from tests.helpers import BUS, TEA, change
from tests.repositories import Repository


def snapshot(content: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in sorted(content.rglob("*.yml"))}


def laid_out(content: Path, *arguments: str | Path) -> int:
    return format.main(content, ["--lang", "en", *map(str, arguments)])


def test_every_file_is_laid_out_once_and_then_left_alone(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert laid_out(content) == 0
    assert f"laid out: {TEA}\n" in capsys.readouterr().out
    after = snapshot(content)
    assert laid_out(content) == laid_out(content, "--check") == 0
    assert (snapshot(content), capsys.readouterr().out) == (after, "")


def test_a_look_changes_nothing_and_says_which_files_are_not_in_form(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(content)
    assert laid_out(content, "--check") == 1
    told = capsys.readouterr()
    assert snapshot(content) == before
    assert f"{TEA}:22:1: not-in-form:" in told.out and told.err.endswith(" files are not in form\n")


def test_only_what_is_named_is_laid_out(content: Path) -> None:
    before = snapshot(content)
    assert laid_out(content, content / TEA) == 0
    assert [file for file, raw in snapshot(content).items() if raw != before[file]] == [content / TEA]


def test_a_file_that_cannot_be_read_stays_and_its_problems_are_told(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(content, TEA, "kind: event\n", "kind: event\nkind: event\n")
    text = (content / TEA).read_text("utf-8")
    assert laid_out(content, content / TEA, content / BUS) == 1
    told = capsys.readouterr()
    assert "duplicate-key" in told.out and told.err == "1 file is not in form\n"
    assert (content / TEA).read_text("utf-8") == text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_path_that_is_no_file_of_the_library_is_wrong_usage(
    content: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "notes.txt").write_text("Notes")
    for path in (content / "notes.txt", content / "not-there", content.parent):
        assert format.main(content, ["--lang", language, str(path)]) == 2
        assert capsys.readouterr().err


# The validator


def rules(content: Path, capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str]:
    code = validate.main(content, ["--lang", "en", "--content", str(content), *map(str, arguments)])
    return code, capsys.readouterr().out


def test_a_file_that_is_proposed_is_told_to_be_laid_out_and_is_not_refused(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = rules(content, capsys, content / TEA)
    assert code == 0 and f"{TEA}:22:1: not-in-form:" in told and f"python3 scripts/format.py {TEA}" in told
    assert laid_out(content, content / TEA) == 0
    capsys.readouterr()
    assert rules(content, capsys, content / TEA) == (0, "")


def test_a_file_that_differs_from_a_commit_is_told_of_alone(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Repository(content).commit("2026-11-20", {})
    change(content, BUS, "kind: program", "kind: event")
    code, told = rules(content, capsys, "--changed-since", "HEAD")
    assert code == 0 and f"{BUS}:" in told and TEA not in told


def test_the_library_as_a_whole_is_not_looked_at(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rules(content, capsys) == rules(content, capsys, content / "practices") == (0, "")


def test_a_file_with_another_problem_is_not_told_of_twice(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(content, TEA, "kind: event", "kind: evnt")
    code, told = rules(content, capsys, content / TEA)
    assert code == 1 and "unknown-term" in told and "not-in-form" not in told
