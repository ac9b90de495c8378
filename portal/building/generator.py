"""Runs the site generator, which renders the written pages and the shells. Nothing else outside ``hooks/`` names it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


class BuildFailed(Exception):
    """The site was not built; the text says why, in full."""


class Rendering:
    """The generator at work in a process of its own. ``wait`` for it before anything that it makes is used."""

    def __init__(self, root: Path, out: Path, frames: Path, *, site_url: str = "") -> None:
        """Renders ``root/mkdocs.yml`` into ``out`` and what is stamped from into the file ``frames``."""
        environment = {**os.environ, "COMMONS_FRAMES": str(frames), "NO_MKDOCS_2_WARNING": "1"}
        if site_url:
            environment["COMMONS_SITE_URL"] = site_url
        command = [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--site-dir",
            str(out),
            "--config-file",
            str(root / "mkdocs.yml"),
        ]
        self._process = subprocess.Popen(
            command, env=environment, cwd=root, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    def __enter__(self) -> Rendering:
        return self

    def __exit__(self, *_: object) -> None:
        """Ends the generator when nobody waits for its work any more."""
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait()

    def wait(self) -> None:
        """Raises BuildFailed with the generator's messages when it failed."""
        output, _ = self._process.communicate()
        if self._process.returncode:
            raise BuildFailed(output)
