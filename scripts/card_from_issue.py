#!/usr/bin/env python3
"""Makes a card of an issue that somebody wrote in one of the forms on GitHub, and the answer to it in the form's language.

    python3 scripts/card_from_issue.py --event FILE --out DIR [--content DIR] [--lang en|fr]

DIR gets answer.md and, where the issue is the form's, practices/<id>.yml. Exit codes: 0 there is an answer, 2 wrong usage.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.card_from_issue")
