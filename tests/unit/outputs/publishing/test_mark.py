"""The mark that tells what a build made from what somebody else put beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.outputs.publishing import mark


def put(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("made", "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    put(tmp_path, "index.html", "en/index.html", "en/practices/a/index.html", "fr/index.html")
    mark.leave(tmp_path)
    return tmp_path


def strangers(site: Path) -> list[str]:
    made = mark.made(site)
    assert made is not None
    return mark.strangers(site, made)


def test_a_mark_lists_every_file_and_itself(site: Path) -> None:
    assert mark.made(site) == {
        "index.html",
        "en/index.html",
        "en/practices/a/index.html",
        "fr/index.html",
        mark.NAME,
    }


def test_a_folder_without_a_mark_was_made_by_no_build(tmp_path: Path) -> None:
    put(tmp_path, "index.html")
    assert mark.made(tmp_path) is None


def test_a_folder_that_is_not_there_was_made_by_no_build(tmp_path: Path) -> None:
    assert mark.made(tmp_path / "nowhere") is None


@pytest.mark.parametrize("text", ["", "index.html\n", "A list of what was made by build\n\nindex.html\n"])
def test_another_file_of_that_name_is_no_mark(tmp_path: Path, text: str) -> None:
    (tmp_path / mark.NAME).write_text(text, "utf-8")
    assert mark.made(tmp_path) is None


def test_a_folder_of_that_name_is_no_mark(tmp_path: Path) -> None:
    (tmp_path / mark.NAME).mkdir()
    assert mark.made(tmp_path) is None


def test_line_ends_of_another_system_do_not_hide_a_mark(site: Path) -> None:
    file = site / mark.NAME
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert strangers(site) == []


def test_a_mark_speaks_both_languages(site: Path) -> None:
    head = (site / mark.NAME).read_text("utf-8").partition("\n\n")[0]
    assert "next build" in head and "prochaine construction" in head


def test_a_name_that_is_no_text_is_kept(tmp_path: Path) -> None:
    put(tmp_path, "a\udcffb")
    mark.leave(tmp_path)
    assert strangers(tmp_path) == []


def test_a_build_leaves_no_strangers(site: Path) -> None:
    assert strangers(site) == []


@pytest.mark.parametrize(
    ("added", "named"),
    [
        ("CNAME", "CNAME"),
        (".git/config", ".git"),
        ("minutes/2026/november.txt", "minutes"),
        ("en/practices/a/notes.txt", "en/practices/a/notes.txt"),
        ("en/practices/b/index.html", "en/practices/b"),
    ],
)
def test_what_somebody_added_is_a_stranger(site: Path, added: str, named: str) -> None:
    put(site, added)
    assert strangers(site) == [named]


def test_an_empty_folder_is_a_stranger(site: Path) -> None:
    (site / "en/empty").mkdir()
    assert strangers(site) == ["en/empty"]


def test_a_link_is_a_stranger_and_is_not_followed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    put(elsewhere, "index.html")
    (site / "en/index.html").unlink()
    (site / "en/practices/a/index.html").unlink()
    (site / "en/practices/a").rmdir()
    (site / "en/practices").rmdir()
    (site / "en").rmdir()
    (site / "en").symlink_to(elsewhere)
    assert strangers(site) == ["en"]
