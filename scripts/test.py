#!/usr/bin/env python3
"""Runs every test, on every core. Arguments go to pytest; with `-n 0` all run in one process, one after another. `--content`
runs what a proposal must pass that touches content alone.

python3 scripts/test.py [--content] [-k WORD] [PATH …]
"""

from __future__ import annotations

import subprocess
import sys

import environment

if __name__ == "__main__":
    environment.enter()
    command = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *sys.argv[1:]]
    raise SystemExit(subprocess.call(command, cwd=environment.ROOT))
