"""What the count of a library's usefulness counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.proof.usefulness import usefulness
from tests.helpers import change, read


def test_it_counts_cards_by_the_questions_that_they_answer(catalogue: Catalogue) -> None:
    found = usefulness(catalogue)
    assert sum(found.answers.values()) == len(catalogue.practices)
    assert found.answers[catalogue.practices["sample-welcome-bus"].known] > 0


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Nine drivers took turns.", 0),
        ("It began in 2019 and ended in 2021.", 0),
        ("It took 9 drivers.", 1),
        ("It took 2,019 rides.", 1),
        ("A ride costs $4.50.", 1),
    ],
)
def test_a_card_tells_how_many_by_a_number_that_is_no_year(content: Path, text: str, more: int) -> None:
    quiet = usefulness(Catalogue.of(read(content))).holding["counted"]
    change(content, "practices/sample-job-fair.yml", "  en: Each employer had ten minutes and one table.", f"  en: {text}")
    assert usefulness(Catalogue.of(read(content))).holding["counted"] == quiet + more
