#!/usr/bin/env python3
"""Holds practice cards against the rules.

    python3 scripts/validate.py [PATH …] [--content DIR] [--format text|github|json|sarif] [--lang en|fr]

Exit codes: 0 valid (warnings are printed), 1 problems, 2 wrong usage.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.validate")
