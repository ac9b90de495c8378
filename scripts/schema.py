#!/usr/bin/env python3
"""Writes anew what follows from other files: portal/schema/, the forms on GitHub, the columns of the open data and the types in
deploy/nginx.conf. After a change of the model, of a field's description, of a question of the form, of a closed list or of a
type of files.

python3 scripts/schema.py
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.run("portal.commands.schema")
