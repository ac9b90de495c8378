"""Names of files are ids and addresses; nothing in the folders stays unread without a word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.helpers import TEA, change, places, read, rules


def add(content: Path, name: str) -> list[str]:
    (content / "practices" / name).write_bytes((content / TEA).read_bytes())
    return rules(read(content).problems)


@pytest.mark.parametrize("name", ["a.yml", "sample-2.yml", "sample-2nd.yml", f"{'a' * 80}.yml"])
def test_a_good_name_is_taken(content: Path, name: str) -> None:
    assert add(content, name) == []


@pytest.mark.parametrize(
    "name",
    [
        "Sample.yml",
        "thé.yml",
        "two words.yml",
        "2nd.yml",
        "a--b.yml",
        "-a.yml",
        "a-.yml",
        "a_b.yml",
        "a.b.yml",
        f"{'a' * 81}.yml",
        "a\n.yml",
    ],
)
def test_a_name_that_cannot_be_an_address_is_refused(content: Path, name: str) -> None:
    assert add(content, name) == ["file-name"]


@pytest.mark.parametrize("name", ["a.yaml", "a.YML", "a.txt", "a", "a.yml.bak", "README.md"])
def test_another_ending_is_refused(content: Path, name: str) -> None:
    assert add(content, name) == ["file-ending"]


def test_a_hidden_file_is_none_of_ours(content: Path) -> None:
    assert add(content, ".gitkeep") == []


@pytest.mark.parametrize("name", [".a.yml", ".a.YAML", ".yml"])
def test_a_hidden_file_that_ends_like_ours_was_meant_for_us(content: Path, name: str) -> None:
    assert add(content, name) in (["file-name"], ["file-ending"])


@pytest.mark.parametrize("name", ["con", "aux", "nul", "prn", "com1", "lpt9"])
def test_a_name_that_windows_keeps_for_itself_is_refused(content: Path, name: str) -> None:
    assert add(content, f"{name}.yml") == ["reserved-name"]


@pytest.mark.parametrize("name", ["con-artists", "auxiliary", "com10", "null"])
def test_a_name_that_only_begins_like_one_of_windows_is_taken(content: Path, name: str) -> None:
    assert add(content, f"{name}.yml") == []


def test_an_id_that_windows_keeps_for_itself_is_refused(content: Path) -> None:
    change(content, "network/calls.yml", "call-1-b:", "aux:")
    assert "reserved-name" in rules(read(content).problems)


def test_an_id_inside_a_file_is_as_short_as_a_name(content: Path) -> None:
    change(content, "network/places.yml", "sample-city-qc:", f"{'a' * 81}:")
    assert "id-form" in rules(read(content).problems)


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
def test_a_name_in_no_encoding_is_refused_like_another(content: Path) -> None:
    os.rename(content / TEA, os.fsencode(content / "practices") + b"/caf\xe9.yml")
    told = rules(read(content).problems)
    assert "file-name" in told and "internal-error" not in told


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("network/places.yml", "sample-city-qc:", "Sample City:"),
        ("network/places.yml", "sample-city-qc:", '"sample-city-qc\\n":'),
        ("vocabulary/themes.yml", "\nchildcare:", "\nchild_care:"),
        ("vocabulary/provinces.yml", "\nCA-AB:", "\nalberta:"),
        ("vocabulary/provinces.yml", "\nCA-AB:", '\n"CA-AB\\n":'),
    ],
)
def test_an_id_inside_a_file_has_the_form_of_an_id(content: Path, path: str, old: str, new: str) -> None:
    change(content, path, old, new)
    assert "id-form" in rules(problem for problem in read(content).problems if problem.path == path)


@pytest.mark.parametrize("line", ["$schema=../portal/schema/practice.json", "$schema=https://example.org/schema/practice.json"])
def test_the_line_for_editors_may_lead_to_the_schema_in_any_way(content: Path, line: str) -> None:
    change(content, TEA, "$schema=../../../portal/schema/practice.json", line)
    assert read(content).problems == ()


@pytest.mark.parametrize(
    "line", ["# a comment", "# yaml-language-server: $schema=../portal/schema/places.json", "#yaml-language-server"]
)
def test_the_line_for_editors_names_the_schema_of_its_kind(content: Path, line: str) -> None:
    change(content, TEA, "# yaml-language-server: $schema=../../../portal/schema/practice.json", line)
    assert places(read(content).problems) == [("schema-line", 1, 1)]


def test_the_line_for_editors_may_end_as_windows_ends_lines(content: Path) -> None:
    text = (content / TEA).read_bytes().replace(b"\n", b"\r\n")
    (content / TEA).write_bytes(text)
    assert read(content).problems == ()


def test_the_schema_to_name_is_given_from_where_the_file_lies(content: Path) -> None:
    path = "network/organizations/sample-transit.yml"
    change(content, path, "# yaml-language-server: $schema=../../../../portal/schema/organization.json\n", "")
    (problem,) = read(content).problems
    assert dict(problem.params) == {"schema": "../../portal/schema/organization.json"}
