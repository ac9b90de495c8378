"""The library is held against an inventory of what its documents hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal import library
from portal.catalogue.catalogue import Catalogue
from portal.commands import coverage as command
from portal.proof.coverage import Coverage, coverage
from tests.helpers import ROOT, change, read

INVENTORY = ROOT.parent / "shared" / "inventory"


@pytest.fixture
def cited(content: Path) -> Catalogue:
    """The samples, with a source that has a text and citations by line."""
    change(content, "toolkit/library/sample-report.yml", "languages:", "text: text.txt\nlanguages:")
    for file in ("network/figures.yml", "toolkit/glossary.yml", "toolkit/systems.yml"):
        path = content / file
        path.write_text(path.read_text("utf-8").replace("page ", "line "), "utf-8")
    return Catalogue.of(read(content))


def covered(catalogue: Catalogue, folder: Path, name: str, *lines: str) -> Coverage:
    (folder / name).write_text("\n".join(lines) + "\n", "utf-8")
    [found] = coverage(catalogue, folder)
    return found


def test_a_practice_is_found_by_its_id(cited: Catalogue, tmp_path: Path) -> None:
    found = covered(cited, tmp_path, "practices.csv", "id", "sample-welcome-tea", "sample-nothing")
    assert (found.rows, found.found, found.missing) == (2, 1, ("practices.csv:3: sample-nothing",))


def test_a_call_is_found_by_its_code(cited: Catalogue, tmp_path: Path) -> None:
    assert covered(cited, tmp_path, "calls_to_action.csv", "code", "1.A", "9.Z").missing == ("calls_to_action.csv:3: 9.Z",)


def test_a_priority_is_found_by_the_numbers_of_its_region_and_its_own(cited: Catalogue, tmp_path: Path) -> None:
    rows = ("region_number,priority_number,priority_title_fr", "0,A,a", "1,1,b", "1,9,c")
    assert covered(cited, tmp_path, "regional_priorities.csv", *rows).missing == ("regional_priorities.csv:4: c",)


def test_a_priority_has_the_general_priorities_and_the_measures_that_the_inventory_counts(
    cited: Catalogue, tmp_path: Path
) -> None:
    head = "region_number,region,priority_number,general_priorities_that_apply,own_measures"
    rows = ("1,right,1,A,1", "1,other-general,1,B,1", "1,other-count,1,A,2")
    found = covered(cited, tmp_path, "regional_priorities_extra.csv", head, *rows)
    assert [name.split(": ")[1] for name in found.missing] == ["other-general", "other-count"]


def test_a_figure_is_found_where_its_line_is_cited_with_its_number(cited: Catalogue, tmp_path: Path) -> None:
    found = covered(
        cited, tmp_path, "figures.csv", "what,value,source_file,line", "riders,1250.5,text.txt,4", "none,7,text.txt,77"
    )
    assert (found.found, found.missing, found.otherwise) == (1, ("figures.csv:3: none",), ())


def test_a_figure_whose_line_is_cited_with_another_number_is_for_a_person_to_judge(cited: Catalogue, tmp_path: Path) -> None:
    found = covered(cited, tmp_path, "figures.csv", "what,value,source_file,line", "riders,99,text.txt,4")
    assert (found.missing, found.otherwise) == ((), ("figures.csv:2: riders",))


@pytest.mark.parametrize(("file", "label"), [("themes.csv", "term_fr"), ("systems.csv", "name")])
def test_a_term_or_system_is_found_where_its_line_is_cited(cited: Catalogue, tmp_path: Path, file: str, label: str) -> None:
    line = {"themes.csv": 2, "systems.csv": 8}[file]
    found = covered(cited, tmp_path, file, f"{label},source_file,line", f"there,text.txt,{line}", "elsewhere,text.txt,99")
    assert found.missing == (f"{file}:3: elsewhere",)


def test_the_command_prints_a_table_and_what_is_missing(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "practices.csv").write_text("id\nsample-nothing\n", "utf-8")
    assert command.main(ROOT, ["--inventory", str(tmp_path), "--content", str(content), "--lang", "fr"]) == 1
    said = capsys.readouterr().out
    assert "practices                           1          0          1" in said
    assert "absentes: practices.csv:2: sample-nothing" in said


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(ROOT, ["--inventory", str(tmp_path / "nowhere")])
    assert ended.value.code == 2


@pytest.mark.skipif(not INVENTORY.is_dir(), reason="the inventory is not part of the project")
def test_every_row_of_the_inventory_is_in_the_library() -> None:
    found = list(coverage(Catalogue.of(library.read(ROOT)), INVENTORY))
    assert len(found) == 10
    assert [name for one in found for name in one.missing] == []
