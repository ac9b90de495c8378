"""Runs a program to its end and tells how long it took and how much memory it needed.

Time and memory are taken in different runs: looking at memory costs time.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_EVERY = 0.02  # seconds between two looks at the memory
_MEGABYTE = 1_000_000


class Failed(Exception):
    """A measured program ended badly; the text is what it output."""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock, and seconds of work of all cores together (nan where the system does not tell)."""

    clock: float
    work: float

    def __add__(self, other: Took) -> Took:
        return Took(self.clock + other.clock, self.work + other.work)


def time_of(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Took:
    """How long a program ran, its start included. Raises Failed."""
    with tempfile.TemporaryFile() as output:
        worked, started = _work_of_children(), time.perf_counter()
        code = subprocess.call(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        took = Took(time.perf_counter() - started, _work_of_children() - worked)
        if code:
            output.seek(0)
            raise Failed(f"{command[0]}: {code}\n{output.read().decode(errors='replace')}")
    return took


def _work_of_children() -> float:
    """Seconds that all processes started from here, and theirs, have worked; those that still run do not count yet."""
    if resource is None:
        return math.nan
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def output(command: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
    """What a program says on its standard output. Raises Failed."""
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{command[0]}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def peak_memory(command: Sequence[str], environment: Mapping[str, str] | None = None) -> dict[str, float]:
    """The most megabytes (10⁶ bytes) that a program and everything it starts held at one time, by kind of program: 'pagefind'
    for the peer's search indexer, 'self' for all else. Memory that processes share counts once (Linux' proportional set size).
    Empty where the system cannot tell. Raises Failed."""
    if not sys.platform.startswith("linux"):
        time_of(command, environment)
        return {}
    peaks: dict[str, float] = {}
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        ended = threading.Event()
        watching = threading.Thread(target=_watch, args=(process.pid, ended, peaks))
        watching.start()
        code = process.wait()
        ended.set()
        watching.join()
        if code:
            output.seek(0)
            raise Failed(f"{command[0]}: {code}\n{output.read().decode(errors='replace')}")
    return peaks


def _watch(pid: int, ended: threading.Event, peaks: dict[str, float]) -> None:
    while not ended.wait(_EVERY):
        now: dict[str, float] = {}
        for one in _family(pid):
            try:
                name = Path(f"/proc/{one}/comm").read_text().strip()
                held = _proportional(Path(f"/proc/{one}/smaps_rollup").read_text())
            except OSError:  # it ended meanwhile
                continue
            kind = "pagefind" if name.startswith("pagefind") else "self"
            now[kind] = now.get(kind, 0) + held
        for kind, held in now.items():
            peaks[kind] = max(peaks.get(kind, 0), held)


def _family(pid: int) -> list[int]:
    """A process and all that come from it."""
    found = [pid]
    for one in found:
        try:
            for task in os.listdir(f"/proc/{one}/task"):
                found += map(int, Path(f"/proc/{one}/task/{task}/children").read_text().split())
        except OSError:
            continue
    return found


def _proportional(rollup: str) -> float:
    return next((int(line.split()[1]) * 1024 / _MEGABYTE for line in rollup.splitlines() if line.startswith("Pss:")), 0.0)
