#!/usr/bin/env python3
"""Runs every test. Arguments go to pytest.

    python3 scripts/test.py [-k WORD] [PATH …]
"""
from __future__ import annotations

import subprocess
import sys

import environment

if __name__ == "__main__":
    environment.enter()
    command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
    raise SystemExit(subprocess.call(command, cwd=environment.ROOT))
