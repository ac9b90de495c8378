"""A card in one language waits in its folder: it is no mistake, it has no page, and nothing else can name it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portal import gone
from portal.catalogue.catalogue import Catalogue
from tests.helpers import FAIR, INVALID, TEA, change, read, rules
from tests.repositories import Repository

NAME = "sample-in-one-language"
WAITING = f"practices/{NAME}.yml"


@pytest.fixture
def waiting(content: Path) -> Path:
    """The samples and a card in English that waits for its French."""
    shutil.copy(INVALID / "translation-wanted" / WAITING, content / WAITING)
    return content


def test_it_is_told_of_once_and_keeps_nothing_from_being_built(waiting: Path) -> None:
    library = read(waiting)
    assert rules(library.problems) == ["translation-wanted"]
    assert NAME not in Catalogue.of(library).practices


def test_whatever_else_is_wrong_with_it_is_told_too(waiting: Path) -> None:
    change(waiting, WAITING, "kind: event", "kind: evnt")
    assert rules(read(waiting).problems) == ["unknown-term", "translation-wanted"]


def test_a_text_that_its_first_language_lacks_is_a_mistake(waiting: Path) -> None:
    change(waiting, WAITING, "  en: A sample tea", "  fr: Un thé échantillon")
    assert "missing-language" in rules(read(waiting).problems)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (TEA, "adapted_from: [sample-welcome-bus]", f"adapted_from: [{NAME}]"),
        (TEA, "en: People came back.", f'en: "See [this](practice:{NAME})."'),
    ],
)
def test_nothing_can_name_it_before_it_has_a_page(waiting: Path, path: str, old: str, new: str) -> None:
    text = (waiting / path).read_text("utf-8").replace(old, new, 1)
    (waiting / path).write_text(text, "utf-8")
    assert "unknown-practice" in rules(read(waiting).problems)


def test_it_has_a_page_and_a_name_once_both_languages_are_there(waiting: Path) -> None:
    before = read(waiting)
    shutil.copy(waiting / TEA, waiting / WAITING)
    change(waiting, TEA, "adapted_from: [sample-welcome-bus]", f"adapted_from: [{NAME}]")
    after = read(waiting, previous=before)
    assert after.problems == () and NAME in Catalogue.of(after).practices


def test_a_second_reading_knows_that_it_still_waits(waiting: Path) -> None:
    before = read(waiting)
    assert read(waiting, previous=before).known == before.known
    assert NAME not in before.known["practices"]


def test_it_does_not_hide_that_a_public_id_is_gone(waiting: Path) -> None:
    Repository(waiting).commit("2026-11-21", {})
    (waiting / FAIR).unlink()
    assert rules(gone.check(read(waiting))) == ["id-gone"]
