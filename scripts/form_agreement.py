#!/usr/bin/env python3
"""Compares what the form in the page and the validator say, on real files, broken ones and thousands with mistakes made by a seed.

python3 scripts/form_agreement.py [--mutations N] [--seed N] [--content DIR] [--lang en|fr]

Needs node. Exit codes: 0 they agree on 99.5 in 100, 1 they do not, 2 wrong usage.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.form_agreement")
