"""The table for many practices is made from the model, the form's questions and the lists."""

from __future__ import annotations

import io

import openpyxl
import pytest

from portal import words
from portal.catalogue.catalogue import Catalogue
from portal.outputs.sharing import columns as made
from portal.outputs.sharing import table
from portal.outputs.sharing.columns import columns, label
from portal.outputs.sharing.forms import FORMS
from portal.outputs.wording.edition import Edition
from portal.proposing import tables
from portal.settings import Settings
from portal.words import MissingWords, Words

BOTH = pytest.mark.parametrize("language", ["en", "fr"])


@BOTH
def test_every_question_of_the_form_has_a_column(language: str) -> None:
    form = FORMS["practices"]
    names = {name for _, asked in form.steps for name in asked}
    assert {str(column.way[0]) for column in table.asked(language)} == names


@BOTH
def test_every_column_is_known_by_a_question_of_its_own(language: str) -> None:
    headings = [label(column, language) for column in columns().values()]
    assert len(set(headings)) == len(headings) > 100


def without(question: str) -> Words:
    """The words of the form without those of one question about practices."""
    share = Words(words.load("share"), "share.yml")
    del share["questions"]["practices"][question]
    return share


@BOTH
def test_a_field_without_a_question_is_asked_by_its_meaning(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setattr(made, "spoken", lambda: without("themes"))
    meaning = words.of_fields(language)["themes"]
    assert label(columns()["themes"], language) == meaning[:1].upper() + meaning[1:]
    assert made.said(columns()["themes"], "hint", language) == ""


def test_words_of_the_form_that_are_not_there_are_asked_for_by_name() -> None:
    with pytest.raises(MissingWords, match=r"share\.yml says nothing under 'questions\.practices\.cost_band'"):
        made.spoken()["questions"]["practices"]["cost_band"]


@BOTH
def test_what_is_needed_stands_first_in_the_language_of_the_reader(language: str) -> None:
    needed = [column.key for column in table.asked(language) if table.is_needed(column, language)]
    wanted = [f"title_{language}", f"summary_{language}", "themes", "places", "populations", "sources_1_url"]
    assert needed == [column.key for column in table.asked(language)][:6] == wanted


@BOTH
def test_workbook_and_comma_file_have_the_same_heading_and_no_row(catalogue: Catalogue, language: str) -> None:
    edition = Edition.of(catalogue, language)
    for raw in (table.workbook(edition), table.comma_file(edition)):
        read = tables.read(raw, columns())
        assert [tables.key_of(cell.text) for cell in read.heading.cells.values()] == [one.key for one in table.asked(language)]
        assert read.rows == []


@pytest.mark.parametrize(("language", "sign"), [("en", ","), ("fr", ";")])
def test_a_comma_file_is_parted_as_spreadsheets_of_its_language_expect(catalogue: Catalogue, language: str, sign: str) -> None:
    heading = table.comma_file(Edition.of(catalogue, language)).decode("utf-8-sig")
    assert f"[title_{language}]{sign}" in heading


@BOTH
def test_a_column_whose_names_are_listed_says_where(catalogue: Catalogue, language: str) -> None:
    _, how, lists = openpyxl.load_workbook(io.BytesIO(table.workbook(Edition.of(catalogue, language)))).worksheets
    rules = {str(row[0]): str(row[1]) for row in how.iter_rows(values_only=True)}
    telling = {heading for heading, rule in rules.items() if lists.title in rule}
    assert telling == {table.heading(column, language) for column in table.asked(language) if column.registry}


@BOTH
def test_the_workbook_says_where_to_send_it_where_there_is_such_a_place(catalogue: Catalogue, language: str) -> None:
    for mailbox in ("", "fiches@exemple.example"):
        edition = Edition.of(catalogue, language, Settings("", "", mailbox=mailbox))
        how = openpyxl.load_workbook(io.BytesIO(table.workbook(edition))).worksheets[1]
        assert any("fiches@exemple.example" in str(row[0]) for row in how.iter_rows(values_only=True)) is bool(mailbox)


@BOTH
def test_the_names_that_may_be_written_stand_beside_the_table(catalogue: Catalogue, language: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(table.workbook(Edition.of(catalogue, language))))
    names = {cell.value for row in book.worksheets[2].iter_rows() for cell in row}
    expected = {"en": {"Sample Town, Ontario", "Housing"}, "fr": {"Ville-Échantillon, Ontario", "Logement"}}[language]
    assert expected <= names


def test_the_same_library_gives_the_same_bytes(catalogue: Catalogue) -> None:
    edition = Edition.of(catalogue, "en")
    assert table.workbook(edition) == table.workbook(edition)


def test_there_is_a_table_in_each_language(catalogue: Catalogue) -> None:
    paths = table.files({language: Edition.of(catalogue, language) for language in ("en", "fr")})
    assert set(paths) == {
        f"{language}/contribute/share/practices-template.{ending}" for language in ("en", "fr") for ending in ("xlsx", "csv")
    }
