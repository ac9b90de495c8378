"""What git tells of a repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.history import git
from portal.reading.yaml_reader import MAX_BYTES
from tests.repositories import Repository

CARD, OTHER = "practices/card.yml", "practices/other.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """With two cards, in a first commit that is marked 'before'."""
    repository = Repository(tmp_path / "repository")
    repository.commit("2026-03-01", {CARD: "kind: program\n" * 20, OTHER: "kind: event\n"})
    repository.git("tag", "before")
    return repository


def test_nothing_has_changed_at_first(repository: Repository) -> None:
    assert git.changed_since(repository.folder, "before") == frozenset()


def test_what_is_committed_changed_or_new_is_told(repository: Repository) -> None:
    repository.commit("2026-03-02", {"practices/committed.yml": "a\n"})
    (repository.folder / CARD).write_text("kind: other\n", "utf-8")
    (repository.folder / "practices/new.yml").write_text("a\n", "utf-8")
    assert git.changed_since(repository.folder, "before") == {"practices/committed.yml", CARD, "practices/new.yml"}


def test_a_file_that_is_renamed_is_told_of_by_both_its_names(repository: Repository) -> None:
    repository.git("mv", CARD, "practices/renamed.yml")
    repository.git("commit", "--quiet", "--message=rename")
    assert git.changed_since(repository.folder, "before") == {CARD, "practices/renamed.yml"}


def test_what_changed_elsewhere_since_is_not_of_this_proposal(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "proposal")
    repository.commit("2026-03-02", {CARD: "kind: other\n"})
    repository.git("switch", "--quiet", "main")
    repository.commit("2026-03-03", {OTHER: "kind: other\n"})
    repository.git("switch", "--quiet", "proposal")
    assert git.changed_since(repository.folder, "main") == {CARD}


def test_a_library_within_the_repository_is_told_of_by_its_own_paths(repository: Repository) -> None:
    (repository.folder / CARD).write_text("kind: other\n", "utf-8")
    assert git.changed_since(repository.folder / "practices", "before") == {"card.yml"}


@pytest.mark.parametrize("commit", ["nothing", "", "--output=stolen", "HEAD:practices/card.yml"])
def test_what_is_no_commit_is_refused_and_leads_to_nothing(repository: Repository, commit: str) -> None:
    with pytest.raises(LookupError):
        git.changed_since(repository.folder, commit)
    assert not list(repository.folder.rglob("stolen*"))


def test_a_folder_outside_any_repository_knows_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(LookupError):
        git.changed_since(tmp_path, "HEAD")


def test_a_text_that_no_card_could_hold_is_not_kept(repository: Repository) -> None:
    texts = {"a.yml": "a" * MAX_BYTES, "b.yml": "b" * (MAX_BYTES + 1), "c.yml": "c"}
    repository.commit("2026-03-02", dict(texts))
    blobs = [git.ask(repository.folder, "rev-parse", f"HEAD:{name}").decode().strip() for name in texts]
    assert [len(raw) for _, raw in git.contents(repository.folder, blobs)] == [MAX_BYTES, 0, 1]
