"""Cards from a table: every row that is wrong is told of by row and column, and no row is lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from portal.commands.import_practices import main
from portal.formatting import layout
from portal.kinds import kind_of
from portal.outputs.sharing import table
from portal.outputs.wording.edition import Edition
from tests.helpers import ROOT, read

ROW = {
    "title_en": "Rides to class {number}",
    "summary_en": "Volunteers drive people to class.",
    "themes": "transportation",
    "populations": "newcomers",
    "places": "Sample Town",
    "sources_1_url": "https://sample.example/{number}",
    "sources_1_title": "Rides",
    "sources_1_publisher_en": "Sample Agency",
    "sources_1_language": "English",
    "sources_1_kind": "agency-page",
    "period_from": "2024",
}
COLUMNS = list(ROW)
# What may be wrong with a row: the column, what stands there, and a part of what is said.
MISTAKES: list[tuple[str, str, str]] = [
    ("title_en", "", "The field 'title' is missing"),
    ("summary_en", "<b>Bold</b>", "is HTML"),
    ("themes", "fundng", "Did you mean 'funding'?"),
    ("places", "Nowhere", "is not a place"),
    ("sources_1_url", "no address", "is not a link"),
    ("sources_1_url", "javascript:alert(1)", "is not a link"),
    ("period_from", "2024-03-04", "is not a whole number"),
    ("sources_1_kind", "=1+1", "holds a formula"),
    ("title_en", "=HYPERLINK(1)", "holds a formula"),
    ("populations", "#REF!", "an error of the spreadsheet"),
]


def rows(count: int, wrong: dict[int, tuple[str, str, str]] | None = None) -> list[dict[str, str]]:
    made = []
    for number in range(count):
        row = {key: value.format(number=number) for key, value in ROW.items()}
        if number in (wrong or {}):
            column, text, _ = (wrong or {})[number]
            row[column] = text
        made.append(row)
    return made


def saved(folder: Path, content: list[dict[str, str]], encoding: str = "utf-8-sig", delimiter: str = ",") -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(content)
    file = folder / "table.csv"
    file.write_bytes(text.getvalue().encode(encoding))
    return file


@pytest.fixture
def imported(content: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    def run(file: Path, *options: str, language: str = "en") -> tuple[int, str]:
        code = main(ROOT, [str(file), "--content", str(content), "--lang", language, *options])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def cards(content: Path) -> set[str]:
    return {file.name for file in (content / "practices").iterdir()}


def test_five_hundred_rows_of_which_twenty_are_wrong(content: Path, tmp_path: Path, imported: Any) -> None:
    wrong = {number * 25: MISTAKES[number % len(MISTAKES)] for number in range(20)}
    file, before = saved(tmp_path, rows(500, wrong)), cards(content)
    code, said = imported(file)
    assert code == 1 and cards(content) == before and "Rows in order: 480; with something to correct: 20" in said
    for number, (column, _, message) in wrong.items():
        place = f"table.csv, row {number + 2}, column {chr(ord('A') + COLUMNS.index(column))} ({column}):"
        told = [line for line in said.splitlines() if line.startswith(f"table.csv, row {number + 2},")]
        assert [line for line in told if line.startswith(place) and message in line.replace("’", "'")], (place, told)
    code, said = imported(file, "--keep-valid")
    assert code == 1 and len(cards(content) - before) == 480 and "Cards written: 480" in said
    assert [one for one in read(content).problems if one.rule != "translation-wanted"] == []


def test_the_files_are_in_form_and_their_names_are_those_of_the_form(content: Path, tmp_path: Path, imported: Any) -> None:
    assert imported(saved(tmp_path, rows(2)))[0] == 0
    file = content / "practices/rides-to-class-1.yml"
    assert layout.lay_out(file, "practices/rides-to-class-1.yml", kind_of("practices")).difference == ()


def test_a_table_that_comes_again_changes_nothing(content: Path, tmp_path: Path, imported: Any) -> None:
    file = saved(tmp_path, rows(3, {1: MISTAKES[2]}))
    imported(file, "--keep-valid")
    card = content / "practices/rides-to-class-0.yml"
    card.write_text(card.read_text("utf-8") + "# mine\n", "utf-8")
    there = {one: (content / "practices" / one).read_bytes() for one in cards(content)}
    code, said = imported(saved(tmp_path, rows(3)))
    assert code == 0 and "row 2: practices/rides-to-class-0.yml says this already" in said
    assert "Cards written: 1." in said and "Cards that were there: 2." in said
    assert {one: (content / "practices" / one).read_bytes() for one in there} == there


def test_another_practice_of_the_same_name_gets_a_number(content: Path, tmp_path: Path, imported: Any) -> None:
    first, second = rows(1)[0], rows(1)[0] | {"places": "Sample City"}
    assert imported(saved(tmp_path, [first, second]))[0] == 0
    assert {"rides-to-class-0.yml", "rides-to-class-0-2.yml"} <= cards(content)


def test_the_same_row_twice_is_told_of(tmp_path: Path, imported: Any) -> None:
    code, said = imported(saved(tmp_path, [*rows(1), *rows(1)]))
    assert code == 1 and "table.csv, row 3: This row has the same title and the same places as row 2." in said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_letters_arrive_whatever_the_encoding(content: Path, tmp_path: Path, imported: Any, encoding: str) -> None:
    row = rows(1)[0] | {"title_en": "Café “Chez nous” – déjà", "summary_en": "Where neighbours meet à la bonne franquette."}
    assert imported(saved(tmp_path, [row], encoding, ";"))[0] == 0
    assert "Café “Chez nous” – déjà" in (content / "practices/cafe-chez-nous-deja.yml").read_text("utf-8")


def test_a_column_that_nothing_knows_is_told_of_and_not_passed_over(content: Path, tmp_path: Path, imported: Any) -> None:
    file, before = tmp_path / "table.csv", cards(content)
    file.write_text("title_en,summary_en,theme,title_en\na,b,c,d\n,,,,e\n", "utf-8")
    code, said = imported(file, "--keep-valid")
    assert code == 1 and cards(content) == before
    assert "row 1, column C (theme): 'theme' is no column of the template. Did you mean 'themes'?" in said.replace(
        "‘", "'"
    ).replace("’", "'")
    assert "row 1, column A (title_en): This column is there twice." in said and "row 1, column E ()" in said


def test_what_is_no_table_is_refused_in_a_sentence(tmp_path: Path, imported: Any) -> None:
    file = tmp_path / "table.xlsx"
    file.write_bytes(b"PK\x03\x04 and no more")
    code, said = imported(file, language="fr")
    assert code == 1 and "ne peut pas être lu comme classeur" in said


def test_a_card_that_cannot_be_written_takes_the_others_of_the_run_with_it(
    content: Path, tmp_path: Path, imported: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.commands import import_practices

    write, before = import_practices.write_new, cards(content)

    def full(file: Path, text: str) -> None:
        if file.stem.endswith("-2"):
            raise OSError(28, "No space left on device", str(file))
        write(file, text)

    monkeypatch.setattr(import_practices, "write_new", full)
    with pytest.raises(OSError):
        imported(saved(tmp_path, rows(4)))
    assert cards(content) == before


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_workbook_that_the_site_offers_can_be_filled_in(
    content: Path, tmp_path: Path, imported: Any, catalogue: Any, language: str
) -> None:
    edition = Edition.of(catalogue, language)
    file = tmp_path / "table.xlsx"
    file.write_bytes(table.workbook(edition))
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    keys = [table.asked(language)[number].key for number in range(sheet.max_column)]
    text = {"title": "Du thé" if language == "fr" else "Tea", "summary": "On se rencontre."}
    answers = {
        key: value.format(number=1) for key, value in ROW.items() if not key.startswith(("title", "summary", "sources_1_publ"))
    }
    answers |= {f"{name}_{language}": value for name, value in text.items()} | {f"sources_1_publisher_{language}": "Nous"}
    for key, value in answers.items():
        sheet.cell(2, keys.index(key) + 1).value = value
    book.save(file)
    code, said = imported(file, language=language)
    assert code == 0, said
    assert (content / f"practices/{'du-the' if language == 'fr' else 'tea'}.yml").is_file()
