"""Steps that nothing cuts in two."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator

import pytest

from portal.interruption import uninterrupted


@pytest.fixture
def handled() -> Iterator[list[int]]:
    """The signals that a handler has seen; SIGTERM has one."""
    seen = list[int]()
    before = signal.signal(signal.SIGTERM, lambda number, frame: seen.append(number))
    yield seen
    signal.signal(signal.SIGTERM, before)


def test_ctrl_c_is_obeyed_at_the_end() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), uninterrupted():
        signal.raise_signal(signal.SIGINT)
        done.append("to the end")
    assert done == ["to the end"]


def test_a_signal_is_handled_at_the_end_once(handled: list[int]) -> None:
    with uninterrupted():
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)
        assert handled == []
    assert handled == [signal.SIGTERM]


def test_afterwards_signals_are_handled_as_before(handled: list[int]) -> None:
    with uninterrupted():
        pass
    signal.raise_signal(signal.SIGTERM)
    assert handled == [signal.SIGTERM]


def test_an_error_passes_and_signals_are_handled_as_before(handled: list[int]) -> None:
    with pytest.raises(RuntimeError), uninterrupted():
        raise RuntimeError
    signal.raise_signal(signal.SIGTERM)
    assert handled == [signal.SIGTERM]


def test_what_is_ignored_on_purpose_stays_ignored() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with uninterrupted():
            signal.raise_signal(signal.SIGTERM)
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)


def test_another_thread_is_never_interrupted() -> None:
    done = list[str]()

    def work() -> None:
        with uninterrupted():
            done.append("done")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["done"]
