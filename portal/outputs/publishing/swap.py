"""Publishing by swapping a finished folder in, never by writing over the live one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Gives an empty folder beside ``out``; when the block ends well it takes ``out``'s place, and when it raises it is
    removed and ``out`` stays as it was."""
    out.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f"{out.name}.", dir=out.parent))
    work.chmod(0o755)  # mkdtemp makes folders that a web server could not read
    try:
        yield work
        old = work.with_name(work.name + ".old")
        if out.exists():
            out.rename(old)
        try:
            work.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)
