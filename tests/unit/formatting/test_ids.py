"""Ids of new files, from their titles."""

from __future__ import annotations

import pytest

from portal.formatting.ids import propose_id


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("L'œuvre d'été : 3 étapes!", "l-oeuvre-d-ete-3-etapes"),
        ("2024", "practice-2024"),
        ("!", "practice"),
        ("mot " * 40, "-".join(["mot"] * 15)),
        (f"{'a' * 30} {'b' * 29} c", f"{'a' * 30}-{'b' * 29}"),
        (f"{'a' * 30} {'b' * 29}c", "a" * 30),
        ("a" * 70, "a" * 60),
    ],
)
def test_an_id_is_made_of_the_whole_words_that_fit(title: str, id: str) -> None:
    assert propose_id(title, (), "practice") == id


def test_an_id_is_free() -> None:
    assert propose_id("Du thé", ("du-the", "du-the-2"), "practice") == "du-the-3"
