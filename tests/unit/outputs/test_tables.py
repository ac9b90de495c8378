"""Tables say what the cards say: what stands in which column, in which line, and what spreadsheets make of it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter
import yaml
from openpyxl.utils.escape import unescape

from portal.catalogue.catalogue import Catalogue
from portal.kinds import Kind
from portal.model.vocabulary import Term
from portal.outputs.open_data import api, shape
from portal.outputs.open_data.records import published_kinds, record
from portal.outputs.open_data.rows import row
from portal.outputs.open_data.shape import Field
from portal.outputs.open_data.spreadsheet import Csv
from portal.outputs.open_data.workbook import Workbook
from portal.settings import LANGUAGES, Settings
from tests.helpers import BUS, change, read

SETTINGS = Settings("https://example.org/commons/", "https://example.org/repository")
KINDS = published_kinds()
CONTRACT = Path(shape.__file__).with_name("columns.yml")
VERSION_1 = yaml.safe_load(Path(__file__).with_name("columns-of-version-1.yml").read_text("utf-8"))
TABLES: dict[str, Callable[[], list[str]]] = {}
for _kind in KINDS:
    TABLES[_kind.public_name] = lambda kind=_kind: shape.columns(kind)  # type: ignore[misc]
    for _table in shape.tables(_kind):
        TABLES[_table.name] = lambda table=_table: table.columns  # type: ignore[misc]


def kind_of(registry: str) -> Kind:
    return next(kind for kind in KINDS if kind.registry == registry)


def raw(catalogue: Catalogue, file: str) -> bytes:
    return api.files(catalogue, SETTINGS)[f"api/v1/{file}"]()


def table(catalogue: Catalogue, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    text = io.StringIO(raw(catalogue, f"{name}.csv").decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, strict=True))


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    """Sheet → rows, with the header, as a spreadsheet reads them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in cells] for cells in sheet.iter_rows()] for sheet in book}


def with_outcomes(content: Path, outcomes: str) -> Catalogue:
    """The samples, in which the bus has other outcomes."""
    text = (content / BUS).read_text("utf-8")
    before, rest = text.split("outcomes:\n")
    _, after = rest.split("lessons:\n")
    (content / BUS).write_text(f"{before}outcomes:\n{outcomes}lessons:\n{after}", "utf-8", newline="")
    library = read(content)
    assert library.problems == ()
    return Catalogue.of(library)


TWO = """\
  - statement: {en: Nobody waited in the rain., fr: Personne n'a attendu sous la pluie.}
  - statement: {en: More people came., fr: Il est venu plus de gens.}
    value: 12
    unit: {en: people, fr: personnes}
    source: sample-report
    locator: page 5
"""


# The columns that others rely on


@pytest.mark.parametrize("name", VERSION_1)
def test_the_columns_of_version_1_stay_where_they_are(name: str) -> None:
    first = VERSION_1[name]
    now = TABLES[name]()[: len(first)] if name in TABLES else []
    assert now == first, (
        f"{name}.csv: version 1 of the data promises these columns in this order: {first}. Put them back, whatever the model says "
        f"(a column may stay empty); what cannot be done so is a version 2, in a folder of its own beside api/v1/."
    )


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_written_down_before_it_is_published(name: str) -> None:
    listed = yaml.safe_load(CONTRACT.read_text("utf-8")).get(name, [])
    missing = [column for column in TABLES[name]() if column not in listed]
    assert missing == [], (
        f"{name}.csv has new columns: run python3 scripts/schema.py, which puts [{', '.join(missing)}] at the end of '{name}:' in "
        f"{CONTRACT.name}, so that they stay there."
    )


def test_new_columns_and_new_tables_are_written_down_at_the_end() -> None:
    listed = CONTRACT.read_text("utf-8")
    *others, last = re.findall(r"^([a-z-]+):\n", listed, re.MULTILINE)
    fewer = re.sub(r",\s+\w+\]\n", "]\n", listed.partition(f"{last}:\n")[0])
    assert others and fewer != listed
    assert shape.completed(fewer) == shape.completed(listed)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.public_name)
def test_every_column_is_one_of_the_model_and_none_stands_twice(kind: Kind) -> None:
    columns = [column for field in shape.fields(kind) for column in field.columns()]
    gone = sorted(set(shape.columns(kind)) - set(columns))
    assert gone == [], (
        f"no field of the model gives these columns of {CONTRACT.name}; if none is published yet, take them out: {gone}"
    )
    assert sorted(shape.columns(kind)) == sorted(set(columns)) == sorted(columns)


def test_columns_do_not_depend_on_which_cards_there_are(catalogue: Catalogue) -> None:
    none = replace(catalogue, practices={})
    assert raw(none, "practices.csv").splitlines() == raw(catalogue, "practices.csv").splitlines()[:1]


def test_a_column_that_the_table_has_not_is_an_error() -> None:
    with pytest.raises(KeyError, match="y"):
        Csv(["x"]).add({"x": "1", "y": "2"})


# Rows


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.public_name)
def test_a_table_has_a_row_for_each_item_in_the_order_of_the_list(catalogue: Catalogue, kind: Kind) -> None:
    assert [line["id"] for line in table(catalogue, kind.public_name)] == list(catalogue.items(kind.registry))


def test_a_table_begins_with_the_mark_that_spreadsheets_need(catalogue: Catalogue) -> None:
    assert raw(catalogue, "calls.csv").startswith(b"\xef\xbb\xbfid,page_en,page_fr,")


def test_both_languages_stand_in_columns_and_ids_of_closed_lists_have_their_words_beside_them(catalogue: Catalogue) -> None:
    [first, second] = table(catalogue, "calls")
    assert (first["text_en"], first["text_fr"]) == ("A bus for every imaginary town.", "Un autobus pour chaque ville imaginaire.")
    assert (second["themes"], second["themes_fr"]) == ("childcare\ntransportation", "Garde d'enfants\nTransport")
    assert second["answered_by"] == ""


def test_what_is_nested_gets_a_column_for_each_way_into_it(catalogue: Catalogue) -> None:
    [bus] = [line for line in table(catalogue, "practices") if line["id"] == "sample-welcome-bus"]
    assert (bus["period_from"], bus["period_to"], bus["evidence_level"], bus["evidence_level_fr"]) == (
        "2019", "2020", "emerging", catalogue.vocabularies["evidence-levels"]["emerging"].label.fr,
    )  # fmt: skip


# Lists of things that have fields of their own


def test_an_outcome_without_a_number_leaves_an_empty_line(content: Path) -> None:
    [bus] = [line for line in table(with_outcomes(content, TWO), "practices") if line["id"] == "sample-welcome-bus"]
    assert bus["outcomes_statement_en"].split("\n") == ["Nobody waited in the rain.", "More people came."]
    assert bus["outcomes_value"].split("\n") == ["", "12"]
    assert bus["outcomes_unit_fr"].split("\n") == ["", "personnes"]
    assert bus["outcomes_period_en"] == ""


def test_what_is_missing_at_the_end_leaves_an_empty_line_too(content: Path) -> None:
    first, second = re.findall(r"  - statement:.*?(?=  - |\Z)", TWO, re.DOTALL)
    [bus] = [line for line in table(with_outcomes(content, second + first), "practices") if line["id"] == "sample-welcome-bus"]
    assert bus["outcomes_value"].split("\n") == ["12", ""]


def test_a_text_of_several_paragraphs_has_one_line_in_a_list(content: Path) -> None:
    many = TWO.replace(
        "{en: More people came., fr: Il est venu plus de gens.}", '{en: "More.\\n\\nMany more.", fr: "Plus.\\n- Bien plus."}'
    )
    [bus] = [line for line in table(with_outcomes(content, many), "practices") if line["id"] == "sample-welcome-bus"]
    assert bus["outcomes_statement_en"].split("\n") == ["Nobody waited in the rain.", "More. Many more."]
    assert bus["outcomes_statement_fr"].split("\n")[1] == "Plus. - Bien plus."


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.public_name)
def test_all_columns_of_a_list_have_the_same_number_of_lines(catalogue: Catalogue, kind: Kind) -> None:
    for line in table(catalogue, kind.public_name):
        for part in shape.tables(kind):
            if len(part.way) == 1:
                lines = {len(cell.split("\n")) for column, cell in line.items() if column.startswith(f"{part.prefix}_") and cell}
                assert len(lines) <= 1, (line["id"], part.prefix)


def test_the_table_of_a_list_has_a_row_for_each_of_its_items(content: Path) -> None:
    lines = [line for line in table(with_outcomes(content, TWO), "practices-outcomes") if line["id"] == "sample-welcome-bus"]
    assert [(line["outcomes_number"], line["outcomes_statement_en"], line["outcomes_value"], line["outcomes_source"]) for line in lines] == [
        ("1", "Nobody waited in the rain.", "", ""), ("2", "More people came.", "12", "sample-report"),
    ]  # fmt: skip


def test_a_text_of_several_paragraphs_stays_whole_in_the_table_of_its_list(content: Path) -> None:
    many = TWO.replace("{en: More people came., fr: Il est venu plus de gens.}", '{en: "More.\\n\\nMany more.", fr: Plus.}')
    lines = [line for line in table(with_outcomes(content, many), "practices-outcomes") if line["id"] == "sample-welcome-bus"]
    assert lines[1]["outcomes_statement_en"] == "More.\n\nMany more."


def test_a_measure_is_found_with_its_priority(catalogue: Catalogue) -> None:
    for line in table(catalogue, "regions-priorities-measures"):
        priority = catalogue.regions[line["id"]].priorities[int(line["priorities_number"]) - 1]
        measure = priority.measures[int(line["priorities_measures_number"]) - 1]
        assert (line["priorities_measures_code"], line["priorities_measures_text_fr"]) == (measure.code, measure.text.fr)
    measures = sum(len(priority.measures) for region in catalogue.regions.values() for priority in region.priorities)
    assert len(table(catalogue, "regions-priorities-measures")) == measures > 0


def test_what_lies_in_a_field_that_is_no_list_is_numbered_once(catalogue: Catalogue) -> None:
    [funder] = table(catalogue, "practices-resources-funders")
    assert (funder["id"], funder["resources_funders_number"], funder["resources_funders_organization"]) == (
        "sample-welcome-bus", "1", "sample-partnership",
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.public_name)
def test_every_list_of_the_records_is_in_the_tables_in_full(catalogue: Catalogue, kind: Kind) -> None:
    for part in shape.tables(kind):
        wanted = 0
        for name in catalogue.items(kind.registry):
            items: list[Any] = [record(catalogue, SETTINGS, kind.registry, name)]
            for field in part.way:
                inner = [item[field.name] for item in items if field.name in item]
                items = [each for value in inner for each in (value if field.many else [value])]
            wanted += len(items)
        assert len(table(catalogue, part.name)) == wanted, part.name


def test_the_index_names_the_tables_of_lists(catalogue: Catalogue) -> None:
    index = json.loads(api.files(catalogue, SETTINGS)["api/v1/index.json"]())
    assert index["kinds"]["practices"]["xlsx"] == "https://example.org/commons/api/v1/practices.xlsx"
    assert index["kinds"]["practices"]["lists"]["outcomes"] == "https://example.org/commons/api/v1/practices-outcomes.csv"
    assert index["kinds"]["places"]["lists"] == {}


# What a spreadsheet makes of a CSV file


def csv_cell(value: Any) -> str:
    """A value as it stands in a table, read back."""
    made = Csv(["id", "field"])
    made.add({"id": "x", "field": value})
    [line] = csv.DictReader(io.StringIO(made.content().decode("utf-8-sig"), newline=""))
    return line["field"]


FORMULAS = [
    "=1+1",
    "+1 555",
    "-me",
    "@sum",
    "\tx",
    "\rx",
    '=HYPERLINK("http://x")',
    "\n=1+1",
    " =1+1",
    "\n\n @x",
    "＝1+1",
    "＠x",
    "-1\n=2",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_run_is_made_text(text: str) -> None:
    assert csv_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "\n12", " x", "1-2", "a=b", "'x", "\n\n"])
def test_what_it_would_not_run_stays_as_it_is(text: str) -> None:
    assert csv_cell(text) == text


@pytest.mark.parametrize(
    ("value", "written"),
    [(-75.25, "-75.25"), (4200, "4200"), (35.0, "35"), (1306784, "1306784"), (2.5, "2.5"), ("-12", "-12"), (True, "True")],
)
def test_numbers_stay_numbers(value: float, written: str) -> None:
    assert csv_cell(value) == written


def test_a_row_is_as_long_as_the_header_and_line_ends_stay_in_their_cells() -> None:
    made = Csv(["id", "x", "y"])
    made.add({"id": "a", "x": "1\n2"})
    made.add({"id": "b", "y": 'say "so"'})
    assert made.content().decode("utf-8-sig") == 'id,x,y\r\na,"1\n2",\r\nb,,"say ""so"""\r\n'


def test_a_label_that_looks_like_a_formula_is_made_text_too() -> None:
    labels = {"kinds": {"k": Term(label={"en": "=x", "fr": "=y"})}}  # type: ignore[arg-type]
    cells = row({"kind": "k"}, [Field("kind", "kind", vocabulary="kinds")], labels)
    assert [csv_cell(cells[f"kind_{language}"]) for language in LANGUAGES] == ["'=x", "'=y"]


# Workbooks


def workbook_cell(value: Any) -> Any:
    book = Workbook()
    book.sheet("x", ["field"]).add({"field": value})
    return sheets(book.content())["x"][1][0]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.public_name)
def test_a_workbook_holds_the_kind_and_each_of_its_lists(catalogue: Catalogue, kind: Kind) -> None:
    found = sheets(raw(catalogue, f"{kind.public_name}.xlsx"))
    lists = {part.name.removeprefix(f"{kind.public_name}-"): part for part in shape.tables(kind)}
    assert list(found) == [kind.public_name, *lists]
    assert [line[0] for line in found[kind.public_name][1:]] == list(catalogue.items(kind.registry))
    for name, part in lists.items():
        assert found[name][0] == part.columns
        assert len(found[name]) - 1 == len(table(catalogue, part.name))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.public_name)
def test_a_workbook_says_what_the_table_says_but_for_lists_that_have_a_sheet(catalogue: Catalogue, kind: Kind) -> None:
    header, *lines = sheets(raw(catalogue, f"{kind.public_name}.xlsx"))[kind.public_name]
    inside = tuple(f"{part.prefix}_" for part in shape.tables(kind))
    assert header == [column for column in shape.columns(kind) if not column.startswith(inside)]
    for line, cells in zip(lines, table(catalogue, kind.public_name), strict=True):
        shown = ["" if value is None else str(value) for value in line]
        assert shown == [cells[column].removeprefix("'") for column in header]


def test_numbers_are_numbers_whatever_sign_a_country_writes(catalogue: Catalogue) -> None:
    header, town, _ = sheets(raw(catalogue, "places.xlsx"))["places"]
    told = dict(zip(header, town, strict=True))
    assert (told["coordinates_latitude"], told["coordinates_longitude"], told["population_value"]) == (45.5, -75.25, 4200)


@pytest.mark.parametrize("value", [2.5, -75.25, 0, 1306784, 35.0, True, False])
def test_a_value_keeps_its_kind(value: float) -> None:
    assert workbook_cell(value) == value and isinstance(workbook_cell(value), bool) is isinstance(value, bool)


@pytest.mark.parametrize(
    "text",
    [
        *FORMULAS, "a & b", "<b>x</b>", "]]>", '"q"', "'x", " x ", "a\n\nb", "é “x” \u00a0", "👩🏽‍🚒", "_x0041_", "_x005F_", "123", "1,5",
        "https://example.org/", "TRUE",
    ],
)  # fmt: skip
def test_text_is_text_to_the_letter_and_never_a_formula(text: str) -> None:
    book = Workbook()
    book.sheet("x", ["field"]).add({"field": text})
    cell = openpyxl.load_workbook(io.BytesIO(book.content()))["x"]["A2"]
    assert (unescape(cell.value), cell.data_type) == (text.replace("\r", "\n"), "s")


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "a\ufffeb", "a\ud800b"])
def test_what_no_spreadsheet_can_hold_is_left_out(text: str) -> None:
    assert workbook_cell(text) == "ab"


@pytest.mark.parametrize("text", ["<r>x</r>", "<r><t>x</t></r>"])
def test_text_that_looks_like_the_files_own_marks_is_text(text: str) -> None:
    assert workbook_cell(text) == text


def test_a_picture_counts_as_two_characters_of_a_cell_as_it_does_in_a_spreadsheet() -> None:
    written = workbook_cell("🚒" * 20_000)
    assert written == "🚒" * 16_383 + "…"


@pytest.mark.parametrize(("length", "whole"), [(32_767, True), (32_768, False)])
def test_a_cell_holds_what_spreadsheets_hold(length: int, whole: bool) -> None:
    written = workbook_cell("x" * length)
    assert (written == "x" * length) is whole and len(written) == 32_767


def test_a_cell_that_is_too_long_ends_with_a_whole_line() -> None:
    written = workbook_cell("\n".join(["sample-id"] * 4000))
    assert written.endswith("\nsample-id\n…") and len(written) <= 32_767


def test_no_part_of_a_workbook_tells_when_it_was_made(catalogue: Catalogue) -> None:
    one, other = (raw(catalogue, "practices.xlsx") for _ in range(2))
    assert one == other
    assert len({entry.date_time for entry in ZipFile(io.BytesIO(one)).infolist()}) == 1


def test_a_large_sheet_waits_on_the_disk_and_is_written_whole() -> None:
    book = Workbook()
    sheet = book.sheet("x", ["field"])
    for number in range(3000):
        sheet.add({"field": f"{number} " + "é" * 500})
    lines = sheets(book.content())["x"]
    assert [line[0].split()[0] for line in lines[1:]] == [str(number) for number in range(3000)]


def test_columns_are_named_beyond_the_alphabet() -> None:
    columns = [f"c{number}" for number in range(800)]
    book = Workbook()
    book.sheet("x", columns).add({"c799": "last", "c26": "AA"})
    sheet = openpyxl.load_workbook(io.BytesIO(book.content()))["x"]
    assert (sheet["AA2"].value, sheet["ADT2"].value, sheet["ADT1"].value) == ("AA", "last", "c799")


CELLS: list[Any] = [
    *(text for text in FORMULAS if "\r" not in text), "", " ", "a & <b> \"c\"", "é 👩🏽‍🚒", " x", "x\n", "\u00a0x", "_x0041_", "__x00e9_x",
    0, -75.25, 1306784, 35.0, 0.1, 1e-7, 12345678901234567, True, False,
]  # fmt: skip


def test_the_rows_stand_in_the_file_as_the_library_itself_would_write_them() -> None:
    columns = [f"c{number}" for number in range(len(CELLS))]
    whole: dict[str, Any] = dict(zip(columns, CELLS, strict=True))
    with_gaps: dict[str, Any] = {columns[1]: "a", columns[-1]: "b"}
    ours = Workbook()
    sheet = ours.sheet("x", columns)
    sheet.add(whole)
    sheet.add(with_gaps)
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as theirs:
        theirs.set_properties({"created": dt.datetime(2026, 1, 1)})
        bold, page = theirs.add_format({"bold": True}), theirs.add_worksheet("x")
        page.freeze_panes(1, 1)
        page.set_column(0, len(columns) - 1, 24)
        write: dict[type, Callable[..., Any]] = {
            str: page.write_string,
            bool: page.write_boolean,
            int: page.write_number,
            float: page.write_number,
        }
        for number, column in enumerate(columns):
            page.write_string(0, number, column, bold)
        for line, cells in enumerate((whole, with_gaps), 1):
            for column, value in cells.items():
                write[type(value)](line, columns.index(column), value)
    one, other = ZipFile(io.BytesIO(ours.content())), ZipFile(file)
    assert {part: one.read(part) for part in one.namelist()} == {part: other.read(part) for part in other.namelist()}


def test_two_sheets_of_one_name_are_an_error() -> None:
    book = Workbook()
    book.sheet("a" * 31 + "b", ["x"])
    with pytest.raises(ValueError, match="a"):
        book.sheet("a" * 31 + "c", ["x"])


def test_a_workbook_of_the_samples_is_the_same_after_a_correction_elsewhere(content: Path, catalogue: Catalogue) -> None:
    change(content, BUS, "en: Borrow a bus.", "en: Rent a bus.")
    assert raw(Catalogue.of(read(content)), "places.xlsx") == raw(catalogue, "places.xlsx")
