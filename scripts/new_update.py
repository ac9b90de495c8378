#!/usr/bin/env python3
"""Asks what there is to announce, one question at a time, and writes the update's file.

    python3 scripts/new_update.py [--lang en|fr] [--content DIR]

Exit codes: 0 written and valid, 1 not finished or not valid yet, 2 wrong usage.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.new_update")
