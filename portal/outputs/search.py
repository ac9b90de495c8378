"""The search index: one pass of Pagefind over the finished pages. It keeps one index for each ``<html lang>``."""
from __future__ import annotations

import subprocess
from pathlib import Path

from pagefind_bin import get_executable

FOLDER = "pagefind"


class SearchIndexError(Exception):
    """Pagefind failed; the text is what it said."""


def index(site: Path) -> None:
    """Writes ``site/pagefind/``. Raises SearchIndexError when the program fails."""
    command = [str(get_executable()), "--site", str(site), "--output-subdir", FOLDER, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SearchIndexError(done.stdout + done.stderr)
