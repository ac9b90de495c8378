"""Which saved file makes which work necessary."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.preview.snapshot import Work, needed, take


class House:
    """A repository with a library elsewhere, and the state in which both were last seen."""

    def __init__(self, folder: Path) -> None:
        self.root, self.content = folder / "repository", folder / "library"
        for name in ("docs/en/index.md", "theme/main.html", "portal/a.py", "portal/words/a.yml", "hooks/a.py", "mkdocs.yml"):
            put(self.root / name)
        put(self.content / "practices/a.yml")
        self.seen = take(self.root, self.content)

    def work(self) -> Work | None:
        before, self.seen = self.seen, take(self.root, self.content)
        return needed(before, self.seen)


def put(file: Path, text: str = "a") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_nothing_changed_needs_no_work(house: House) -> None:
    assert house.work() is None


@pytest.mark.parametrize(
    ("file", "work"),
    [
        ("library/practices/a.yml", Work.CARDS),
        ("library/practices/new.yml", Work.CARDS),
        ("library/network/updates/new.yml", Work.CARDS),
        ("library/toolkit/guides/new.yml", Work.CARDS),
        ("library/vocabulary/themes.yml", Work.CARDS),
        ("repository/docs/en/index.md", Work.PAGES),
        ("repository/theme/assets/new.css", Work.PAGES),
        ("repository/mkdocs.yml", Work.PAGES),
        ("repository/portal/words/a.yml", Work.PAGES),
        ("repository/portal/words/__init__.py", Work.PAGES),
        ("repository/hooks/a.py", Work.PAGES),
        ("repository/portal/a.py", Work.PROGRAM),
        ("repository/portal/deep/new.py", Work.PROGRAM),
        ("repository/portal/schema/a.json", None),
        ("repository/portal/__pycache__/a.pyc", None),
        ("repository/README.md", None),
        ("repository/practices/a.yml", None),
        ("library/practices/.a.yml.swp", None),
        ("library/practices/#a.yml#", None),
        ("library/practices/a.yml~", None),
        ("library/practices/a.tmp", None),
        ("library/drafts/a.yml", None),
    ],
)
def test_a_saved_file_needs_its_work(house: House, tmp_path: Path, file: str, work: Work | None) -> None:
    put(tmp_path / file, "changed")
    assert house.work() is work


def test_a_deleted_file_needs_work(house: House) -> None:
    (house.content / "practices/a.yml").unlink()
    assert house.work() is Work.CARDS


def test_a_folder_that_goes_and_comes_needs_work(house: House) -> None:
    (house.content / "practices/a.yml").unlink()
    (house.content / "practices").rmdir()
    assert house.work() is Work.CARDS
    put(house.content / "practices/a.yml")
    assert house.work() is Work.CARDS


def test_the_largest_work_is_told(house: House) -> None:
    put(house.content / "practices/a.yml", "changed")
    put(house.root / "portal/a.py", "changed")
    put(house.root / "docs/en/index.md", "changed")
    assert house.work() is Work.PROGRAM


def test_a_link_that_leads_back_to_itself_is_a_change_as_any_other(house: House) -> None:
    (house.content / "practices/loop.yml").symlink_to("loop.yml")
    assert house.work() is Work.CARDS
    assert house.work() is None
