#!/usr/bin/env python3
"""Measures the speed against Hugo and Pagefind, which it fetches when it first runs.

python3 scripts/bench.py [--cards 1000 5000 …] [--rounds N] [--related] [--no-edit]
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("bench.command")
