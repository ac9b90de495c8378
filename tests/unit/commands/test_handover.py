"""One program in the place of another: its terminal, its Ctrl-C, its exit code, on every system."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.helpers import ROOT

# The first prints who it is and hands over; where exec does not do, as on Windows, that is another process.
_FIRST = """
import sys
from portal.commands import ending
from portal.commands.handover import hand_over
def main():
    print("first", end="")  # still in the buffer
    sys.platform = sys.argv[1]
    hand_over([sys.executable, "-c", sys.argv[2]])
raise SystemExit(ending.run(main))
"""
_WAITING = """
import time
from portal.commands import ending
def main():
    print("second", flush=True)
    try:
        time.sleep(60)
    finally:
        time.sleep(0.5)
        print("cleared away", flush=True)
raise SystemExit(ending.run(main))
"""
SYSTEMS = pytest.mark.parametrize("system", sorted({sys.platform, "win32"}))


def start(system: str, second: str) -> subprocess.Popen[str]:
    """In a terminal of its own, as far as signals go."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": ""}
    command = [sys.executable, "-c", _FIRST, system, second]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, text=True, stdout=pipe, stderr=pipe, env=environment, start_new_session=True)


@SYSTEMS
def test_it_ends_when_the_other_ends_and_with_its_exit_code(system: str) -> None:
    process = start(system, "import time; print('second', flush=True); time.sleep(0.5); print('end'); raise SystemExit(7)")
    output, errors = process.communicate(timeout=300)
    assert (process.returncode, output, errors) == (7, "firstsecond\nend\n", "")


@pytest.mark.skipif(os.name == "nt", reason="nothing there sends Ctrl-C to a group of one's own")
@SYSTEMS
def test_ctrl_c_is_obeyed_by_the_other_alone_which_is_waited_for(system: str) -> None:
    process = start(system, _WAITING)
    assert process.stdout is not None and process.stdout.readline() == "firstsecond\n"
    time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    output, errors = process.communicate(timeout=300)
    assert (process.returncode, output, errors) == (130, "cleared away\n", "Stopped before the end.\n")
