#!/usr/bin/env python3
"""Judges the answers of the search by the queries in tests/search: hit@1, hit@3 and MRR by language and sort.

python3 scripts/search_quality.py [--held-out] [--missed] [--lang en|fr]
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.search_quality")
