"""A finished folder takes the place of the live one in one step, or nothing changes; what no build made stays."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.outputs.publishing import mark, moves, swap
from portal.outputs.publishing.swap import replacing


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """An earlier site in a folder ``house``."""
    folder = tmp_path / "house" / "site"
    put(folder, {"old.html": "old", "index.html": "old", "en/index.html": "old", "en/gone/index.html": "old"})
    mark.leave(folder)
    return folder


@pytest.fixture(params=["at once", "in steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to exchange; where the system cannot do it at once, the first is the second."""
    if request.param == "in steps":
        monkeypatch.setattr(moves, "_exchange_at_once", lambda first, second: False)
    return str(request.param)


@pytest.fixture(params=["swapped", "around strangers", "in its place"])
def case(request: pytest.FixtureRequest, live: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The live folder alone, with what somebody put in it, or as a mount."""
    if request.param == "around strangers":
        put(live, {".git/config": "mine", "CNAME": "mine", "en/notes.txt": "mine"})
    if request.param == "in its place":
        monkeypatch.setattr(swap, "must_stay", lambda out: True)
    return str(request.param)


NEW = {"new.html": "new", "index.html": "new", "en/index.html": "new", "fr/index.html": "new"}


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def publish(out: Path) -> None:
    with replacing(out) as work:
        put(work, NEW)


def fail(out: Path) -> None:
    with pytest.raises(RuntimeError), replacing(out) as work:
        put(work, NEW)
        raise RuntimeError


def everything(folder: Path) -> dict[str, str | None]:
    """Path → text of each file below a folder, None for a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") if path.is_file() else None for path in folder.rglob("*")
    }


def texts(folder: Path) -> dict[str, str]:
    """The same without folders and without the mark."""
    return {name: text for name, text in everything(folder).items() if text is not None and name != mark.NAME}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


STRANGERS = {".git/config": "mine", "CNAME": "mine", "en/notes.txt": "mine"}


def test_success_puts_the_new_folder_in_the_place_of_the_old(live: Path, way: str) -> None:
    publish(live)
    assert texts(live) == NEW


def test_success_leaves_nothing_beside(live: Path, case: str, way: str) -> None:
    publish(live)
    assert names(live.parent) == ["site"] and not [name for name in names(live) if "progress" in name]


def test_success_leaves_a_mark_that_lists_the_new_files(live: Path, case: str) -> None:
    publish(live)
    assert mark.made(live) == {*NEW, mark.NAME}


def test_the_first_time_the_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    publish(tmp_path / "a" / "b" / "site")
    assert texts(tmp_path / "a" / "b" / "site") == NEW


def test_an_empty_folder_is_filled(tmp_path: Path, way: str) -> None:
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site")
    assert texts(tmp_path / "site") == NEW and names(tmp_path) == ["site"]


def test_until_the_end_the_old_folder_stays(live: Path, case: str) -> None:
    before = texts(live)
    with replacing(live) as work:
        put(work, NEW)
        assert before.items() <= texts(live).items()


def test_a_failure_changes_nothing(live: Path, case: str) -> None:
    before = everything(live.parent)
    fail(live)
    assert everything(live.parent) == before


def test_a_failure_the_first_time_leaves_nothing(tmp_path: Path) -> None:
    fail(tmp_path / "a" / "b" / "site")
    assert names(tmp_path) == []


def test_the_new_folder_can_be_read_by_a_web_server(live: Path) -> None:
    publish(live)
    assert live.stat().st_mode & 0o777 == 0o755


# What no build made


def test_what_somebody_put_beside_a_site_stays_where_it_is(live: Path, way: str) -> None:
    put(live, STRANGERS)
    before = [(live / name).stat().st_ino for name in (".git", "CNAME", "en/notes.txt")]
    publish(live)
    assert texts(live) == {**NEW, **STRANGERS}
    assert [(live / name).stat().st_ino for name in (".git", "CNAME", "en/notes.txt")] == before


def test_what_somebody_put_there_while_the_site_was_built_stays(live: Path) -> None:
    with replacing(live) as work:
        put(work, NEW)
        put(live, STRANGERS)
    assert texts(live) == {**NEW, **STRANGERS}


def test_what_somebody_put_into_a_part_that_is_no_more_stays(live: Path, way: str) -> None:
    put(live, {"en/gone/notes.txt": "mine"})
    publish(live)
    assert texts(live) == {**NEW, "en/gone/notes.txt": "mine"}


def test_a_folder_without_a_mark_loses_nothing(tmp_path: Path) -> None:
    put(tmp_path / "site", {"thesis.txt": "mine"})
    publish(tmp_path / "site")
    assert texts(tmp_path / "site") == {**NEW, "thesis.txt": "mine"}


@pytest.mark.parametrize("in_the_way", ["new.html", "fr/index.html", "fr", "new.html/mine"])
def test_where_something_else_is_in_the_way_nothing_changes_and_it_is_named(live: Path, in_the_way: str) -> None:
    put(live, {in_the_way: "mine"})
    before = everything(live.parent)
    with pytest.raises(FileExistsError) as raised:
        publish(live)
    assert str(raised.value.filename).startswith(str(live / in_the_way.partition("/")[0]))
    assert everything(live.parent) == before


def test_a_file_does_not_take_the_place_of_a_folder_in_which_somebody_has_put_something(live: Path) -> None:
    put(live, {"en/notes.txt": "mine"})
    before = everything(live.parent)
    with pytest.raises(FileExistsError), replacing(live) as work:
        put(work, {"en": "a file"})
    assert everything(live.parent) == before


def test_a_link_in_a_site_is_not_followed(live: Path, tmp_path: Path) -> None:
    put(tmp_path / "elsewhere", {"index.html": "mine"})
    (live / "link").symlink_to(tmp_path / "elsewhere")
    publish(live)
    assert texts(tmp_path / "elsewhere") == {"index.html": "mine"} and (live / "link").is_symlink()


# A folder that cannot be moved


def test_a_folder_that_must_stay_has_its_content_exchanged(live: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    monkeypatch.setattr(swap, "must_stay", lambda out: True)
    before = live.stat().st_ino
    publish(live)
    assert texts(live) == NEW and live.stat().st_ino == before


def test_the_folder_that_somebody_stands_in_must_stay(live: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(live / "en")
    assert swap.must_stay(live)


def test_a_folder_in_somebody_else_s_folder_must_stay(live: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told by what the system says: a superuser may write everywhere."""
    access = os.access
    monkeypatch.setattr(swap.os, "access", lambda path, mode: path != live.parent and access(path, mode))
    before = live.stat().st_ino
    assert swap.must_stay(live)
    publish(live)
    assert texts(live) == NEW and live.stat().st_ino == before and names(live.parent) == ["site"]


def test_a_folder_among_ones_own_may_move(live: Path) -> None:
    assert not swap.must_stay(live)


def test_a_mount_must_stay_however_its_name_is_written(live: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = live.parent / "a site é"
    odd.mkdir()
    escaped = os.fsencode(odd).replace(b" ", b"\\040")
    table = tmp_path / "mountinfo"
    table.write_bytes(b"22 27 0:21 / /proc rw - proc proc rw\n36 35 98:0 / " + escaped + b" rw,noatime - ext4 /dev/x rw\n")
    monkeypatch.setattr(swap, "_MOUNTS", table)
    assert swap.must_stay(odd) and not swap.must_stay(live)


# What the disk refuses, and what kills the program, at every step of the swap


def counting(act: Callable[[], None], number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls ``act`` in place of the ``number``-th renaming or exchange."""
    steps, rename, at_once = [0], Path.rename, moves._exchange_at_once

    def step() -> None:
        steps[0] += 1
        if steps[0] == number:
            act()

    def counted_rename(self: Path, target: Path) -> Path:
        step()
        return rename(self, target)

    def counted_exchange(first: Path, second: Path) -> bool:
        if moves.sys.platform.startswith("linux") and steps[0] + 1 == number and at_once(first, second):
            at_once(first, second)  # it would have succeeded
            step()
        done = at_once(first, second)
        steps[0] += done
        return done

    monkeypatch.setattr(Path, "rename", counted_rename)
    monkeypatch.setattr(moves, "_exchange_at_once", counted_exchange)


def refuse() -> None:
    raise PermissionError("the disk says no")


@pytest.mark.parametrize("number", range(1, 21))
def test_what_the_disk_refuses_changes_nothing(
    live: Path, case: str, way: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, strangers = everything(live.parent), {name: text for name, text in texts(live).items() if text == "mine"}
    counting(refuse, number, monkeypatch)
    try:
        publish(live)
    except PermissionError:
        assert everything(live.parent) == before
    else:
        assert texts(live) == {**NEW, **strangers}  # it needs fewer steps


@pytest.mark.parametrize("number", range(1, 21))
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot divide a process")
def test_what_kills_the_program_loses_nothing(
    live: Path, case: str, way: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    strangers = {name: text for name, text in texts(live).items() if text == "mine"}
    child = os.fork()
    if child == 0:
        try:
            counting(lambda: os._exit(9), number, monkeypatch)
            publish(live)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    # A later build that fails leaves a site, and one that succeeds the new one alone.
    fail(live)
    assert {"index.html", "en/index.html"} <= set(texts(live)) and strangers.items() <= texts(live).items()
    publish(live)
    assert texts(live) == {**NEW, **strangers} and names(live.parent) == ["site"]
    assert not [name for name in names(live) if "progress" in name]
