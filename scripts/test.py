#!/usr/bin/env python3
"""Runs every test, on every core. Arguments go to pytest; with `-n 0` all run in one process, one after another.

python3 scripts/test.py [-k WORD] [PATH …]
"""

from __future__ import annotations

import subprocess
import sys

import environment

if __name__ == "__main__":
    environment.enter()
    command = [sys.executable, "-m", "pytest", "-n", "auto", *sys.argv[1:]]
    raise SystemExit(subprocess.call(command, cwd=environment.ROOT))
