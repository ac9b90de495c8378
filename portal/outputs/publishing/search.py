"""The search index: one pass of Pagefind over the finished pages. It keeps one index for each ``<html lang>``."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pagefind_bin import get_executable

from portal.settings import LANGUAGES

FOLDER = "pagefind"
# Where pages lie that have something to find (``data-pagefind-body``). To read the others took a third of the time.
_PAGES = f"{{{','.join(LANGUAGES)}}}/{{practices,updates}}/**/*.html"


class SearchIndexError(Exception):
    """Pagefind failed; the text is what it said."""


def command(site: Path) -> list[str]:
    """What makes the index of the pages in ``site``."""
    return [str(get_executable()), "--site", str(site), "--output-subdir", FOLDER, "--glob", _PAGES, "--quiet"]


def index(site: Path) -> None:
    """Writes ``site/pagefind/``. Raises SearchIndexError when the program fails."""
    done = subprocess.run(command(site), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SearchIndexError(done.stdout + done.stderr)
