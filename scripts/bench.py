#!/usr/bin/env python3
"""Measures the speed against Hugo and Pagefind, which it fetches when it first runs, and the search against MiniSearch too, which
`npm ci` brings.

python3 scripts/bench.py [--cards 1000 5000 …] [--rounds N] [--related] [--no-edit] [--no-search]
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("bench.command", tests=True)
