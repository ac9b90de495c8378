#!/usr/bin/env python3
"""Writes portal/schema/ and the forms on GitHub anew, after a change of the model, of a field's description, of a question of the
form or of a closed list.

python3 scripts/schema.py
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.schema")
