"""A small site with the sample updates, built as of an instant."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from portal.settings import CONTENT_FOLDERS
from tests.helpers import ROOT, copy_updates, run


def library(folder: Path) -> Path:
    """The samples with the thirty updates, and the sources that the written pages name."""
    content = copy_updates(folder)
    shutil.copytree(ROOT / "toolkit/library", content / "toolkit/library", dirs_exist_ok=True)
    return content


def repository(folder: Path) -> Path:
    """A copy of what a build needs, without a library."""
    for name in ("docs", "theme", "hooks", "portal"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in CONTENT_FOLDERS:
        (folder / name).mkdir()
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copy(ROOT / "site.yml", folder)
    return folder


def build(content: Path, out: Path, now: str, site_url: str) -> None:
    """The site in ``out`` as it is at ``now``, an ISO 8601 time with its offset. Fails with what the build said."""
    environment = {**os.environ, "COMMONS_NOW": now, "COMMONS_SITE_URL": site_url, "LC_ALL": "C.UTF-8"}
    done = run(sys.executable, "scripts/build.py", "--out", str(out), "--content", str(content), env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
