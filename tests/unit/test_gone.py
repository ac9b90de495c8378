"""Ids that a proposal takes away from the public."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal import gone
from portal.commands import validate
from tests.helpers import FAIR, ROOT, change, read
from tests.repositories import Repository

PLACES = "network/places.yml"
ANOTHER = "\nsample-hamlet:\n  name: {en: Hamlet, fr: Hameau}\n  province: CA-ON\n  size: rural\n  coordinates: {latitude: 45, longitude: -75}\n"


@pytest.fixture
def repository(content: Path) -> Repository:
    """A repository whose only commit holds the sample library and one place more."""
    with (content / PLACES).open("a", encoding="utf-8", newline="") as file:
        file.write(ANOTHER)
    repository = Repository(content)
    repository.commit("2026-11-01", {})
    return repository


def ids(content: Path) -> list[tuple[str, str]]:
    """(path, id) of what is told."""
    return [(problem.path, dict(problem.params)["id"]) for problem in gone.check(read(content))]


def rename(content: Path, more: str = "") -> None:
    file = (content / FAIR).rename(content / "practices/sample-fair.yml")
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n{more}", "utf-8", newline="")


def test_nothing_is_gone_where_nothing_changed(repository: Repository) -> None:
    assert ids(repository.folder) == []


def test_a_renamed_card_is_told_under_its_old_id(repository: Repository) -> None:
    rename(repository.folder)
    assert ids(repository.folder) == [(FAIR, "sample-job-fair")]


def test_a_renamed_card_that_tells_its_old_id_is_not(repository: Repository) -> None:
    rename(repository.folder, "formerly: [sample-job-fair]\n")
    assert ids(repository.folder) == []


def test_an_item_of_a_shared_file_is_told(repository: Repository) -> None:
    change(repository.folder, PLACES, ANOTHER, "")
    assert ids(repository.folder) == [(PLACES, "sample-hamlet")]


def test_an_item_of_a_shared_file_that_tells_its_old_id_is_not(repository: Repository) -> None:
    change(repository.folder, PLACES, "\nsample-hamlet:\n", "\nsample-village:\n  formerly: [sample-hamlet]\n")
    assert ids(repository.folder) == []


def test_what_was_never_public_may_go(repository: Repository) -> None:
    text = (repository.folder / FAIR).read_bytes()
    (repository.folder / "practices/sample-draft.yml").write_bytes(text)
    assert ids(repository.folder) == []
    (repository.folder / "practices/sample-draft.yml").unlink()
    assert ids(repository.folder) == []


def test_commits_of_a_proposal_count_as_one(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "proposal")
    rename(repository.folder)
    repository.commit("2026-11-02", {})
    repository.commit("2026-11-03", {"README.md": "Sample\n"})
    assert ids(repository.folder) == [(FAIR, "sample-job-fair")]


def test_what_a_proposal_added_and_took_away_again_was_never_public(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "proposal")
    repository.commit("2026-11-02", {"practices/sample-draft.yml": (repository.folder / FAIR).read_text("utf-8")})
    repository.commit("2026-11-03", {"practices/sample-draft.yml": None})
    assert ids(repository.folder) == []


def test_what_came_to_main_meanwhile_is_not_gone(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "proposal")
    repository.commit("2026-11-02", {"README.md": "Sample\n"})
    repository.git("checkout", "--quiet", "main")
    repository.commit("2026-11-03", {"practices/sample-late.yml": (repository.folder / FAIR).read_text("utf-8")})
    repository.git("checkout", "--quiet", "proposal")
    assert ids(repository.folder) == []


def test_the_last_step_of_the_public_line_is_told_once(repository: Repository) -> None:
    rename(repository.folder)
    repository.commit("2026-11-02", {})
    assert ids(repository.folder) == [(FAIR, "sample-job-fair")]
    repository.commit("2026-11-03", {"README.md": "Sample\n"})
    assert ids(repository.folder) == []


def test_the_published_line_counts_and_not_an_older_copy_of_it(repository: Repository) -> None:
    """As in a clone in which nobody brought ``main`` up to date."""
    rename(repository.folder)
    repository.commit("2026-11-02", {})
    repository.commit("2026-11-03", {"README.md": "Sample\n"})
    repository.git("checkout", "--quiet", "--detach")
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repository.git("branch", "--force", "main", "HEAD~2")
    assert ids(repository.folder) == []


def test_a_merged_proposal_is_held_against_the_branch_it_is_merged_into(repository: Repository, tmp_path: Path) -> None:
    """As a host checks a proposal: the merge is checked out, with the two commits before it and no branch."""
    repository.git("checkout", "--quiet", "-b", "proposal")
    rename(repository.folder)
    repository.commit("2026-11-02", {})
    repository.git("checkout", "--quiet", "main")
    repository.commit("2026-11-03", {"README.md": "Sample\n"})
    repository.git("checkout", "--quiet", "-b", "checked")
    repository.git("merge", "--quiet", "--no-ff", "--message=merge", "proposal", at="2026-11-04T12:00:00-05:00")
    address = repository.folder.as_uri()
    repository.git("clone", "--quiet", "--depth=2", "--branch=checked", address, str(tmp_path / "clone"))
    Repository(tmp_path / "clone").git("remote", "remove", "origin")
    assert ids(tmp_path / "clone") == [(FAIR, "sample-job-fair")]


def test_a_clone_without_its_past_tells_nothing(repository: Repository, tmp_path: Path) -> None:
    rename(repository.folder)
    repository.commit("2026-11-02", {})
    repository.git("clone", "--quiet", "--depth=1", repository.folder.as_uri(), str(tmp_path / "clone"))
    assert ids(tmp_path / "clone") == []


def test_a_folder_outside_any_repository_tells_nothing(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(content.parent))
    assert ids(content) == []


def test_a_machine_without_git_tells_nothing(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename(repository.folder)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ids(repository.folder) == []


def test_a_file_that_cannot_be_read_hides_no_former_id(repository: Repository) -> None:
    rename(repository.folder, "formerly: [sample-job-fair]\n")
    change(repository.folder, "practices/sample-fair.yml", "kind: ", "kind: [")
    assert ids(repository.folder) == []


def test_a_library_in_a_folder_of_the_repository_is_held_against_that_folder(tmp_path: Path, content: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit("2026-11-01", {})
    rename(content)
    assert ids(content) == [(FAIR, "sample-job-fair")]


# The validator


def test_the_validator_tells_it_as_a_warning(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    updates = repository.folder / "network/updates"
    (updates / "sample-news.yml").rename(updates / "sample-colour.yml")
    assert validate.main(ROOT, ["--content", str(repository.folder), "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("network/updates/sample-news.yml:1:1: id-gone: ")


def test_one_file_alone_is_not_held_against_what_was_public(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    rename(repository.folder)
    assert validate.main(ROOT, ["--content", str(repository.folder), str(repository.folder / "practices/sample-fair.yml")]) == 0
    assert "id-gone" not in capsys.readouterr().out
