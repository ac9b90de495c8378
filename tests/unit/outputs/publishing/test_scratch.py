"""Folders for work in progress: gone at the end, however it comes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from portal.outputs.publishing.scratch import scratch
from tests.helpers import ROOT

_WORKER = """
import sys, time
from pathlib import Path
from portal.outputs.publishing.scratch import scratch
with scratch(Path(sys.argv[1]), "site") as folder:
    (folder / "half").mkdir()
    (folder / "half/page.html").write_text("half")
    print(folder, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def working(tmp_path: Path) -> subprocess.Popen[str]:
    """Another program that works in a scratch folder of ``tmp_path``, and has begun."""
    process = subprocess.Popen([sys.executable, "-c", _WORKER, str(tmp_path)], cwd=ROOT, text=True, stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline()
    return process


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_it_is_gone_at_the_end_with_all_that_is_in_it(tmp_path: Path) -> None:
    with scratch(tmp_path, "site") as folder:
        (folder / "a").mkdir()
    assert list(tmp_path.iterdir()) == []


def test_it_is_gone_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), scratch(tmp_path, "site"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_one_that_is_stopped_while_it_clears_away_can_still_be_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(path: Path, ignore_errors: bool) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), scratch(tmp_path, "site") as folder:
        (folder / "a").mkdir()
        monkeypatch.setattr(shutil, "rmtree", stop)
    monkeypatch.undo()
    with scratch(tmp_path, "site") as folder:
        assert list(tmp_path.iterdir()) == [folder]


def test_what_was_moved_out_of_it_stays(tmp_path: Path) -> None:
    with scratch(tmp_path, "site") as folder:
        (folder / "a").mkdir()
        (folder / "a").rename(tmp_path / "b")
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_what_a_killed_program_left_is_removed_by_the_next(tmp_path: Path, working: subprocess.Popen[str]) -> None:
    kill(working)
    assert len(list(tmp_path.iterdir())) == 1
    with scratch(tmp_path, "site") as folder:
        assert list(tmp_path.iterdir()) == [folder]


def test_something_may_be_rescued_from_it_before(tmp_path: Path, working: subprocess.Popen[str]) -> None:
    kill(working)
    with scratch(tmp_path, "site", mend=lambda left: (left / "half/page.html").rename(tmp_path / "rescued")):
        pass
    assert (tmp_path / "rescued").read_text("utf-8") == "half"


def test_the_folder_of_a_program_that_still_works_is_left_alone(tmp_path: Path, working: subprocess.Popen[str]) -> None:
    try:
        with scratch(tmp_path, "site"):
            pass
        assert [(folder / "half/page.html").is_file() for folder in tmp_path.iterdir()] == [True]
    finally:
        kill(working)


def test_the_folder_is_kept_while_a_program_started_from_there_still_writes(tmp_path: Path) -> None:
    start = "import subprocess; subprocess.Popen(['sleep', '60'], close_fds=False)"
    worker = _WORKER.replace("    print(folder", f"    {start}\n    print(folder")
    process = subprocess.Popen(
        [sys.executable, "-c", worker, str(tmp_path)], cwd=ROOT, text=True, stdout=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None and process.stdout.readline()
    try:
        process.kill()
        process.wait()
        with scratch(tmp_path, "site"):
            pass
        assert len(list(tmp_path.iterdir())) == 1
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def test_other_work_is_left_alone(tmp_path: Path, working: subprocess.Popen[str]) -> None:
    kill(working)
    with scratch(tmp_path, "digest"):
        pass
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("text", [None, "", "my own notes\n"])
def test_a_folder_that_only_looks_like_one_is_left_alone(tmp_path: Path, text: str | None) -> None:
    mine = tmp_path / "site.abc.in-progress"
    mine.mkdir()
    (mine / "notes").write_text("mine", "utf-8")
    if text is not None:
        (mine / "in-progress.txt").write_text(text, "utf-8")
    with scratch(tmp_path, "site"):
        pass
    assert (mine / "notes").read_text("utf-8") == "mine"


def test_a_link_to_an_abandoned_folder_is_left_alone(tmp_path: Path, working: subprocess.Popen[str]) -> None:
    kill(working)
    (left,) = tmp_path.iterdir()
    (other := tmp_path / "other").mkdir()
    (other / left.name).symlink_to(left)
    with scratch(other, "site"):
        pass
    assert (left / "half/page.html").is_file()


def test_what_another_user_left_in_a_folder_that_many_share_is_left_alone(
    tmp_path: Path, working: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kill(working)
    (left,) = tmp_path.iterdir()
    another = left.stat().st_uid + 1
    monkeypatch.setattr(os, "getuid", lambda: another, raising=False)
    rescued: list[Path] = []
    with scratch(tmp_path, "site", mend=rescued.append):
        pass
    assert rescued == [] and len(list(tmp_path.iterdir())) == 1
