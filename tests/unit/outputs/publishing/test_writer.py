"""Files of a site are written whole, or not without a word."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portal.outputs.publishing.writer import Writer


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """The system takes so many bytes of a file, and no more, as a disk does that is nearly full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_stands_below_its_folders(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    for path in ("index.html", "en/index.html", "en/practices/tea/index.html", "en/practices/bus/index.html"):
        writer.write(path, path.encode())
        assert (tmp_path / path).read_text() == path


def test_a_file_that_holds_nothing_is_there(tmp_path: Path) -> None:
    Writer(tmp_path).write("empty.txt", b"")
    assert (tmp_path / "empty.txt").read_bytes() == b""


def test_a_file_of_which_the_disk_takes_a_part_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError), room_for(1000):
        Writer(tmp_path).write("page.html", bytes(5000))
