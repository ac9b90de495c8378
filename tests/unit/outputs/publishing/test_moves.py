"""Files and folders that take each other's places, all of them or none."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path
from typing import Any

import pytest

from portal.outputs.publishing import moves
from portal.outputs.publishing.moves import Moves, exchange


@pytest.fixture(params=["at once", "in steps"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways; where the system cannot exchange at once, the first is the second."""
    if request.param == "in steps":
        monkeypatch.setattr(moves, "_exchange_at_once", lambda first, second: False)


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "file").write_text(text, "utf-8")
    return path


def text(path: Path) -> str:
    return (path / "file").read_text("utf-8")


def refusing(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Lets the ``number``-th step on the disk fail, whichever way things move."""
    steps, rename, at_once = [0], Path.rename, moves._exchange_at_once

    def count() -> None:
        steps[0] += 1
        if steps[0] == number:
            raise PermissionError("the disk says no")

    def counted(self: Path, target: Path) -> Path:
        count()
        return rename(self, target)

    def counted_exchange(first: Path, second: Path) -> bool:
        done = at_once(first, second)
        if done:
            try:
                count()
            except PermissionError:
                at_once(first, second)
                raise
        return done

    monkeypatch.setattr(Path, "rename", counted)
    monkeypatch.setattr(moves, "_exchange_at_once", counted_exchange)


def test_two_folders_change_places(tmp_path: Path) -> None:
    first, second = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    exchange(first, second, tmp_path / "spare/x")
    assert (text(first), text(second)) == ("2", "1")
    assert not (tmp_path / "spare/x").exists()


class _System:
    """One that answers each exchange with the next of ``answers``: 0 when it is done, else the number of an error."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: int) -> None:
        self.asked: list[tuple[object, ...]] = []
        self._answers = list(answers)
        monkeypatch.setattr(moves.sys, "platform", "linux")
        monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: self)
        monkeypatch.setattr(ctypes, "get_errno", lambda: self._answers[0])

    def renameat2(self, *arguments: Any) -> int:
        self.asked.append((*arguments[:4], arguments[4].value))
        return -bool(self._answers[0])


@pytest.mark.parametrize("way", ["at once"], indirect=True)
def test_where_the_system_can_there_is_no_instant_without_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One call of the system, and no renaming."""
    first, second = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    system = _System(monkeypatch, 0)
    exchange(first, second, tmp_path / "spare/x")
    here, exchanged = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux
    assert system.asked == [(here, os.fsencode(first), here, os.fsencode(second), exchanged)]
    assert (text(first), text(second)) == ("1", "2")  # nothing else moved them


@pytest.mark.parametrize("way", ["at once"], indirect=True)
@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL])
def test_where_the_disk_cannot_it_takes_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    first, second = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    _System(monkeypatch, number)
    exchange(first, second, tmp_path / "spare/x")
    assert (text(first), text(second)) == ("2", "1")


@pytest.mark.parametrize("way", ["at once"], indirect=True)
def test_what_the_system_refuses_is_an_error_with_both_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    _System(monkeypatch, errno.EACCES)
    with pytest.raises(PermissionError) as error:
        exchange(first, second, tmp_path / "spare/x")
    assert (error.value.filename, error.value.filename2) == (str(first), str(second))


def test_a_file_and_a_folder_change_places(tmp_path: Path) -> None:
    first, second = folder(tmp_path / "one", "1"), tmp_path / "other"
    second.write_text("2", "utf-8")
    exchange(first, second, tmp_path / "spare/x")
    assert (first.read_text("utf-8"), text(second)) == ("2", "1")


def test_what_is_not_there_cannot_change_places(tmp_path: Path) -> None:
    first = folder(tmp_path / "one", "1")
    with pytest.raises(FileNotFoundError):
        exchange(first, tmp_path / "nowhere", tmp_path / "spare/x")
    assert text(first) == "1"


@pytest.mark.parametrize("number", [1, 2])
def test_a_refused_exchange_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    first, second = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    refusing(monkeypatch, number)
    try:
        exchange(first, second, tmp_path / "spare/x")
    except PermissionError:
        assert (text(first), text(second)) == ("1", "2")
    else:
        assert (text(first), text(second)) == ("2", "1")  # it needed fewer steps


def test_moves_stay_when_all_went_well(tmp_path: Path) -> None:
    new, live = folder(tmp_path / "new", "new"), folder(tmp_path / "live", "old")
    with Moves(tmp_path / "spare") as many:
        many.put(new, live, "live")
        many.put(folder(tmp_path / "more", "more"), tmp_path / "added", "added")
    assert (text(live), text(new), text(tmp_path / "added")) == ("new", "old", "more")


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt, SystemExit])
def test_after_an_exception_everything_is_back(tmp_path: Path, error: type[BaseException]) -> None:
    new, live = folder(tmp_path / "new", "new"), folder(tmp_path / "live", "old")
    more = folder(tmp_path / "more", "more")
    with pytest.raises(error), Moves(tmp_path / "spare") as many:
        many.put(new, live, "live")
        many.put(more, tmp_path / "deep/added", "added")
        raise error
    assert (text(live), text(new), text(more)) == ("old", "new", "more")
    assert not (tmp_path / "deep/added").exists()


def test_what_moved_last_moves_back_first(tmp_path: Path) -> None:
    first, second = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    with pytest.raises(RuntimeError), Moves(tmp_path / "spare") as many:
        many.move(first, tmp_path / "away")
        many.move(second, first)
        many.put(tmp_path / "away", first, "one")
        raise RuntimeError
    assert (text(first), text(second)) == ("1", "2")


def test_what_cannot_be_put_back_does_not_keep_the_rest_away(tmp_path: Path) -> None:
    first, second = folder(tmp_path / "first", "1"), folder(tmp_path / "second", "2")
    with pytest.raises(RuntimeError), Moves(tmp_path / "spare") as many:
        many.move(first, tmp_path / "a")
        many.move(second, tmp_path / "b")
        (tmp_path / "b/file").unlink()
        (tmp_path / "b").rmdir()
        raise RuntimeError
    assert text(first) == "1"
