"""What wakes whoever follows the files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.preview.watch import Watch

_AT_ONCE, _NEVER = 10.0, 0.4  # seconds: until something is heard, and in which nothing must be


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    """A watch of ``tmp_path/deep`` and what is below it, and of what lies directly in ``tmp_path``; a file is in each."""
    (tmp_path / "deep/inner").mkdir(parents=True)
    for name in ("deep/inner/card.yml", "flat.yml"):
        (tmp_path / name).write_text("a", "utf-8")
    watch = Watch([tmp_path / "deep"], [tmp_path])
    watch.start()
    while watch.woken.wait(_NEVER):  # by what was done before, which a system may tell late
        watch.woken.clear()
    yield watch
    watch.stop()


@pytest.mark.parametrize("name", ["deep/inner/card.yml", "deep/inner/new.yml", "flat.yml"])
def test_a_file_that_is_written_wakes(watch: Watch, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("b", "utf-8")
    assert watch.woken.wait(_AT_ONCE)


def test_a_file_that_goes_wakes(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "deep/inner/card.yml").unlink()
    assert watch.woken.wait(_AT_ONCE)


def test_a_look_wakes_nobody_or_each_look_would_lead_to_another(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "deep/inner/card.yml").read_text("utf-8")
    os.listdir(tmp_path / "deep")
    assert not watch.woken.wait(_NEVER)
