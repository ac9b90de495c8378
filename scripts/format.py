#!/usr/bin/env python3
"""Lays out files of the library in their one form: order of fields, line breaks, quotation marks. Comments are kept.

python3 scripts/format.py [--check] [PATH …] [--content DIR] [--lang en|fr]

Exit codes: 0 all in form, 1 not all (with --check), or a file that must be corrected first, 2 wrong usage.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.format")
