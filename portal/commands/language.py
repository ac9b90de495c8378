"""Which language a person at the terminal reads."""
from __future__ import annotations

import os


def preferred() -> str:
    """'fr' when the system says so, else 'en'."""
    said = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "fr" if said.lower().startswith("fr") else "en"
