"""The queries are about the library of this repository: each has an answer in it.

No part of what a proposal must pass that touches content alone: a card may go. An answer that went is warned of; a query that
lost all of its answers would measure something else.
"""

from __future__ import annotations

import warnings

import pytest

from portal import library
from portal.catalogue.catalogue import Catalogue
from portal.proof.search_queries import PARTS, read, unknown
from tests.helpers import ROOT

LANGUAGES = ("en", "fr")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.of(library.read(ROOT))


def written_pages(language: str) -> set[str]:
    folder = ROOT / "docs" / language
    return {
        file.relative_to(folder).with_suffix("").as_posix().removesuffix("index").rstrip("/") for file in folder.rglob("*.md")
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_every_query_has_an_answer_that_is_there(part: str, language: str, catalogue: Catalogue) -> None:
    pages = written_pages(language)
    gone = {query: unknown(catalogue, query, pages) for query in read(ROOT / "tests" / "search", part, language)}
    for query, answers in gone.items():
        if answers:
            warnings.warn(f"{query.text!r}: no longer there: {', '.join(answers)}", stacklevel=1)
    assert [query.text for query, answers in gone.items() if query.right and answers == query.right] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_query_to_judge_by_is_one_to_tune_by(language: str) -> None:
    tuning, held_out = ({query.text.casefold() for query in read(ROOT / "tests" / "search", part, language)} for part in PARTS)
    assert not tuning & held_out
