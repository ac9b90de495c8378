#!/usr/bin/env python3
"""Runs every test, on every core. Arguments go to pytest; with `-n 0` all run in one process, one after another. `--content`
runs what a proposal must pass that touches content alone.

python3 scripts/test.py [--content] [-k WORD] [PATH …]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import environment


def main(root: Path) -> int:
    """Pytest's exit code."""
    return subprocess.call([sys.executable, "-m", "pytest", "-n", "auto", "--dist", "worksteal", *sys.argv[1:]], cwd=root)


if __name__ == "__main__":
    environment.run(__name__, tests=True)
