"""Work divided between processes: everything is done once, and what goes wrong is not lost."""

from __future__ import annotations

import multiprocessing
import os
import time
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


def test_what_goes_wrong_here_is_raised_when_the_others_have_ended_too(way: str) -> None:
    with pytest.raises(ValueError, match="on purpose"):
        divide([sleeping, failing] if way == "divided" else [failing], [])
    assert multiprocessing.active_children() == []


def test_what_goes_wrong_in_another_process_is_raised_here(tmp_path: Path, way: str) -> None:
    with pytest.raises(ValueError, match="on purpose"):
        divide([failing, noting(tmp_path, "b")], [])


def full() -> None:
    raise OSError(28, "No space left on device", "/x/y")


def test_what_the_system_refuses_to_another_process_keeps_its_number_and_name(tmp_path: Path, way: str) -> None:
    with pytest.raises(OSError, match="No space") as raised:
        divide([full, noting(tmp_path, "b")], [])
    assert (raised.value.errno, raised.value.filename) == (28, "/x/y")


class Odd(Exception):
    """Cannot be made again from its text alone."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__(text)


def odd() -> None:
    raise Odd(1, "what happened")


def test_an_error_that_cannot_be_handed_over_is_told_all_the_same(tmp_path: Path, way: str) -> None:
    with pytest.raises(RuntimeError if way == "divided" else Odd, match="what happened"):
        divide([odd, noting(tmp_path, "b")], [])


def killed() -> None:
    os._exit(9)


def test_a_process_that_was_killed_is_not_taken_for_one_that_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(os, "fork"):
        return
    monkeypatch.setattr(processes.sys, "platform", "linux")
    with pytest.raises(RuntimeError, match="9"):
        divide([killed, noting(tmp_path, "b")], [])


def sleeping() -> None:
    time.sleep(60)


def stopped() -> None:
    raise KeyboardInterrupt


def test_whoever_stops_the_work_does_not_wait_for_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes.sys, "platform", "linux" if hasattr(os, "fork") else "darwin")
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        divide([sleeping, stopped] if hasattr(os, "fork") else [stopped], [])
    assert time.monotonic() - begun < 30
