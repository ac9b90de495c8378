"""Ids that items had before."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.kinds import Kind, all_kinds
from tests.helpers import BUS, FAIR, TEA, change, places, read, rules

PLACES = "network/places.yml"
GUIDE = "toolkit/guides/transportation.yml"


def add(content: Path, path: str, line: str) -> None:
    file = content / path
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n{line}\n", "utf-8", newline="")


def test_an_old_id_that_nobody_has_is_right(content: Path) -> None:
    add(content, TEA, "formerly: [sample-gathering, sample-talk]")
    assert read(content).problems == ()
    assert read(content).items("practices")["sample-welcome-tea"].formerly == ("sample-gathering", "sample-talk")


def test_the_id_of_another_item_is_in_use(content: Path) -> None:
    add(content, TEA, "formerly: [sample-talk, sample-welcome-bus]")
    assert places(read(content).problems) == [("former-id-in-use", 35, 25)]


def test_the_item_s_own_id_is_in_use(content: Path) -> None:
    add(content, TEA, "formerly: [sample-welcome-tea]")
    assert rules(read(content).problems) == ["former-id-in-use"]


def test_an_id_of_another_kind_is_another_id(content: Path) -> None:
    add(content, TEA, "formerly: [sample-transit]")
    assert read(content).problems == ()


def test_two_items_cannot_have_had_one_id(content: Path) -> None:
    add(content, TEA, "formerly: [sample-talk]")
    add(content, FAIR, "formerly: [sample-talk]")
    [problem] = read(content).problems
    assert (problem.path, problem.rule, dict(problem.params)["other"]) == (TEA, "former-id-twice", "sample-job-fair")


def test_items_of_one_file_are_held_against_each_other(content: Path) -> None:
    change(content, PLACES, "province: CA-ON", "formerly: [sample-city-qc]\n  province: CA-ON")
    change(content, PLACES, "province: CA-QC", "formerly: [sample-hamlet]\n  province: CA-QC")
    assert places(read(content).problems) == [("former-id-in-use", 6, 14)]


@pytest.mark.parametrize("id", ["Sample", "-x", "a--b", "a b", "../x", "é"])
def test_an_old_id_has_the_form_of_one(content: Path, id: str) -> None:
    add(content, TEA, f'formerly: ["{id}"]')
    assert rules(read(content).problems) == ["id-form"]


def test_what_is_no_list_is_told_once(content: Path) -> None:
    add(content, TEA, "formerly: sample-talk")
    assert rules(read(content).problems) == ["not-list"]


def test_the_same_id_twice_in_a_list_is_told_once(content: Path) -> None:
    add(content, TEA, "formerly: [sample-talk, sample-talk]")
    assert rules(read(content).problems) == ["repeated-item"]


def test_a_file_that_was_not_read_again_is_held_against_one_that_was(content: Path) -> None:
    add(content, TEA, "formerly: [sample-talk]")
    before = read(content)
    add(content, BUS, "formerly: [sample-talk]")
    assert [problem.rule for problem in read(content, before).problems] == ["former-id-twice"]


@pytest.mark.parametrize("kind", [kind for kind in all_kinds() if kind.has_pages], ids=lambda kind: kind.registry)
def test_whatever_has_an_address_may_tell_what_it_was_called(kind: Kind) -> None:
    assert "formerly" in kind.model.__dataclass_fields__


# Cards that another card, or a guide, tells of now


@pytest.mark.parametrize(("path", "field"), [(TEA, "merged_from"), (GUIDE, "replaces")])
def test_a_card_that_is_told_of_elsewhere_has_left_its_id(content: Path, path: str, field: str) -> None:
    add(content, path, f"{field}: [sample-welcome-bus]")
    [problem] = read(content).problems
    assert (problem.path, problem.rule, dict(problem.params)["list"]) == (path, "former-id-in-use", "practices")


@pytest.mark.parametrize(("path", "field"), [(FAIR, "formerly"), (FAIR, "merged_from"), (GUIDE, "replaces")])
def test_a_card_is_told_of_in_one_place(content: Path, path: str, field: str) -> None:
    add(content, TEA, "merged_from: [sample-talk]")
    add(content, path, f"{field}: [sample-talk]")
    assert rules(read(content).problems) == ["former-id-twice"]


def test_a_guide_may_bear_a_name_that_a_card_had(content: Path) -> None:
    add(content, GUIDE, "replaces: [transportation]")
    assert read(content).problems == ()
