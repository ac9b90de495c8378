"""A finished folder takes the place of the live one in one step, or nothing changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.outputs.publishing.swap import replacing


@pytest.fixture
def live(tmp_path: Path) -> Path:
    folder = tmp_path / "house" / "site"
    folder.mkdir(parents=True)
    (folder / "old.html").write_text("old")
    return folder


def publish(out: Path) -> None:
    with replacing(out) as work:
        (work / "new.html").write_text("new")


def fail(out: Path) -> None:
    with pytest.raises(RuntimeError), replacing(out) as work:
        (work / "new.html").write_text("new")
        raise RuntimeError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_success_puts_the_new_folder_in_the_place_of_the_old(live: Path) -> None:
    publish(live)
    assert names(live) == ["new.html"]


def test_success_leaves_nothing_beside(live: Path) -> None:
    publish(live)
    assert names(live.parent) == ["site"]


def test_the_first_time_the_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    publish(tmp_path / "a" / "b" / "site")
    assert names(tmp_path / "a" / "b" / "site") == ["new.html"]


def test_until_the_end_the_old_folder_stays(live: Path) -> None:
    with replacing(live) as work:
        (work / "new.html").write_text("new")
        assert names(live) == ["old.html"]


def test_a_failure_keeps_the_old_folder(live: Path) -> None:
    fail(live)
    assert names(live) == ["old.html"]


def test_a_failure_leaves_nothing_beside(live: Path) -> None:
    fail(live)
    assert names(live.parent) == ["site"]


def test_a_failure_the_first_time_leaves_nothing(tmp_path: Path) -> None:
    fail(tmp_path / "site")
    assert names(tmp_path) == []


def test_a_failure_while_swapping_keeps_the_old_folder(live: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if target == live and not self.name.endswith(".old"):
            raise OSError("the disk says no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="says no"):
        publish(live)
    assert names(live.parent) == ["site"] and names(live) == ["old.html"]


def test_a_failure_while_swapping_the_first_time_is_told_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".old"):
            return rename(self, target)
        raise OSError("the disk says no")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="says no"):
        publish(tmp_path / "site")
    assert names(tmp_path) == []


def test_the_new_folder_can_be_read_by_a_web_server(live: Path) -> None:
    publish(live)
    assert live.stat().st_mode & 0o777 == 0o755
