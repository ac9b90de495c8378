"""How good answers are, in numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.commands.search_quality import Score, written


def test_a_score_counts_first_answers_those_among_three_and_how_far_down_they_stand() -> None:
    score = Score.of([1, 2, 4, 0])
    assert (score.queries, score.first, score.few) == (4, 0.25, 0.5)
    assert score.rank == pytest.approx((1 + 1 / 2 + 1 / 4) / 4)


def test_without_queries_nothing_is_divided() -> None:
    assert Score.of([]) == Score(0, 0, 0, 0)


def test_written_pages_are_known_by_their_addresses_titles_and_descriptions(tmp_path: Path) -> None:
    for language, title in (("en", "About"), ("fr", "À propos")):
        page = tmp_path / language / "about/index.md"
        page.parent.mkdir(parents=True)
        page.write_text(f'---\ndescription: "Of {title}"\n---\n\n# {title}\n\nText\n', "utf-8")
        (tmp_path / language / "index.md").write_text("# Home\n", "utf-8")
    pages = written(tmp_path)
    assert pages["fr"]["about/"][:2] == ("À propos", "Of À propos")
    assert pages["en"][""][0] == "Home"
