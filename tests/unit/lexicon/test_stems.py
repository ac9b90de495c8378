"""Which forms are one word."""

from __future__ import annotations

import pytest

from portal.lexicon.stems import Stems


@pytest.mark.parametrize(
    ("language", "one", "other", "same"),
    [
        ("en", "settling", "settled", True),
        ("en", "bus", "buses", True),
        ("en", "bus", "busy", False),
        ("en", "hospital", "hospitality", False),
        ("en", "transit", "transition", False),
        ("en", "informal", "information", False),
        ("en", "grew", "growth", True),
        ("en", "paid", "payment", True),
        ("en", "children", "child", True),
        ("fr", "régional", "régionaux", True),
        ("fr", "travail", "travaux", True),
        ("fr", "nouvel", "nouveaux", True),
        ("fr", "partent", "partir", True),
        ("fr", "arrivent", "arrive", True),
        ("fr", "finissent", "finir", True),
        ("fr", "permanent", "permanents", True),
        ("fr", "parent", "parer", False),
        ("fr", "cours", "courants", False),
        ("fr", "dons", "donner", False),
        ("fr", "don", "dons", True),
        ("fr", "conjoints", "conjointement", False),
    ],
)
def test_forms_of_one_word_have_one_stem_and_those_of_two_words_have_two(language: str, one: str, other: str, same: bool) -> None:
    stems = Stems(language)
    assert (stems.of(one) == stems.of(other)) is same


def test_what_has_digits_is_its_own_stem() -> None:
    assert Stems("en").of("g1s") == "g1s"
