#!/usr/bin/env python3
"""Asks for a practice, one question at a time, says at once what cannot be right, and writes its file.

    python3 scripts/new_practice.py [--lang en|fr] [--content DIR]

What was typed is kept when it stops, and offered again. Exit codes: 0 written and valid, 1 not finished or not valid yet, 2 wrong
usage.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.new_practice")
