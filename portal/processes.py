"""Work at once on two processors, without copying the library to another process."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from typing import Any, TypeVar

from portal.interruption import uninterrupted

Task = Callable[[], None]
T = TypeVar("T")


def divide(own: Sequence[Task], common: Sequence[Task] = ()) -> None:
    """Does each of ``own`` in a process of its own, the last of them in this one; whoever is done goes on with those of
    ``common`` that nobody has begun. One after another where the system cannot divide a process. Raises what a task raises;
    the other processes have ended then."""
    if not _can_fork():
        for task in (*own, *common):
            task()
        return
    gc.freeze()  # so that the other processes share memory instead of copying it
    context = get_context("fork")
    begun, errors = context.Value("i", 0), context.SimpleQueue()
    processes = [context.Process(target=_other, args=(task, common, begun, errors)) for task in own[:-1]]
    try:
        with uninterrupted():
            for process in processes:
                process.start()
        _work(own[-1], common, begun)
        for process in processes:
            process.join()
    except BaseException:  # also while it waits for them
        for process in processes:
            if process.pid is not None:
                process.kill()  # which, unlike a request, is not lost on a process that has just begun
        raise
    finally:
        gc.unfreeze()
        for process in processes:
            if process.pid is not None:  # it was started
                process.join()
    if not errors.empty():
        raise errors.get()
    if failed := [process.exitcode for process in processes if process.exitcode]:
        raise RuntimeError(f"a process ended with {failed}")


def collect(work: Callable[[int], T], count: int) -> list[T]:
    """What ``work`` gives for each number below ``count``, in their order, done by this process and another one: whoever is done with a
    number takes the next. What the other makes is handed over, so it should take longer to make than to copy. Raises as `divide`."""
    if count < 2 or not _can_fork():
        return [work(number) for number in range(count)]
    begun, found = get_context("fork").Value("i", 0), dict[int, T]()
    receiving, sending = get_context("fork").Pipe(duplex=False)

    def other() -> None:
        receiving.close()  # so that nothing waits in it for a first process that is no more
        while (number := _next(begun)) < count:
            sending.send((number, work(number)))

    def here() -> None:
        sending.close()  # so that the other's end is the end
        while (number := _next(begun)) < count:
            found[number] = work(number)
            while receiving.poll() and take():
                pass
        while take():
            pass

    def take() -> bool:
        try:
            number, made = receiving.recv()
        except EOFError:
            return False
        found[number] = made
        return True

    with receiving:
        divide([other, here])
    return [found[number] for number in range(count)]


def _can_fork() -> bool:
    return hasattr(os, "fork") and sys.platform != "darwin"  # where it is unsafe under the system's libraries


def _other(own: Task, common: Sequence[Task], begun: Any, errors: Any) -> None:
    """The work of another process: what goes wrong is handed over, and the first process alone decides when to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGHUP):
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
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
