"""What is past its review, for whoever leads it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from portal.commands.stale import main
from portal.proof.stale import stale
from tests.helpers import ROOT, TEA, TODAY, change, read


def test_what_is_due_today_is_listed_and_what_is_due_tomorrow_is_not(content: Path) -> None:
    due = next(line for line in (content / TEA).read_text("utf-8").split("\n") if line.startswith("review"))
    for day, listed in ((TODAY, True), (TODAY + dt.timedelta(days=1), False)):
        there = next(line for line in (content / TEA).read_text("utf-8").split("\n") if line.startswith("review"))
        change(content, TEA, there, f"{due.split('due:')[0]}due: {day}}}")
        found = {one.path for items in stale(read(content), TODAY).values() for one in items}
        assert (TEA in found) is listed


def test_each_organization_has_its_list_and_what_names_none_comes_last(content: Path) -> None:
    lists = stale(read(content), dt.date(2100, 1, 1))
    assert TEA in {one.path for one in lists["sample-partnership"]} and list(lists)[-1] == ""
    assert all(items == sorted(items, key=lambda one: (one.due, one.path)) for items in lists.values())


@pytest.mark.parametrize(("language", "said"), [("en", "Nothing is past its review."), ("fr", "Aucune révision n’est échue.")])
def test_it_says_so_when_nothing_is_due(content: Path, capsys: pytest.CaptureFixture[str], language: str, said: str) -> None:
    assert main(ROOT, ["--content", str(content), "--lang", language]) == 0
    assert capsys.readouterr().out.strip() == said


@pytest.mark.parametrize("days", ["-1", "3651", "soon"])
def test_days_that_nobody_means_are_wrong_usage_told_in_short(capsys: pytest.CaptureFixture[str], days: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(ROOT, ["--within", days])
    told = capsys.readouterr().err
    assert ended.value.code == 2 and days in told and " · " in told and len(told) < 600


def test_the_lists_are_written_in_both_languages_and_over_nothing(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "lists"
    asked = ["--content", str(content), "--within", "3650", "--out", str(out)]
    assert main(ROOT, asked) == 0
    names = {file.name for file in out.iterdir()}
    assert {"sample-partnership.en.md", "sample-partnership.fr.md"} <= names and len(names) % 2 == 0
    text = (out / "sample-partnership.fr.md").read_text("utf-8")
    assert "Un thé échantillon" in text and TEA in text
    with pytest.raises(FileExistsError):
        main(ROOT, asked)
