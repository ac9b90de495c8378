#!/usr/bin/env python3
"""Makes the newsletter that a coordinator sends: a page to paste into a message, and its plain-text twin.

    python3 scripts/digest.py --since DATE [--organization ID …] [--region ID …] [--lang en|fr|both]
                              [--out DIR] [--content DIR] [--site-url URL]

Exit codes: 0 made, 1 the library is broken or nothing could be written, 2 wrong usage.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.digest")
