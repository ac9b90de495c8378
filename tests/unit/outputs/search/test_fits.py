"""What a place is compared with a practice by: what the sources name, and nothing that they do not."""

from __future__ import annotations

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.outputs.pages.fits import WEIGHTS
from portal.outputs.search.fits import dollars, facts_of, staff
from portal.words import of_site


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("About $1,500 a family.", (1500, 1500)),
        ("$20,000 to $40,000 to start; later $1.3 million.", (20000, 1300000)),
        ("Rent is $40,000, a driver $9,500; fuel at $2.50 a ride, $2,000 in all.", (2, 40000)),
        ("Paid by the province (sum not told).", ()),
    ],
)
def test_amounts_are_those_that_the_text_names(text: str, amounts: tuple[int, ...]) -> None:
    assert dollars(text) == amounts


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One part-time officer, with 30 volunteers.", 1),
        ("Two people at first; seven staff by 2020.", 7),
        ("Two coordinators, five settlement workers and one advisor.", 5),
        ("Over 300 volunteers.", 0),
    ],
)
def test_volunteers_are_no_staff(text: str, count: int) -> None:
    assert staff(text) == count


def test_what_the_sources_do_not_say_is_nothing(catalogue: Catalogue) -> None:
    practice = catalogue.practices["sample-welcome-tea"]
    facts = facts_of(practice, catalogue.places)
    assert facts[0] == " ".join(practice.places) and facts[5] == " ".join(practice.themes)
    assert facts[6] is None if not (practice.resources and practice.resources.cost) else facts[6] is not None


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_reason_has_its_words_on_the_page_and_beside_a_practice(language: str) -> None:
    said = of_site(language)["fits"]
    assert set(said["table"]) == set(WEIGHTS)
    assert set(WEIGHTS) - {"size"} <= set(said["reasons"]) and {"size_one", "size_many"} <= set(said["reasons"])
