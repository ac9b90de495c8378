"""What is said of a proposal, and the pages that it changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.commands.review import main
from portal.outputs.publishing.changed import changed_pages, take_out
from tests.helpers import ROOT, SAMPLE_SITE, TEA, change
from tests.repositories import Repository

WAITING = "practices/saturday-soup.yml"


@pytest.fixture
def proposed(content: Path) -> Path:
    """The sample library in a repository, to be changed by a proposal."""
    Repository(content).commit("2026-11-01", {})
    return content


def site(folder: Path, **pages: str) -> Path:
    for name, text in pages.items():
        page = folder / name.replace("__", "/") / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, "utf-8")
    return folder


def comment(content: Path, out: Path, *more: str) -> str:
    asked = ["--content", str(content), "--changed-since", "HEAD", "--out", str(out), *more]
    assert main(ROOT, asked) == 0
    return (out / "comment.md").read_text("utf-8").replace("\u00a0", " ")


def test_a_card_that_waits_is_answered_in_its_language_alone(proposed: Path, tmp_path: Path) -> None:
    (proposed / WAITING).write_text((SAMPLE_SITE / WAITING).read_text("utf-8").replace("../../../portal", "../portal"), "utf-8")
    said = comment(proposed, tmp_path / "out")
    assert "Rien n’est à corriger" in said and "est en français seulement" in said and "Thank you" not in said
    assert said.count("- [ ]") == 4 and said.count(WAITING) == 1


def test_where_no_file_says_its_language_both_are_spoken(proposed: Path, tmp_path: Path) -> None:
    change(proposed, "network/places.yml", "en: Sample Town", "en: Sample Village")
    said = comment(proposed, tmp_path / "out")
    assert "Thank you" in said and "Merci" in said


def test_what_is_wrong_is_told_by_file_and_line_and_is_only_text(proposed: Path, tmp_path: Path) -> None:
    change(proposed, TEA, "themes: [welcoming-community", "themes: ['`@everyone <b>', welcoming-community")
    line = (proposed / TEA).read_text("utf-8").split("@everyone")[0].count("\n") + 1
    said = comment(proposed, tmp_path / "out")
    [told] = [one for one in said.splitlines() if "@everyone" in one]
    assert "To be corrected: " in said and f"`{TEA}:{line}`" in told
    assert told.count("`") == 4 and re.search(r"`[^`]*@everyone <b>[^`]*`", told)


def test_what_was_wrong_before_is_not_told_to_who_did_not_touch_it(content: Path, tmp_path: Path) -> None:
    change(content, TEA, "themes: [welcoming-community", "themes: [nonsense, welcoming-community")
    Repository(content).commit("2026-11-01", {})
    assert "Nothing has to be corrected" in comment(content, tmp_path / "out")


def test_the_pages_that_change_are_named_and_taken_out_with_what_they_load(proposed: Path, tmp_path: Path) -> None:
    html = '<link rel="stylesheet" href="../../assets/a.css"><a href="../same/">same</a>'
    before = site(tmp_path / "before", en__same="same", en__other=f"{html}1", en__gone="gone")
    after = site(tmp_path / "after", en__same="same", en__other=f"{html}2", en__new="new")
    (after / "assets").mkdir()
    (after / "assets/a.css").write_text("a {}")
    (after / "assets/b.css").write_text("b {}")
    said = comment(proposed, tmp_path / "out", "--before", str(before), "--after", str(after))
    assert "`en/new/` (new)" in said and "`en/gone/` (no longer there)" in said and "- `en/other/`\n" in said
    assert "en/same" not in said
    pages = {
        file.relative_to(tmp_path / "out/pages").as_posix() for file in (tmp_path / "out/pages").rglob("*") if file.is_file()
    }
    assert pages == {"changed.html", "en/new/index.html", "en/other/index.html", "assets/a.css"}
    assert "en/other/index.html" in (tmp_path / "out/pages/changed.html").read_text("utf-8")


def test_nothing_outside_the_site_is_taken_along(tmp_path: Path) -> None:
    (tmp_path / "secret.css").write_text("secret")
    after = site(tmp_path / "after", page='<link rel="stylesheet" href="../../secret.css"><img src="file:///etc/passwd">')
    take_out(after, changed_pages(tmp_path / "none", after).there, tmp_path / "out")
    assert sorted(file.name for file in (tmp_path / "out").rglob("*") if file.is_file()) == ["changed.html", "index.html"]


def test_a_proposal_that_cannot_be_built_is_answered_all_the_same(proposed: Path, tmp_path: Path) -> None:
    said = comment(proposed, tmp_path / "out")
    assert "could not be built" in said and not (tmp_path / "out/pages").exists()


def test_a_commit_that_is_not_there_is_wrong_usage(proposed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--content", str(proposed), "--changed-since", "nowhere", "--out", str(tmp_path / "out"), "--lang", "en"]
    assert main(ROOT, asked) == 2 and "nowhere" in capsys.readouterr().err
