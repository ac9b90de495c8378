"""Documents for word processors and spreadsheets, as LibreOffice opens them: all at once, as its start takes longest."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from portal import library
from portal.catalogue.catalogue import Catalogue
from portal.outputs.documents import sheets
from portal.outputs.documents.decks import decks
from portal.outputs.documents.slides import Decks
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES, Settings
from tests.conftest import ROOT, tool
from tests.sites import once

SPOILED, FILLED = "spoiled", "filled"
COUNTED = "evaluation-plan"  # the template whose workbook counts measures
# What Calc leaves alone unless it is told: it computes a workbook of another program anew (`OOXMLRecalcMode`, 0: always).
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>"""
# Twelve people, asked twice: eight better, two the same, two worse.
ANSWERS = [(3, 5)] * 8 + [(3, 3)] * 2 + [(3, 2)] * 2


@pytest.fixture(scope="session")
def office() -> Path:
    """A folder: in ``made`` the documents of the library, and one of them spoiled and one filled in; in ``opened`` what LibreOffice
    made of them: PDF of texts and decks, and workbooks with every formula computed anew."""
    return once("office", "documents", _open_all)


def _open_all(folder: Path) -> Path:
    program = tool("soffice", "libreoffice")
    made = folder / "made"
    made.mkdir()
    catalogue, writer = Catalogue.of(library.read(ROOT)), Decks(ROOT / "theme" / "paper" / "deck")
    for language in LANGUAGES:
        for path, make in sheets.files(Edition.of(catalogue, language, Settings.read(ROOT))).items():
            (made / path.rpartition("/")[2]).write_bytes(make())
        for path, deck in decks(Edition.of(catalogue, language, Settings.read(ROOT))):
            (made / path.rpartition("/")[2]).write_bytes(writer.pptx(deck))
    _spoil(made / f"{COUNTED}-en.docx", made / f"{SPOILED}.docx")
    _fill(made / f"{COUNTED}-en.xlsx", made / f"{FILLED}.xlsx")
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE, "utf-8")
    for ending, to in (("docx", "pdf"), ("pptx", "pdf"), ("xlsx", "xlsx")):
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to", to]
        subprocess.run(
            [*command, "--outdir", str(folder / "opened"), *map(str, sorted(made.glob(f"*.{ending}")))],
            check=True,
            capture_output=True,
        )
    return folder


def _spoil(document: Path, spoiled: Path) -> None:
    """A copy whose text ends in the middle."""
    with zipfile.ZipFile(document) as whole, zipfile.ZipFile(spoiled, "w") as half:
        for name in whole.namelist():
            content = whole.read(name)
            half.writestr(name, content[: len(content) // 2] if name == "word/document.xml" else content)


def _fill(workbook: Path, filled: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    for row, (start, later) in enumerate(ANSWERS, 5):
        book["Measure 1"].cell(row, 2).value = start
        book["Measure 1"].cell(row, 3).value = later
    book.save(filled)


def _formulas(workbook: Path) -> Iterator[tuple[str, str]]:
    """(sheet, cell) of each."""
    for sheet in openpyxl.load_workbook(workbook):
        for row in sheet:
            yield from ((sheet.title, cell.coordinate) for cell in row if cell.data_type == "f")


def _names(folder: Path, ending: str) -> set[str]:
    return {path.stem for path in folder.glob(f"*.{ending}")}


def test_every_document_opens_and_one_that_is_spoiled_does_not(office: Path) -> None:
    made = _names(office / "made", "docx") | _names(office / "made", "pptx")
    assert {name.rpartition("-")[2] for name in made - {SPOILED}} == set(LANGUAGES)
    assert _names(office / "opened", "pdf") == made - {SPOILED}


def test_every_workbook_opens_and_its_formulas_give_the_values_that_it_holds(office: Path) -> None:
    names = _names(office / "made", "xlsx")
    assert _names(office / "opened", "xlsx") == names
    for name in names - {FILLED}:
        held, found = (openpyxl.load_workbook(office / folder / f"{name}.xlsx", data_only=True) for folder in ("made", "opened"))
        for sheet, cell in _formulas(office / "made" / f"{name}.xlsx"):
            # A formula whose value is no letter at all is read as an empty cell.
            assert (held[sheet][cell].value or None) == (found[sheet][cell].value or None), (name, sheet, cell)


def test_a_workbook_that_is_filled_in_counts_and_hides_what_would_tell_of_few(office: Path) -> None:
    book = openpyxl.load_workbook(office / "opened" / f"{FILLED}.xlsx", data_only=True)
    own, shared = book["Summary"], book["To share"]
    assert [own.cell(5, column).value for column in range(2, 6)] == [12, 8, 2, 2]
    assert own.cell(5, 6).value == 3
    assert own.cell(5, 7).value == pytest.approx(sum(later for _, later in ANSWERS) / len(ANSWERS))
    assert [shared.cell(5, column).value for column in range(2, 6)] == [12, "hidden", "hidden", "hidden"]
