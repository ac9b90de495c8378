"""Work divided between processes: everything is done once, and what goes wrong is not lost."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from portal import processes
from portal.processes import collect, divide


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


def test_whoever_stops_the_work_while_the_first_waits_does_not_wait_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes.sys, "platform", "linux" if hasattr(os, "fork") else "darwin")
    join = BaseProcess.join

    def stopped_once(process: BaseProcess, timeout: float | None = None) -> None:
        monkeypatch.setattr(BaseProcess, "join", join)
        stopped()

    monkeypatch.setattr(BaseProcess, "join", stopped_once)
    here = noting(tmp_path, "done here")
    with pytest.raises(KeyboardInterrupt):
        divide([sleeping, here] if hasattr(os, "fork") else [here, stopped])
    assert lines(tmp_path, "done here") and multiprocessing.active_children() == []


def test_the_first_process_alone_hears_the_person_who_interrupts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hears(name: str) -> Callable[[], None]:
        return lambda: (tmp_path / name).write_text(str(signal.getsignal(signal.SIGINT) is not signal.SIG_IGN)) and None

    monkeypatch.setattr(processes.sys, "platform", "linux" if hasattr(os, "fork") else "darwin")
    divide([hears("other"), hears("first")])
    assert lines(tmp_path, "first") == ["True"]
    assert lines(tmp_path, "other") == [str(not hasattr(os, "fork"))]


def test_what_both_work_out_comes_in_order(way: str, tmp_path: Path) -> None:
    """The other begins while the first has two done in the meantime."""
    here, begun = os.getpid(), tmp_path / "begun"
    (tmp_path / "first").touch()

    def work(number: int) -> tuple[int, int, str]:
        if way == "divided" and os.getpid() == here:
            noting(tmp_path, "first")()
            while not begun.exists():
                time.sleep(0.001)
        elif way == "divided" and not begun.exists():
            begun.touch()
            while len(lines(tmp_path, "first")) < 3:
                time.sleep(0.001)
        return number, os.getpid(), "x" * 100_000

    made = collect(work, 40)
    assert [number for number, *_ in made] == list(range(40))
    assert len({process for _, process, _ in made}) == (2 if way == "divided" else 1)


@pytest.mark.parametrize("task", [lambda: None, lambda: 1 // 0])
def test_nothing_is_kept_from_the_collector_for_good(way: str, task: Callable[[], None]) -> None:
    with suppress(ZeroDivisionError):
        divide([lambda: None, task])
    assert gc.get_freeze_count() == 0


def test_whoever_has_nothing_left_to_do_ends_while_the_first_still_works(way: str) -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if os.getpid() == here and way == "divided":
            while multiprocessing.active_children():  # the other does the rest, and ends
                time.sleep(0.001)
        return number

    assert collect(work, 5) == list(range(5))


def test_nothing_and_one_thing_are_worked_out_here() -> None:
    assert collect(lambda number: os.getpid(), 0) == []
    assert collect(lambda number: os.getpid(), 1) == [os.getpid()]


def test_what_goes_wrong_with_one_of_many_is_raised(way: str) -> None:
    def work(number: int) -> int:
        time.sleep(0.001)  # so that both have some
        return 1 // (number % 7)

    with pytest.raises(ZeroDivisionError):
        collect(work, 40)
    assert multiprocessing.active_children() == []
