"""Work divided between processes: everything is done once, and what goes wrong is not lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.outputs.publishing import processes
from portal.outputs.publishing.processes import divide


@pytest.fixture(params=["divided", "one after another"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to work; where a process cannot be divided, the first is the second."""
    monkeypatch.setattr(processes.sys, "platform", "linux" if request.param == "divided" else "darwin")
    return request.param if hasattr(os, "fork") else "one after another"


def noting(folder: Path, name: str) -> Callable[[], None]:
    """A task that leaves a line with its process's number."""

    def task() -> None:
        with (folder / name).open("a") as file:
            file.write(f"{os.getpid()}\n")

    return task


def lines(folder: Path, name: str) -> list[str]:
    return (folder / name).read_text().splitlines()


def test_every_task_is_done_once(tmp_path: Path, way: str) -> None:
    own, common = ["a", "b"], [f"c{number}" for number in range(40)]
    divide([noting(tmp_path, name) for name in own], [noting(tmp_path, name) for name in common])
    assert {name: len(lines(tmp_path, name)) for name in (*own, *common)} == dict.fromkeys((*own, *common), 1)


def test_each_has_a_process_of_its_own_and_the_last_is_done_here(tmp_path: Path, way: str) -> None:
    divide([noting(tmp_path, "a"), noting(tmp_path, "b")], [])
    assert lines(tmp_path, "b") == [str(os.getpid())]
    assert (lines(tmp_path, "a") != lines(tmp_path, "b")) is (way == "divided")


def failing() -> None:
    raise ValueError("on purpose")


def test_what_goes_wrong_here_is_raised_after_the_others_have_ended(tmp_path: Path, way: str) -> None:
    with pytest.raises(ValueError, match="on purpose"):
        divide([noting(tmp_path, "a"), failing], [])
    assert len(lines(tmp_path, "a")) == 1


def test_what_goes_wrong_in_another_process_is_told(tmp_path: Path, way: str) -> None:
    with pytest.raises(RuntimeError if way == "divided" else ValueError):
        divide([failing, noting(tmp_path, "b")], [])
