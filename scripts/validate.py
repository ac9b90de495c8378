#!/usr/bin/env python3
"""Holds practice cards against the rules.

    python3 scripts/validate.py [PATH …] [--changed-since COMMIT] [--fix] [--content DIR]
                                [--format text|github|json|sarif] [--lang en|fr]

What becomes wrong by waiting is a warning, and an error in files that are named one by one or differ from COMMIT.

Exit codes: 0 valid (warnings are printed), 1 problems, 2 wrong usage (a path that nothing reads, too).
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.validate")
