"""Updates: what each type needs, an order of dates that can be, and a promise where a language is missing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from portal.problem import Problem
from portal.rules import dates, updates
from tests.helpers import TODAY, change, held_against, places, read, rules

BOTH = "title: {en: Bus, fr: Autobus}\ntext: {en: Come., fr: Venez.}\n"
GRANT = "network/updates/sample-grant.yml"


def check(text: str, today: dt.date = TODAY) -> list[tuple[str, int, int]]:
    return places(sorted(_problems(text, today)))


def params(text: str) -> list[dict[str, str]]:
    return [dict(problem.params) for problem in _problems(text, TODAY)]


def _problems(text: str, today: dt.date) -> list[Problem]:
    return [problem for family in (updates, dates) for problem in held_against(family, text, "updates", today=today)]


# What a type needs, and what belongs to it.


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("news", []),
        ("research", []),
        ("call-for-input", ["deadline"]),
        ("funding-call", ["deadline", "grant"]),
        ("event", ["starts", "meeting"]),
        ("training", ["starts", "meeting"]),
    ],
)
def test_each_type_needs_its_fields(kind: str, fields: list[str]) -> None:
    assert [found["field"] for found in params(f"{BOTH}type: {kind}\n")] == fields


def test_what_is_missing_is_told_at_the_type() -> None:
    assert check(f"{BOTH}type: call-for-input\n") == [("update-needs-field", 3, 7)]


@pytest.mark.parametrize("kind", ["news", "research", "call-for-input", "event", "training"])
def test_a_grant_belongs_to_a_funding_call_alone(kind: str) -> None:
    told = params(f"{BOTH}type: {kind}\ndeadline: {{day: 2026-12-01}}\nstarts: {{day: 2026-12-01}}\ngrant: {{}}\n")
    assert {"type": kind, "field": "grant"} in told


@pytest.mark.parametrize("kind", ["news", "research", "call-for-input", "funding-call"])
def test_a_meeting_belongs_to_events_and_trainings_alone(kind: str) -> None:
    assert check(f"{BOTH}type: {kind}\ndeadline: {{day: 2026-12-01}}\ngrant: {{}}\nmeeting: {{venue: x}}\n")[-1] == (
        "update-field-of-other-type",
        6,
        1,
    )


@pytest.mark.parametrize("kind", ["type: party\n", "type: [event]\n", ""])
def test_of_a_type_that_there_is_not_nothing_is_asked_here(kind: str) -> None:
    assert check(f"{BOTH}{kind}deadline: {{day: 2026-12-01}}\n") == []


@pytest.mark.parametrize("kind", ["news", "research", "event", "training"])
def test_any_type_may_have_a_deadline(kind: str) -> None:
    meeting = "starts: {day: 2026-12-09}\nmeeting: {venue: x}\n" if kind in ("event", "training") else ""
    assert check(f"{BOTH}type: {kind}\n{meeting}deadline: {{day: 2026-12-01}}\n") == []


# The order of dates.


def test_an_update_may_be_published_today() -> None:
    assert check(f"{BOTH}published: 2026-11-22\n") == []


def test_an_update_is_not_published_tomorrow() -> None:
    assert check(f"{BOTH}published: 2026-11-23\n") == [("future-date", 3, 12)]


def test_the_day_of_reading_is_named() -> None:
    assert params(f"{BOTH}published: ' 2026-11-23 '\n") == [{"value": "2026-11-23", "today": "2026-11-22"}]


@pytest.mark.parametrize("later", ["changed: 2026-11-02", "expires: 2026-11-02", "deadline: {day: 2026-11-02}"])
def test_all_may_be_on_the_day_of_publication(later: str) -> None:
    assert check(f"{BOTH}published: 2026-11-02\n{later}\n") == []


def test_a_deadline_early_on_the_day_of_publication_can_be() -> None:
    assert check(f'{BOTH}published: 2026-11-02\ndeadline: {{day: 2026-11-02, time: "00:00"}}\n') == []


@pytest.mark.parametrize("later", ["changed: 2026-11-01", "expires: 2026-11-01", "deadline: {day: 2026-11-01}"])
def test_nothing_comes_before_publication(later: str) -> None:
    assert check(f"{BOTH}published: 2026-11-02\n{later}\n") == [("dates-order", 4, 1)]


def test_an_event_may_have_begun_before_it_was_published() -> None:
    assert check(f"{BOTH}published: 2026-11-02\nstarts: {{day: 2026-10-30}}\n") == []


def test_a_day_of_expiry_may_come_before_the_deadline() -> None:
    assert check(f"{BOTH}deadline: {{day: 2026-12-31}}\nexpires: 2026-11-30\n") == []


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ('2026-12-05, time: "19:00"', '2026-12-05, time: "21:00"'),
        ('2026-12-05, time: "19:00"', '2026-12-05, time: "19:00"'),
        ('2026-12-05, time: "19:00"', '2026-12-06, time: "01:00"'),
        ('2026-12-05, time: "19:00"', "2026-12-05"),
        ("2026-12-05", '2026-12-05, time: "09:00"'),
        ("2026-12-05", "2026-12-05"),
        ("2026-12-31", "2027-01-01"),
    ],
)
def test_an_event_ends_after_it_starts_or_at_once(starts: str, ends: str) -> None:
    assert check(f"{BOTH}starts: {{day: {starts}}}\nends: {{day: {ends}}}\n") == []


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ('2026-12-05, time: "19:00"', '2026-12-05, time: "18:59"'),
        ('2026-12-05, time: "00:00"', '2026-12-04, time: "23:59"'),
        ("2026-12-05", "2026-12-04"),
        ('2026-12-05, time: "19:00"', "2026-12-04"),
        ("2026-12-05", '2026-12-04, time: "23:59"'),
    ],
)
def test_an_event_does_not_end_before_it_starts(starts: str, ends: str) -> None:
    assert check(f"{BOTH}starts: {{day: {starts}}}\nends: {{day: {ends}}}\n") == [("dates-order", 4, 1)]


def test_the_two_dates_are_named() -> None:
    assert params(f"{BOTH}starts: {{day: 2026-12-05}}\nends: {{day: 2026-12-04}}\n") == [{"first": "starts", "second": "ends"}]


@pytest.mark.parametrize("published", ["soon", "[2026-11-02]", "{day: 2026-11-02x}"])
def test_a_day_that_is_none_is_compared_with_nothing(published: str) -> None:
    assert check(f"{BOTH}published: {published}\nexpires: 2026-01-01\n") == []


@pytest.mark.parametrize("starts", ["soon", "{day: [x]}", "{}"])
def test_a_moment_that_is_none_is_compared_with_nothing(starts: str) -> None:
    assert check(f"{BOTH}starts: {starts}\nends: {{day: 2026-01-01}}\n") == []


# Both languages, or a promise.


def test_two_languages_need_no_promise() -> None:
    assert check(BOTH) == []


def test_each_field_that_lacks_a_language_is_told_at_its_name() -> None:
    told = check("title: {en: Bus}\ntext: {en: Come.}\n")
    assert told == [("update-language-missing", 1, 1), ("update-language-missing", 2, 1)]


@pytest.mark.parametrize(("there", "promised"), [("en", "fr"), ("fr", "en")])
def test_either_language_may_follow(there: str, promised: str) -> None:
    assert check(f"title: {{{there}: x}}\ntext: {{{there}: x}}\npending: {{language: {promised}, by: 2026-12-01}}\n") == []


def test_a_promise_for_one_language_does_not_excuse_the_other() -> None:
    told = params("title: {en: Bus}\ntext: {en: Come.}\npending: {language: en, by: 2026-12-01}\n")
    assert {"language": "fr", "field": "title"} in told


def test_a_promise_is_no_excuse_for_no_text_at_all() -> None:
    told = params("title: {fr: Autobus}\ntext: {}\npending: {language: fr, by: 2026-12-01}\n")
    assert {"language": "en", "field": "text"} in told


@pytest.mark.parametrize(
    "texts", ["title: {en: Bus, fr: Autobus}\ntext: {en: Come.}\n", "title: {en: Bus}\ntext: {en: Come., fr: Venez.}\n"]
)
def test_the_title_may_be_there_before_the_text_and_the_text_before_the_title(texts: str) -> None:
    assert check(f"{texts}pending: {{language: fr, by: 2026-12-01}}\n") == []


def test_a_promise_is_fine_on_its_last_day() -> None:
    assert check("title: {en: Bus}\ntext: {en: Come.}\npending: {language: fr, by: 2026-11-22}\n") == []


def test_a_promise_is_broken_on_the_day_after() -> None:
    text = "title: {en: Bus}\ntext: {en: Come.}\npending: {language: fr, by: 2026-11-22}\n"
    assert check(text, TODAY + dt.timedelta(days=1)) == [("update-language-overdue", 3, 29)]


@pytest.mark.parametrize("by", ["2026-12-01", "2026-11-01"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_there_is_not_promised_on_time_or_late(language: str, by: str) -> None:
    assert check(f"{BOTH}pending: {{language: {language}, by: {by}}}\n") == [("update-language-there", 3, 1)]


def test_a_promise_in_a_language_that_is_not_ours_is_never_late() -> None:
    assert check(f"{BOTH}pending: {{language: de, by: 2026-11-01}}\n") == []


@pytest.mark.parametrize("pending", ["fr", "[fr]", "{}", "{language: de, by: 2026-12-01}", "{by: 2026-12-01}"])
def test_what_promises_no_language_of_ours_is_no_promise(pending: str) -> None:
    told = check(f"title: {{en: Bus}}\ntext: {{en: Come., fr: Venez.}}\npending: {pending}\n")
    assert told == [("update-language-missing", 1, 1)]


@pytest.mark.parametrize("by", ["", ", by: soon", ", by: [2026-11-01]"])
def test_a_promise_without_a_day_is_left_to_the_structure(by: str) -> None:
    assert check(f"title: {{en: Bus}}\ntext: {{en: Come.}}\npending: {{language: fr{by}}}\n") == []


@pytest.mark.parametrize("texts", ["", "title: Bus\ntext: [Come.]\n", "type: news\n"])
def test_texts_that_are_none_are_left_to_the_structure(texts: str) -> None:
    assert check(f"{texts}pending: {{language: fr, by: 2026-12-01}}\n") == []


# In a library.


def test_only_updates_are_held_against_these_rules(content: Path) -> None:
    change(content, "toolkit/library/sample-report.yml", "accessed:", "pending: {language: fr, by: 2026-01-01}\naccessed:")
    assert rules(read(content).problems) == ["unknown-field"]


def test_a_time_of_day_needs_both_digits_of_its_hour(content: Path) -> None:
    change(content, GRANT, '"17:00"', '"9:00"')
    assert rules(read(content).problems) == ["impossible-time"]


@pytest.mark.parametrize("time", ["24:00", "23:60", "5 p.m.", "17h00", "17:00:00", "٠٩:٠٠"])
def test_a_time_of_day_is_two_digits_a_colon_and_two_digits(content: Path, time: str) -> None:
    change(content, GRANT, "17:00", time)
    assert rules(read(content).problems) == ["impossible-time"]


def test_a_zone_is_one_of_the_list(content: Path) -> None:
    change(content, GRANT, "zone: toronto", "zone: america-toronto")
    assert rules(read(content).problems) == ["unknown-term"]


def test_a_deadline_without_a_zone_is_none(content: Path) -> None:
    change(content, GRANT, ", zone: toronto", "")
    assert rules(read(content).problems) == ["missing-field"]


def test_an_update_is_not_changed_tomorrow() -> None:
    assert check(f"{BOTH}changed: 2026-11-23\n") == [("future-date", 3, 10)]


def test_what_ends_has_to_start() -> None:
    assert check(f"{BOTH}ends: {{day: 2026-12-05}}\n") == [("missing-field", 3, 1)]


def test_a_meeting_is_somewhere() -> None:
    text = f"{BOTH}type: event\nstarts: {{day: 2026-12-05}}\nmeeting: {{languages: [en]}}\n"
    assert check(text) == [("missing-field", 5, 1)]


def test_a_time_that_is_none_is_compared_with_nothing() -> None:
    assert check(f'{BOTH}starts: {{day: 2026-12-05, time: "9:00"}}\nends: {{day: 2026-12-05, time: "21:00"}}\n') == []


@pytest.mark.parametrize("address", ["https://example.org/agenda.pdf", "https://example.org/join"])
def test_an_address_inside_a_field_holds_no_line_end(content: Path, address: str) -> None:
    change(content, "network/updates/sample-meeting.yml", address, f'"{address}\\r\\nBcc: all"')
    assert rules(read(content).problems) == ["web-address"]


@pytest.mark.parametrize(("language", "length"), [("en", 111), ("fr", 131)])
def test_a_title_is_as_short_as_that_of_a_practice(content: Path, language: str, length: int) -> None:
    old = {"en": "Money for imaginary buses", "fr": "De l'argent pour des autobus imaginaires"}[language]
    change(content, GRANT, old, "x" * length)
    assert rules(read(content).problems) == ["text-too-long"]


@pytest.mark.parametrize("year", ["9999", "2101"])
def test_a_day_lies_in_years_that_can_be_meant(content: Path, year: str) -> None:
    change(content, GRANT, "day: 2026-12-01", f"day: {year}-12-31")
    assert rules(read(content).problems) == ["impossible-date"]
