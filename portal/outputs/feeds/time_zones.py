"""A time zone as a calendar file describes it (RFC 5545, 3.6.5), from the time zone database.

Yearly changes are written as rules, which every calendar program reads. icalendar 7.3 can make such descriptions too, but puts
the change to daylight time an hour late.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from zoneinfo import ZoneInfo

from portal.outputs.feeds.content_lines import line

_UTC = dt.UTC
_MINUTE, _WEEK = dt.timedelta(minutes=1), dt.timedelta(weeks=1)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Change(NamedTuple):
    """What clocks show before and after they are changed, as differences from UTC; ``name`` is that of the time after."""

    before: dt.timedelta
    after: dt.timedelta
    daylight: bool
    name: str


def described(zone: ZoneInfo, first: int, last: int) -> bytes:
    """A VTIMEZONE that is right from the beginning of the year ``first``. A rule that holds to the end of ``last`` holds on."""
    begins = dt.datetime(first, 1, 1, tzinfo=zone)
    offset = _offset(begins)
    lines = [line("BEGIN", "VTIMEZONE"), line("TZID", zone.key)]
    lines += _observance(Change(offset, offset, bool(begins.dst()), begins.tzname() or zone.key), begins.replace(tzinfo=None), "")
    found: dict[Change, list[dt.datetime]] = defaultdict(list)
    for instant, change in _changes(zone, first, last):
        found[change].append(instant)
    for change, instants in found.items():
        starts = [(instant + change.before).replace(tzinfo=None) for instant in instants]  # by the clocks before the change
        rule = _yearly(starts)
        if rule:
            until = "" if starts[-1].year == last else f";UNTIL={instants[-1]:%Y%m%dT%H%M%SZ}"
            lines += _observance(change, starts[0], rule + until)
        else:
            for start in starts:
                lines += _observance(change, start, "")
    return b"".join((*lines, line("END", "VTIMEZONE")))


def _observance(change: Change, start: dt.datetime, rule: str) -> Iterator[bytes]:
    kind = "DAYLIGHT" if change.daylight else "STANDARD"
    yield line("BEGIN", kind)
    yield line("DTSTART", f"{start:%Y%m%dT%H%M%S}")
    if rule:
        yield line("RRULE", rule)
    yield line("TZNAME", change.name)
    yield line("TZOFFSETFROM", _written(change.before))
    yield line("TZOFFSETTO", _written(change.after))
    yield line("END", kind)


def _yearly(starts: list[dt.datetime]) -> str:
    """The rule that changes follow, such as 'the second Sunday of March'; '' when they follow none."""
    kinds = {(start.month, start.weekday(), (start.day - 1) // 7, start.time()) for start in starts}
    consecutive = [start.year for start in starts] == list(range(starts[0].year, starts[0].year + len(starts)))
    if len(kinds) > 1 or not consecutive or len(starts) < 2:
        return ""
    [(month, weekday, week, _)] = kinds
    return f"FREQ=YEARLY;BYMONTH={month};BYDAY={week + 1}{_DAYS[weekday]}"


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[tuple[dt.datetime, Change]]:
    """The instants, in UTC, from which clocks show another time, from the year ``first`` to the end of ``last``. Looks once a
    week: nowhere in Canada do clocks change twice in one."""
    instant, end = (dt.datetime(year, 1, 1, tzinfo=zone).astimezone(_UTC) for year in (first, last + 1))
    before = _offset(instant.astimezone(zone))
    while instant < end:
        following = instant + _WEEK
        after = _offset(following.astimezone(zone))
        if before != after:
            minutes = range(_WEEK // _MINUTE)
            new = bisect_left(minutes, True, key=lambda minute: _offset((instant + minute * _MINUTE).astimezone(zone)) != before)
            if (changed := instant + new * _MINUTE) < end:
                local = changed.astimezone(zone)
                yield changed, Change(before, after, bool(local.dst()), local.tzname() or zone.key)
        instant, before = following, after


def _offset(moment: dt.datetime) -> dt.timedelta:
    return moment.utcoffset() or dt.timedelta()


def _written(offset: dt.timedelta) -> str:
    """'-0330'."""
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
