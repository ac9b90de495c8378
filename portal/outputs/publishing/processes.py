"""Work at once on two processors, without copying the library to another process."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from typing import Any

Task = Callable[[], None]


def divide(own: Sequence[Task], common: Sequence[Task] = ()) -> None:
    """Does each of ``own`` in a process of its own, the last of them in this one; whoever is done goes on with those of
    ``common`` that nobody has begun. One after another where the system cannot divide a process. Raises what a task raises;
    the other processes have ended then."""
    if not hasattr(os, "fork") or sys.platform == "darwin":  # forking is unsafe under macOS' system libraries
        for task in (*own, *common):
            task()
        return
    gc.freeze()  # so that the other processes share memory instead of copying it
    context = get_context("fork")
    begun, errors = context.Value("i", 0), context.SimpleQueue()
    processes = [context.Process(target=_other, args=(task, common, begun, errors)) for task in own[:-1]]
    for process in processes:
        process.start()
    try:
        _work(own[-1], common, begun)
    except BaseException:
        for process in processes:
            process.terminate()
        raise
    finally:
        gc.unfreeze()
        for process in processes:
            process.join()
    if not errors.empty():
        raise errors.get()
    if failed := [process.exitcode for process in processes if process.exitcode]:
        raise RuntimeError(f"a process ended with {failed}")


def _other(own: Task, common: Sequence[Task], begun: Any, errors: Any) -> None:
    """The work of another process: what goes wrong is handed over, and the first process alone decides when to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        _work(own, common, begun)
    except Exception as error:
        errors.put(_portable(error))


def _portable(error: Exception) -> Exception:
    """The same error, or one that says the same where it cannot be handed to another process."""
    try:
        pickle.loads(pickle.dumps(error))
        return error
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")


def _work(own: Task, common: Sequence[Task], begun: Any) -> None:
    own()
    while (number := _next(begun)) < len(common):
        common[number]()


def _next(begun: Any) -> int:
    with begun.get_lock():
        begun.value += 1
        return int(begun.value) - 1
