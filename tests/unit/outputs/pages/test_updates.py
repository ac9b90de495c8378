"""The pages of what organizations publish: what is open stands on lists, what is over leaves them, at any instant."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.outputs.pages import updates
from portal.outputs.pages.plan import plan
from portal.outputs.wording.closing import closing, in_words
from portal.outputs.wording.edition import Edition
from tests.helpers import copy_samples, read

BEFORE = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
LAST_MINUTE = dt.datetime(2026, 12, 1, 21, 59, tzinfo=dt.UTC)  # the sample call closes at 17:00 in Toronto
CLOSED = dt.datetime(2026, 12, 1, 22, 0, tzinfo=dt.UTC)


def at(content: Path, now: dt.datetime) -> Catalogue:
    return Catalogue.of(read(content), now)


def test_the_newest_comes_first(content: Path) -> None:
    page = updates.updates_page(Edition.of(at(content, BEFORE), "en"), 1)
    assert page.values["rows"] == ["sample-meeting", "sample-news", "sample-grant"]


@pytest.mark.parametrize(("now", "there"), [(BEFORE, True), (LAST_MINUTE, True), (CLOSED, False)])
def test_a_call_leaves_every_list_at_its_deadline(content: Path, now: dt.datetime, there: bool) -> None:
    catalogue = at(content, now)
    assert ("sample-grant" in updates.open_opportunities(catalogue)) is there
    assert ("sample-grant" in updates.updates_page(Edition.of(catalogue, "fr"), 1).values["rows"]) is there
    assert any(date.update == "sample-grant" for dates in updates.dates(catalogue).values() for date in dates) is there
    assert ("sample-grant" in updates.nearest(catalogue)["CA-ON"]["opportunities"]) is there


def test_it_keeps_its_page_and_says_that_it_is_closed(content: Path) -> None:
    catalogue = at(content, CLOSED)
    assert "updates/sample-grant/" in plan(catalogue)
    assert updates.update_page(Edition.of(catalogue, "en"), "sample-grant").values["state"] == "closed"


def test_a_library_without_updates_has_its_lists_all_the_same(content: Path) -> None:
    for file in (content / "network/updates").iterdir():
        file.unlink()
    catalogue = at(content, BEFORE)
    assert {"updates/", "funding/", "calendar/"} <= set(plan(catalogue))
    assert updates.calendar_page(Edition.of(catalogue, "en"), updates.dates(catalogue)).values["days"] == {}


def test_the_calendar_has_events_and_deadlines_by_month_and_day(content: Path) -> None:
    found = updates.dates(at(content, BEFORE))
    assert [(month, [(date.update, date.deadline) for date in dates]) for month, dates in found.items()] == [
        ("2026-12", [("sample-grant", True), ("sample-meeting", False)])
    ]


def test_a_month_is_named_in_the_language(content: Path) -> None:
    catalogue = at(content, BEFORE)
    page = updates.month_page(Edition.of(catalogue, "fr"), updates.dates(catalogue), "2026-12")
    assert (page.address, page.title.replace("\u00a0", " ")) == ("calendar/2026-12/", "Calendrier : décembre 2026")


def test_a_language_on_its_way_is_promised_in_both(content: Path) -> None:
    catalogue = at(content, BEFORE)
    french = updates.update_page(Edition.of(catalogue, "fr"), "sample-meeting")
    assert french.title == "Éclair: a meeting about buses"
    assert french.values["language_of_text"] == "en"
    assert french.values["pending_texts"]["en"] == "The French text follows by November 30, 2035."
    assert "30 novembre 2035" in french.values["pending_texts"]["fr"].replace("\u00a0", " ")


PROMISED = dt.datetime(2035, 12, 1, 7, 0, tzinfo=dt.UTC)  # the promised day is over in Vancouver, seven hours behind all year


@pytest.mark.parametrize(
    ("now", "english", "french"),
    [
        (PROMISED - dt.timedelta(microseconds=1), "follows by November 30, 2035", "suivra d’ici le 30 novembre 2035"),
        (PROMISED, "was promised by November 30, 2035", "était promis pour le 30 novembre 2035"),
    ],
)
def test_a_promise_that_passed_is_told_on_the_page_in_both_languages(
    content: Path, now: dt.datetime, english: str, french: str
) -> None:
    page = updates.update_page(Edition.of(at(content, now), "en"), "sample-meeting")
    texts = {language: text.replace("\u00a0", " ") for language, text in page.values["pending_texts"].items()}
    assert english in texts["en"] and french in texts["fr"]


def test_what_concerns_the_whole_country_concerns_every_province(content: Path) -> None:
    near = updates.nearest(at(content, BEFORE))
    assert near["CA-YT"]["newest"] == ["sample-news"]
    assert near["CA-ON"] == {"opportunities": ["sample-grant"], "newest": ["sample-meeting", "sample-news", "sample-grant"]}
    assert near[""]["newest"] == ["sample-meeting", "sample-news", "sample-grant"]


def test_a_browser_is_told_the_instant_the_last_day_and_whose_clocks_count(content: Path) -> None:
    catalogue = at(content, BEFORE)
    said = closing(Edition.of(catalogue, "en"), catalogue.updates["sample-grant"])
    assert said is not None
    assert (said.instant, said.last_day, said.zone, said.left) == (
        "2026-12-01T22:00:00Z",
        "2026-12-01",
        "America/Toronto",
        "9 days left",
    )


def test_news_have_nothing_to_close(content: Path) -> None:
    catalogue = at(content, BEFORE)
    assert closing(Edition.of(catalogue, "en"), catalogue.updates["sample-news"]) is None


@pytest.mark.parametrize(
    ("days", "english", "french"),
    [
        (0, "closes today", "se termine aujourd’hui"),
        (1, "1 day left", "1 jour restant"),
        (1250, "1,250 days left", "1 250 jours restants"),
        (-1, "", ""),
    ],
)
def test_days_are_counted_in_words(catalogue: Catalogue, days: int, english: str, french: str) -> None:
    assert in_words(Edition.of(catalogue, "en"), days) == english
    assert in_words(Edition.of(catalogue, "fr"), days).replace("\u00a0", " ") == french


def test_the_clock_can_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMONS_NOW", "2026-12-01T17:00-05:00")
    catalogue = Catalogue.of(read(copy_samples(tmp_path)))
    assert catalogue.now == CLOSED and "sample-grant" not in catalogue.open_updates


def test_a_clock_without_an_offset_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from portal import settings

    monkeypatch.setenv("COMMONS_NOW", "2026-12-01T17:00")
    with pytest.raises(settings.BadClock):
        settings.now()
