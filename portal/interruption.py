"""Steps that Ctrl-C and the like must not cut in two, such as starting a program and taking note of it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


@contextmanager
def uninterrupted() -> Iterator[None]:
    """What asks this program to end meanwhile is obeyed at the end of the block."""
    if threading.current_thread() is not threading.main_thread():  # only the main thread is ever interrupted
        yield
        return
    asked: list[int] = []
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    obeyed = {number: handler for number, handler in before.items() if callable(handler)}
    for number in obeyed:
        signal.signal(number, lambda number, frame: asked.append(number))
    try:
        yield
    finally:
        for number, handler in obeyed.items():
            signal.signal(number, handler)
    for number in dict.fromkeys(asked):
        signal.raise_signal(number)
