"""The page of numbers: what was published and kept up, by the history and the library alone."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.history.history import CardLife, History, PublishedUpdate, Reviewed
from portal.outputs.pages.numbers import (
    Reviews,
    Tally,
    by_organization,
    cards_by_month,
    chart,
    last_months,
    numbers_page,
    today,
)
from portal.outputs.stamping.frames import Frames
from portal.outputs.stamping.shell import SLOTS, slot
from portal.outputs.stamping.stamper import Stamper
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES, Settings
from tests.helpers import BUS, FAIR, ROOT, TEA, change, read

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
CARDS = (TEA, BUS, FAIR)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def update(published: str, both: bool = True, changes: int = 0, organization: str = "sample-partnership") -> PublishedUpdate:
    return PublishedUpdate(organization, day(published), both, (day(published),) * changes)


def history(updates: dict[str, PublishedUpdate] | None = None, cards: dict[str, CardLife] | None = None) -> History:
    return History(True, updates or {}, cards or {})


def at(content: Path, moment: dt.datetime = NOON) -> Catalogue:
    return Catalogue.of(read(content), moment)


@pytest.fixture
def due(content: Path) -> Path:
    """The sample library with one due date, that of the test's day, for all cards."""
    for path in CARDS:
        text = (content / path).read_text("utf-8")
        (content / path).write_text(re.sub(r"due: [0-9-]+", "due: 2026-11-22", text), "utf-8", newline="")
    return content


def stamped(catalogue: Catalogue, history: History, language: str = "en") -> str:
    frame = "".join(f"<i>{slot(name)}</i>" for name in SLOTS)
    speech = Edition.of(catalogue, language)
    settings = Settings("https://example.org/", "https://example.org/code")
    frames = Frames(ROOT / "theme/catalogue", settings, shells={language: {"*": frame}})
    return Stamper(speech, frames).stamp(numbers_page(speech, history)).decode()


# Months


def test_twelve_months_end_with_the_present_one() -> None:
    months = last_months(day("2026-11-22"))
    assert (len(months), months[0], months[1], months[-1]) == (12, "2025-12", "2026-01", "2026-11")


def test_it_is_today_until_the_day_is_over_in_the_whole_country(content: Path) -> None:
    moment = dt.datetime.fromisoformat("2026-11-23T01:59-05:00")  # Vancouver stays seven hours behind UTC in winter
    assert today(at(content, moment)) == day("2026-11-22")


# Updates


def test_updates_are_counted_by_organization(content: Path) -> None:
    told = history(
        {
            "a": update("2026-11-10", changes=2),
            "b": update("2025-12-01", both=False),
            "c": update("2025-11-30"),
            "d": update("2026-11-15", organization="sample-transit"),
        }
    )
    assert by_organization(at(content), told, last_months(NOON.date())) == {
        "sample-partnership": Tally(all=3, recent=2, both=2, changed=1),
        "sample-transit": Tally(all=1, recent=1, both=1, changed=0),
    }


def test_an_update_that_is_still_there_belongs_to_the_organization_that_it_names_now(content: Path) -> None:
    told = history({"sample-news": update("2026-11-10", organization="misspelled")})
    assert list(by_organization(at(content), told, ())) == ["sample-partnership"]


def test_organizations_that_have_left_the_directory_are_counted_together_and_not_named(content: Path) -> None:
    told = history({name: update("2026-11-10", organization=name) for name in ("gone-one", "gone-two")})
    assert by_organization(at(content), told, ()) == {"": Tally(all=2, both=2)}
    assert "gone-one" not in stamped(at(content), told)


def test_organizations_stand_in_the_order_of_their_names_in_the_language_of_the_page(content: Path) -> None:
    change(content, "network/organizations/sample-transit.yml", "fr: Transport Échantillon", "fr: Autobus Échantillon")
    told = history({"a": update("2026-11-10"), "b": update("2026-11-10", organization="sample-transit")})
    found = {language: numbers_page(Edition.of(at(content), language), told).values["organizations"] for language in LANGUAGES}
    assert found == {"en": ["sample-partnership", "sample-transit"], "fr": ["sample-transit", "sample-partnership"]}


def test_the_total_counts_every_update(content: Path) -> None:
    told = history({"a": update("2026-11-10"), "b": update("2026-11-10", organization="gone")})
    assert numbers_page(Edition.of(at(content), "en"), told).values["total"] == Tally(all=2, recent=2, both=2)


# Cards


def test_a_card_that_is_due_today_is_not_overdue(due: Path) -> None:
    assert numbers_page(Edition.of(at(due), "en"), history()).values["overdue"] == 0


def test_a_card_is_overdue_from_the_day_after(due: Path) -> None:
    assert numbers_page(Edition.of(at(due, NOON + dt.timedelta(days=1)), "en"), history()).values["overdue"] == len(CARDS)


def test_reviews_are_counted_with_those_on_time_in_all_and_in_the_last_twelve_months(content: Path) -> None:
    late = Reviewed(day("2025-11-30"), day("2025-11-30"), day("2025-11-29"))
    punctual = Reviewed(day("2026-11-30"), day("2026-11-01"), day("2026-11-01"))
    told = history(cards={"a": CardLife(day("2024-01-01"), reviews=(late, punctual))})
    assert numbers_page(Edition.of(at(content), "en"), told).values["reviews"] == {"all": Reviews(2, 1), "recent": Reviews(1, 1)}


def test_cards_are_counted_in_the_month_in_which_they_were_added_and_corrected() -> None:
    told = history(cards={"a": CardLife(day("2026-10-31"), (day("2026-11-01"),)), "b": CardLife(day("2026-11-02"))})
    assert cards_by_month(told, ("2026-10", "2026-11")) == {
        "added": {"2026-10": 1, "2026-11": 1},
        "corrected": {"2026-10": 0, "2026-11": 1},
    }


def test_a_card_corrected_twice_in_a_month_counts_once_in_it() -> None:
    told = history(cards={"a": CardLife(day("2026-10-01"), (day("2026-11-01"), day("2026-11-02")))})
    assert cards_by_month(told, ("2026-11",))["corrected"] == {"2026-11": 1}


def test_months_are_said_in_the_language_with_bars_by_the_longest(content: Path) -> None:
    bars = chart({"2026-10": 1, "2026-11": 4}, Edition.of(at(content), "fr"))
    assert bars == [("octobre 2026", "1", 25.0), ("novembre 2026", "4", 100.0)]


def test_months_in_which_nothing_happened_have_no_bar(content: Path) -> None:
    assert chart({"2026-11": 0}, Edition.of(at(content), "en")) == [("November 2026", "0", 0.0)]


# The page


@pytest.mark.parametrize(("language", "said"), [("en", "No visitor is counted"), ("fr", "Aucune visite n’est comptée")])
def test_the_page_says_that_no_visitor_is_counted(content: Path, language: str, said: str) -> None:
    assert said in stamped(at(content), history(), language)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "No organization has published"), ("fr", "Aucun organisme n’a encore publié")]
)
def test_without_updates_the_page_says_so_and_counts_the_cards(content: Path, language: str, said: str) -> None:
    html = stamped(at(content), history(cards={"a": CardLife(day("2026-11-01"))}), language)
    assert said in html and html.count("<rect") == 24


@pytest.mark.parametrize(
    ("language", "said"), [("en", "The history was not at hand"), ("fr", "L’historique n’était pas accessible")]
)
def test_without_a_history_the_page_says_so_and_shows_only_what_the_library_says(content: Path, language: str, said: str) -> None:
    html = stamped(at(content), History(), language)
    assert said in html and "<table" not in html and html.count("</h2>") == 1


def test_an_organization_is_a_link_to_its_page(content: Path) -> None:
    html = stamped(at(content), history({"a": update("2026-11-10")}))
    assert '<th scope="row"><a href="../../en/network/sample-partnership/">' in html


def test_the_name_of_an_organization_cannot_add_an_element(content: Path) -> None:
    change(content, "network/organizations/sample-transit.yml", "fr: Transport Échantillon", 'fr: Transport & "Échantillon"')
    html = stamped(at(content), history({"a": update("2026-11-10", organization="sample-transit")}), "fr")
    assert "Transport &amp; " in html


def test_the_page_needs_no_script_and_no_style(content: Path) -> None:
    html = stamped(at(content), history({"a": update("2026-11-10")}))
    assert "<script" not in html and "style=" not in html


def test_the_same_history_and_clock_give_the_same_page(content: Path) -> None:
    told = {name: update("2026-11-10", organization=f"gone-{name}") for name in "ab"}
    backwards = dict(reversed(told.items()))
    assert stamped(at(content), history(told)) == stamped(at(content), history(backwards))
