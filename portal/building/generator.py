"""Runs the site generator, which renders the written pages and the shells. Nothing else outside ``hooks/`` names it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.interruption import uninterrupted

# The last lines of a Python traceback: where, and what.
_FRAME = re.compile(r'^\s+File "(.+?)", line (\d+)', re.MULTILINE)
_ERROR = re.compile(r"^[\w.]*(?:Error|Exception|Interrupt|Exit|[a-z]Undefined)\b.*", re.MULTILINE)
_FROM_SYSTEM = re.compile(r"\[(?:Errno|WinError) (\d+)\] (.+?)(?:: '(.+?)')?$")
_FROM_RUST = re.compile(r"(\w[^:\n]*) \(os error (\d+)\)")


class BuildFailed(Exception):
    """The site was not built; the text says why, in full."""


class Rendering:
    """The generator at work in a process of its own. ``wait`` for it before anything that it makes is used."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def wait(self) -> None:
        """Raises BuildFailed with the generator's messages when it failed, OSError when the system refused it something."""
        output, _ = self._process.communicate()
        if self._process.returncode:
            raise failure(output)


@contextmanager
def rendering(root: Path, out: Path, frames: Path, *, site_url: str = "") -> Iterator[Rendering]:
    """Renders ``root/mkdocs.yml`` into ``out`` and what is stamped from into the file ``frames``. The generator is ended with the
    block when nobody waits for its work any more."""
    environment = {**os.environ, "COMMONS_FRAMES": str(frames), "NO_MKDOCS_2_WARNING": "1"}
    if site_url:
        environment["COMMONS_SITE_URL"] = site_url
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)]
    process = None
    try:
        with uninterrupted():
            process = subprocess.Popen(
                [*command, "--config-file", str(root / "mkdocs.yml")],
                env=environment,
                cwd=root,
                text=True,
                errors="replace",
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                close_fds=False,  # it holds the lock of the scratch folder that it writes in, for as long as it lives
            )
        yield Rendering(process)
    finally:
        if process is not None and process.poll() is None:
            process.terminate()
            process.wait()


def failure(output: str) -> BuildFailed | OSError:
    """What went wrong, from all that a program said. A traceback is told as its last place and its last line."""
    if match := _FROM_RUST.search(output):
        return OSError(int(match[2]), match[1])
    messages, traceback, details = output.partition("Traceback (most recent call last):")
    if not traceback:
        return BuildFailed(output.strip())
    errors, places = _ERROR.findall(details), _FRAME.findall(details)
    error = errors[-1] if errors else details.strip().rpartition("\n")[2]
    if match := _FROM_SYSTEM.search(error):
        number, reason, path = match.groups()
        return OSError(int(number), reason, path)
    place = f"{places[-1][0]}:{places[-1][1]}: " if places else ""
    return BuildFailed(f"{messages.strip()}\n{place}{error}".strip())
