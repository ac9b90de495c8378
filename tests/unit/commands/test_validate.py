"""The validator as someone types it."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal.commands.validate import main
from portal.reporting.report import FORMATS
from portal.timeline import end_of_day
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


def test_whoever_proposes_a_file_learns_that_a_warning_does_not_stop_it(content: Path) -> None:
    change(content, TEA, "status: draft}", "status: draft, of: 0000000}")
    assert "can be proposed as it is" in validate(content, content / TEA, "--lang", "en").stderr
    assert validate(content, "--lang", "en").stderr == "1 problem\n"  # of somebody else's file, perhaps
    change(content, TEA, "kind: event", "kind: evnt")
    assert validate(content, content / TEA, "--lang", "en").stderr == "2 problems\n"


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
    assert done.returncode == 2 and done.stdout == "" and "--lang cannot be 'de'" in done.stderr


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


# Paths that nothing reads


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("network/update/a.yml", "network/updates/a.yml"),
        ("a.yml", "network/updates/a.yml"),
        ("network/update", "network/updates"),
    ],
)
def test_a_named_path_that_nothing_reads_is_a_wrong_question_with_the_right_place_in_both_languages(
    content: Path, path: str, nearest: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "network/update").mkdir()
    for place in ("network/update/a.yml", "a.yml"):
        (content / place).write_bytes((content / "network/updates/sample-news.yml").read_bytes())
    assert exit_code(content, str(content / path)) == 2
    printed = capsys.readouterr()
    english, french = printed.err.replace("\u00a0", " ").splitlines()
    assert f"Did you mean '{nearest}'?" in english and f"Vouliez-vous dire « {nearest} »?" in french and printed.out == ""


@pytest.mark.parametrize("text", ["not: [a card\n", "\x00", ""])
def test_a_named_file_that_nothing_reads_and_nobody_could_is_a_wrong_question(content: Path, text: str) -> None:
    (content / "network/update").mkdir()
    (content / "network/update/broken.yml").write_text(text)
    assert exit_code(content, str(content / "network/update/broken.yml")) == 2


def test_a_named_file_of_the_project_is_a_wrong_question(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "README.md").write_text("x")
    assert exit_code(content, str(content / "README.md")) == 2 and "README.md" in capsys.readouterr().err


def test_a_named_written_page_is_said_to_be_checked_by_a_build(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = content / "docs/en/index.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Welcome\n", "utf-8")
    assert exit_code(content, str(page)) == 2
    english, french = capsys.readouterr().err.replace("\u00a0", " ").splitlines()
    assert "checked by python3 scripts/build.py" in english and "python3 scripts/build.py qui vérifie" in french
    assert not any(word in english for word in ("not on the site", "Did you mean"))


@pytest.mark.parametrize("arguments", [("\x1b[31m.yml",), ("--changed-since", "\x1b[31m"), ("--content", "\x1b[31m")])
def test_what_was_typed_commands_no_terminal(
    content: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(content, *arguments) == 2
    told = capsys.readouterr().err
    assert "\x1b" not in told and "<U+001B>[31m" in told


def test_beside_a_path_that_nothing_reads_the_others_are_told_of(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(content, TEA, "kind: event", "kind: evnt")
    (content / "README.md").write_text("x")
    assert exit_code(content, str(content / TEA), str(content / "README.md")) == 2
    assert "unknown-term" in capsys.readouterr().out


@pytest.mark.parametrize("path", [".", "practices", "network", "toolkit/guides", "network/places.yml"])
def test_a_named_path_that_holds_something_is_fine(content: Path, path: str) -> None:
    assert exit_code(content, str(content / path)) == 0


def test_a_named_file_with_a_wrong_ending_is_a_problem_and_no_wrong_question(content: Path) -> None:
    (content / "practices/a.yaml").write_bytes((content / TEA).read_bytes())
    assert exit_code(content, str(content / "practices/a.yaml")) == 1


def test_a_named_link_is_a_problem_and_what_it_leads_to_was_not_named(content: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.yml").write_text("x: y")
    (content / "practices/a.yml").symlink_to(tmp_path / "outside.yml")
    assert exit_code(content, str(content / "practices/a.yml")) == 1


# The clock


MEETING = "network/updates/sample-meeting.yml"


def late(content: Path) -> None:
    """A promise that passed, and a card from the future."""
    change(content, MEETING, "by: 2035-11-30", "by: 2026-01-01")
    change(content, TEA, "last: 2026-02-10, due: 2027-02-10", "last: 2099-02-10, due: 2099-02-10")


def test_what_waiting_makes_wrong_or_right_is_a_warning_in_the_library(content: Path) -> None:
    late(content)
    done = validate(content, "--format", "json")
    told = {problem["rule"]: problem["severity"] for problem in json.loads(done.stdout)}
    assert (done.returncode, told) == (0, {"update-language-overdue": "warning", "future-date": "warning"})


@pytest.mark.parametrize(("minutes", "code"), [(-1, 0), (0, 1)])
def test_a_promise_lasts_until_its_day_is_over_in_the_whole_country(content: Path, minutes: int, code: int) -> None:
    """Where the clock stands at UTC, as on most servers, the next day begins while it is still afternoon in Vancouver."""
    instant = (end_of_day(dt.date(2035, 11, 30)) + dt.timedelta(minutes=minutes)).isoformat()
    done = validate(content, content / MEETING, "--format", "json", COMMONS_NOW=instant, TZ="UTC")
    rules = [problem["rule"] for problem in json.loads(done.stdout)]
    assert (done.returncode, rules.count("update-language-overdue")) == (code, code)


@pytest.mark.parametrize(("path", "rule"), [(MEETING, "update-language-overdue"), (TEA, "future-date")])
def test_it_is_an_error_in_a_file_that_is_named(content: Path, path: str, rule: str) -> None:
    late(content)
    done = validate(content, content / path, "--format", "json")
    (problem,) = json.loads(done.stdout)
    assert (done.returncode, problem["rule"], problem["severity"]) == (1, rule, "error")


def test_a_folder_that_is_named_is_no_proposal(content: Path) -> None:
    late(content)
    assert validate(content, content / "practices").returncode == 0


def git(folder: Path, *arguments: str) -> None:
    user = ("-c", "user.name=Someone", "-c", "user.email=someone@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", *user, *arguments), cwd=folder, check=True, capture_output=True)


@pytest.fixture
def proposal(content: Path) -> Path:
    """A repository whose published library is late, with a proposal on top that touches the tea alone."""
    late(content)
    git(content, "init", "--quiet", "--initial-branch=main")
    git(content, "add", "--all")
    git(content, "commit", "--quiet", "--message=library")
    git(content, "checkout", "--quiet", "-b", "proposal")
    change(content, TEA, "en: People came back.", "en: People left.")
    git(content, "commit", "--quiet", "--all", "--message=tea")
    return content


def severities(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    return {problem["path"]: problem["severity"] for problem in json.loads(done.stdout)}


def test_since_a_commit_the_files_that_changed_are_a_proposal(proposal: Path) -> None:
    done = validate(proposal, "--changed-since", "main", "--format", "json")
    assert (done.returncode, severities(done)) == (1, {TEA: "error", MEETING: "warning"})


def test_a_change_that_is_not_committed_counts(proposal: Path) -> None:
    change(proposal, MEETING, "2026-11-15", "2026-11-14")
    done = validate(proposal, "--changed-since", "main", "--format", "json")
    assert severities(done) == {TEA: "error", MEETING: "error"}


def test_what_changed_on_main_meanwhile_is_nobody_s_proposal(proposal: Path) -> None:
    git(proposal, "checkout", "--quiet", "main")
    change(proposal, MEETING, "2026-11-15", "2026-11-14")
    git(proposal, "commit", "--quiet", "--all", "--message=meeting")
    git(proposal, "checkout", "--quiet", "proposal")
    done = validate(proposal, "--changed-since", "main", "--format", "json")
    assert severities(done)[MEETING] == "warning"


def test_a_new_file_is_part_of_the_proposal(proposal: Path) -> None:
    (proposal / "practices/new.yml").write_bytes((proposal / TEA).read_bytes())
    done = validate(proposal, "--changed-since", "main", "--format", "json")
    assert severities(done)["practices/new.yml"] == "error"


@pytest.mark.parametrize("commit", ["nowhere", "--help", ""])
def test_a_commit_that_git_does_not_know_is_a_wrong_question(proposal: Path, commit: str) -> None:
    done = validate(proposal, f"--changed-since={commit}")
    assert done.returncode == (2 if commit else 0) and "Traceback" not in done.stderr


def test_without_a_repository_no_commit_is_known(content: Path) -> None:
    assert validate(content, "--changed-since", "main").returncode == 2


# Mending


def test_fix_mends_says_what_it_did_and_tells_the_rest(content: Path) -> None:
    change(content, TEA, "places: [sample-town-on]", "places: [sample-town-on, sample-town-on]")
    change(content, BUS, "kind: program", "kind: prgram")
    done = validate(content, "--fix", "--lang", "en")
    assert f"{TEA}:12:26: repeated-item: mended: 'sample-town-on' stands twice in this list." in done.stderr
    assert done.returncode == 1 and done.stdout.startswith(f"{BUS}:2:7: unknown-term")


def test_fix_speaks_french(content: Path) -> None:
    (content / "practices/a.yaml").write_bytes((content / TEA).read_bytes())
    done = validate(content, "--fix", "--lang", "fr")
    assert done.returncode == 0 and "renommé\u00a0: «\u00a0a.yaml\u00a0» ne se termine pas par .yml" in done.stderr


def test_fix_renews_a_fingerprint_in_a_named_file_alone(content: Path) -> None:
    for path in (TEA, BUS):
        change(content, path, "status: draft}", "status: draft, of: 0000000}")
    validate(content, "--fix", content / TEA)
    assert "of: 0000000" not in (content / TEA).read_text("utf-8") and "of: 0000000" in (content / BUS).read_text("utf-8")


def test_fix_leaves_json_to_stdout(content: Path) -> None:
    change(content, TEA, "places: [sample-town-on]", "places: [sample-town-on, sample-town-on]")
    assert json.loads(validate(content, "--fix", "--format", "json").stdout) == []


# What a terminal gets


def test_the_line_that_is_meant_is_shown(content: Path) -> None:
    change(content, TEA, "kind: event", "kind: evnt")
    assert "\n    2 | kind: evnt\n      |       ^\n" in validate(content, "--lang", "en").stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
@pytest.mark.parametrize("form", FORMATS)
def test_names_of_files_command_no_terminal_in_any_form(content: Path, form: str) -> None:
    for name in (b"\xff\xfe.yml", b"\x1b[31m.yml", "\u202egpj.yml".encode(), b"a\n::error::b.yml"):
        Path(os.fsdecode(os.fsencode(content / "practices") + b"/" + name)).write_bytes(b"a: b\n")
    done = validate(content, "--format", form, PYTHONUTF8="0", LC_ALL="C.UTF-8")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert not any(sign in done.stdout for sign in ("\x1b", "\u202e", "\n::error::b"))
    assert form not in ("json", "sarif") or json.loads(done.stdout)
