"""Workbooks that count, as a spreadsheet finds them."""

from __future__ import annotations

import dataclasses
import io
import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from portal.catalogue.catalogue import Catalogue
from portal.outputs.documents.press import Press
from portal.outputs.documents.sheets import measures_workbook, workbook
from portal.outputs.documents.workbook import xlsx
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES
from portal.typography import set_text
from tests.helpers import ROOT

NAME = "sample-agreement"


def book(catalogue: Catalogue, language: str = "en", counts: str = "measures", values: bool = False) -> Workbook:
    template = dataclasses.replace(catalogue.templates[NAME], workbook=counts)
    content = xlsx(workbook(Edition.of(catalogue, language), template))
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("counts", ["measures", "actions"])
def test_every_formula_has_a_value_while_nothing_is_filled_in(catalogue: Catalogue, language: str, counts: str) -> None:
    formulas, values = book(catalogue, language, counts), book(catalogue, language, counts, values=True)
    found = [(sheet.title, cell.coordinate) for sheet in formulas for row in sheet for cell in row if cell.data_type == "f"]
    assert len(found) > 30
    for sheet, place in found:
        assert values[sheet][place].value in (None, "", 0, Edition.of(catalogue, language).speech.words["workbooks"]["question"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_formulas_point_at_sheets_that_are_there(catalogue: Catalogue, language: str) -> None:
    found = book(catalogue, language)
    named = {
        name
        for sheet in found
        for row in sheet
        for cell in row
        if cell.data_type == "f"
        for name in re.findall(r"'(.*?)'!", cell.value)
    }
    assert named and named <= set(found.sheetnames)


def test_what_is_meant_for_others_hides_small_counts_and_what_would_give_them_away(catalogue: Catalogue) -> None:
    share = book(catalogue)["To share"]
    for row in range(5, 8):
        conditions = {share.cell(row, column).value.split('"hidden"')[0] for column in (3, 4, 5)}
        assert len(conditions) == 1  # all three are hidden together
        assert conditions.pop().count(">0,") == 3


def test_only_answers_on_the_scale_can_be_typed(catalogue: Catalogue) -> None:
    [rule] = book(catalogue)["Measure 1"].data_validations.dataValidation
    assert (rule.formula1, rule.formula2, str(rule.sqref)) == ("0", "10", "B5:C34")


def test_the_header_row_stays_in_sight_and_on_paper(catalogue: Catalogue) -> None:
    for sheet in (*book(catalogue), *book(catalogue, counts="actions")):
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("B5", "$4:$4")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_has_room_for_all_its_lines(catalogue: Catalogue, language: str) -> None:
    measures = catalogue.indicators["sample-measures"]
    long = dict.fromkeys(LANGUAGES, "newcomers and neighbours " * 8)
    asked = dataclasses.replace(measures, measured=tuple(dataclasses.replace(one, question=long) for one in measures.measured))
    told = measures_workbook(Edition.of(catalogue, language), asked)
    summary, share, *sheets = openpyxl.load_workbook(io.BytesIO(xlsx(told))).worksheets
    heights = [sheet.row_dimensions[5].height for sheet in (summary, share)]
    assert min(heights) >= 5 * 15  # 200 letters in a column of 44
    for sheet in sheets:
        assert "A3:D3" in sheet.merged_cells and sheet.row_dimensions[3].height >= 4 * 15  # and in four of 14
    assert summary.row_dimensions[4].height >= 2 * 15  # a heading of two lines


def test_the_same_template_gives_the_same_bytes(catalogue: Catalogue) -> None:
    edition, template = Edition.of(catalogue, "fr"), catalogue.templates[NAME]
    assert xlsx(workbook(edition, template)) == xlsx(workbook(edition, template))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_measure_of_a_challenge_has_its_sheet_with_its_question_and_bounds(catalogue: Catalogue, language: str) -> None:
    measures = catalogue.indicators["sample-measures"]
    found = openpyxl.load_workbook(io.BytesIO(xlsx(measures_workbook(Edition.of(catalogue, language), measures))))
    sheets = found.worksheets[2:]
    assert [sheet["A3"].value for sheet in sheets] == [set_text(one.question[language], language) for one in measures.measured]
    assert [sheet.data_validations.dataValidation[0].formula2 for sheet in sheets] == ["10", "1000", "1"]


def test_a_workbook_is_kept_until_what_it_says_changes(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press, told = Press(ROOT / "theme" / "paper", tmp_path), workbook(Edition.of(catalogue, "fr"), catalogue.templates[NAME])
    first = press.workbook(told)
    assert first == xlsx(told)
    monkeypatch.setattr("portal.outputs.documents.workbook.xlsx", lambda _: b"made again")
    assert press.workbook(told) == first
    assert press.workbook({**told, "title": "Un autre"}) == b"made again"
