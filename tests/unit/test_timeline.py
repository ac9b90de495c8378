"""When an update is open, closed or off the lists. All instants are written in UTC ('Z'), so that each test says what it means.

The zones used here have the same clocks in every edition of the time zone database since 2020; those of the west do not.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from portal.model.network import Contact
from portal.model.update import Moment, Pending, Update
from portal.model.zones import IANA, zone
from portal.timeline import NEWS_LASTS, State, closes, contact_holds, days_left, is_overdue, leaves, state

FIRST_OF_DECEMBER = {"day": "2026-12-01", "zone": "toronto"}
AN_INSTANT = dt.timedelta(microseconds=1)


def update(**fields: Any) -> Update:
    """An update of November 2, with ``fields`` as a file gives them."""
    said = {"en": "Buses", "fr": "Autobus"}
    common = {"type": "news", "organization": "sample-transit", "title": said, "text": said, "published": "2026-11-02"}
    return Update(**{**common, "themes": ["transportation"], "provinces": ["CA-ON"], **fields})


def moment(day: str, zone: str, time: str | None = None) -> Moment:
    return Moment(day=day, zone=zone, time=time)


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC)


def instant(said: Moment) -> dt.datetime:
    """In UTC: in the hours that come twice or not at all, Python finds no time of one zone equal to one of another."""
    return said.at().astimezone(dt.UTC)


def closing(**fields: Any) -> dt.datetime:
    """The instant, in UTC, at which an update closes that must close."""
    found = closes(update(**fields))
    assert found is not None
    return found.astimezone(dt.UTC)


# Deadlines.


def test_a_deadline_with_a_time_closes_at_that_instant() -> None:
    assert closing(deadline={**FIRST_OF_DECEMBER, "time": "17:00"}) == utc("2026-12-01T22:00Z")


def test_a_deadline_without_a_time_closes_at_the_end_of_its_day() -> None:
    assert closing(deadline=FIRST_OF_DECEMBER) == utc("2026-12-02T05:00Z")


def test_until_the_instant_of_the_deadline_a_call_is_open() -> None:
    assert state(update(deadline={**FIRST_OF_DECEMBER, "time": "17:00"}), utc("2026-12-01T22:00Z") - AN_INSTANT) is State.OPEN


def test_at_the_instant_of_the_deadline_a_call_is_closed() -> None:
    assert state(update(deadline={**FIRST_OF_DECEMBER, "time": "17:00"}), utc("2026-12-01T22:00Z")) is State.CLOSED


def test_a_call_is_open_on_the_whole_last_day() -> None:
    assert state(update(deadline=FIRST_OF_DECEMBER), utc("2026-12-02T05:00Z") - AN_INSTANT) is State.OPEN


def test_a_call_is_closed_when_its_last_day_is_over() -> None:
    assert state(update(deadline=FIRST_OF_DECEMBER), utc("2026-12-02T05:00Z")) is State.CLOSED


def test_a_deadline_at_midnight_is_the_beginning_of_its_day() -> None:
    assert closing(deadline={**FIRST_OF_DECEMBER, "time": "00:00"}) == utc("2026-12-01T05:00Z")


def test_a_minute_before_midnight_is_not_yet_the_end_of_the_day() -> None:
    assert closing(deadline={**FIRST_OF_DECEMBER, "time": "23:59"}) == utc("2026-12-02T04:59Z")


def test_st_johns_closes_an_hour_and_a_half_before_toronto() -> None:
    first, second = (closing(deadline={"day": "2026-12-01", "time": "17:00", "zone": where}) for where in ("st-johns", "toronto"))
    assert second - first == dt.timedelta(hours=1, minutes=30)


@pytest.mark.parametrize(("day", "instant"), [("2026-01-15", "2026-01-15T23:00Z"), ("2026-07-15", "2026-07-15T23:00Z")])
def test_regina_keeps_its_clocks_all_year(day: str, instant: str) -> None:
    assert closing(deadline={"day": day, "time": "17:00", "zone": "regina"}) == utc(instant)


@pytest.mark.parametrize(("day", "instant"), [("2026-01-15", "2026-01-15T22:00Z"), ("2026-07-15", "2026-07-15T21:00Z")])
def test_toronto_goes_by_summer_time_in_summer(day: str, instant: str) -> None:
    assert closing(deadline={"day": day, "time": "17:00", "zone": "toronto"}) == utc(instant)


@pytest.mark.parametrize("id", IANA)
def test_a_day_is_over_when_the_clocks_of_its_zone_show_the_next(id: str) -> None:
    over = closing(deadline={"day": "2026-12-01", "zone": id})
    assert [f"{(over - wait).astimezone(zone(id)):%d}" for wait in (AN_INSTANT, dt.timedelta())] == ["01", "02"]


def test_the_clock_of_the_reader_makes_no_difference() -> None:
    call = update(deadline={**FIRST_OF_DECEMBER, "time": "17:00"})
    now = utc("2026-12-01T22:00Z")
    assert {state(call, now.astimezone(zone(id))) for id in IANA} == {State.CLOSED}


# Events.


def test_an_event_is_open_until_it_ends() -> None:
    ends = {"day": "2026-12-05", "time": "21:00", "zone": "halifax"}
    assert closing(starts={"day": "2026-12-05", "time": "19:00", "zone": "halifax"}, ends=ends) == utc("2026-12-06T01:00Z")


def test_an_event_that_began_and_has_not_ended_is_open() -> None:
    days = {"starts": {"day": "2026-11-20", "zone": "toronto"}, "ends": {"day": "2026-11-29", "zone": "toronto"}}
    assert state(update(**days), utc("2026-11-22T17:00Z")) is State.OPEN


def test_an_end_without_a_time_is_the_end_of_its_day() -> None:
    days = {"starts": {"day": "2026-12-03", "zone": "halifax"}, "ends": {"day": "2026-12-04", "zone": "halifax"}}
    assert closing(**days) == utc("2026-12-05T04:00Z")


def test_an_event_without_an_end_lasts_until_its_day_is_over() -> None:
    assert closing(starts={"day": "2026-12-05", "time": "19:00", "zone": "toronto"}) == utc("2026-12-06T05:00Z")


def test_an_event_with_neither_time_nor_end_lasts_until_its_day_is_over() -> None:
    assert closing(starts={"day": "2026-12-05", "zone": "toronto"}) == utc("2026-12-06T05:00Z")


def test_an_event_that_one_registers_for_closes_with_its_registration() -> None:
    days = {"starts": {"day": "2026-12-10", "zone": "toronto"}, "ends": {"day": "2026-12-10", "zone": "toronto"}}
    assert closing(deadline=FIRST_OF_DECEMBER, **days) == utc("2026-12-02T05:00Z")


# The hour that comes twice, and the one that does not come. Toronto, in the nights of 2026-11-01 and 2027-03-14.


def test_an_hour_that_comes_twice_means_its_first_coming() -> None:
    assert instant(moment("2026-11-01", "toronto", "01:30")) == utc("2026-11-01T05:30Z")


def test_a_deadline_in_the_hour_that_comes_twice_stays_closed_in_the_second() -> None:
    call = update(deadline={"day": "2026-11-01", "time": "01:30", "zone": "toronto"}, published="2026-10-01")
    assert state(call, utc("2026-11-01T06:15Z")) is State.CLOSED


def test_a_clock_that_shows_that_hour_for_the_second_time_does_not_open_it_again() -> None:
    call = update(deadline={"day": "2026-11-01", "time": "01:30", "zone": "toronto"}, published="2026-10-01")
    assert state(call, utc("2026-11-01T06:15Z").astimezone(zone("toronto"))) is State.CLOSED  # a quarter past one, again


def test_an_hour_that_is_left_out_is_counted_from_before_the_gap() -> None:
    assert instant(moment("2027-03-14", "toronto", "02:30")) == utc("2027-03-14T03:30-04:00")


def test_a_deadline_in_the_hour_that_is_left_out_is_open_until_then() -> None:
    call = update(deadline={"day": "2027-03-14", "time": "02:30", "zone": "toronto"})
    assert state(call, utc("2027-03-14T03:29-04:00").astimezone(zone("toronto"))) is State.OPEN


def test_an_hour_that_is_left_out_is_still_shown_as_it_was_written() -> None:
    assert f"{moment('2027-03-14', 'toronto', '02:30').at():%H:%M}" == "02:30"


@pytest.mark.parametrize(("day", "hours"), [("2026-11-01", 25), ("2027-03-14", 23), ("2026-11-02", 24)])
def test_a_day_is_as_long_as_its_clocks_make_it(day: str, hours: int) -> None:
    whole = moment(day, "toronto")
    assert whole.over().astimezone(dt.UTC) - whole.at().astimezone(dt.UTC) == dt.timedelta(hours=hours)


# What has no date of its own, and what is taken off.


def test_what_has_no_deadline_and_no_date_never_closes() -> None:
    assert closes(update()) is None


def test_news_are_open_a_year_after_they_appeared() -> None:
    assert state(update(), utc("2027-11-02T17:00Z")) is State.OPEN


def test_news_are_expired_on_the_day_after() -> None:
    assert state(update(), utc("2027-11-03T17:00Z")) is State.EXPIRED


def test_a_year_is_365_days_in_leap_years_too() -> None:
    assert leaves(update(published="2027-11-02")).date() - dt.date(2027, 11, 2) - NEWS_LASTS == dt.timedelta(days=1)
    assert NEWS_LASTS.days == 365


def test_a_day_of_expiry_keeps_news_longer_than_a_year() -> None:
    assert state(update(expires="2028-05-31"), utc("2028-05-31T17:00Z")) is State.OPEN


def test_news_are_off_the_lists_after_their_day_of_expiry() -> None:
    assert state(update(expires="2026-11-15"), utc("2026-11-16T17:00Z")) is State.EXPIRED


@pytest.mark.parametrize("fields", [{}, {"expires": "2026-11-15"}, {"expires": "2026-11-15", "deadline": FIRST_OF_DECEMBER}])
def test_what_leaves_the_lists_leaves_at_that_instant_and_not_after_it(fields: dict[str, Any]) -> None:
    left = update(**fields)
    instant = leaves(left).astimezone(dt.UTC)
    assert [state(left, instant - AN_INSTANT), state(left, instant)] == [State.OPEN, State.EXPIRED]


def test_the_day_of_expiry_wins_when_it_is_earlier_than_the_deadline() -> None:
    assert state(update(expires="2026-11-15", deadline=FIRST_OF_DECEMBER), utc("2026-11-16T17:00Z")) is State.EXPIRED


def test_the_deadline_wins_when_it_is_earlier_than_the_day_of_expiry() -> None:
    assert leaves(update(expires="2026-12-31", deadline=FIRST_OF_DECEMBER)) == utc("2026-12-02T05:00Z")


def test_what_expired_and_then_passed_its_deadline_is_closed() -> None:
    assert state(update(expires="2026-11-15", deadline=FIRST_OF_DECEMBER), utc("2026-12-02T05:00Z")) is State.CLOSED


@pytest.mark.parametrize("day", ["2026-01-15", "2026-07-15", "2026-12-01"])
@pytest.mark.parametrize("id", IANA)
def test_a_day_of_expiry_is_not_over_before_it_is_over_everywhere(day: str, id: str) -> None:
    assert leaves(update(published="2026-01-01", expires=day)) >= moment(day, id).over()


@pytest.mark.parametrize("day", ["2026-01-15", "2026-07-15", "2026-12-01"])
def test_a_day_of_expiry_is_over_when_the_last_zone_is_done_with_it(day: str) -> None:
    last = max(moment(day, id).over().timestamp() for id in IANA)
    assert leaves(update(published="2026-01-01", expires=day)).timestamp() == last


# A promised language.


def test_a_promise_is_overdue_at_the_instant_at_which_its_day_is_over_everywhere_and_not_before() -> None:
    promise, over = Pending(language="fr", by="2026-12-01"), utc("2026-12-02T07:00Z")  # midnight in Vancouver
    assert [is_overdue(promise, now) for now in (over - AN_INSTANT, over)] == [False, True]


# A contact's consent.


def test_a_consent_holds_until_its_last_day_is_over_everywhere_and_not_after() -> None:
    contact = Contact({"en": "Coordinator", "fr": "Coordination"}, "mailto:office@example.org", "2026-01-01", "2026-12-01")
    over = utc("2026-12-02T07:00Z")  # midnight in Vancouver
    assert [contact_holds(contact, now) for now in (over - AN_INSTANT, over)] == [True, False]


# Days that are left.


def left(deadline: dict[str, str], now: str) -> int:
    return days_left(closing_there(deadline), utc(now))


def closing_there(deadline: dict[str, str]) -> dt.datetime:
    return moment(deadline["day"], deadline["zone"], deadline.get("time")).over()


@pytest.mark.parametrize("time", [{}, {"time": "17:00"}])
def test_no_day_is_left_on_the_last_day(time: dict[str, str]) -> None:
    assert left({**FIRST_OF_DECEMBER, **time}, "2026-12-01T05:00Z") == 0


@pytest.mark.parametrize("time", [{}, {"time": "17:00"}])
def test_one_day_is_left_on_the_day_before(time: dict[str, str]) -> None:
    assert left({**FIRST_OF_DECEMBER, **time}, "2026-12-01T04:59Z") == 1


def test_the_last_day_goes_by_the_zone_of_the_deadline_when_it_is_tomorrow_elsewhere() -> None:
    now = utc("2026-12-02T05:30Z")  # half past one on December 2 in Halifax, half past ten at night in Whitehorse
    assert days_left(closing_there({"day": "2026-12-01", "zone": "whitehorse"}), now.astimezone(zone("halifax"))) == 0


def test_the_last_day_goes_by_the_zone_of_the_deadline_when_it_is_yesterday_elsewhere() -> None:
    now = utc("2026-12-01T03:45Z")  # a quarter past midnight on December 1 in St. John's
    assert days_left(closing_there({"day": "2026-12-01", "zone": "st-johns"}), now.astimezone(zone("whitehorse"))) == 0


def test_a_deadline_at_midnight_leaves_no_day_on_the_day_before() -> None:
    assert left({**FIRST_OF_DECEMBER, "time": "00:00"}, "2026-11-30T17:00Z") == 0


def test_days_left_are_days_of_the_calendar_not_of_24_hours() -> None:
    assert left({**FIRST_OF_DECEMBER, "time": "09:00"}, "2026-12-01T04:00Z") == 1  # ten hours, and a night


@pytest.mark.parametrize(("day", "now"), [("2026-11-02", "2026-10-31T16:00Z"), ("2027-03-15", "2027-03-13T17:00Z")])
def test_a_change_of_clocks_makes_no_day_more_or_less(day: str, now: str) -> None:
    assert left({"day": day, "zone": "toronto"}, now) == 2


# The edition of the time zone database is the pinned one, whatever the system has.


def test_vancouver_no_longer_changes_its_clocks() -> None:
    assert instant(moment("2026-12-01", "vancouver", "17:00")) == utc("2026-12-02T00:00Z")
