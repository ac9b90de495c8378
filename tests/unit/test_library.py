"""A whole folder is read in one pass; a second reading gives what a fresh one would."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from portal import library
from portal.explanation import explain
from portal.library import Library
from portal.reading import yaml_reader
from portal.settings import NoLibrary
from tests.helpers import BUS, FAIR, TEA, TODAY, change, copy_samples, read, rules

PLACES = "network/places.yml"
THEMES = "vocabulary/themes.yml"
TRANSIT = "network/organizations/sample-transit.yml"


def test_items_are_found_by_registry_and_id(content: Path) -> None:
    assert list(read(content).items("practices")) == ["sample-job-fair", "sample-welcome-bus", "sample-welcome-tea"]


def test_the_file_of_an_item_is_known(content: Path) -> None:
    assert read(content).path_of("places", "sample-city-qc") == PLACES


def test_an_item_that_is_not_there_has_no_file(content: Path) -> None:
    assert read(content).path_of("places", "nowhere") == ""


def test_a_broken_file_gives_no_item(content: Path) -> None:
    change(content, TEA, "kind: event", "kind: xxx")
    assert "sample-welcome-tea" not in read(content).items("practices")


def test_a_folder_without_practices_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(NoLibrary):
        library.read(tmp_path)


def test_a_folder_that_is_not_there_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(NoLibrary):
        library.read(tmp_path / "none")


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", " holds no library: "), ("fr", " ne contient aucune bibliothèque\u00a0: ")]
)
def test_what_is_no_library_is_a_sentence_that_names_the_folder_and_the_one_that_lacks(
    tmp_path: Path, language: str, sentence: str
) -> None:
    with pytest.raises(NoLibrary) as raised:
        library.read(tmp_path)
    told = explain(raised.value, language)
    assert told.startswith(f"{tmp_path}{sentence}") and told.count("practices/") == 1


# A second reading. Each change is made after a first reading; the result must equal that of a fresh reading.


def later(content: Path) -> None:
    """Files written since the last reading are newer than it, however fast the machine is."""
    for path in content.rglob("*.yml"):
        status = path.stat()
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - 10_000_000_000))


def same(one: Library, other: Library) -> bool:
    items = all(
        one.items(name) == other.items(name) and list(one.items(name)) == list(other.items(name)) for name in one.readings
    )
    return one.problems == other.problems and one.known == other.known and items


def rename(content: Path, old: str, new: str) -> None:
    (content / old).rename(content / new)


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda content: None,
    "a text edited": lambda content: change(content, TEA, "en: People came back.", "en: People left."),
    "a mistake made": lambda content: change(content, TEA, "kind: event", "kind: evnt"),
    "a warning made": lambda content: change(content, TEA, "status: draft}", "status: draft, of: 0000000}"),
    "a card added": lambda content: (content / "practices/new.yml").write_bytes((content / FAIR).read_bytes()),
    "a card deleted": lambda content: (content / FAIR).unlink(),
    "a card deleted that others refer to": lambda content: (content / BUS).unlink(),
    "a card renamed": lambda content: rename(content, FAIR, "practices/renamed.yml"),
    "a card renamed that others refer to": lambda content: rename(content, BUS, "practices/renamed.yml"),
    "a card given another ending": lambda content: rename(content, FAIR, "practices/sample-job-fair.yaml"),
    "a loop made": lambda content: change(content, BUS, "period: {from: 2019, to: 2020}", "adapted_from: [sample-welcome-tea]"),
    "an organization deleted": lambda content: (content / TRANSIT).unlink(),
    "an organization renamed": lambda content: rename(content, TRANSIT, "network/organizations/sample-bus-company.yml"),
    "an organization added": lambda content: (content / "network/organizations/new.yml").write_bytes(
        (content / TRANSIT).read_bytes()
    ),
    "a source deleted": lambda content: (content / "toolkit/library/sample-report.yml").unlink(),
    "a place renamed": lambda content: change(content, PLACES, "sample-city-qc:", "sample-village-qc:"),
    "a place broken": lambda content: change(content, PLACES, "latitude: 47", "latitude: 471"),
    "the places made unreadable": lambda content: change(content, PLACES, "sample-city-qc:", "sample-city-qc"),
    "the places emptied": lambda content: (content / PLACES).write_text("{}\n"),
    "the places deleted": lambda content: (content / PLACES).unlink(),
    "a theme renamed": lambda content: change(content, THEMES, "\nemployment:", "\njobs:"),
    "a theme added": lambda content: change(
        content, THEMES, "\nemployment:", "\nnew:\n  label: {en: New, fr: Nouveau}\nemployment:"
    ),
    "a list gone": lambda content: (content / "network/figures.yml").unlink(),
    "a folder added": lambda content: (content / "practices/old").mkdir(),
    "a card broken in its YAML": lambda content: change(content, TEA, "kind: event", "kind event"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_second_reading_after_a_change_equals_a_fresh_one(content: Path, what: str) -> None:
    later(content)
    first = read(content)
    CHANGES[what](content)
    assert same(read(content, previous=first), read(content))


@pytest.mark.parametrize("what", [what for what in CHANGES if what not in ("nothing", "a text edited")])
def test_a_second_reading_after_a_change_is_undone_equals_the_first(content: Path, tmp_path: Path, what: str) -> None:
    later(content)
    first = read(content)
    saved = {path: path.read_bytes() for path in content.rglob("*.yml")}
    CHANGES[what](content)
    second = read(content, previous=first)
    for path in [path for path in content.rglob("*") if path.is_file() and path not in saved]:
        path.unlink()
    if (content / "practices/old").exists():
        (content / "practices/old").rmdir()
    for path, raw in saved.items():
        if not path.exists() or path.read_bytes() != raw:
            path.write_bytes(raw)
    assert same(read(content, previous=second), first)


def test_a_second_reading_does_not_read_what_did_not_change(content: Path) -> None:
    later(content)
    first = read(content)
    change(content, TEA, "en: People came back.", "en: People left.")
    second = read(content, previous=first)
    reused = [path for path, reading in second.readings["practices"].items() if reading is first.readings["practices"][path]]
    assert reused == [FAIR, BUS]


def test_a_second_reading_opens_nothing_but_what_changed(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later(content)
    first = read(content)
    change(content, TEA, "en: People came back.", "en: People left.")
    opened: list[str] = []
    reader = yaml_reader.read
    monkeypatch.setattr(yaml_reader, "read", lambda file, path: opened.append(path) or reader(file, path))
    read(content, previous=first)
    assert opened == [TEA]


def test_a_second_reading_on_another_day_reads_all_anew(content: Path) -> None:
    first = read(content)
    change(content, TEA, "last: 2026-02-10, due: 2027-02-10", "last: 2027-02-10, due: 2028-02-10")
    broken = read(content, previous=first)
    assert rules(broken.problems) == ["future-date"]
    assert library.read(content, today=TODAY.replace(year=2028), previous=broken).problems == ()


def test_a_reading_of_another_folder_is_not_reused(content: Path, tmp_path: Path) -> None:
    other = copy_samples(tmp_path / "other")
    for path in (TEA, BUS, FAIR):
        status = (content / path).stat()
        os.utime(other / path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert read(other, previous=read(content)).items("practices")["sample-welcome-tea"] is not None
    first = read(content)
    second = read(other, previous=first)
    assert all(reading is not first.readings["practices"][path] for path, reading in second.readings["practices"].items())


def test_an_unreadable_list_lets_no_unknown_id_through_once_it_is_mended(content: Path) -> None:
    later(content)
    good = (content / PLACES).read_bytes()
    change(content, PLACES, "sample-city-qc:", "sample-city-qc")
    broken = read(content)
    (content / PLACES).write_bytes(good.replace(b"sample-city-qc", b"sample-town-qc"))
    assert set(rules(read(content, previous=broken).problems)) == {"unknown-place"}


def test_a_file_that_could_not_be_looked_at_is_read_anew_each_time(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = library._stamp
    monkeypatch.setattr(library, "_stamp", lambda file: library._NONE if file.name == Path(TEA).name else stamp(file))
    later(content)
    first = read(content)
    change(content, TEA, "en: People came back.", "en: People left.")
    assert same(read(content, previous=first), read(content))
