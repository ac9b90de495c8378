"""Dates that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal import library
from tests.helpers import BUS, TEA, TODAY, change, places, problems_after, read

GUIDE = "toolkit/guides/transportation.yml"
REPORT = "toolkit/library/sample-report.yml"
REVIEW = "submitted: 2026-01-10, last: 2026-02-10, due: 2027-02-10"


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (
            TEA,
            REVIEW,
            "submitted: 2026-11-23, last: 2026-11-23, due: 2027-02-10",
            [("future-date", 34, 21), ("future-date", 34, 39)],
        ),
        (TEA, REVIEW, "submitted: 2026-11-22, last: 2026-11-22, due: 2027-02-10", []),
        (TEA, REVIEW, "submitted: 2026-03-10, last: 2026-02-10, due: 2027-02-10", [("dates-order", 34, 39)]),
        (TEA, REVIEW, "submitted: 2026-02-10, last: 2026-02-10, due: 2026-02-10", []),
        (TEA, REVIEW, "submitted: 2026-01-10, last: 2026-02-10, due: 2026-02-09", [("dates-order", 34, 56)]),
        (TEA, "period: {from: 2019}", "period: {from: 2027}", [("future-date", 28, 16)]),
        (TEA, "period: {from: 2019}", "period: {from: 2026}", []),
        (BUS, "period: {from: 2019, to: 2020}", "period: {from: 2020, to: 2019}", [("dates-order", 60, 26)]),
        (BUS, "period: {from: 2019, to: 2020}", "period: {from: 2020, to: 2020}", []),
        (REPORT, "accessed: 2026-01-05", "accessed: 2027-01-05", [("future-date", 16, 11)]),
        (GUIDE, "last: 2026-02-10", "last: 2027-02-09", [("future-date", 9, 39)]),
        (
            TEA,
            REVIEW,
            "submitted: ' 2026-11-23 ', last: 2026-11-22, due: 2027-02-10",
            [("future-date", 34, 21), ("dates-order", 34, 43)],
        ),
    ],
)
def test_dates_hold_or_are_told_at_their_place(
    content: Path, path: str, old: str, new: str, expected: list[tuple[str, int, int]]
) -> None:
    assert places(problems_after(content, path, old, new)) == expected


def test_a_planned_practice_may_begin_in_the_future(content: Path) -> None:
    change(content, TEA, "status: documented", "status: planned")
    assert problems_after(content, TEA, "period: {from: 2019}", "period: {from: 2027}") == []


def test_the_day_of_reading_is_named(content: Path) -> None:
    (problem,) = problems_after(content, TEA, "last: 2026-02-10", "last: 2027-01-01")
    assert dict(problem.params) == {"value": "2027-01-01", "today": TODAY.isoformat()}


@pytest.mark.parametrize(
    ("path", "old", "new", "fields"),
    [
        (TEA, REVIEW, "submitted: 2026-03-10, last: 2026-02-10, due: 2027-02-10", {"first": "submitted", "second": "last"}),
        (TEA, REVIEW, "submitted: 2026-01-10, last: 2026-02-10, due: 2026-02-09", {"first": "last", "second": "due"}),
        (BUS, "period: {from: 2019, to: 2020}", "period: {from: 2020, to: 2019}", {"first": "from", "second": "to"}),
    ],
)
def test_the_two_dates_are_named(content: Path, path: str, old: str, new: str, fields: dict[str, str]) -> None:
    (problem,) = problems_after(content, path, old, new)
    assert dict(problem.params) == fields


def test_what_is_in_the_future_today_is_right_later(content: Path) -> None:
    change(content, TEA, "last: 2026-02-10", "last: 2027-01-01")
    assert library.read(content, today=TODAY.replace(year=2027)).problems == ()


def test_a_date_in_another_iso_form_is_refused(content: Path) -> None:
    assert places(problems_after(content, TEA, "last: 2026-02-10", "last: 2026-W07-2")) == [("impossible-date", 34, 39)]


def test_an_organization_did_not_agree_tomorrow(content: Path) -> None:
    file = content / "network/organizations/sample-partnership.yml"
    contact = (
        "contacts:\n  - {role: {en: Desk, fr: Accueil}, address: 'mailto:a@example.org', consent: DAY, expires: 2027-11-22}\n"
    )
    for day, told in (("2026-11-22", []), ("2026-11-23", [("future-date", 13, 79)])):
        text = file.read_text("utf-8").split("contacts:")[0] + contact.replace("DAY", day)
        file.write_text(text, "utf-8")
        assert places(read(content).problems) == told
