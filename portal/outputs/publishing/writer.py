"""Writes the files of a site, thousands of them, in folders that may not be there yet."""

from __future__ import annotations

import os
from pathlib import Path


class Writer:
    """Writes below the folder ``out``. Goes without the comforts of `pathlib`, which take as long as the writing itself."""

    def __init__(self, out: Path) -> None:
        self._out = str(out)
        self._folder = ""  # the last one written to

    def write(self, path: str, content: bytes) -> None:
        """The file ``path``, with forward slashes, whole. Raises OSError."""
        folder = f"{self._out}/{path}".rpartition("/")[0]
        if folder != self._folder:
            _make(folder)
            self._folder = folder
        with open(f"{self._out}/{path}", "wb", buffering=0) as file:
            left = memoryview(content)
            while left:  # a disk that is nearly full takes a part, and says so of the next one alone
                left = left[file.write(left) :]


def _make(folder: str) -> None:
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # another process may make the same
