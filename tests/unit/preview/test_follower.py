"""The thread that follows the files, beside a preview that only takes note."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from portal.preview import follower as module
from portal.preview import snapshot
from portal.preview.follower import Follower

PATIENCE = 20.0  # seconds


class Preview:
    """Notes what it is asked to do. ``fails`` holds what the next attempts raise; ``broken`` makes it refuse."""

    def __init__(self, folder: Path) -> None:
        self.root, self.content = folder / "repository", folder / "library"
        for file in (self.root / "docs/a.md", self.root / "portal/a.py", self.content / "practices/a.yml"):
            put(file)
        self.done, self.messages, self.shown = list[str](), list[str](), ""
        self.fails, self.broken = list[BaseException](), False
        self.tell: Callable[[str], None] = self.messages.append

    def render(self) -> bool:
        return self._do("render")

    def reread(self) -> bool:
        return self._do("reread")

    def _do(self, what: str) -> bool:
        self.done.append(what)
        if self.fails:
            raise self.fails.pop(0)
        self.shown = "broken" if self.broken else ""
        return not self.broken

    def show_problem(self, text: str) -> None:
        self.shown = text


def put(file: Path, text: str = "a") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def until(condition: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < ends, "it never came"
        time.sleep(0.005)


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Preview:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(module, "_AGAIN", (0.05, 0.05))
    return Preview(tmp_path)


@pytest.fixture
def follower(preview: Preview) -> Iterator[Follower]:
    follower = Follower(preview, lambda: preview.done.append("restart"))  # type: ignore[arg-type]
    yield follower
    follower.end()
    assert not follower.is_alive()


@pytest.fixture
def following(follower: Follower, preview: Preview) -> Follower:
    """One that has rendered and come to rest."""
    follower.start()
    until(lambda: "render" in preview.done)
    assert follower.settled.wait(PATIENCE)
    preview.done.clear()
    return follower


def test_it_begins_with_the_whole_site(follower: Follower, preview: Preview) -> None:
    follower.start()
    assert follower.settled.wait(PATIENCE)
    assert preview.done == ["render"]


@pytest.mark.parametrize(
    ("file", "work"),
    [("library/practices/a.yml", "reread"), ("repository/docs/a.md", "render"), ("repository/portal/a.py", "restart")],
)
def test_a_saved_file_is_taken_in_within_half_a_second(
    following: Follower, preview: Preview, tmp_path: Path, file: str, work: str
) -> None:
    time.sleep(0.1)
    put(tmp_path / file, "changed")
    saved = time.monotonic()
    until(lambda: preview.done[:1] == [work])
    assert time.monotonic() - saved < 0.5 + module._LOOK  # a machine may be busy; that it listens is tested below


def test_it_listens_and_does_not_only_look(follower: Follower, preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LOOK", 3_600.0)
    follower.start()
    until(lambda: "render" in preview.done)
    assert follower.settled.wait(PATIENCE)
    put(preview.content / "practices/a.yml", "changed")
    until(lambda: "reread" in preview.done)


def test_it_looks_and_does_not_only_listen(follower: Follower, preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LOOK", 0.05)
    monkeypatch.setattr(follower._watch, "on_any_event", lambda event: None)
    follower.start()
    until(lambda: "render" in preview.done)
    assert follower.settled.wait(PATIENCE)
    put(preview.content / "practices/a.yml", "changed")
    until(lambda: "reread" in preview.done)


def test_a_busy_machine_does_not_make_it_look_less_often(
    follower: Follower, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = snapshot.take
    monkeypatch.setattr(snapshot, "take", lambda *places: time.sleep(0.5) or take(*places))
    monkeypatch.setattr(follower._watch, "on_any_event", lambda event: None)
    follower.start()
    assert follower.settled.wait(PATIENCE)
    for text in ("changed", "changed again"):
        preview.done.clear()
        put(preview.content / "practices/a.yml", text)
        until(lambda: "reread" in preview.done)


def test_where_the_system_does_not_let_it_listen_it_looks_and_says_so(
    follower: Follower, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(follower._watch, "start", refuse)
    monkeypatch.setattr(follower._watch, "renew", refuse)
    follower.start()
    until(lambda: "render" in preview.done)
    assert follower.settled.wait(PATIENCE)
    put(preview.content / "practices/a.yml", "changed")
    until(lambda: "reread" in preview.done)
    assert len(preview.messages) == 1


def test_a_folder_that_is_made_anew_is_followed(following: Follower, preview: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LOOK", 0.2)
    folder = preview.content / "practices"
    for number in range(3):
        folder.rename(preview.content / f"away-{number}")
        until(lambda: "reread" in preview.done)
        preview.done.clear()
        put(folder / "a.yml", f"changed {number}")
        until(lambda: "reread" in preview.done)
        preview.done.clear()


def test_many_changes_at_once_are_taken_in_together(following: Follower, preview: Preview) -> None:
    for number in range(200):
        put(preview.content / f"practices/{number}.yml")
    until(lambda: "reread" in preview.done)
    time.sleep(0.5)
    assert preview.done.count("reread") <= 3


def test_what_the_system_refuses_once_is_tried_again_and_not_told(following: Follower, preview: Preview) -> None:
    preview.fails = [FileNotFoundError(2, "gone", "/x/y")]
    put(preview.content / "practices/a.yml", "changed")
    until(lambda: preview.done.count("reread") >= 2)
    assert preview.shown == ""


def test_what_the_system_keeps_refusing_is_told_until_it_gives_in(following: Follower, preview: Preview) -> None:
    preview.fails = [OSError(40, "Too many levels of symbolic links", "/x/loop.yml") for _ in range(5)]
    shown = list[str]()
    preview.show_problem = shown.append  # type: ignore[method-assign]
    put(preview.content / "practices/a.yml", "changed")
    until(lambda: not preview.fails)
    assert "leads back to itself: /x/loop.yml" in shown[0] and following.is_alive()


def test_a_fault_of_the_program_is_told_and_tried_again_at_the_next_change(following: Follower, preview: Preview) -> None:
    preview.fails = [KeyError("x"), KeyError("x")]
    put(preview.content / "practices/a.yml", "changed")
    until(lambda: "KeyError" in preview.shown)
    attempts = len(preview.done)
    time.sleep(0.5)
    assert len(preview.done) == attempts and following.is_alive()
    put(preview.content / "practices/a.yml", "changed again")
    until(lambda: preview.shown == "")


def test_while_pages_are_broken_a_saved_card_does_not_hide_it(following: Follower, preview: Preview) -> None:
    preview.broken = True
    put(preview.root / "docs/a.md", "broken")
    until(lambda: preview.shown == "broken")
    put(preview.content / "practices/a.yml", "changed")
    until(lambda: len(preview.done) >= 2)
    assert set(preview.done) == {"render"} and preview.shown == "broken"


def test_a_first_version_that_cannot_be_made_is_told_and_not_waited_for(follower: Follower, preview: Preview) -> None:
    preview.fails = [OSError(13, "denied", "/x")] * 1_000
    follower.start()
    assert follower.settled.wait(PATIENCE) and "does not allow it" in preview.shown


def test_should_it_end_all_the_same_every_page_tells(
    following: Follower, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(root: Path, content: Path) -> None:
        raise MemoryError("no more")

    monkeypatch.setattr(snapshot, "take", end)
    put(preview.content / "practices/a.yml", "changed")
    following.join(PATIENCE)
    assert "follows changes no longer" in preview.shown and "MemoryError" in preview.shown


def test_it_ends_when_it_is_told_to(following: Follower) -> None:
    following.end()
    assert following not in threading.enumerate()
