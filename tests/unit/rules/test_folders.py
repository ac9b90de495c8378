"""Nothing that somebody wrote is passed over in silence: files where nothing reads them, links, devices, what the disk withholds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from portal.kinds import Kind
from portal.reading import yaml_reader
from portal.rules.folders import right_place
from tests.helpers import BUS, FAIR, TEA, read

NEWS = "network/updates/sample-news.yml"
TRANSIT = "network/organizations/sample-transit.yml"
THEMES = "vocabulary/themes.yml"
GUIDE = "toolkit/guides/transportation.yml"


def copied(content: Path, source: str, to: str) -> list[tuple[str, str, str]]:
    """(path, rule, nearest right place) of what is told once a good file lies in another place as well."""
    file = content / to
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes((content / source).read_bytes())
    return [(problem.path, problem.rule, dict(problem.params).get("nearest", "")) for problem in read(content).problems]


@pytest.mark.parametrize(
    ("source", "to", "nearest"),
    [
        (NEWS, "network/update/a.yml", "network/updates/a.yml"),
        (NEWS, "updates/a.yml", "network/updates/a.yml"),
        (NEWS, "Update/a.yml", "network/updates/a.yml"),
        (NEWS, "network/a.yml", "network/updates/a.yml"),
        (NEWS, "a.yml", "network/updates/a.yml"),
        (NEWS, "nouvelles/a.yaml", "network/updates/a.yaml"),
        (TEA, "practice/a.yml", "practices/a.yml"),
        (TEA, "pratiques/a.yml", "practices/a.yml"),
        (TEA, "a.yml", "practices/a.yml"),
        (TEA, "practices/drafts/a.yml", "practices/a.yml"),
        (TEA, "practices/drafts/deep/a.yml", "practices/a.yml"),
        (TEA, "toolkit/a.yml", "practices/a.yml"),
        (TRANSIT, "network/organisations/a.yml", "network/organizations/a.yml"),
        (TRANSIT, "organismes/a.yml", "network/organizations/a.yml"),
        (GUIDE, "toolkit/guide/a.yml", "toolkit/guides/a.yml"),
        (THEMES, "vocabulary/theme.yml", "vocabulary/themes.yml"),
        ("network/places.yml", "network/place.yml", "network/places.yml"),
        ("network/places.yml", "places.yml", "network/places.yml"),
    ],
)
def test_a_file_that_nothing_reads_is_told_of_with_the_nearest_right_place(
    content: Path, source: str, to: str, nearest: str
) -> None:
    assert copied(content, source, to) == [(to, "file-not-read", nearest)]


@pytest.mark.skipif(os.path.exists("/TMP"), reason="this file system takes both for one name")
def test_a_capital_makes_another_folder(content: Path) -> None:
    assert copied(content, TEA, "Practices/a.yml") == [("Practices/a.yml", "file-not-read", "practices/a.yml")]


def test_a_file_without_the_line_for_editors_is_known_by_its_fields(content: Path) -> None:
    text = (content / NEWS).read_text("utf-8").split("\n", 1)[1]
    (content / "network/a.yml").write_text(text, "utf-8")
    (problem,) = read(content).problems
    assert dict(problem.params)["nearest"] == "network/updates/a.yml"


def test_a_file_that_is_no_yaml_is_told_of_too(content: Path) -> None:
    (content / "network/update").mkdir()
    (content / "network/update/broken.yml").write_text("not: [a card\n")
    assert [problem.rule for problem in read(content).problems] == ["file-not-read"]


@pytest.mark.parametrize("path", ["practices/old/notes.txt", "network/regions/old/a"])
def test_in_a_folder_of_items_a_file_of_any_ending_is_told_of(content: Path, path: str) -> None:
    assert copied(content, TEA, path)[0][:2] == (path, "file-not-read")


@pytest.mark.parametrize(
    "path",
    ["network/README.md", "docs/a.yml", "theme/a.yml", "tests/library/practices/a.yml", ".github/a.yml", "mkdocs.yml", ".hidden.yml",
     "drafts/a.yml", "portal/words/a.yml", "venv/practices/a.yml", "practices/.gitkeep",
     ".events/a.yml"],
)  # fmt: skip
def test_what_is_not_the_library_s_is_left_alone(content: Path, path: str) -> None:
    assert copied(content, TEA, path) == []


def test_an_empty_folder_is_nothing_to_tell_of(content: Path) -> None:
    (content / "practices/old").mkdir()
    assert read(content).problems == ()


# Links and devices


def link(content: Path, path: str, target: str | Path) -> list[tuple[str, str]]:
    (content / path).symlink_to(target)
    return [(problem.path, problem.rule) for problem in read(content).problems]


@pytest.mark.parametrize("target", ["sample-link.yml", "nowhere.yml", "sample-welcome-tea.yml", "/dev/null", "../network"])
def test_a_link_in_a_folder_of_items_is_refused_wherever_it_leads(content: Path, target: str) -> None:
    assert link(content, "practices/sample-link.yml", target) == [("practices/sample-link.yml", "not-plain-file")]


def test_a_card_outside_the_library_is_not_published_by_a_link(content: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.yml").write_bytes((content / TEA).read_bytes())
    link(content, "practices/outside.yml", tmp_path / "outside.yml")
    assert "outside" not in read(content).items("practices")


@pytest.mark.parametrize("place", ["network/updates", "toolkit/library", "network/places.yml", "practices"])
def test_a_folder_or_a_list_that_is_a_link_is_not_read(content: Path, tmp_path: Path, place: str) -> None:
    (content / place).rename(tmp_path / "elsewhere")
    assert (place, "not-plain-file") in link(content, place, tmp_path / "elsewhere")


@pytest.mark.parametrize("name", ["kinds.md", "index.md", "places.txt"])
def test_what_is_no_yaml_is_not_taken_for_one_of_the_lists(content: Path, name: str) -> None:
    (content / "docs").mkdir()
    (content / "docs" / name).write_text("x", "utf-8")
    assert right_place(content, f"docs/{name}") == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_is_refused_and_nobody_waits_for_it(content: Path) -> None:
    os.mkfifo(content / "practices/pipe.yml")
    assert [(problem.path, problem.rule) for problem in read(content).problems] == [("practices/pipe.yml", "not-plain-file")]


# What the disk does


def failing(names: set[str]) -> Any:
    """`yaml_reader.read`, but the disk withholds some files."""
    reader = yaml_reader.read

    def read_or_fail(file: Path, path: str) -> Any:
        if path in names:
            raise PermissionError(13, "Permission denied", str(file))
        return reader(file, path)

    return read_or_fail


@pytest.mark.parametrize("path", [TEA, "network/calls.yml"])
def test_a_file_that_the_disk_withholds_is_a_problem(content: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(yaml_reader, "read", failing({path}))
    (problem,) = [problem for problem in read(content).problems if problem.path == path]
    assert (problem.rule, dict(problem.params)) == ("file-unreadable", {"reason": "Permission denied"})


def test_a_file_that_vanishes_while_the_library_is_read_is_a_problem(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = Kind.files

    def files(kind: Kind, root: Path) -> list[tuple[str, Path]]:
        listed = listing(kind, root)
        (content / FAIR).unlink(missing_ok=True)
        return [*listed, (FAIR, content / FAIR)] if kind.registry == "practices" else listed

    monkeypatch.setattr(Kind, "files", files)
    assert [(problem.path, problem.rule) for problem in read(content).problems] == [(FAIR, "file-unreadable")]


def test_a_file_that_comes_back_is_read_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(yaml_reader, "read", failing({BUS}))
        first = read(content)
    assert first.problems and read(content, previous=first).problems == ()


def test_a_folder_that_the_disk_withholds_is_a_problem(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = Kind.files

    def files(kind: Kind, root: Path) -> list[tuple[str, Path]]:
        if kind.registry == "regions":
            raise PermissionError(13, "Permission denied")
        return listing(kind, root)

    monkeypatch.setattr(Kind, "files", files)
    assert [(problem.path, problem.rule) for problem in read(content).problems] == [("network/regions", "file-unreadable")]
