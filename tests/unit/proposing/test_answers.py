"""Answers become the card that the form in the page would make of them."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from portal.formatting import layout
from portal.kinds import kind_of
from portal.library import Library
from portal.outputs.sharing.columns import columns
from portal.outputs.sharing.definition import rules
from portal.outputs.sharing.forms import described
from portal.proof.form_agreement import ask
from portal.proposing.answers import Proposal, file_of, finished, proposal
from portal.proposing.checking import Checker
from portal.proposing.names import Names
from portal.reporting.report import Reporter
from portal.rules.tables import SOURCED
from tests.conftest import tool
from tests.helpers import TODAY, change, copy_samples, read

ANSWERS = {
    "title_en": "Rides to evening classes",
    "summary_en": "Volunteers drive newcomers to class.",
    "themes": "Transportation; language-training",
    "populations": "newcomers",
    "places": "Sample Town",
    "sources_1_url": "https://sample.example/rides",
    "sources_1_title": "Rides: bring people to class",
    "sources_1_publisher_en": "Sample Agency",
    "sources_1_language": "English",
    "sources_1_kind": "agency-page",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return read(copy_samples(tmp_path_factory.mktemp("answers")))


def made(library: Library, answers: dict[str, str], language: str = "en", **further: Any) -> Proposal:
    asked = {columns()[key]: answer for key, answer in answers.items()}
    return proposal(asked, Names(library), language=language, today=TODAY, taken=(), **further)


def told(library: Library, proposed: Proposal) -> list[tuple[str, str]]:
    checker = Checker(library.known, TODAY, Reporter.create("en"))
    return [(finding.column.key if finding.column else "", finding.rule) for finding in checker.findings(proposed)]


def test_the_needed_answers_in_one_language_are_a_card_that_keeps_every_rule(library: Library) -> None:
    card = made(library, ANSWERS)
    assert told(library, card) == []
    assert (card.id, card.lacks, card.data["translation"]) == (
        "rides-to-evening-classes",
        "fr",
        {"from": "en", "status": "wanted"},
    )


def test_the_file_is_in_form(library: Library, tmp_path: Path) -> None:
    card = made(library, ANSWERS, note="Ask us.\n\nOr call.")
    file = tmp_path / "card.yml"
    file.write_text(card.text, "utf-8")
    assert layout.lay_out(file, card.path, kind_of("practices")) == layout.Result(card.text)
    assert card.text.split("\n")[1:3] == ["# Ask us.", "# Or call."]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Transportation; Housing", ["transportation", "housing"]),
        ("transportation, housing", ["transportation", "housing"]),
        ("transportation,, housing,", ["transportation", "housing"]),
        ("LOGEMENT\nhousing", ["housing"]),
        ("Nowhere, at all", ["Nowhere, at all"]),
    ],
)
def test_a_list_names_ids_and_words_in_either_language(library: Library, text: str, ids: list[str]) -> None:
    assert made(library, {"themes": text}).data["themes"] == ids


def test_a_place_is_known_by_its_name_with_and_without_its_province(library: Library) -> None:
    names = Names(library)
    for name in ("Sample Town", "sample town, Ontario", "Ville-Échantillon", "Sample Town, ON", "sample-town-on"):
        assert names.ids("places", name) == ["sample-town-on"], name


def test_a_name_that_two_things_bear_means_neither(content: Path) -> None:
    change(content, "network/places.yml", "en: Sample City", "en: Sample Town")
    names = Names(read(content))
    assert names.ids("places", "Sample Town; Sample Town, Quebec") == ["Sample Town", "sample-city-qc"]


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("period_from", "2024-01-01", "2024"),
        ("period_from", "2024.0", "2024"),
        ("period_from", "01/01/2024", "2024"),
        ("period_from", "2024-03-04", "2024-03-04"),
        ("outcomes_1_value", "1 234,5", "1234.5"),
        ("outcomes_1_value", "31,5", "31.5"),
        ("outcomes_1_value", "31.0", "31"),
        ("outcomes_1_value", "1,234", "1,234"),  # one thousand, or one and a bit: who wrote it is asked
    ],
)
def test_numbers_and_years_are_read_as_they_are_written_here(library: Library, key: str, text: str, value: str) -> None:
    first, *_, last = columns()[key].way
    data = made(library, {key: text}).data[first]
    assert (data[0] if isinstance(data, list) else data)[last] == value


@pytest.mark.parametrize("listed", SOURCED)
def test_a_statement_names_its_source_by_number(library: Library, listed: str) -> None:
    card = made(library, {**ANSWERS, f"{listed}_1_statement_en": "More came.", f"{listed}_1_source": "1"})
    assert card.data[listed][0]["source"] == card.data["sources"][0]["id"] == "rides-to-evening-classes-source-1"


def test_a_day_of_reading_that_somebody_told_stays() -> None:
    data = {
        "title": {"en": "Rides"},
        "sources": [{"url": "https://a.example", "read": "2026-01-05"}, {"url": "https://b.example"}],
    }
    finished(data, language="en", today=TODAY, taken=())
    assert [source["read"] for source in data["sources"]] == ["2026-01-05", TODAY.isoformat()]  # type: ignore[index]


def test_a_problem_is_told_of_the_answer_that_it_is_about(library: Library) -> None:
    wrong = {**ANSWERS, "themes": "fundng", "summary_en": "<b>Bold</b>", "steps_2_fr": "Seulement en français"}
    del wrong["places"]
    found = told(library, made(library, wrong))
    assert ("themes", "unknown-theme") in found and ("summary_en", "html") in found
    assert ("places", "missing-field") in found and ("steps_2_en", "missing-language") in found


def test_a_source_that_is_missing_is_asked_for_by_its_first_question(library: Library) -> None:
    answers = {key: answer for key, answer in ANSWERS.items() if not key.startswith("sources")}
    assert told(library, made(library, answers)) == [("sources_1_id", "missing-field")]


def test_what_nobody_sees_in_copied_text_is_left_out(library: Library) -> None:
    card = made(library, {"title_fr": "\ufeffCafe\u0301\u00ad du soir\r\n", "title_en": "Evening cafe\u0301"}, "fr")
    assert card.data["title"] == {"fr": "Café du soir", "en": "Evening café"} and card.id == "cafe-du-soir"


NOTE = "A note.\u2028kind: policy\u0085status: ended\n"  # some readers end a comment at each of these signs


def _drafts() -> list[dict[str, Any]]:
    given = described("practices")["given"]
    whole = {
        "title": {"en": "St. John's: Œuvre", "fr": "Œuvre à Saint-Jean"},
        "summary": {"en": "A, b: c # d", "fr": "É" * 200},
        "themes": ["housing"],
        "sources": [{"id": "source-1", "url": "https://a.example", "publisher": {"fr": "Nous"}}, {"id": "sample-report"}],
        "outcomes": [{"statement": {"en": "One", "fr": "Un"}, "source": "source-1"}],
    }
    one = {"title": {"fr": "Du thé " + "à la menthe " * 9}, "need": {"fr": "Une ligne.\nUne autre."}}
    return [given | whole, given | one, given | {"title": {"en": "2024"}}, given]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("number", range(4))
def test_the_form_in_the_page_makes_the_same_bytes(number: int, language: str) -> None:
    data, taken = _drafts()[number], ["practice-2024", "st-john-s-oeuvre"]
    draft = {"registry": "practices", "id": "", "data": data, "note": "", "step": 0, "changed": ""}
    about = {"form": described("practices"), "language": language, "today": TODAY.isoformat(), "taken": taken}
    [[id, file]] = ask({"rules": rules(), "finish": [[draft, about, NOTE]]}, tool("node"))["finished"]
    own = copy.deepcopy(data)
    assert finished(own, language=language, today=TODAY, taken=taken)[0] == id
    assert file_of(own, NOTE) == file


def test_a_character_that_nobody_sees_is_told_of_its_answer_and_hides_nothing_else(library: Library) -> None:
    found = told(library, made(library, {**ANSWERS, "summary_en": "Volunteers \u202edrive.", "themes": "fundng"}))
    assert sorted(found) == [("summary_en", "invisible-character"), ("themes", "unknown-theme")]
