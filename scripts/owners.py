#!/usr/bin/env python3
"""Makes .github/CODEOWNERS of site.yml, which names who looks after what and after which region, and of the cards' places.

    python3 scripts/owners.py [--check] [--lang en|fr]

Exit codes: 0 the file is as it should be, 1 it is not (--check), or site.yml has to be corrected first, 2 wrong usage.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.owners")
