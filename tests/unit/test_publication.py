"""When things became public: by the commit that brought them to the branch, never in the future, never before it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from portal import history
from portal.catalogue.catalogue import Catalogue
from portal.history import History
from portal.publication import Dated, Publication
from tests.helpers import TEA, change, read
from tests.repositories import Repository

NEWS, GRANT = "network/updates/sample-news.yml", "network/updates/sample-grant.yml"
NOW = dt.datetime(2026, 12, 10, 17, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC)


@pytest.fixture
def repository(content: Path) -> Repository:
    """A repository that holds nothing yet, in the folder of the sample library."""
    return Repository(content)


def commit(repository: Repository, at: str, path: str = "", old: str = "", new: str = "") -> None:
    """One commit of all that is there, at an instant with its offset, after one change."""
    if path:
        change(repository.folder, path, old, new)
    repository.commit(at, {})


def publication(content: Path, now: dt.datetime = NOW) -> Publication:
    return Publication(Catalogue.of(read(content), now), history.read(content))


def first(content: Path, name: str = "sample-news", registry: str = "updates", now: dt.datetime = NOW) -> dt.datetime:
    return publication(content, now).first(registry, name).at


def latest(content: Path, name: str = "sample-news", registry: str = "updates", now: dt.datetime = NOW) -> dt.datetime:
    return publication(content, now).latest(registry, name).at


# What a commit brought


def test_an_update_is_public_from_the_commit_that_brought_it_whatever_day_it_declares(repository: Repository) -> None:
    commit(repository, "2026-12-02T14:05:59-05:00")
    assert first(repository.folder) == latest(repository.folder) == utc("2026-12-02T19:05:59Z")


def test_a_proposal_is_public_from_its_merge(repository: Repository) -> None:
    news = (repository.folder / NEWS).read_text("utf-8")
    repository.commit("2026-11-01T12:00:00Z", {NEWS: None})
    repository.git("checkout", "--quiet", "-b", "proposal")
    repository.commit("2026-11-24T12:00:00Z", {NEWS: news})
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message=merge", "proposal", at="2026-12-02T19:05:00Z")
    assert first(repository.folder) == utc("2026-12-02T19:05Z")


@pytest.mark.parametrize(
    ("at", "told"), [("2026-12-10T17:00:00Z", "2026-12-10T17:00Z"), ("2026-12-10T17:00:01Z", "2026-12-10T17:00Z")]
)
def test_nothing_is_dated_in_the_future(repository: Repository, at: str, told: str) -> None:
    commit(repository, at)
    assert first(repository.folder) == latest(repository.folder) == utc(told)


def test_a_second_before_the_present_is_told_as_it_is(repository: Repository) -> None:
    commit(repository, "2026-12-10T16:59:59Z")
    assert first(repository.folder) == NOW - SECOND


def test_a_mended_word_is_no_news(repository: Repository) -> None:
    commit(repository, "2026-12-01T12:00:00Z")
    commit(repository, "2026-12-02T12:00:00Z", NEWS, "It is now green.", "It is green now.")
    assert latest(repository.folder) == utc("2026-12-01T12:00Z")


def test_a_corrected_day_of_publication_is_no_news(repository: Repository) -> None:
    commit(repository, "2026-12-01T12:00:00Z")
    commit(repository, "2026-12-02T12:00:00Z", NEWS, "published: 2026-11-10", "published: 2025-11-10")
    assert (first(repository.folder), latest(repository.folder)) == (utc("2026-12-01T12:00Z"),) * 2


def test_a_change_is_public_from_the_commit_that_declares_it(repository: Repository) -> None:
    commit(repository, "2026-11-12T12:00:00Z")
    commit(repository, "2026-12-02T19:05:00Z", NEWS, "published: 2026-11-10", "published: 2026-11-10\nchanged: 2026-11-20")
    commit(repository, "2026-12-03T12:00:00Z", NEWS, "It is now green.", "It is green now.")
    assert (first(repository.folder), latest(repository.folder)) == (utc("2026-11-12T12:00Z"), utc("2026-12-02T19:05Z"))


def test_the_last_of_several_changes_counts(repository: Repository) -> None:
    commit(repository, "2026-11-12T12:00:00Z", NEWS, "published: 2026-11-10", "published: 2026-11-10\nchanged: 2026-11-12")
    commit(repository, "2026-11-20T12:00:00Z", NEWS, "changed: 2026-11-12", "changed: 2026-11-19")
    commit(repository, "2026-11-22T12:00:00Z", NEWS, "changed: 2026-11-19", "changed: 2026-11-12")
    assert latest(repository.folder) == utc("2026-11-22T12:00Z")


def test_a_change_that_is_taken_back_is_no_news(repository: Repository) -> None:
    commit(repository, "2026-11-12T12:00:00Z")
    commit(repository, "2026-11-20T12:00:00Z", NEWS, "published: 2026-11-10", "published: 2026-11-10\nchanged: 2026-11-19")
    commit(repository, "2026-11-21T12:00:00Z", NEWS, "\nchanged: 2026-11-19", "")
    assert latest(repository.folder) == utc("2026-11-12T12:00Z")


def test_a_practice_is_news_when_its_review_becomes_public(repository: Repository) -> None:
    commit(repository, "2026-03-01T12:00:00Z")
    commit(repository, "2026-12-02T19:05:00Z", TEA, "last: 2026-02-10", "last: 2026-11-20")
    told = [call(repository.folder, "sample-welcome-tea", "practices") for call in (first, latest)]
    assert told == [utc("2026-03-01T12:00Z"), utc("2026-12-02T19:05Z")]


def test_a_practice_that_nobody_reviewed_since_is_as_new_as_on_its_first_day(repository: Repository) -> None:
    commit(repository, "2026-03-01T12:00:00Z")
    commit(repository, "2026-12-02T19:05:00Z", TEA, "kind: event", "kind: program")
    assert latest(repository.folder, "sample-welcome-tea", "practices") == utc("2026-03-01T12:00Z")


# What no commit holds


def test_what_no_commit_holds_becomes_public_with_the_build(repository: Repository) -> None:
    news = (repository.folder / NEWS).read_text("utf-8")
    repository.commit("2026-11-01T12:00:00Z", {NEWS: None})
    (repository.folder / NEWS).write_text(news, "utf-8", newline="")
    assert first(repository.folder) == latest(repository.folder) == NOW


def test_a_change_that_no_commit_holds_becomes_public_with_the_build(repository: Repository) -> None:
    commit(repository, "2026-11-12T12:00:00Z")
    change(repository.folder, NEWS, "published: 2026-11-10", "published: 2026-11-10\nchanged: 2026-11-20")
    assert (first(repository.folder), latest(repository.folder)) == (utc("2026-11-12T12:00Z"), NOW)


def test_the_same_files_and_the_same_present_give_the_same(repository: Repository) -> None:
    commit(repository, "2026-11-12T12:00:00Z")
    assert [first(repository.folder, name) for name in ("sample-news", "sample-grant") * 2] == [utc("2026-11-12T12:00Z")] * 4


# Another id


def renamed(repository: Repository, at: str, last: str = "2026-02-10") -> None:
    """One commit that gives a card another id and says so in it."""
    tea = repository.folder / TEA
    text = f"{tea.read_text('utf-8').rstrip()}\nformerly: [sample-welcome-tea]\n".replace("last: 2026-02-10", f"last: {last}")
    bus = (repository.folder / "practices/sample-welcome-bus.yml").read_text("utf-8")
    files = {TEA: None, "practices/sample-tea.yml": text, "practices/sample-welcome-bus.yml": bus.replace("-welcome-tea", "-tea")}
    repository.commit(at, files)


def test_what_is_renamed_was_public_under_its_former_id(repository: Repository) -> None:
    commit(repository, "2026-03-01T12:00:00Z")
    renamed(repository, "2026-12-02T12:00:00Z")
    told = [call(repository.folder, "sample-tea", "practices") for call in (first, latest)]
    assert told == [utc("2026-03-01T12:00Z")] * 2


def test_what_is_renamed_and_reviewed_at_once_is_news(repository: Repository) -> None:
    commit(repository, "2026-03-01T12:00:00Z")
    renamed(repository, "2026-12-02T12:00:00Z", last="2026-11-20")
    told = [call(repository.folder, "sample-tea", "practices") for call in (first, latest)]
    assert told == [utc("2026-03-01T12:00Z"), utc("2026-12-02T12:00Z")]


# Where no history is


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("2026-11-10T06:59:59Z", "2026-11-10T06:59:59Z"), ("2026-11-10T07:00:00Z", "2026-11-10T07:00:00Z"),
        ("2026-11-10T07:00:01Z", "2026-11-10T07:00:00Z"),
    ],
)  # fmt: skip
def test_a_declared_day_counts_from_its_beginning_and_never_after_now(content: Path, now: str, told: str) -> None:
    assert first(content, now=utc(now)) == latest(content, now=utc(now)) == utc(told)


def test_a_declared_change_counts_too(content: Path) -> None:
    change(content, NEWS, "published: 2026-11-10", "published: 2026-11-10\nchanged: 2026-11-20")
    assert (first(content), latest(content)) == (utc("2026-11-10T07:00Z"), utc("2026-11-20T07:00Z"))


def test_a_clone_without_its_past_goes_by_declared_days(repository: Repository, tmp_path: Path) -> None:
    commit(repository, "2026-12-01T12:00:00Z")
    commit(repository, "2026-12-02T12:00:00Z", NEWS, "It is now green.", "It is green now.")
    repository.git("clone", "--quiet", "--depth=1", repository.folder.as_uri(), str(tmp_path / "clone"))
    assert first(tmp_path / "clone") == utc("2026-11-10T07:00Z")


# Days, for people who ask since when


@pytest.mark.parametrize(
    ("offset", "day"), [(dt.timedelta(hours=-5), dt.date(2026, 12, 1)), (dt.timedelta(hours=-4), dt.date(2026, 12, 2))]
)
def test_the_day_is_that_of_the_clock_of_whoever_asks(repository: Repository, offset: dt.timedelta, day: dt.date) -> None:
    commit(repository, "2026-12-02T04:30:00Z")
    assert publication(repository.folder, NOW.astimezone(dt.timezone(offset))).first("updates", "sample-news").day == day


@pytest.mark.parametrize("hours", [-11, -8, -3.5, 0, 14])
def test_a_declared_day_is_that_day_wherever_one_asks(content: Path, hours: float) -> None:
    now = NOW.astimezone(dt.timezone(dt.timedelta(hours=hours)))
    assert publication(content, now).latest("updates", "sample-news").day == dt.date(2026, 11, 10)


def test_a_declared_day_is_not_after_today(content: Path) -> None:
    now = utc("2026-11-09T12:00:00Z")
    assert publication(content, now).first("updates", "sample-news") == Dated(now, dt.date(2026, 11, 9))


def test_what_is_not_there_has_no_instant(catalogue: Catalogue) -> None:
    with pytest.raises(KeyError):
        Publication(catalogue, History()).first("updates", "nowhere")
