"""Words as they are compared: the same table as for the browser."""

from __future__ import annotations

import json
import unicodedata

import pytest

from portal.folding import folded_words
from portal.lexicon.letters import common, telling
from tests.helpers import ROOT

TABLE = json.loads((ROOT / "tests/search/words.json").read_text("utf-8"))


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["text"])
def test_texts_are_cut_into_the_same_words_in_whatever_pieces_their_accents_come(row: dict[str, object]) -> None:
    text = str(row["text"])
    assert folded_words(text) == row["pieces"]
    assert folded_words(unicodedata.normalize("NFD", text)) == row["pieces"]


@pytest.mark.parametrize("apostrophe", "'’‘ʼʻ‛′`´＇")
def test_whatever_stands_for_an_apostrophe_parts_words(apostrophe: str) -> None:
    assert folded_words(f"L{apostrophe}Emploi") == ["l", "emploi"]


def test_acronyms_and_numbers_can_be_looked_for_and_single_letters_and_common_words_cannot() -> None:
    assert telling("pr", "en") and telling("3", "en") and telling("2001", "fr")
    assert not telling("l", "fr") and not telling("the", "en") and not telling("avec", "fr")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_common_words_are_written_as_they_are_compared(language: str) -> None:
    light = common(language, "light_words")
    assert all(folded_words(word) == [word] for word in common(language) | light)
    assert not common(language) & light
