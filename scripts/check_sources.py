#!/usr/bin/env python3
"""Holds the cards against the texts they cite: lines that do not exist or are blank, numbers that do not stand in them.

    python3 scripts/check_sources.py [--documents DIR] [--content DIR] [--lang en|fr]

Exit codes: 0 every citation holds, 1 one does not, 2 wrong usage.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.check_sources")
