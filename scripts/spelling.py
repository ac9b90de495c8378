#!/usr/bin/env python3
"""Tells of words that no dictionary of either language knows, and of long sentences: hints for whoever writes, never a gate.

    python3 scripts/spelling.py [PATH …] [--changed-since COMMIT] [--content DIR] [--lang en|fr]

The dictionaries come with `npm ci --ignore-scripts`. Exit codes: 0 said, whatever there is to say, 2 wrong usage or no dictionary.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.spelling", tests=True)
