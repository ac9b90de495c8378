#!/usr/bin/env python3
"""Makes cards from a table of practices that somebody filled in, one from each row. No card that is there is changed.

    python3 scripts/import_practices.py FILE.csv|FILE.xlsx [--keep-valid] [--content DIR] [--lang en|fr]

Exit codes: 0 every row is a card, 1 something is wrong and, without --keep-valid, nothing was written, 2 wrong usage.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.import_practices")
