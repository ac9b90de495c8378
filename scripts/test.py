#!/usr/bin/env python3
"""Runs every test, with two processes a core, as a test of a page waits half of its time. Arguments go to pytest; with `-n 0` all
run in one process, one after another. `--content` runs what a proposal must pass that touches content alone.

python3 scripts/test.py [--content] [-k WORD] [PATH …]
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import environment


def main(root: Path) -> int:
    """Pytest's exit code."""
    processes = str(2 * (os.cpu_count() or 1))
    return subprocess.call([sys.executable, "-m", "pytest", "-n", processes, "--dist", "worksteal", *sys.argv[1:]], cwd=root)


if __name__ == "__main__":
    environment.run(__name__, tests=True)
