"""The tools of the library: each in both languages, which say the same, and every claim in them cited or marked as ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from portal import library
from portal.catalogue.catalogue import Catalogue
from portal.outputs.documents import decks, handouts, sheets
from portal.outputs.pages.assessments import assessment_page
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES, Settings
from portal.words import of_site
from tests.helpers import ROOT
from tests.sites import Site

EVERY = re.compile(r"\d+")
LARGE = re.compile(r"(?<!\d)\d{1,3}(?:[,\s]\d{3})+(?!\d|\smillion)")  # others may be words or decimals: 'une vingtaine', 17 h
# Folder of the pages → whose words say so.
OURS = {"templates": "templates", "assessments": "templates", "indicators": "indicators"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.of(library.read(ROOT))


def ours(edition: Edition) -> Iterator[tuple[str, Any]]:
    """(what it is, what it says as plain data) of all that is worded for this site."""
    for name, template in edition.catalogue.templates.items():
        about = (template.summary, template.when, template.not_when, template.talk_to)
        yield f"templates/{name}", [*map(edition.speech.text, about), sheets.as_data(edition, template)]
        if template.workbook:
            yield f"templates/{name}, the workbook", sheets.workbook(edition, template)
    for name, indicators in edition.catalogue.indicators.items():
        yield f"indicators/{name}", sheets.measures_workbook(edition, indicators)
    for name in edition.catalogue.assessments:
        page = assessment_page(edition, name)
        yield f"assessments/{name}", [page.title, page.description, page.values["areas"], page.values["scale"]]


def of_sources(edition: Edition) -> Iterator[tuple[str, Any]]:
    """The same of what tells what sources say."""
    for make in (handouts.handouts, decks.decks):
        for path, said in make(edition):
            yield path.replace(f"-{edition.language}.", "."), said


def texts(said: Any, way: str = "") -> Iterator[tuple[str, Any]]:
    """(way to it, what stands there), but for what names the language."""
    match said:
        case Mapping():
            for name in said.keys() - {"language", "address"}:
                yield from texts(said[name], f"{way}/{name}")
        case list() | tuple():
            for number, one in enumerate(said):
                yield from texts(one, f"{way}/{number}")
        case _:
            yield way, said


def same(english: Any, french: Any, numbers: re.Pattern[str]) -> bool:
    """Whether both are silent, or say the same numbers, however these are set."""
    if not (isinstance(english, str) and isinstance(french, str)):
        return bool(english == french)
    told = (sorted(re.sub(r"\D", "", number) for number in numbers.findall(text)) for text in (english, french))
    return bool(english) == bool(french) and next(told) == next(told)


@pytest.mark.parametrize(("tools", "numbers"), [(ours, EVERY), (of_sources, LARGE)], ids=["ours", "of sources"])
def test_every_tool_exists_in_both_languages_and_says_the_same(
    catalogue: Catalogue, tools: Callable[[Edition], Iterator[tuple[str, Any]]], numbers: re.Pattern[str]
) -> None:
    english, french = (dict(tools(Edition.of(catalogue, language, Settings.read(ROOT)))) for language in LANGUAGES)
    assert english and english.keys() == french.keys()
    differ = []
    for name in english:
        here, there = dict(texts(english[name])), dict(texts(french[name]))
        ways = sorted(here.keys() | there.keys())
        differ += [(name, way, here.get(way), there.get(way)) for way in ways if not same(here.get(way), there.get(way), numbers)]
    assert differ == []


def test_every_advice_of_a_guide_is_cited(catalogue: Catalogue) -> None:
    for name, guide in catalogue.guides.items():
        for part, advices in guide.advice.items():
            for advice in advices:
                assert advice.practices or advice.sources, (name, part, advice.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_assessment_and_indicator_says_that_its_words_are_ours(built: Site, language: str) -> None:
    for folder, words in OURS.items():
        pages = list((built.folder / language / folder).glob("*/index.html"))
        assert pages
        for page in pages:
            assert of_site(language)[words]["ours"] in page.read_text("utf-8"), page
