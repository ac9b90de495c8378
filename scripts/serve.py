#!/usr/bin/env python3
"""Shows the site on this machine and follows every change.

python3 scripts/serve.py [--port N] [--content DIR]
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.serve")
