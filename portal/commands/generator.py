"""Runs the site generator. The only place outside ``hooks/`` that knows its name; `portal` itself imports none of it."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


class BuildFailed(Exception):
    """The generator stopped; the text is what it said."""


def render(root: Path, out: Path, content: Path, *, index: bool = True, generator: str = "mkdocs") -> None:
    """Builds the whole site of ``root/mkdocs.yml`` into the folder ``out``. Raises BuildFailed with the messages."""
    environment = {**os.environ, "COMMONS_CONTENT": str(content), "NO_MKDOCS_2_WARNING": "1"}
    if not index:
        environment["COMMONS_NO_INDEX"] = "1"
    command = [sys.executable, "-m", generator, "build", "--quiet", "--site-dir", str(out), "--config-file", str(root / "mkdocs.yml")]
    done = subprocess.run(command, env=environment, cwd=root, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        raise BuildFailed(done.stdout)
