"""Which practices stand near another, and the reason that is given."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace

import pytest

from portal.catalogue import related as module
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.related import Neighbours, Related
from portal.lexicon.concepts import Concept
from portal.model.practice import Practice
from tests.helpers import ROOT

BIKES = Concept("cycling", {"en": "Cycling", "fr": "Vélo"}, {"en": ("cycling", "bike", "bicycle"), "fr": ("vélo",)})
FILLER = ("garden seeds", "tax forms", "choir evening", "snow shovels", "board rules", "radio hour", "census map", "dental chair")


def practice(catalogue: Catalogue, text: str, **changes: object) -> Practice:
    tea = catalogue.practices["sample-welcome-tea"]
    said = {"title": replace(tea.title, en=text), "summary": replace(tea.summary, en=text)}
    fields = {"themes": ("housing",), "led_by": (), "partners": (), **said, **changes}
    return replace(tea, **fields)  # type: ignore[arg-type]


def near(catalogue: Catalogue, practices: Mapping[str, Practice]) -> dict[str, tuple[Related, ...]]:
    others = {f"x{at}": practice(catalogue, text, themes=("health",)) for at, text in enumerate(FILLER)}
    return dict(Neighbours({**practices, **others}, catalogue.places, [BIKES]))


def test_the_shared_concept_is_the_reason_whatever_it_is_called(catalogue: Catalogue) -> None:
    found = near(
        catalogue,
        {
            "bikes": practice(catalogue, "Rebuilt bikes lent for the season"),
            "bicycles": practice(catalogue, "A bicycle workshop, lent tools"),
        },
    )
    assert found["bikes"] == (Related("bicycles", "cycling", "housing", same_size=True, same_lead=False),)
    assert [one.id for one in found["bicycles"]] == ["bikes"]


def test_without_a_shared_theme_nothing_is_related(catalogue: Catalogue) -> None:
    found = near(
        catalogue,
        {
            "bikes": practice(catalogue, "Rebuilt bikes lent for the season"),
            "bicycles": practice(catalogue, "A bicycle workshop, lent tools", themes=("funding",)),
        },
    )
    assert found["bikes"] == ()


def test_what_is_far_from_all_stands_alone(catalogue: Catalogue) -> None:
    found = near(catalogue, {"one": practice(catalogue, "Quiet chess", themes=("health",))})
    assert found["one"] == ()


def test_what_others_share_too_says_less(catalogue: Catalogue) -> None:
    rides = {f"ride{at}": practice(catalogue, f"rides {word}") for at, word in enumerate(FILLER)}
    found = near(
        catalogue,
        {**rides, "kayak": practice(catalogue, "rides kayak lake"), "canoe": practice(catalogue, "rides canoe kayak")},
    )
    assert found["kayak"][0].id == "canoe"


def test_size_and_lead_are_told_beside_it(catalogue: Catalogue) -> None:
    lead = catalogue.practices["sample-welcome-tea"].led_by or ("sample-agency",)
    found = near(
        catalogue,
        {
            "a": practice(catalogue, "Lent bikes", led_by=lead),
            "b": practice(catalogue, "Bicycles lent in spring", led_by=lead, places=("sample-city-qc",)),
        },
    )
    assert [(one.same_size, one.same_lead) for one in found["a"]] == [(False, True)]


def many(catalogue: Catalogue, count: int) -> dict[str, Practice]:
    return {
        f"p{number:05}": practice(catalogue, f"Lent {FILLER[number % 8]} bikes {number % 40}", themes=("housing", "health"))
        for number in range(count)
    }


def test_no_practice_is_related_to_itself_or_twice_and_at_most_four_are_shown(catalogue: Catalogue) -> None:
    for name, found in Neighbours(many(catalogue, 60), catalogue.places, [BIKES]).items():
        names = [one.id for one in found]
        assert name not in names and len(set(names)) == len(names) <= 4


def test_of_many_that_are_alike_four_are_shown(catalogue: Catalogue) -> None:
    alike = {f"bikes-{at}": practice(catalogue, "Rebuilt bikes lent for the season") for at in range(6)}
    assert [len(near(catalogue, alike)[name]) for name in alike] == [4] * 6


def test_finding_related_practices_costs_no_more_than_twice_for_twice_as_many(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0
    closeness = module._closeness

    def counting(one: module.Weights, other: module.Weights) -> float:
        nonlocal compared
        compared += 1
        return closeness(one, other)

    monkeypatch.setattr(module, "_closeness", counting)

    def cost(count: int) -> int:
        nonlocal compared
        compared = 0
        dict(Neighbours(many(catalogue, count), catalogue.places, [BIKES]))  # one by one: another process counts for itself
        return compared

    assert 0 < cost(400) <= 2.1 * cost(200)


# Again, after a change


def weighed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the practices that are weighed from now on."""
    titles: list[str] = []
    of = module._Traits.of

    def telling(traits: module._Traits, practice: Practice) -> module.Weights:
        titles.append(practice.title["en"])
        return of(traits, practice)

    monkeypatch.setattr(module._Traits, "of", telling)
    return titles


def test_only_what_changed_is_weighed_again(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    practices = many(catalogue, 40)
    before = Neighbours(practices, catalogue.places, [BIKES])
    assert before["p00000"]
    changed = practices | {"p00007": practice(catalogue, "Kayaks for the choir")}
    titles = weighed(monkeypatch)
    after = Neighbours(changed, catalogue.places, [BIKES], before)
    again = dict(after)
    assert titles == ["Kayaks for the choir"]
    assert again == dict(Neighbours(changed, catalogue.places, [BIKES]))


@pytest.mark.parametrize("what", ["concepts", "places"])
def test_other_words_or_places_weigh_all_anew(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    practices = many(catalogue, 40)
    before = Neighbours(practices, catalogue.places, [BIKES])
    assert before["p00000"]
    titles = weighed(monkeypatch)
    concepts = [replace(BIKES, id="wheels")] if what == "concepts" else [BIKES]
    places = dict(list(catalogue.places.items())[:-1]) if what == "places" else catalogue.places
    after = Neighbours(practices, places, concepts, before)
    assert after["p00000"] and len(titles) == 40


def test_all_are_the_same_once_they_are_settled(catalogue: Catalogue) -> None:
    one, other = (Neighbours(many(catalogue, 40), catalogue.places, [BIKES]) for _ in range(2))
    one.settle()
    assert dict(one) == dict(other)


def test_two_builds_find_the_same_practice_as_close() -> None:
    """A sum depends in its last digit on the order of what is added, and Python gives a set another order in each process."""
    program = """from portal.catalogue.related import _closeness
vector = {("theme", "housing"): 0.1} | {("word", str(number)): 1 / (number + 3) for number in range(30)}
print(repr(_closeness(vector, vector)))"""
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "012345"
    }
    assert len(told) == 1
