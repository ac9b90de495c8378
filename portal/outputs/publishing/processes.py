"""Work at once on two processors, without copying the library to another process."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from typing import Any

Task = Callable[[], None]


def divide(own: Sequence[Task], common: Sequence[Task] = ()) -> None:
    """Does each of ``own`` in a process of its own, the last of them in this one; whoever is done goes on with those of
    ``common`` that nobody has begun. One after another where the system cannot divide a process. Raises what a task in this
    process raises, RuntimeError for another's."""
    if not hasattr(os, "fork") or sys.platform == "darwin":  # forking is unsafe under macOS' system libraries
        for task in (*own, *common):
            task()
        return
    gc.freeze()  # so that the other processes share memory instead of copying it
    context = get_context("fork")
    begun = context.Value("i", 0)
    processes = [context.Process(target=_work, args=(task, common, begun)) for task in own[:-1]]
    for process in processes:
        process.start()
    try:
        _work(own[-1], common, begun)
    finally:
        gc.unfreeze()
        for process in processes:
            process.join()
    if failed := [process.exitcode for process in processes if process.exitcode]:
        raise RuntimeError(f"a process ended with {failed}")


def _work(own: Task, common: Sequence[Task], begun: Any) -> None:
    own()
    while (number := _next(begun)) < len(common):
        common[number]()


def _next(begun: Any) -> int:
    with begun.get_lock():
        begun.value += 1
        return int(begun.value) - 1
