"""Gives the terminal to another program, for which this one makes room. Standard library only: it is used before the environment
stands.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import NoReturn


def hand_over(command: list[str]) -> NoReturn:
    """Ends this program as ``command`` ends, which has its terminal, its Ctrl-C and its exit code. Raises OSError."""
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform != "win32":
        os.execv(command[0], command)
    # There, exec would let the shell go on at once, with the new program at work behind it. Ctrl-C reaches both of the programs
    # that share a terminal: the new one obeys and tells how it ended, for this one too.
    signal.signal(signal.SIGINT, lambda *_: None)
    sys.exit(subprocess.call(command))
