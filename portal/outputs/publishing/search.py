"""The search index: one pass of Pagefind over the finished pages. It keeps one index for each ``<html lang>``."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from pagefind_bin import get_executable

from portal.settings import LANGUAGES

FOLDER = "pagefind"


class SearchIndexError(Exception):
    """Pagefind failed; the text is what it said."""


def command(site: Path, folders: Iterable[str]) -> list[str]:
    """What makes the index of the pages in ``site``. ``folders``, such as 'practices', are where pages lie that have something
    to find (``data-pagefind-body``)."""
    pages = f"{{{','.join(LANGUAGES)}}}/{{{','.join(folders)}}}/**/*.html"
    return [str(get_executable()), "--site", str(site), "--output-subdir", FOLDER, "--glob", pages, "--quiet"]


def index(site: Path, folders: Iterable[str]) -> None:
    """Writes ``site/pagefind/``. Raises SearchIndexError when the program fails."""
    done = subprocess.run(command(site, folders), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SearchIndexError(done.stdout + done.stderr)
