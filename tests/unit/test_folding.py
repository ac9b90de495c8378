"""What people type is compared without case, accents or marks."""

from __future__ import annotations

import pytest

from portal.folding import fold, folded_words


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Garderie", "garderie"),
        ("ÉCOLE", "ecole"),
        ("e\u0301cole", "ecole"),
        ("Œuvre", "oeuvre"),
        ("Straße", "strasse"),
        ("ÇA", "ca"),
        ("coor\u00addonner", "coordonner"),
    ],
)
def test_case_accents_and_ligatures_make_no_difference(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("l'accueil", ["l", "accueil"]),
        ("l’accueil", ["l", "accueil"]),
        ("rendez-vous", ["rendez", "vous"]),
        ("l\u02bcaccueil", ["l", "accueil"]),
        ("T.-N.-L.", ["tnl"]),
        ("B.C. and P.E.I", ["bc", "and", "pei"]),
        ("vol. 2. B", ["vol", "2", "b"]),
        ("COVID-19, 211", ["covid", "19", "211"]),
        ("snake_case", ["snake", "case"]),
        (" … ", []),
    ],
)
def test_whatever_is_no_letter_and_no_digit_parts_words(typed: str, words: list[str]) -> None:
    assert folded_words(typed) == words
