"""What the repository's commits tell of updates and cards."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest

from portal.history.history import History, Reviewed, read
from tests.helpers import ROOT, TEA
from tests.repositories import Repository

NEWS = "network/updates/news.yml"
CARD = "practices/card.yml"
BOTH = "type: news\norganization: sample-partnership\n"
HALF = BOTH + "pending: {language: fr, by: 2026-12-01}\n"
UNKNOWN = History()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def card(last: str, due: str, more: str = "") -> str:
    return f"kind: program\n{more}review: {{submitted: 2025-01-01, last: {last}, due: {due}}}\n"


# Updates


def test_an_update_is_published_by_the_first_commit_that_adds_its_file(repository: Repository) -> None:
    repository.commit("2026-03-01", {NEWS: BOTH})
    repository.commit("2026-04-01", {NEWS: BOTH + "# more\n"})
    assert read(repository.folder).updates["news"].published == day("2026-03-01")


def test_the_day_is_that_of_the_clocks_where_it_was_committed(repository: Repository) -> None:
    repository.commit("2026-03-01T23:30:00-08:00", {NEWS: BOTH})
    assert read(repository.folder).updates["news"].published == day("2026-03-01")


@pytest.mark.parametrize("instant", ["@253402300800 +0000", "@300000000000 +0000", "@253402300799 +1400", "@253402300799 -1200"])
def test_an_instant_that_no_calendar_holds_is_taken_for_that_of_the_commit_before(repository: Repository, instant: str) -> None:
    repository.commit("2026-03-01", {NEWS: BOTH})
    repository.git("commit", "--quiet", "--allow-empty", "--message=far", at=instant)
    (repository.folder / NEWS).write_text(HALF, "utf-8")
    repository.git("commit", "--quiet", "--all", "--message=far", at=instant)
    assert read(repository.folder).updates["news"].changes == (day("2026-03-01"),)


def test_a_first_commit_at_no_instant_was_long_ago(repository: Repository) -> None:
    (repository.folder / "network/updates").mkdir(parents=True)
    (repository.folder / NEWS).write_text(BOTH, "utf-8")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message=far", at="@300000000000 +0000")
    assert read(repository.folder).updates["news"].published == day("1970-01-01")


def test_an_update_belongs_to_the_organization_that_it_named_first(repository: Repository) -> None:
    repository.commit("2026-03-01", {NEWS: BOTH})
    repository.commit("2026-03-02", {NEWS: BOTH.replace("sample-partnership", "sample-transit")})
    assert read(repository.folder).updates["news"].organization == "sample-partnership"


def test_an_update_that_promises_a_language_was_not_ready_in_both(repository: Repository) -> None:
    repository.commit("2026-03-01", {NEWS: HALF, "network/updates/other.yml": BOTH})
    updates = read(repository.folder).updates
    assert (updates["news"].both, updates["other"].both) == (False, True)


def test_a_language_that_came_later_was_not_ready_at_first(repository: Repository) -> None:
    repository.commit("2026-03-01", {NEWS: HALF})
    repository.commit("2026-03-05", {NEWS: BOTH})
    update = read(repository.folder).updates["news"]
    assert (update.both, update.changes) == (False, (day("2026-03-05"),))


def test_the_word_pending_in_a_text_is_no_promise(repository: Repository) -> None:
    repository.commit("2026-03-01", {NEWS: BOTH + "text:\n  en: >-\n    pending: soon\n"})
    assert read(repository.folder).updates["news"].both


def test_lines_that_end_as_on_windows_are_read_too(repository: Repository) -> None:
    repository.commit("2026-03-01", {NEWS: HALF.replace("\n", "\r\n")})
    update = read(repository.folder).updates["news"]
    assert (update.organization, update.both) == ("sample-partnership", False)


def merge(repository: Repository) -> None:
    """A proposal that brings one language on March 2, the other on March 3, and is merged on March 9."""
    repository.commit("2026-03-01", {"README.md": "Sample\n"})
    repository.git("checkout", "--quiet", "-b", "proposal")
    repository.commit("2026-03-02", {NEWS: HALF})
    repository.commit("2026-03-03", {NEWS: BOTH})
    repository.git("checkout", "--quiet", "main")
    repository.commit("2026-03-04", {"README.md": "Samples\n"})
    repository.git("merge", "--quiet", "--no-ff", "--message=merge", "proposal", at="2026-03-09T12:00:00-05:00")


def test_a_proposal_is_published_when_it_is_merged_as_it_is_then(repository: Repository) -> None:
    merge(repository)
    update = read(repository.folder).updates["news"]
    assert (update.published, update.both, update.changes) == (day("2026-03-09"), True, ())


def test_an_update_that_was_removed_stays_in_the_history(repository: Repository) -> None:
    repository.commit("2026-03-01", {NEWS: BOTH})
    repository.commit("2026-03-02", {NEWS: None, "README.md": "Sample\n"})
    assert read(repository.folder).updates["news"].published == day("2026-03-01")


def test_removing_and_putting_back_as_it_was_is_no_change(repository: Repository) -> None:
    repository.commit("2026-03-01", {NEWS: BOTH})
    repository.commit("2026-03-02", {NEWS: None, "README.md": "Sample\n"})
    repository.commit("2026-03-03", {NEWS: BOTH})
    assert read(repository.folder).updates["news"].changes == ()


def test_a_file_that_is_only_renamed_keeps_its_past_and_is_counted_once(repository: Repository) -> None:
    repository.commit("2026-03-01", {NEWS: BOTH})
    repository.commit("2026-03-02", {NEWS: None, "network/updates/renamed.yml": BOTH})
    assert {name: update.published for name, update in read(repository.folder).updates.items()} == {"renamed": day("2026-03-01")}


def test_a_file_that_is_renamed_and_rewritten_is_published_anew(repository: Repository) -> None:
    repository.commit("2026-03-01", {NEWS: BOTH})
    repository.commit("2026-03-02", {NEWS: None, "network/updates/renamed.yml": HALF})
    assert {name: update.published.day for name, update in read(repository.folder).updates.items()} == {"news": 1, "renamed": 2}


def test_other_permissions_are_no_change(repository: Repository) -> None:
    repository.commit("2026-03-01", {NEWS: BOTH})
    repository.git("update-index", "--chmod=+x", NEWS)
    repository.git("commit", "--quiet", "--message=mode", at="2026-03-02T12:00:00-05:00")
    assert read(repository.folder).updates["news"].changes == ()


@pytest.mark.parametrize("name", [":100644 100644 a b A", "2026-01-01", 'with "quotes" and spaces', "é", "line\nbreak"])
@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
def test_a_name_may_look_like_anything(repository: Repository, name: str) -> None:
    repository.commit("2026-03-01", {f"network/updates/{name}.yml": BOTH, NEWS: BOTH})
    assert set(read(repository.folder).updates) == {name, "news"}


@pytest.mark.parametrize(
    "path", ["network/updates/notes.md", "network/updates/.hidden.yml", "network/updates/deep/a.yml", "updates/a.yml"]
)
def test_what_the_library_does_not_read_is_no_update(repository: Repository, path: str) -> None:
    repository.commit("2026-03-01", {path: BOTH, NEWS: BOTH})
    assert set(read(repository.folder).updates) == {"news"}


def test_a_link_to_a_file_is_no_update(repository: Repository) -> None:
    repository.commit("2026-03-01", {NEWS: BOTH})
    (repository.folder / "network/updates/link.yml").symlink_to("news.yml")
    repository.commit("2026-03-02", {})
    assert set(read(repository.folder).updates) == {"news"}


# Cards


def test_a_card_is_added_once_and_corrected_by_later_commits(repository: Repository) -> None:
    repository.commit("2026-03-01", {CARD: card("2026-03-01", "2027-03-01")})
    repository.commit("2026-04-01", {CARD: card("2026-03-01", "2027-03-01", "status: ended\n")})
    found = read(repository.folder).cards["card"]
    assert (found.added, found.corrections, found.reviews) == (day("2026-03-01"), (day("2026-04-01"),), ())


def test_a_review_is_held_against_the_day_that_was_set_before_it(repository: Repository) -> None:
    repository.commit("2025-03-01", {CARD: card("2025-03-01", "2026-03-01")})
    repository.commit("2026-03-02", {CARD: card("2026-03-01", "2027-03-01")})
    repository.commit("2027-03-03", {CARD: card("2027-03-02", "2028-03-01")})
    reviews = read(repository.folder).cards["card"].reviews
    assert reviews == (
        Reviewed(day("2026-03-02"), day("2026-03-01"), day("2026-03-01")),
        Reviewed(day("2027-03-03"), day("2027-03-02"), day("2027-03-01")),
    )
    assert [review.on_time for review in reviews] == [True, False]


def test_a_review_that_found_nothing_to_change_is_no_correction(repository: Repository) -> None:
    repository.commit("2025-03-01", {CARD: card("2025-03-01", "2026-03-01")})
    repository.commit("2026-03-01", {CARD: card("2026-03-01", "2027-03-01")})
    assert read(repository.folder).cards["card"].corrections == ()


def test_a_due_date_that_is_moved_is_no_review(repository: Repository) -> None:
    repository.commit("2025-03-01", {CARD: card("2025-03-01", "2026-03-01")})
    repository.commit("2026-03-01", {CARD: card("2025-03-01", "2027-03-01")})
    assert read(repository.folder).cards["card"].reviews == ()


def test_a_date_that_is_set_back_is_no_review(repository: Repository) -> None:
    repository.commit("2025-03-01", {CARD: card("2025-03-01", "2026-03-01")})
    repository.commit("2026-03-01", {CARD: card("2025-02-01", "2026-03-01")})
    assert read(repository.folder).cards["card"].reviews == ()


@pytest.mark.parametrize(
    "written",
    [
        "review: {{submitted: 2025-01-01, last: {last}, due: {due}}}\n",
        "review:  # last: 2001-01-01\n  submitted: 2025-01-01\n  last: {last}\n\n  due: '{due}'\n",
        'review: {{\n  "last": "{last}",\n  "due": "{due}"\n}}\nstatus: ended\n',
        "review: {{last: {last}, due: {due}}}\r\nstatus: ended\r\n",
        "kind: program\nreview: {{due: {due}, last: {last}}}",
    ],
)
def test_a_review_is_read_however_it_is_written(repository: Repository, written: str) -> None:
    repository.commit("2025-03-01", {CARD: written.format(last="2025-03-01", due="2026-03-01")})
    repository.commit("2026-03-01", {CARD: written.format(last="2026-02-01", due="2027-03-01")})
    found = read(repository.folder).cards["card"]
    assert (found.reviews, found.corrections) == ((Reviewed(day("2026-03-01"), day("2026-02-01"), day("2026-03-01")),), ())


def test_a_date_that_cannot_be_is_no_review(repository: Repository) -> None:
    repository.commit("2025-03-01", {CARD: card("2025-02-30", "2026-03-01")})
    repository.commit("2026-03-01", {CARD: card("2026-03-01", "2027-03-01")})
    assert read(repository.folder).cards["card"].reviews == ()


def test_a_card_of_the_sample_library_is_read_as_it_is_written(repository: Repository) -> None:
    text = (ROOT / "tests/library" / TEA).read_text("utf-8")
    last = text.split("last: ")[1][:10]
    repository.commit("2026-03-01", {TEA: text})
    repository.commit("2026-04-01", {TEA: text.replace(f"last: {last}", "last: 2030-01-01")})
    found = read(repository.folder).cards["sample-welcome-tea"]
    assert ([review.last for review in found.reviews], found.corrections) == ([day("2030-01-01")], ())


# Clocks that are wrong


@pytest.mark.parametrize("seconds", ["300000000000", "5000000000", "0"])
def test_an_item_that_became_public_on_an_impossible_day_did_so_with_the_commit_before(
    repository: Repository, seconds: str
) -> None:
    repository.commit("2026-03-01", {CARD: card("2026-03-01", "2027-03-01")})
    repository.commit(f"@{seconds} +0000", {NEWS: BOTH})
    assert read(repository.folder).updates["news"].published == day("2026-03-01")


def test_a_change_on_an_impossible_day_came_with_the_commit_before(repository: Repository) -> None:
    repository.commit("2026-03-01", {NEWS: BOTH})
    repository.commit("@300000000000 +0000", {NEWS: HALF})
    repository.commit("2026-03-03", {NEWS: BOTH})
    assert read(repository.folder).updates["news"].changes == (day("2026-03-01"), day("2026-03-03"))


# Where it is read


def test_a_library_in_a_folder_of_the_repository_is_read_alone(repository: Repository) -> None:
    repository.commit("2026-03-01", {f"content/{NEWS}": BOTH, "network/updates/other.yml": BOTH})
    assert set(read(repository.folder / "content").updates) == {"news"}


def test_a_clone_tells_the_same(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2026-03-01", {NEWS: HALF, CARD: card("2026-03-01", "2027-03-01")})
    repository.commit("2026-03-02", {NEWS: BOTH, CARD: card("2026-03-02", "2027-03-01")})
    repository.git("clone", "--quiet", str(repository.folder), str(tmp_path / "clone"))
    assert read(tmp_path / "clone") == read(repository.folder)


def test_what_is_not_committed_is_not_told(repository: Repository) -> None:
    repository.commit("2026-03-01", {NEWS: BOTH})
    before = read(repository.folder)
    (repository.folder / "network/updates/other.yml").write_text(BOTH, "utf-8")
    repository.git("add", "--all")
    assert read(repository.folder) == before


@pytest.mark.parametrize(
    "setting", ["log.showRoot=false", "log.diffMerges=off", "diff.renames=false", "core.quotePath=true", "color.ui=always"]
)
def test_the_settings_of_a_machine_change_nothing(repository: Repository, setting: str) -> None:
    repository.commit("2026-02-01", {"network/updates/first.yml": HALF})
    repository.commit("2026-02-02", {"network/updates/first.yml": None, "network/updates/é.yml": HALF})
    merge(repository)
    before = read(repository.folder)
    repository.git("config", *setting.split("="))
    assert read(repository.folder) == before and set(before.updates) == {"é", "news"}


def test_a_hook_of_another_repository_leads_nowhere_else(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("2026-03-01", {NEWS: BOTH})
    other = Repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    assert set(read(repository.folder).updates) == {"news"}


# Where there is none


def test_a_clone_without_its_past_is_not_known(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2026-03-01", {NEWS: HALF})
    repository.commit("2026-03-02", {NEWS: BOTH})
    repository.git("clone", "--quiet", "--depth=1", repository.folder.as_uri(), str(tmp_path / "clone"))
    assert read(tmp_path / "clone") == UNKNOWN


def test_a_clone_without_its_texts_is_not_known_and_fetches_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2026-03-01", {NEWS: HALF})
    repository.commit("2026-03-02", {NEWS: BOTH})
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git("clone", "--quiet", "--filter=blob:none", repository.folder.as_uri(), str(tmp_path / "clone"))
    assert read(tmp_path / "clone") == UNKNOWN


def test_a_repository_that_has_lost_a_text_is_not_known(repository: Repository) -> None:
    repository.commit("2026-03-01", {NEWS: HALF})
    repository.commit("2026-03-02", {NEWS: BOTH})
    blob = subprocess.check_output(["git", "rev-parse", f"HEAD~:{NEWS}"], cwd=repository.folder, text=True).strip()
    lost = repository.folder / ".git/objects" / blob[:2] / blob[2:]
    lost.chmod(0o600)
    lost.unlink()
    assert read(repository.folder) == UNKNOWN


def test_a_folder_outside_any_repository_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert read(tmp_path) == UNKNOWN


def test_a_repository_of_another_user_is_not_known(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit("2026-03-01", {NEWS: BOTH})
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    assert read(repository.folder) != UNKNOWN
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # as git's own tests make it
    assert read(repository.folder) == UNKNOWN


def test_a_folder_that_is_not_there_is_not_known(tmp_path: Path) -> None:
    assert read(tmp_path / "nowhere") == UNKNOWN


def test_a_repository_without_a_commit_is_not_known(repository: Repository) -> None:
    assert read(repository.folder) == UNKNOWN


def test_a_repository_that_never_held_a_library_is_not_known(repository: Repository) -> None:
    repository.commit("2026-03-01", {"README.md": "Sample\n"})
    assert read(repository.folder) == UNKNOWN


def test_a_machine_without_git_knows_no_history(repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    repository.commit("2026-03-01", {NEWS: BOTH})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read(repository.folder) == UNKNOWN
