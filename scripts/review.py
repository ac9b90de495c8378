#!/usr/bin/env python3
"""Says what a proposal is about in the language of who proposes it, and takes out the pages that it changes.

    python3 scripts/review.py --changed-since COMMIT --out DIR [--before SITE --after SITE] [--content DIR] [--lang en|fr]

``--before`` and ``--after`` are finished sites, as scripts/build.py makes them. Exit codes: 0 said, 2 wrong usage.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.review")
