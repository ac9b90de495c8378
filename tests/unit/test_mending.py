"""What has one right answer is mended, and nothing else in the file changes."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from portal import mending
from portal.mending import mend
from portal.reading.characters import composed
from tests.helpers import BUS, FAIR, TEA, change, read, rules

NEWS = "network/updates/sample-news.yml"


def mended(content: Path, *, named: bool = False) -> list[str]:
    """The rules that were mended; afterwards nothing of them is left."""
    paths = frozenset({TEA, BUS, FAIR}) if named else frozenset()
    after, done = mend(read(content), lambda path: True, paths)
    assert not set(rules(done)) & set(rules(after.problems))
    assert after.problems == read(content).problems
    return rules(done)


def text(content: Path, path: str = TEA) -> str:
    return (content / path).read_bytes().decode()


def test_where_nothing_is_wrong_nothing_is_written(content: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in content.rglob("*.yml")}
    assert mended(content) == []
    assert {file: file.stat().st_mtime_ns for file in content.rglob("*.yml")} == before


SCHEMA = "# yaml-language-server: $schema=../portal/schema/practice.json\n"
PLACES = "places: [sample-town-on]\n"
UNIT = "    unit: {en: people, fr: personnes}\n"


@pytest.mark.parametrize(
    ("rule", "old", "bad", "good"),
    [
        ("schema-line", SCHEMA, "", SCHEMA),
        ("schema-line", SCHEMA, "# yaml-language-server: $schema=x.json\n", SCHEMA),
        ("repeated-item", PLACES, "places: [sample-town-on, sample-town-on]\n", PLACES),
        ("repeated-item", PLACES, "places: [sample-town-on,sample-town-on]  # a\n", "places: [sample-town-on]  # a\n"),
        ("repeated-item", PLACES, "places: [sample-town-on,\n  sample-town-on]\n", PLACES),
        ("repeated-item", PLACES, "places:\n  - sample-town-on\n  - sample-town-on\n", "places:\n  - sample-town-on\n"),
        ("repeated-item", PLACES, "places:\n- sample-town-on\n- sample-town-on # a\n", "places:\n- sample-town-on\n# a\n"),
        (
            "two-part-letters",
            "  fr: Un thé échantillon\n",
            "  fr: Un the\u0301 e\u0301chantillon\n",
            "  fr: Un thé échantillon\n",
        ),
        ("invisible-character", "  en: A sample tea\n", "  en: A sam\u00adple\u200b tea\ufeff\n", "  en: A sample tea\n"),
        ("text-in-braces", UNIT, "    unit: {en: a, b, fr: c}\n", '    unit: {en: "a, b", fr: c}\n'),
        ("text-in-braces", UNIT, "    unit: {en: a, fr: b : 2}\n", '    unit: {en: a, fr: "b : 2"}\n'),
        ("text-in-braces", UNIT, "    unit: {en: a #2, fr: b}\n", '    unit: {en: "a #2", fr: b}\n'),
    ],
)
def test_only_what_is_wrong_is_changed(content: Path, rule: str, old: str, bad: str, good: str) -> None:
    change(content, TEA, "$schema=../../../portal/schema/practice.json", "$schema=../portal/schema/practice.json")
    change(content, TEA, "kind: event\n", "kind: event  # a comment\n\n\n")
    right = text(content).replace(old, good)
    change(content, TEA, old, bad)
    assert (set(mended(content)), text(content)) == ({rule}, right)


def test_what_a_comment_stands_between_is_left_to_the_person(content: Path) -> None:
    change(content, TEA, "places: [sample-town-on]", "places: [sample-town-on, # main\n  sample-town-on]")
    before = text(content)
    after, done = mend(read(content), lambda path: True, frozenset())
    assert (done, rules(after.problems), text(content)) == ([], ["repeated-item"], before)


def test_a_mend_that_would_spoil_the_file_is_not_made(content: Path) -> None:
    change(content, TEA, "places: [sample-town-on]", "places: [sample-town-on, # main,\n  sample-town-on]")
    before = text(content)
    assert (mend(read(content), lambda path: True, frozenset())[1], text(content)) == ([], before)


def test_a_mend_that_would_bring_another_mistake_is_not_made(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoiling = SimpleNamespace(name="repeated-item", mend=lambda text, _: f"{text}kind: event\n", mend_when_named=False)
    monkeypatch.setattr(mending, "RULES", (spoiling,))
    change(content, TEA, PLACES, "places: [sample-town-on, sample-town-on]\n")
    before = text(content)
    assert (mend(read(content), lambda path: True, frozenset())[1], text(content)) == ([], before)


def test_an_invisible_character_that_may_hide_something_is_left_to_the_person(content: Path) -> None:
    change(content, TEA, "  en: A sample tea\n", "  en: A sample\u202e tea\n")
    before = text(content)
    assert (mend(read(content), lambda path: True, frozenset())[1], text(content)) == ([], before)


def test_several_mends_of_one_file_are_all_made(content: Path) -> None:
    good = text(content)
    change(content, TEA, "themes: [welcoming-community]", "themes: [welcoming-community, welcoming-community]")
    change(content, TEA, "populations: [newcomers]", "populations: [newcomers, newcomers, newcomers]")
    change(content, TEA, "Un thé échantillon", "Un the\u0301 échantillon")
    assert sorted(mended(content)) == ["repeated-item", "repeated-item", "repeated-item", "two-part-letters"]
    assert text(content) == good


def test_line_ends_of_windows_and_a_byte_order_mark_stay(content: Path) -> None:
    windows = text(content).replace("\n", "\r\n").split("\r\n", 1)[1]
    (content / TEA).write_bytes(b"\xef\xbb\xbf" + windows.encode())
    assert mended(content) == ["schema-line"]
    assert text(content) == "\ufeff# yaml-language-server: $schema=../portal/schema/practice.json\r\n" + windows


@pytest.mark.parametrize("ending", ["yaml", "YML", "Yaml"])
def test_a_file_with_another_ending_of_yaml_is_renamed(content: Path, ending: str) -> None:
    (content / FAIR).rename(content / f"practices/sample-job-fair.{ending}")
    assert mended(content) == ["file-ending"] and (content / FAIR).is_file()


def test_a_name_that_is_taken_is_left_to_its_owner(content: Path) -> None:
    other = content / "practices/sample-job-fair.yaml"
    other.write_bytes((content / TEA).read_bytes())
    assert mend(read(content), lambda path: True, frozenset())[1] == [] and other.is_file()
    assert text(content, FAIR) != text(content, TEA)


def test_a_link_that_leads_nowhere_yet_is_a_name_that_is_taken(content: Path) -> None:
    (content / FAIR).rename(content / "practices/sample-job-fair.yaml")
    (content / FAIR).symlink_to("written-tomorrow.yml")
    assert mend(read(content), lambda path: True, frozenset())[1] == [] and (content / FAIR).is_symlink()


def test_another_kind_of_file_is_not_renamed(content: Path) -> None:
    (content / "practices/notes.txt").write_text("x")
    assert mend(read(content), lambda path: True, frozenset())[1] == []


STALE = "translation: {from: en, status: draft, of: 0000000}  # checked"


def test_a_fingerprint_is_renewed_in_a_file_that_was_named(content: Path) -> None:
    change(content, TEA, "translation: {from: en, status: draft}", STALE)
    assert mended(content, named=True) == ["stale-translation"]
    assert "of: 0000000" not in text(content) and text(content).count("}  # checked") == 1


def test_a_fingerprint_is_left_alone_in_a_file_that_nobody_named(content: Path) -> None:
    change(content, TEA, "translation: {from: en, status: draft}", STALE)
    assert (mend(read(content), lambda path: True, frozenset())[1], "of: 0000000" in text(content)) == ([], True)


def test_files_that_were_not_asked_for_are_left_alone(content: Path) -> None:
    for path in (TEA, BUS):
        change(content, path, "$schema=../../../portal/schema/practice.json", "x")
    done = mend(read(content), lambda path: path == BUS, frozenset())[1]
    assert [problem.path for problem in done] == [BUS] and text(content).startswith("# yaml-language-server: x")


def test_what_opens_after_a_mend_is_mended_too(content: Path) -> None:
    change(content, TEA, "unit: {en: people, fr: personnes}", "unit: {en: people, fr: note : 2}")  # cannot be read at all
    change(content, TEA, "places: [sample-town-on]", "places: [sample-town-on, sample-town-on]")
    assert mended(content) == ["text-in-braces", "repeated-item"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such permissions")
def test_a_file_keeps_its_permissions(content: Path) -> None:
    (content / TEA).chmod(0o640)
    change(content, TEA, "Un thé", "Un the\u0301")
    mended(content)
    assert (content / TEA).stat().st_mode & 0o777 == 0o640 and composed(text(content)) == text(content)
