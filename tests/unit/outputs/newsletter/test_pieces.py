"""The letter that the page puts together from pieces is, byte for byte, the one that the command writes."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.history import history
from portal.history.history import NOT_KNOWN, History
from portal.outputs.newsletter.issue import Scope, area, collect
from portal.outputs.newsletter.newsletter import Letter, files
from portal.outputs.newsletter.pieces import pieces
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES, Settings
from tests.conftest import tool
from tests.helpers import ROOT, copy_sample_site, read

BUILT = "2026-11-22T12:00-05:00"
TEMPLATES = ROOT / "theme/digest"
SITE = Settings("https://example.org/c/", "", name={"en": "Centre & Commons' <site>", "fr": "L'essai & « ses » petits centres"})
CHOICES = (("en",), ("fr",), ("en", "fr"))


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_sample_site(tmp_path_factory.mktemp("pieces"))


class Command:
    """What the command writes, at whatever instant."""

    def __init__(self, content: Path, told: History) -> None:
        self._library, self._told = read(content), told
        self.at = cache(self._at)

    def _at(self, now: str) -> dict[str, Edition]:
        catalogue = Catalogue.of(self._library, dt.datetime.fromisoformat(now))
        return {language: Edition.of(catalogue, language, SITE) for language in LANGUAGES}

    def write(self, asked: dict[str, Any]) -> dict[str, Any]:
        editions, wanted = self.at(asked["now"]), asked["scope"]
        catalogue = editions["en"].catalogue
        areas = tuple(area(catalogue, one) for one in [wanted["area"]] if one)
        scope = Scope(dt.date.fromisoformat(wanted["since"]), tuple(filter(None, [wanted["organization"]])), areas)
        issue = collect(catalogue, scope, self._told)
        letters = [Letter(editions[one], scope, issue) for one in asked["languages"]]
        made = {name.partition(".")[2]: make().decode() for name, make in files(letters, TEMPLATES).items()}
        return {**made, "subjects": [letter.subject for letter in letters]}


def by_page(command: Command, told: History, asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the scripts of the page make of the pieces of a site that was built before, where the clocks of Toronto stand."""
    halves = {language: pieces(command.at(BUILT), language, TEMPLATES, told) for language in LANGUAGES}
    done = subprocess.run(
        [tool("node"), str(ROOT / "tests/js/letter.js")],
        input=json.dumps({"halves": halves, "asked": asked}),
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "TZ": "America/Toronto"},
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def asked_of(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Every language, with organizations, areas, days and instants by turns."""
    areas = ["", "CA-ON", "CA-QC", "CA", *catalogue.regions, *list(catalogue.places)[:8]]
    organizations = ["", *list(catalogue.organizations)[:8]]
    partners = [name for name, deed in catalogue.deeds.items() if deed.joined][:2]
    since = ["2026-11-01", "2026-11-22", "2026-05-22", "2026-10-15"]  # after the last, one practice was revised
    nows = [BUILT, "2026-11-30T23:59-05:00", "2026-12-01T17:00-05:00", "2027-03-01T00:00-05:00"]
    scopes = [*itertools.product(since[:1], organizations, areas[:3]), *itertools.product(since[1:], [""], areas)]
    scopes += itertools.product(since[2:3], partners, [""])  # what somebody joined is theirs, too
    turns = itertools.cycle(itertools.product(CHOICES, nows))
    asked = [(*next(turns), *scope) for scope in scopes]
    asked += [(*one, "", "") for one in itertools.product(CHOICES, nows, since)]
    return [
        {"languages": list(languages), "now": now, "scope": {"since": day, "organization": organization, "area": place}}
        for languages, now, day, organization, place in asked
    ]


@pytest.mark.parametrize("known", [True, False], ids=["by its history", "by what its files declare"])
def test_the_page_puts_together_what_the_command_writes(content: Path, known: bool) -> None:
    told = history.read(content) if known else NOT_KNOWN
    command = Command(content, told)
    asked = asked_of(command.at(BUILT)["en"].catalogue)
    found = by_page(command, told, asked)
    for one, made in zip(asked, found, strict=True):
        assert made == command.write(one), one
    assert len({made["html"] for made in found}) > len(found) / 2


def test_of_an_area_that_is_all_of_its_province_no_place_is_named(content: Path) -> None:
    """What the page reads would hold every place of the country once more."""
    areas = pieces(Command(content, NOT_KNOWN).at(BUILT), "en", TEMPLATES, NOT_KNOWN)["choice"]["areas"]
    assert areas["CA-ON"] == {"province": "CA-ON"}
    assert areas["larkspur-county-on"] == {"province": "CA-ON", "places": ["larkspur-county-on"]}


def test_what_became_public_more_than_half_a_year_ago_is_not_in_what_every_visitor_loads(content: Path) -> None:
    command = Command(content, NOT_KNOWN)
    now, later = (pieces(command.at(day), "en", TEMPLATES, NOT_KNOWN) for day in (BUILT, "2027-12-01T12:00-05:00"))
    assert now["oldest"] == "2026-05-22"
    since = [item["since"] for item in now["choice"]["items"]["practices"]]
    assert since and min(since) >= now["oldest"]
    assert later["choice"]["items"]["practices"] == later["html"]["items"]["practices"] == later["choice"]["items"]["news"] == []
