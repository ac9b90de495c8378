"""Who is asked to look at a proposal, from one definition."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from portal.commands.owners import main
from portal.outputs.sharing import reviewers
from portal.outputs.sharing.reviewers import OWNERS
from tests.helpers import BUS, FAIR, ROOT, change, read

ORGANIZATION = "network/organizations/sample-partnership.yml"


def name(content: Path, said: str) -> None:
    (content / "site.yml").write_text(f"reviewers: {said}\n", "utf-8")


def owners(content: Path) -> dict[str, list[str]]:
    """Pattern → accounts, as GitHub reads the file that the command writes."""
    assert main(content, ["--lang", "en"]) == 0
    lines = [line.split() for line in (content / OWNERS).read_text("utf-8").splitlines()]
    return {line[0]: line[1:] for line in lines if line and line[0] != "#"}


def test_where_nobody_is_named_the_file_names_nobody_and_says_so(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name(content, "{program: [], content: [], regions: {}}")
    assert owners(content) == {} and "nobody" in capsys.readouterr().out
    text = (content / OWNERS).read_text("utf-8")
    assert "Nobody is named" in text and "Personne" in text


def test_a_site_that_says_nothing_of_reviewers_names_nobody(content: Path) -> None:
    (content / "site.yml").write_text("name: {en: A, fr: B}\n", "utf-8")
    assert owners(content) == {}


def test_who_looks_after_a_region_is_asked_for_what_is_about_it(content: Path) -> None:
    name(content, '{content: ["@all"], regions: {CA-ON: ["@east"], sample-region: ["@team/region"]}}')
    found = owners(content)
    assert found["/practices/"] == ["@all"] and found[f"/{BUS}"][0] == "@east"
    assert "@east" in found[f"/{FAIR}"] and "@east" in found[f"/{ORGANIZATION}"]
    assert found["/network/regions/sample-region.yml"] == ["@team/region"]
    assert list(found).index("/practices/") < list(found).index(f"/{BUS}"), "the last one decides"


def test_a_card_that_moves_moves_to_who_looks_after_its_new_region(content: Path) -> None:
    name(content, '{regions: {CA-ON: ["@east"], CA-QC: ["@west"]}}')
    assert owners(content)[f"/{BUS}"] == ["@east"]
    change(content, BUS, "places: [sample-town-on]", "places: [sample-city-qc]")
    assert owners(content)[f"/{BUS}"] == ["@west"]


def test_a_file_that_is_not_as_made_is_told_with_its_line_and_left(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name(content, '{content: ["@all"]}')
    owners(content)
    assert main(content, ["--check", "--lang", "en"]) == 0
    text = (content / OWNERS).read_text("utf-8")
    changed = text.replace("@all", "@other", 1)
    (content / OWNERS).write_text(changed, "utf-8")
    line = changed[: changed.index("@other")].count("\n") + 1
    assert main(content, ["--check", "--lang", "fr"]) == 1
    assert f"{OWNERS}:{line}: ce n" in capsys.readouterr().err
    assert (content / OWNERS).read_text("utf-8") == changed


@pytest.mark.parametrize(
    ("said", "line", "told"),
    [
        ("\n  content: [all]", 2, "'all' is no account"),
        ('\n  content: "@all"', 2, "'content' needs a list"),
        ("\n  content: []\n  boss: []", 3, "'boss' is none of the roles"),
        ("\n  regions:\n    CA-XX: []", 3, "'CA-XX' is no region"),
        ("\n  regions: [CA-ON]", 2, "Names with their lists"),
        ("nobody", 1, "Names with their lists"),
        ('\n  content: ["@a b"]', 2, "'@a b' is no account"),
        ("\n  content: [{a: b}]", 2, "is no account"),
        ("\n  content: [@all]", 2, ""),
    ],
)
def test_what_cannot_be_meant_is_told_by_line_and_writes_nothing(
    content: Path, capsys: pytest.CaptureFixture[str], said: str, line: int, told: str
) -> None:
    name(content, said)
    for language in ("fr", "en"):
        assert main(content, ["--lang", language]) == 1
    out = capsys.readouterr().out
    assert f"site.yml:{line}:" in out and told in out
    assert not (content / OWNERS).exists()


def test_the_file_of_this_repository_names_whom_its_settings_name(content: Path) -> None:
    named, faults, problems = reviewers.read(ROOT, read(content).known | {"regions": frozenset(yaml_regions())})
    accounts = {one for held in (*named.roles.values(), *named.regions.values()) for one in held}
    lines = [line.split() for line in (ROOT / OWNERS).read_text("utf-8").splitlines() if line and line[0] != "#"]
    assert not faults and not problems and {one for line in lines for one in line[1:]} <= accounts


def test_every_role_is_in_the_settings() -> None:
    said = yaml.safe_load((ROOT / "site.yml").read_text("utf-8"))["reviewers"]
    assert list(said) == [*reviewers.ROLES, "regions"]


def yaml_regions() -> set[str]:
    return {file.stem for file in (ROOT / "network/regions").glob("*.yml")}
