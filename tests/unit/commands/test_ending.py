"""How commands end: in a sentence of the person's language, never in a traceback."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from portal.commands import ending
from portal.settings import BadClock, now
from tests.helpers import ROOT


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COMMONS_NOW"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def raising(error: BaseException) -> Callable[[], int]:
    def main() -> int:
        raise error

    return main


def run(error: BaseException, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit code, and what is told."""
    code = ending.run(raising(error))
    output = capsys.readouterr()
    assert output.out == ""
    return code, output.err


@pytest.mark.parametrize("code", [0, 1, 2])
def test_a_command_that_ends_well_gives_its_own_code(code: int) -> None:
    assert ending.run(lambda: code) == code


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [
        (errno.ENOSPC, "no room left on the disk: /x/y", "plus de place sur le disque\u00a0: /x/y"),
        (errno.EACCES, "does not allow it: /x/y", "ne le permet pas\u00a0: /x/y"),
        (errno.EPERM, "does not allow it: /x/y", "ne le permet pas\u00a0: /x/y"),
        (errno.EROFS, "does not allow it: /x/y", "ne le permet pas\u00a0: /x/y"),
        (errno.EBUSY, "Another program is using it: /x/y", "Un autre programme s’en sert\u00a0: /x/y"),
        (errno.EEXIST, "in the way, such as a file where a folder is needed: /x/y", "fait obstacle"),
        (errno.ENOTDIR, "in the way", "fait obstacle"),
        (errno.ENOENT, "not there, or no longer: /x/y", "n’existe plus\u00a0: /x/y"),
        (errno.ELOOP, "leads back to itself: /x/y", "ramène à lui-même\u00a0: /x/y"),
        (errno.ENAMETOOLONG, "too long: /x/y", "trop long\u00a0: /x/y"),
        (errno.EIO, "The system refused: /x/y: Input/output error", "Le système a refusé\u00a0: /x/y\u00a0: Input/output error"),
    ],
)
def test_what_the_system_refuses_is_a_sentence_in_both_languages(
    number: int, english: str, french: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    error = OSError(number, os.strerror(number), "/x/y")
    code, output = run(error, capsys)
    assert code == 1 and english in output and output.count("\n") == 1
    monkeypatch.setenv("LANG", "fr_CA.UTF-8")
    code, output = run(error, capsys)
    assert code == 1 and french in output and output.count("\n") == 1


def test_both_names_of_a_refused_move_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert "/a, /b" in run(OSError(errno.EBUSY, "busy", "/a", None, "/b"), capsys)[1]


def test_an_error_without_a_number_is_told_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert "The system refused: odd" in run(OSError("odd"), capsys)[1]


@pytest.mark.parametrize(
    "clock", ["yesterday", "2026-11-22T09:00", "2026-13-01T09:00-05:00", "0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"]
)
def test_a_clock_that_is_none_is_a_wrong_question(
    clock: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMMONS_NOW", clock)
    with pytest.raises(BadClock) as raised:
        now()
    code, output = run(raised.value, capsys)
    assert code == 2 and "COMMONS_NOW" in output


def test_ctrl_c_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(KeyboardInterrupt(), capsys) == (130, "Stopped before the end.\n")


def test_an_exit_code_of_its_own_passes() -> None:
    with pytest.raises(SystemExit) as raised:
        ending.run(raising(SystemExit(2)))
    assert raised.value.code == 2


def test_a_fault_of_the_program_is_told_with_its_place_and_keeps_its_traceback_in_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, output = run(KeyError("a\nb"), capsys)
    assert code == 1 and output.count("\n") == 1 and "Traceback" not in output
    assert "KeyError" in output and "test_ending.py:" in output
    (file,) = tmp_path.glob("*.txt")
    assert str(file) in output and "Traceback" in file.read_text("utf-8")


def test_where_no_file_can_be_kept_a_fault_is_told_in_full(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert "Traceback" in run(KeyError("x"), capsys)[1]


# As a program


def program(code: str, **options: object) -> subprocess.Popen[str]:
    head = "import os, signal, sys, time\nfrom portal.commands import ending\n"
    return subprocess.Popen(
        [sys.executable, "-c", head + code],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )


_FREEZING = """
import atexit, gc
atexit.register(lambda: print(gc.get_freeze_count() > 0))
ending.run(lambda: print(gc.get_freeze_count()) or 0)
print(gc.get_freeze_count())
"""


def test_python_looks_through_nothing_that_was_made_when_the_process_of_a_command_ends_and_no_earlier() -> None:
    output, errors = program(_FREEZING).communicate(timeout=60)
    assert (output.split(), errors) == (["0", "0", "True"], "")


_WAIT = """
def main():
    try:
        print("begun", flush=True)
        time.sleep(60)
    finally:
        print("cleared away")
raise SystemExit(ending.run(main))
"""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_what_was_begun_is_cleared_away_when_the_program_is_told_to_end(name: str) -> None:
    number = getattr(signal, name)
    process = program(_WAIT)
    assert process.stdout is not None and process.stdout.readline() == "begun\n"
    process.send_signal(number)
    output, errors = process.communicate(timeout=300)
    assert output == "cleared away\n" and "Traceback" not in errors and process.returncode == 128 + number


def test_a_program_that_is_to_outlive_its_terminal_does() -> None:
    process = program(f"signal.signal(signal.SIGHUP, signal.SIG_IGN)\n{_WAIT.replace('60', '0.5')}")
    assert process.stdout is not None and process.stdout.readline() == "begun\n"
    process.send_signal(signal.SIGHUP)
    process.communicate(timeout=300)
    assert process.returncode == 0


def test_a_reader_that_goes_away_is_no_fault() -> None:
    process = program(
        "def main():\n    for number in range(100_000): print(number)\n    return 0\nraise SystemExit(ending.run(main))"
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == "" and process.wait(30) == 141


def test_what_a_terminal_cannot_show_is_told_all_the_same() -> None:
    code = "raise SystemExit(ending.run(lambda: print('caf\\u2019e', '\\udcff') or 0))"
    process = program(code, env={**os.environ, "PYTHONIOENCODING": "latin-1"})
    output, errors = process.communicate(timeout=300)
    assert (output, errors, process.returncode) == ("caf\\u2019e \\udcff\n", "", 0)


@pytest.mark.parametrize("script", sorted(path.name for path in (ROOT / "scripts").glob("*.py") if path.name != "environment.py"))
def test_every_script_ends_here(script: str) -> None:
    assert "environment.run(" in (ROOT / "scripts" / script).read_text("utf-8")


# What they must be told beside it.
NEEDED = {
    "card_from_issue": ["--event", "event.json", "--out", "card"],
    "digest": ["--since", "2026-01-01"],
    "import_practices": ["cards.csv"],
    "review": ["--changed-since", "HEAD", "--out", "review.md"],
}


def reading_a_library() -> list[str]:
    """The commands that may be told where the library is."""
    files = (ROOT / "portal/commands").glob("*.py")
    return sorted(file.stem for file in files if "parser.add_content(root)" in file.read_text("utf-8"))


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("command", reading_a_library())
def test_a_folder_that_holds_no_library_is_told(
    command: str, named: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything else, whether it was named or is the repository."""
    root, arguments = (ROOT, ["--content", str(tmp_path)]) if named else (tmp_path, [])
    with pytest.raises(SystemExit) as ended:
        import_module(f"portal.commands.{command}").main(root, [*arguments, *NEEDED.get(command, [])])
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert f"{tmp_path} holds no library: " in told and f"{tmp_path} ne contient aucune bibliothèque\u00a0: " in told
