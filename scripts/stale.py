#!/usr/bin/env python3
"""Lists what is past the day of its review, one list for each organization that leads it.

    python3 scripts/stale.py [--within DAYS] [--out DIR] [--content DIR] [--lang en|fr]

Exit codes: 0 listed, also when nothing is due, 2 wrong usage.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.stale")
