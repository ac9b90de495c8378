#!/usr/bin/env python3
"""Lists the texts that lack a language, or whose translation is stale or a machine's; gives them out as XLIFF, and takes them back.

    python3 scripts/translation.py [PATH …] [--content DIR] [--lang en|fr]
    python3 scripts/translation.py [PATH …] --export FILE.xlf [--from en|fr] [--to en|fr] [--all]
    python3 scripts/translation.py --import FILE.xlf [--reviewed]

Exit codes: 0 listed, written or taken in, 1 something must be corrected first (nothing is taken in then), 2 wrong usage.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.translation")
