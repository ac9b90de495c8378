"""How much is known of a practice: told in six marks and in words, wherever the practice stands."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from portal.catalogue.catalogue import Catalogue
from portal.model.fields import Text
from portal.model.practice import Outcome, PracticeSource, Resources
from portal.outputs.pages.practice import quotes
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.known import silences
from tests.helpers import FAIR, change, read
from tests.unit.test_declarations import stamped

FREE = Text(en="Two people, for nothing.", fr="Deux personnes, pour rien.")
COUNTED = {"en": "{} of 6 answered", "fr": "Réponses\u00a0: {} sur 6"}


def row(page: str, practice: str) -> html.HtmlElement:
    [found] = html.fromstring(page).xpath(f"//li[@class='row'][.//a[contains(@href, 'practices/{practice}/')]]")
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("practice", "known"), [("sample-welcome-bus", 6), ("sample-job-fair", 2)])
def test_a_row_says_how_many_questions_are_answered(catalogue: Catalogue, language: str, practice: str, known: int) -> None:
    [told] = row(stamped(catalogue, "practices/", language), practice).find_class("known")
    assert told.text_content().strip() == COUNTED[language].format(known)
    marks = told.xpath(".//i")
    assert [mark.get("class") for mark in marks].count("known__yes") == known and len(marks) == 6


def test_a_practice_with_one_answer_is_a_line_after_the_rows(catalogue: Catalogue) -> None:
    page = html.fromstring(stamped(catalogue, "practices/"))
    [mentioned] = page.find_class("mentioned")
    assert [link.get("href") for link in mentioned.xpath(".//a")] == ["../../en/practices/sample-welcome-tea/"]
    assert not page.xpath("//li[@class='row']//a[contains(@href, 'sample-welcome-tea')]")


def test_what_says_the_same_of_nearly_every_practice_is_no_mark_of_a_row(content: Path) -> None:
    change(content, "network/places.yml", "size: medium", "size: region")
    rows = stamped(Catalogue.of(read(content)), "practices/")
    assert "size--region" not in rows and "size--small" in rows


@pytest.mark.parametrize(("count", "end"), [(3, ""), (4, "; …")])
def test_a_row_names_the_first_three_places(catalogue: Catalogue, count: int, end: str) -> None:
    speech = Edition.of(catalogue, "en").speech
    names = ["sample-town-on", "sample-city-qc"] * 2
    assert speech.places_in_short(names[:count]) == "; ".join(map(speech.place, names[:3])) + end


@pytest.mark.parametrize(
    ("level", "direction", "en", "fr"),
    [
        ("not-assessed", "unknown", [], []),
        ("emerging", "positive", [], []),
        ("promising", "positive", ["Evidence: promising"], ["Preuves\u00a0: prometteuses"]),
        ("best", "unknown", ["Evidence: best"], ["Preuves\u00a0: exemplaires"]),
        ("emerging", "mixed", ["Reported results: mixed"], ["Résultats rapportés\u00a0: partagés"]),
        ("emerging", "none", ["Reported results: no effect"], ["Résultats rapportés\u00a0: aucun effet"]),
        (
            "promising", "negative",
            ["Evidence: promising", "Reported results: negative"],
            ["Preuves\u00a0: prometteuses", "Résultats rapportés\u00a0: négatifs"],
        ),
    ],
)  # fmt: skip
def test_a_row_tells_of_evidence_where_it_is_stronger_than_of_most_or_results_are_not_good(
    content: Path, level: str, direction: str, en: list[str], fr: list[str]
) -> None:
    change(content, FAIR, "level: not-assessed", f"level: {level}")
    change(content, FAIR, "direction: mixed", f"direction: {direction}")
    made = Catalogue.of(read(content))
    for language, told in (("en", en), ("fr", fr)):
        found = row(stamped(made, "practices/", language), "sample-job-fair").find_class("evidence")
        assert [mark.text_content() for mark in found] == told


def test_each_question_leads_to_its_answer_or_to_where_one_can_be_given(catalogue: Catalogue) -> None:
    page = html.fromstring(stamped(catalogue, "practices/sample-job-fair/"))
    [bar] = page.find_class("asked")
    links = {link.xpath("string(strong)"): link.get("href") for link in bar.iter("a")}
    assert list(links) == ["Need", "What they did", "Steps", "What it took", "What came of it", "Could it work here"]
    answers = [href for href in links.values() if href.startswith("#")]
    assert answers == ["#need", "#approach"]
    assert all(page.get_element_by_id(answer[1:]).tag in ("h2", "h3") for answer in answers)
    assert all("Not known" in link.text_content() for link in bar.iter("a") if not link.get("href").startswith("#"))


def test_what_was_learned_answers_whether_it_could_work_here(content: Path) -> None:
    change(content, FAIR, "evidence:\n", "lessons:\n  worked: {en: It was short., fr: C'était court.}\nevidence:\n")
    page = html.fromstring(stamped(Catalogue.of(read(content)), "practices/sample-job-fair/"))
    assert "#lessons" in [link.get("href") for link in page.find_class("asked")[0].iter("a")]
    assert page.get_element_by_id("lessons").tag == "h2"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_practices_are_listed_by_the_question_that_they_answer(catalogue: Catalogue, language: str) -> None:
    listed = re.findall(r'practices/([a-z-]+)/"', stamped(catalogue, "answers/need/", language))
    assert listed == ["sample-welcome-bus", "sample-job-fair"]


@pytest.mark.parametrize(
    ("kept", "unsaid"),
    [
        ({}, []),
        ({"need": None}, ["need"]),
        ({"approach": None}, ["approach"]),
        ({"steps": ()}, ["steps"]),
        ({"resources": None}, ["team", "cost"]),
        ({"resources": Resources(cost=FREE)}, ["team"]),
        ({"resources": Resources(team=FREE)}, ["cost"]),
        ({"outcomes": ()}, ["outcomes"]),
        ({"lessons": None}, ["lessons"]),
        ({"transferability": None}, ["transferability"]),
    ],
)
def test_what_the_sources_leave_open_is_named(catalogue: Catalogue, kept: dict[str, Any], unsaid: list[str]) -> None:
    told = Resources(team=FREE, cost=FREE)
    practice = replace(catalogue.practices["sample-welcome-bus"], **{"resources": told} | kept)
    assert list(silences(practice)) == unsaid


# The words that a result rests on


def result(source: str, locator: str | None) -> Outcome:
    return Outcome(Text(en="It worked.", fr="Cela a marché."), source=source, locator=locator)


@pytest.mark.parametrize(
    ("results", "cited", "words"),
    [
        ([("report", "page 4")], [("report", "page 4", "Four."), ("report", "page 5", "Five.")], ("Four.",)),
        ([("report", "page 4")], [("report", "page 3", "Three."), ("report", "page 5", "Five.")], ()),
        ([("report", "page 4")], [("report", "pages 3–9", "Three.")], ("Three.",)),
        ([("report", None), ("report", "page 9")], [("report", None, "All.")], ()),
        ([("report", None)], [("study", None, "Another.")], ()),
    ],
    ids=["same place", "other places", "the only citation", "one citation for several results", "another source"],
)
def test_a_result_shows_the_words_that_it_rests_on_and_no_others(
    catalogue: Catalogue, results: list[tuple[str, str | None]], cited: list[tuple[str, str, str]], words: tuple[str, ...]
) -> None:
    practice = replace(
        catalogue.practices["sample-welcome-bus"],
        outcomes=tuple(result(*one) for one in results),
        sources=tuple(PracticeSource(id, locator=locator, quote=quote) for id, locator, quote in cited),
    )
    assert quotes(practice)[results[0]] == words
