#!/usr/bin/env python3
"""Builds one complete site and publishes it in one step.

python3 scripts/build.py [--out DIR] [--content DIR] [--offline] [--documents]
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.build")
