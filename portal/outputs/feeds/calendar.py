"""Calendars that people subscribe to: iCalendar (RFC 5545; NAME and REFRESH-INTERVAL from RFC 7986)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from portal.catalogue.former_ids import first_id
from portal.model.update import Moment, Update
from portal.model.zones import IANA, zone
from portal.outputs.feeds.content_lines import line, text
from portal.outputs.feeds.items import Items
from portal.outputs.feeds.selection import Feed
from portal.outputs.feeds.text import plain
from portal.outputs.feeds.time_zones import described
from portal.outputs.wording.readable import one_line, uri

_UTC = dt.UTC
KEPT = dt.timedelta(days=365)  # how long a subscriber's calendar remembers what is over
NOTICE = dt.timedelta(minutes=30)  # how long a deadline stands in a calendar before its time
_YEARS = 2  # before this one and after it, of which clock changes are looked up
_EPOCH = dt.date(2020, 1, 1)  # from which changes are numbered: by no day that can be corrected
_DAY, _HOUR, _WEEK = b"-P1D", b"-PT1H", b"-P1W"
_BEGIN, _END = b"BEGIN:VEVENT\r\nSTATUS:CONFIRMED\r\n", b"END:VEVENT\r\n"


@dataclass(frozen=True, slots=True)
class _Event:
    """A VEVENT; ``zones`` are ids of the time zones that it names."""

    written: bytes
    zones: frozenset[str]


class Calendar:
    """The calendars of one language."""

    def __init__(self, items: Items) -> None:
        self._items = items
        self._now = items.edition.catalogue.now.astimezone(_UTC)
        self._events = cache(self._made)
        self._described = cache(self._description)
        self._zone = cache(zone)

    def calendar(self, feed: Feed) -> bytes:
        items, edition = self._items, self._items.edition
        name = f"{edition.speech.words['site']['name']} – {feed.title}"
        events = [event for update in feed.names for event in self._events(update)]
        # A calendar must have a component (3.4): an empty one describes a time zone.
        zones = sorted({zone for event in events for zone in event.zones}) or ["toronto"]
        return b"".join(
            (
                line("BEGIN", "VCALENDAR"),
                line("VERSION", "2.0"),
                text("PRODID", f"-//{edition.settings.authority_name}//Small Centre Commons//{edition.language.upper()}"),
                line("CALSCALE", "GREGORIAN"),
                text("NAME", name),
                text("X-WR-CALNAME", name),
                line("URL", items.address(feed.page)),
                line("SOURCE;VALUE=URI", items.address(f"{feed.address}.ics")),
                line("REFRESH-INTERVAL;VALUE=DURATION", "P1D"),
                line("X-PUBLISHED-TTL", "P1D"),
                *map(self._described, zones),
                *(event.written for event in events),
                line("END", "VCALENDAR"),
            )
        )

    def _description(self, name: str) -> bytes:
        return described(self._zone(name), self._now.year - _YEARS, self._now.year + _YEARS)

    def _made(self, name: str) -> tuple[_Event, ...]:
        """What an update puts into calendars: when it takes place, and by when to answer; nothing of what is long past."""
        update = self._items.edition.catalogue.updates[name]
        return tuple(self._event(name, update)) if update.starts or update.deadline else ()

    def _event(self, name: str, update: Update) -> Iterator[_Event]:
        labels = self._items.speech.words["feeds"]
        title = self._items.update(name).title
        if update.starts and self._now < (update.ends.over() if update.ends else update.starts.day_over()) + KEPT:
            when, zones = self._when(update.starts, update.ends)
            alarms = [(_DAY, labels["in_a_day"]), (_HOUR, labels["in_an_hour"])]
            yield _Event(self._written(name, first_id(name, update), update, title, when, alarms), zones)
        if update.deadline and self._now < update.deadline.over() + KEPT:
            when, zones = self._until(update.deadline)
            alarms = [(_WEEK, labels["due_in_a_week"]), (_DAY, labels["due_in_a_day"])]
            what = labels["deadline"].format(what=title)
            # No id has two hyphens in a row, so that no event is ever taken for a deadline.
            written = self._written(
                name, f"{first_id(name, update)}--deadline", update, what, [*when, line("TRANSP", "TRANSPARENT")], alarms
            )
            yield _Event(written, zones)

    def _written(
        self, name: str, uid: str, update: Update, title: str, when: list[bytes], alarms: list[tuple[bytes, str]]
    ) -> bytes:
        item = self._items.update(name)
        changed = _instant(item.changed)
        sequence = (update.changed - _EPOCH).days if update.changed else 0
        return b"".join(
            (
                _BEGIN,
                line("UID", f"{uid}@{self._items.edition.settings.authority_name}"),
                line("DTSTAMP", changed),
                line("CREATED", _instant(item.published)),
                line("LAST-MODIFIED", changed),
                line("SEQUENCE", str(sequence)),
                *when,
                text(f"SUMMARY;LANGUAGE={item.language}", title),
                text(f"DESCRIPTION;LANGUAGE={item.language}", plain(item.html)),
                *self._where(update),
                line("URL", item.address),
                *(part for trigger, notice in alarms for part in _alarm(trigger, notice.format(title=item.title))),
                _END,
            )
        )

    def _where(self, update: Update) -> Iterator[bytes]:
        """The venue, else the address at which people meet."""
        meeting = update.meeting
        if meeting and meeting.venue:
            yield text("LOCATION", one_line(self._items.speech.text(meeting.venue)))
        elif meeting and meeting.link:
            yield text("LOCATION", uri(meeting.link))

    def _when(self, start: Moment, end: Moment | None) -> tuple[list[bytes], frozenset[str]]:
        """When an event is, and the ids of the time zones that this names. Without a time, the whole of its days."""
        if not start.time:
            return _days(start.day, end.day if end else start.day), frozenset()
        begins = start.at().astimezone(_UTC)
        times = [("DTSTART", begins, start.zone)]
        if end and (ends := end.over().astimezone(_UTC)) > begins:  # no end is said: none is made up
            times.append(("DTEND", ends, end.zone))
        return self._times(times)

    def _until(self, deadline: Moment) -> tuple[list[bytes], frozenset[str]]:
        if not deadline.time:
            return _days(deadline.day, deadline.day), frozenset()
        end = deadline.over().astimezone(_UTC)
        return self._times([("DTSTART", end - NOTICE, deadline.zone), ("DTEND", end, deadline.zone)])

    def _times(self, times: list[tuple[str, dt.datetime, str]]) -> tuple[list[bytes], frozenset[str]]:
        """Instants by the clocks of their zones; in UTC where a calendar program would take that for another instant: the
        second coming of an hour when clocks go back, and times before the years that zones are described for."""
        lines, zones = [], set()
        for name, instant, where in times:
            local = instant.astimezone(self._zone(where))
            if local.fold or local.year < self._now.year - _YEARS:
                lines.append(line(name, _instant(instant)))
            else:
                lines.append(line(f"{name};TZID={IANA[where]}", f"{local:%Y%m%dT%H%M%S}"))
                zones.add(where)
        return lines, frozenset(zones)


def _instant(instant: dt.datetime) -> str:
    return f"{instant.astimezone(_UTC):%Y%m%dT%H%M%SZ}"


def _days(first: dt.date, last: dt.date) -> list[bytes]:
    """Whole days; the end of an event is the day after its last (3.6.1)."""
    after = last + dt.timedelta(days=1)
    return [line("DTSTART;VALUE=DATE", f"{first:%Y%m%d}"), line("DTEND;VALUE=DATE", f"{after:%Y%m%d}")]


def _alarm(trigger: bytes, notice: str) -> tuple[bytes, bytes, bytes]:
    return b"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:" + trigger + b"\r\n", text("DESCRIPTION", notice), b"END:VALARM\r\n"
