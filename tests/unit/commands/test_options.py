"""Whoever asks a command wrongly, or asks what it can do, is answered in both languages."""

from __future__ import annotations

import argparse
import re
from importlib import import_module
from pathlib import Path

import pytest

from portal.commands.options import Options
from tests.helpers import ROOT

# The programs of scripts/ → the modules behind them, of those that take options.
_MODULES = re.compile(r'environment\.run\("((?:portal|bench)\.\w+(?:\.\w+)?)"\)')
COMMANDS = {
    script.stem: module[1] for script in (ROOT / "scripts").glob("*.py") if (module := _MODULES.search(script.read_text("utf-8")))
}


def ask(*arguments: str) -> argparse.Namespace:
    parser = Options(prog="greet.py", description="Greets. · Salue.")
    parser.add_argument("--name", required=True, metavar="NAME", help="whom · qui")
    parser.add_argument("--format", choices=("text", "json"), help="how · comment")
    parser.add_argument("--times", type=int, help="how often · combien de fois")
    parser.add_argument("--loud", action="store_true", help="loudly · fort")
    return parser.parse_args(arguments)


def test_what_is_asked_rightly_is_understood() -> None:
    assert vars(ask("--name", "a", "--times", "2")) == {"name": "a", "format": None, "times": 2, "loud": False}


# A path that was left empty, as by a variable without a value, for every command that takes one.
EMPTY = [
    ("validate", [""]),
    ("validate", ["--content", ""]),
    ("format", [""]),
    ("stale", ["--out", ""]),
    ("review", ["--changed-since", "HEAD", "--out", ""]),
    ("translation", ["--export", "", "--from", "en", "--to", "fr"]),
    ("check_sources", ["--documents", " "]),
    ("import_practices", [""]),
]


@pytest.mark.parametrize(("command", "arguments"), EMPTY)
def test_an_empty_name_is_not_taken_for_the_folder_one_stands_in(
    command: str, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        import_module(COMMANDS[command]).main(ROOT, arguments)
    told = capsys.readouterr().err.replace("\u00a0", " ").replace("’", "'")
    assert ended.value.code == 2
    assert "Was a variable empty?" in told and "Une variable était-elle vide?" in told


@pytest.mark.parametrize(
    ("arguments", "english", "french"),
    [
        ([], "What is missing: --name.", "Il manque\u00a0: --name."),
        (["--name", "a", "--foo", "b"], "There is no option --foo b.", "Il n’y a pas d’option --foo b."),
        (["--name"], "--name needs a value after it.", "--name doit être suivi d’une valeur."),
        (["--name", "a", "--loud=b"], "--loud takes no value.", "--loud ne prend pas de valeur."),
        (["--name", "a", "--times", "b"], "--times cannot be 'b'.", "--times ne peut pas être 'b'."),
        (
            ["--name", "a", "--format", "b"],
            "--format cannot be 'b'. Choose from: ",
            "--format ne peut pas être 'b'. Choisissez parmi",
        ),
    ],
)
def test_what_is_asked_wrongly_is_told_in_both_languages_on_one_line(
    arguments: list[str], english: str, french: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        ask(*arguments)
    usage, _, told = capsys.readouterr().err.rpartition("greet.py: ")
    assert ended.value.code == 2 and usage.startswith("usage: greet.py")
    assert told.startswith(english) and f" · {french}" in told and told.count("\n") == 1


def test_an_option_that_was_cut_short_is_told_with_what_it_could_mean(capsys: pytest.CaptureFixture[str]) -> None:
    parser = Options(prog="greet.py", description="Greets. · Salue.")
    for name in ("--until", "--unless"):
        parser.add_argument(name, help="when · quand")
    with pytest.raises(SystemExit):
        parser.parse_args(["--un", "a"])
    assert "could mean --until, --unless. · --un" in capsys.readouterr().err


def test_a_line_end_in_what_was_typed_begins_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        ask("--name", "a", "--foo\nb")
    assert capsys.readouterr().err.rpartition("greet.py: ")[2].count("\n") == 1


def test_what_nobody_foresaw_is_told_in_both_languages_too(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        Options(prog="greet.py", description="Greets. · Salue.").error("something new in argparse")
    assert "not understood (something new in argparse). · Ceci n’a pas été compris" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_in_both_languages_what_it_can_do(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parsers: list[argparse.ArgumentParser] = []

    def parse(parser: argparse.ArgumentParser, *_: object) -> None:
        parsers.append(parser)
        raise SystemExit

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", parse)
    main = import_module(COMMANDS[command]).main
    if "arguments" not in main.__code__.co_varnames:  # it takes no options
        return
    with pytest.raises(SystemExit):
        main(ROOT, [])
    (parser,) = parsers
    assert isinstance(parser, Options) and " · " in (parser.description or "")
    assert [action.dest for action in parser._actions if " · " not in (action.help or "")] == []
    assert {group.title for group in parser._action_groups if group._group_actions} <= {"options", "arguments"}
