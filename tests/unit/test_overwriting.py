"""What a person wrote is not lost when the disk refuses what is to stand in its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portal import schema
from portal.commands import format
from portal.mending import mend
from portal.overwriting import overwrite
from tests.helpers import ROOT, TEA, change, read


@contextmanager
def no_room(octets: int = 20) -> Iterator[None]:
    """No file can become longer, as on a full disk."""
    resource = pytest.importorskip("resource", reason="Windows sets no such limit")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (octets, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_file_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"old")
    overwrite(tmp_path / "a.yml", b"new")
    assert everything(tmp_path) == {"a.yml": b"new"}


def test_a_new_file_can_be_read_by_whom_others_of_the_person_can(tmp_path: Path) -> None:
    overwrite(tmp_path / "new.yml", b"new")
    (tmp_path / "usual.yml").write_bytes(b"new")
    assert (tmp_path / "new.yml").stat().st_mode == (tmp_path / "usual.yml").stat().st_mode


def test_where_there_is_no_room_the_file_is_as_it_was_and_named(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"old")
    with no_room(), pytest.raises(OSError) as error:
        overwrite(file, b"new" * 100)
    assert everything(tmp_path) == {"a.yml": b"old"} and error.value.filename == str(file)


def test_a_file_keeps_its_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "chown", lambda path, user, group: given.append((user, group)), raising=False)
    file = tmp_path / "a.yml"
    file.write_bytes(b"old")
    owner = (file.stat().st_uid, file.stat().st_gid)
    overwrite(file, b"new")
    assert given == [owner] and everything(tmp_path) == {"a.yml": b"new"}


def test_who_may_not_give_a_file_away_can_still_overwrite_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, user: int, group: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refuse, raising=False)
    (tmp_path / "a.yml").write_bytes(b"old")
    overwrite(tmp_path / "a.yml", b"new")
    assert everything(tmp_path) == {"a.yml": b"new"}


def test_no_room_while_a_card_is_mended_loses_nothing_of_it(content: Path) -> None:
    change(content, TEA, "Un thé", "Un the\u0301")
    before, typed = read(content), everything(content / "practices")
    with no_room(), pytest.raises(OSError):
        mend(before, lambda path: True, frozenset())
    assert everything(content / "practices") == typed


def test_no_room_while_a_card_is_laid_out_loses_nothing_of_it(content: Path) -> None:
    change(content, TEA, "kind: event\nstatus: documented\n", "status: documented\nkind: event\n")
    typed = everything(content / "practices")
    with no_room(), pytest.raises(OSError):
        format.main(ROOT, ["--content", str(content), str(content / TEA)])
    assert everything(content / "practices") == typed


def test_no_room_while_the_schemas_are_written_leaves_none_half_written(content: Path, tmp_path: Path) -> None:
    folder, known = tmp_path / "schema", read(content).known
    schema.write(folder, known)
    before = everything(folder)
    with no_room(), pytest.raises(OSError):
        schema.write(folder, {name: [*ids, "another"] for name, ids in known.items()})
    assert everything(folder) == before
