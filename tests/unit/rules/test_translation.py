"""A translation knows which text it was made from."""

from __future__ import annotations

import pytest

from portal.rules import translation
from tests.helpers import document, held_against, places

CARD = """\
title: {en: Sample text, fr: Échantillon}
steps:
  - {en: One, fr: Un}
translation: {from: en, status: draft, of: OF}
"""


def now() -> str:
    return translation.fingerprint(document(CARD).data, "en")


def test_a_fingerprint_is_seven_hexadecimal_characters() -> None:
    assert len(now()) == 7 and set(now()) <= set("0123456789abcdef")


@pytest.mark.parametrize(("old", "new"), [("Sample", "Samples"), ("One", "Two")])
def test_a_change_in_any_text_of_the_language_changes_the_fingerprint(old: str, new: str) -> None:
    assert translation.fingerprint(document(CARD.replace(old, new)).data, "en") != now()


@pytest.mark.parametrize(
    ("old", "new"),
    [("Échantillon", "Échantillons"), ("status: draft", "status: reviewed"), ("Sample text", "'  Sample   text '")],
)
def test_a_change_elsewhere_or_in_white_space_leaves_the_fingerprint(old: str, new: str) -> None:
    assert translation.fingerprint(document(CARD.replace(old, new)).data, "en") == now()


def test_a_translation_of_the_present_text_is_fresh() -> None:
    assert list(held_against(translation, CARD.replace("OF", now()))) == []


def test_a_translation_of_an_earlier_text_is_stale() -> None:
    assert places(held_against(translation, CARD.replace("OF", "0000000"))) == [("stale-translation", 4, 44)]


def test_the_present_fingerprint_is_told() -> None:
    (problem,) = held_against(translation, CARD.replace("OF", "0000000"))
    assert dict(problem.params) == {"language": "en", "now": now()}


@pytest.mark.parametrize(
    "line",
    [
        "translation: {from: en, status: draft}",
        "translation: [en]",
        "translation: {from: [en], of: x}",
        "a: b",
        "translation: {from: en, of: [x]}",
    ],
)
def test_without_a_fingerprint_nothing_is_said(line: str) -> None:
    assert list(held_against(translation, f"{line}\n")) == []
