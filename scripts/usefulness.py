#!/usr/bin/env python3
"""Counts how many of a reader's six questions the cards answer, by size of place, theme and province.

python3 scripts/usefulness.py [--content DIR] [--lang en|fr]
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.usefulness")
