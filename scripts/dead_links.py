#!/usr/bin/env python3
"""Asks the web, slowly, which public addresses in the library no longer lead to a page, and tells them with their archived copies.

    python3 scripts/dead_links.py [PATH …] [--out FILE] [--content DIR] [--lang en|fr]

No build and no check of a proposal does this: what is dead elsewhere stops nobody here. Exit codes: 0 none is dead, 1 at least one
is, 2 wrong usage, or no connection.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.dead_links")
