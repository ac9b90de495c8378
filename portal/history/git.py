"""What git tells of a repository. No author is asked, nothing is fetched, and the settings of the machine change nothing of it."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from portal.reading.yaml_reader import MAX_BYTES

# Where what is set, in any file of settings, would change what the commands say, it is said here.
_SETTINGS = (
    "log.showRoot=true",
    "log.showSignature=false",
    "log.diffMerges=separate",
    "diff.noprefix=false",
    "core.quotePath=true",
)
COMMAND = ("git", "--no-replace-objects", *(part for setting in _SETTINGS for part in ("-c", setting)))
# Set when a build is started by a hook of git; they would lead to another repository or another index.
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    # A clone without its texts must not go and get them; versions of git before 2.44 know only the second.
    return kept | {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}


def ask(root: Path, *arguments: str) -> bytes:
    """What git says in ``root``. Raises OSError where there is no git or no folder, CalledProcessError where git refuses."""
    return subprocess.run(
        (*COMMAND, *arguments), cwd=root, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, check=True
    ).stdout


def changed_since(root: Path, commit: str) -> frozenset[str]:
    """Paths below ``root`` of the files that are not as they were where the present state and ``commit`` part: changed, added or
    renamed, committed or not. Raises LookupError where git knows no such commit, or where there is no git."""
    try:
        known = ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}").decode().strip()
        base = ask(root, "merge-base", known, "HEAD").decode().strip()
        changed = ask(root, "diff", "--name-only", "--no-renames", "-z", "--relative", base, "--", ".")
        new = ask(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    except (OSError, subprocess.CalledProcessError) as error:
        raise LookupError(commit) from error
    return frozenset(os.fsdecode(path) for path in (changed + new).split(b"\0") if path)


def contents(root: Path, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Each text once, in one call; one that is too large for a card is empty. Raises as `ask` does, and OSError where the
    clone lacks a text."""
    with tempfile.TemporaryFile() as asked:  # a pipe in both directions could block
        asked.write("".join(f"{blob}\n" for blob in dict.fromkeys(blobs)).encode())
        asked.seek(0)
        command = (*COMMAND, "cat-file", "--batch", "--buffer")
        with subprocess.Popen(
            command, cwd=root, env=environment(), stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            assert process.stdout is not None
            while line := process.stdout.readline():
                blob, *header = line.decode().split()
                if len(header) != 2:
                    raise FileNotFoundError(blob)
                raw = process.stdout.read(int(header[1]))
                process.stdout.read(1)
                yield blob, raw if len(raw) <= MAX_BYTES else b""
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
