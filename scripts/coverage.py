#!/usr/bin/env python3
"""Holds the library against an inventory of what its documents hold: rows, found, missing, by kind.

    python3 scripts/coverage.py [--inventory DIR] [--content DIR] [--lang en|fr]

Exit codes: 0 every row is found, 1 one is not, 2 wrong usage.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.coverage")
