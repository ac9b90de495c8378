"""The validator as someone types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal.commands.validate import main
from tests.helpers import BUS, ROOT, TEA, change


def validate(content: Path, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts/validate.py"), "--content", str(content), *map(str, arguments)]
    plain = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES", "LANG")}
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, env={**plain, "PYTHONUTF8": "1", **environment}
    )


def exit_code(content: Path, *arguments: str) -> int:
    """What a shell would get, in this process."""
    try:
        return main(content, list(arguments))
    except SystemExit as ended:  # what argparse itself does not understand
        return int(ended.code or 0)


def test_a_valid_library_is_silent_and_exits_with_0(content: Path) -> None:
    done = validate(content)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_problem_is_told_and_exits_with_1(content: Path) -> None:
    change(content, TEA, "kind: event", "kind: evnt")
    done = validate(content, "--lang", "en")
    assert done.returncode == 1 and done.stdout.startswith(f"{TEA}:2:7: unknown-term: 'evnt' is not in the list.")


def test_a_warning_is_told_and_exits_with_0(content: Path) -> None:
    change(content, TEA, "status: draft}", "status: draft, of: 0000000}")
    done = validate(content, "--lang", "en")
    assert done.returncode == 0 and "stale-translation" in done.stdout


def test_french_is_asked_for_by_option(content: Path) -> None:
    change(content, TEA, "kind: event", "kind: evnt")
    done = validate(content, "--lang", "fr")
    assert "ne figure pas dans la liste" in done.stdout and done.stderr == "1 problème\n"


def test_french_is_spoken_where_the_system_speaks_it(content: Path) -> None:
    change(content, TEA, "kind: event", "kind: evnt")
    assert "ne figure pas dans la liste" in validate(content, LANG="fr_CA.UTF-8").stdout


def test_only_the_named_file_is_told_of(content: Path) -> None:
    change(content, TEA, "kind: event", "kind: evnt")
    change(content, BUS, "kind: program", "kind: prgram")
    done = validate(content, "--format", "json", content / TEA)
    assert [problem["path"] for problem in json.loads(done.stdout)] == [TEA]


def test_a_named_folder_stands_for_its_files(content: Path) -> None:
    change(content, TEA, "kind: event", "kind: evnt")
    change(content, "network/places.yml", "latitude: 47", "latitude: 471")
    done = validate(content, "--format", "json", content / "network")
    assert [problem["path"] for problem in json.loads(done.stdout)] == ["network/places.yml"]


def test_a_good_file_beside_a_bad_one_exits_with_0(content: Path) -> None:
    change(content, TEA, "kind: event", "kind: evnt")
    assert validate(content, content / BUS).returncode == 0


def test_json_is_a_list_even_when_nothing_is_wrong(content: Path) -> None:
    assert json.loads(validate(content, "--format", "json").stdout) == []


def test_a_wrong_question_exits_with_2(content: Path) -> None:
    done = validate(content, "--lang", "de")
    assert done.returncode == 2 and done.stdout == "" and "invalid choice: 'de'" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["--format", "xml"], ["--unknown"], [str(ROOT / "README.md")], ["--content", str(ROOT / "portal")]],
    ids=["format", "option", "path outside", "no library"],
)
def test_what_cannot_be_answered_is_a_wrong_question(
    content: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code = exit_code(content, *arguments)
    printed = capsys.readouterr()
    assert code == 2 and printed.out == "" and printed.err


def test_a_file_that_is_not_there_is_a_wrong_question(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = exit_code(content, str(content / "practices/none.yml"))
    assert code == 2 and "none.yml" in capsys.readouterr().err
