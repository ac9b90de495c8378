"""The thirty sample updates: together they are all that organizations may publish, and nothing of them is ever published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.library import Library
from portal.model.update import Update
from portal.model.update_types import SPECIAL
from portal.model.zones import zone
from portal.timeline import State, closes, days_left, state
from tests.helpers import TODAY, UPDATES, copy_updates, read

NOW = dt.datetime.combine(TODAY, dt.time(12), zone("toronto"))
FILES = sorted((UPDATES / "network/updates").iterdir())


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return read(copy_updates(tmp_path_factory.mktemp("updates")))


@pytest.fixture(scope="module")
def updates(library: Library) -> dict[str, Update]:
    """The thirty alone, without those of ``tests/library``."""
    return {file.stem: library.items("updates")[file.stem] for file in FILES}


def terms(updates: dict[str, Update], field: str) -> set[str]:
    return {term for update in updates.values() for term in getattr(update, field)}


def test_there_are_thirty_at_least() -> None:
    assert len(FILES) >= 30


def test_they_break_no_rule_and_earn_no_warning(library: Library) -> None:
    assert library.problems == ()


def test_they_make_a_catalogue(library: Library, updates: dict[str, Update]) -> None:
    assert updates.keys() <= Catalogue.of(library, NOW).updates.keys()


def test_something_of_every_type_that_is_more_than_news_is_open(updates: dict[str, Update]) -> None:
    """A term that somebody adds to the list is news, and needs no sample."""
    lacking = {"news", *SPECIAL} - {update.type for update in updates.values() if state(update, NOW) is State.OPEN}
    assert lacking == set(), (
        f"write an update that stays open, in tests/updates/network/updates/, of each of these types: {lacking}"
    )


def test_every_state_is_there(updates: dict[str, Update]) -> None:
    assert {state(update, NOW) for update in updates.values()} == set(State)


@pytest.mark.parametrize("field", ["provinces", "sizes"])  # other lists grow, which is no matter of the samples
def test_every_term_of_the_lists_is_there(library: Library, updates: dict[str, Update], field: str) -> None:
    assert terms(updates, field) == library.items(field).keys()


def test_at_least_ten_zones_are_there_and_those_that_differ_most(updates: dict[str, Update]) -> None:
    zones = {said.zone for one in updates.values() for said in (one.deadline, one.starts, one.ends) if said}
    assert len(zones) >= 10
    assert {"st-johns", "halifax", "toronto", "winnipeg", "regina", "edmonton", "vancouver", "whitehorse"} <= zones


def test_every_kind_of_organization_that_publishes_is_there(library: Library, updates: dict[str, Update]) -> None:
    kinds = {library.items("organizations")[update.organization].type for update in updates.values()}
    assert {"umbrella-organization", "francophone-network", "local-immigration-partnership", "municipality"} <= kinds


CASES: dict[str, Callable[[Update], object]] = {
    "a deadline today with a time": lambda one: one.deadline and one.deadline.day == TODAY and one.deadline.time,
    "a deadline today without a time": lambda one: one.deadline and one.deadline.day == TODAY and one.deadline.time is None,
    "a deadline at the first minute of a day": lambda one: one.deadline and one.deadline.time == "00:00",
    "a deadline in St. John's": lambda one: one.deadline and one.deadline.zone == "st-johns",
    "closed yesterday": lambda one: (close := closes(one)) and days_left(close, NOW) == -1,
    "closed long ago": lambda one: (close := closes(one)) and days_left(close, NOW) < -60,
    "the last day is today": lambda one: (close := closes(one)) and close > NOW and days_left(close, NOW) == 0,
    "an event that began and has not ended": lambda one: (
        one.starts and one.ends and one.starts.day < TODAY < one.ends.day and state(one, NOW) is State.OPEN
    ),
    "an event that began today and does not say when it ends": lambda one: (
        one.starts and one.starts.at() < NOW and not one.ends and state(one, NOW) is State.OPEN
    ),
    "an event of whole days": lambda one: one.starts and one.ends and not one.starts.time and not one.ends.time,
    "an event of one whole day": lambda one: one.starts and not one.ends and not one.starts.time,
    "an event that ends as it begins": lambda one: one.starts and one.starts == one.ends,
    "an event over midnight": lambda one: one.starts and one.ends and one.starts.time and one.starts.day < one.ends.day,
    "an event that one registers for": lambda one: one.starts and one.deadline and one.deadline.at() < one.starts.at(),
    "an event at a venue and by a link": lambda one: one.meeting and one.meeting.venue and one.meeting.link,
    "an event by a link alone": lambda one: one.meeting and one.meeting.link and not one.meeting.venue,
    "an event at a venue alone": lambda one: one.meeting and one.meeting.venue and not one.meeting.link,
    "interpretation": lambda one: one.meeting and one.meeting.interpretation,
    "an event in both languages": lambda one: one.meeting and set(one.meeting.languages) == {"en", "fr"},
    "an event in French alone": lambda one: one.meeting and one.meeting.languages == ("fr",),
    "an end in the hour that comes twice": lambda one: (
        one.ends and (one.ends.day, one.ends.time) == (dt.date(2026, 11, 1), "01:30")
    ),
    "an end in the hour that is left out": lambda one: (
        one.ends and (one.ends.day, one.ends.time) == (dt.date(2027, 3, 14), "02:30")
    ),
    "expired": lambda one: one.expires and one.expires < TODAY,
    "expired before its deadline": lambda one: one.deadline and state(one, NOW) is State.EXPIRED,
    "to expire before its deadline": lambda one: one.deadline and one.expires and TODAY < one.expires < one.deadline.day,
    "to expire in more than a year": lambda one: one.expires and one.expires.year == TODAY.year + 2,
    "news older than a year": lambda one: one.type == "news" and not one.expires and state(one, NOW) is State.EXPIRED,
    "news a year old today": lambda one: one.published == TODAY.replace(year=2025) and state(one, NOW) is State.OPEN,
    "published today": lambda one: one.published == TODAY,
    "changed after publication": lambda one: one.changed and one.changed > one.published,
    "English pending, title and text": lambda one: not one.title.en and not one.text.en and one.pending,
    "French pending, the text alone": lambda one: one.title.fr and not one.text.fr and one.pending,
    "several provinces": lambda one: len(one.provinces) > 2,
    "the whole country": lambda one: one.provinces == ("CA",),
    "every size": lambda one: len(one.sizes) == 5,
    "places": lambda one: len(one.places) > 1,
    "as many themes as there may be": lambda one: len(one.themes) == 6,
    "attachments in each language and in both": lambda one: {paper.language for paper in one.attachments} == {"en", "fr", "both"},
    "a grant with practices": lambda one: one.grant and len(one.grant.practices) == 3,
    "a grant without an amount": lambda one: one.grant and not one.grant.amount,
    "titles of 110 and 130 characters": lambda one: (len(one.title.en or ""), len(one.title.fr or "")) == (110, 130),
    "texts of 6,000 characters": lambda one: len(one.text.en or "") == len(one.text.fr or "") == 6000,
    "a list with bullets": lambda one: "\n- " in (one.text.en or ""),
    "a list with numbers": lambda one: "\n2. " in (one.text.fr or ""),
    "links to everything in the library": lambda one: all(
        f"]({scheme}:" in (one.text.fr or "") for scheme in ("organization", "place", "source", "call", "update")
    ),
    "guillemets, a colon, dollars and thousands": lambda one: all(
        sign in (one.title.fr or "") for sign in ("« ", " »", " : ", "40 000 $")
    ),
    "percent": lambda one: "64,5 %" in (one.title.fr or "") and "64.5%" in (one.title.en or ""),
    "nothing but what must be there": lambda one: (
        not any(
            (one.audiences, one.sizes, one.places, one.pending, one.deadline, one.starts, one.expires, one.link, one.attachments)
        )
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_sample_shows(updates: dict[str, Update], case: str) -> None:
    assert any(CASES[case](update) for update in updates.values())


HOSTILE = ['"', "'", ":", "\\", ",", ";", "\U0001f68c", "]]>", "END:VEVENT", "=1+1", "{{ 7*7 }}", "${x}", "\r\n", "\n"]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("sign", HOSTILE)
def test_a_hostile_title_has(updates: dict[str, Update], sign: str, language: str) -> None:
    assert sign in (updates["sample-hostile-news"].title[language] or "")


def test_a_hostile_title_begins_like_a_formula(updates: dict[str, Update]) -> None:
    assert (updates["sample-hostile-news"].title.en or "").startswith("=")


def test_a_hostile_text_has_a_very_long_word(updates: dict[str, Update]) -> None:
    assert max(map(len, (updates["sample-hostile-news"].text.fr or "").split())) > 140


def test_a_hostile_event_would_end_itself_in_a_calendar(updates: dict[str, Update]) -> None:
    event = updates["sample-hostile-event"]
    assert event.meeting and event.meeting.venue and event.meeting.interpretation
    for text in (event.text.fr, event.meeting.venue.fr, event.meeting.interpretation.fr):
        assert "\r\n" in (text or "")


# Nobody takes them for real (tests/content makes sure that nothing of them is published).


def files_of_samples() -> list[Path]:
    return sorted(UPDATES.rglob("*.yml"))


@pytest.mark.parametrize("file", files_of_samples(), ids=lambda file: file.stem)
def test_a_sample_leads_to_no_address_but_those_set_aside_for_examples(file: Path) -> None:
    words = file.read_text("utf-8").split("://")[1:]
    assert {word[:11] for word in words} <= {"example.org"}


@pytest.mark.parametrize("file", files_of_samples(), ids=lambda file: file.stem)
def test_a_sample_says_so_in_its_name(file: Path) -> None:
    assert file.stem.startswith("sample-")
