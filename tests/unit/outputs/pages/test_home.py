"""The home page: numbers that are true, and practices that were done."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from lxml import html

from portal.catalogue.catalogue import Catalogue
from portal.outputs.pages.home import home_page, newest
from portal.outputs.pages.plan import plan
from portal.outputs.wording.edition import Edition
from tests.helpers import BUS, FAIR, TEA, change, read
from tests.unit.catalogue.test_catalogue import add
from tests.unit.test_declarations import stamped


def home(catalogue: Catalogue, language: str = "en") -> html.HtmlElement:
    return html.fromstring(stamped(catalogue, "", language))


def test_the_counters_count_what_they_say(catalogue: Catalogue) -> None:
    """Both practices of the small town, those that tell a result, and the open grant."""
    values = home_page(Edition.of(catalogue, "en")).values
    assert (values["small"], values["with_results"], values["opportunities"]) == (3, 2, 1)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_province_has_a_tile_with_its_name_and_its_practices(catalogue: Catalogue, language: str) -> None:
    tiles = home(catalogue, language).find_class("tile")
    assert len(tiles) == 13 == len({tile.xpath("string(.//a/@href)") for tile in tiles})
    told = {tile.text_content() for tile in tiles}
    assert {"en": "ONOntario 3", "fr": "QCQuébec 1"}[language] in told
    assert sum("tile--0" in tile.get("class").split() for tile in tiles) == 11


def test_plans_events_and_mentions_are_not_the_newest_practices(content: Path) -> None:
    change(content, FAIR, "kind: event", "kind: program")
    change(content, FAIR, "submitted: 2026-01-10", "submitted: 2026-01-09")
    add(content, "a-plan", BUS, ("status: running", "status: planned"), ("submitted: 2026-01-10", "submitted: 2026-02-01"))
    add(content, "a-policy", BUS, ("kind: program", "kind: policy"), ("submitted: 2026-01-10", "submitted: 2026-02-01"))
    add(content, "a-meeting", BUS, ("kind: program", "kind: event"), ("submitted: 2026-01-10", "submitted: 2026-02-01"))
    change(content, TEA, "kind: event", "kind: program")
    assert newest(Catalogue.of(read(content))) == ["sample-welcome-bus", "sample-job-fair"]


def test_a_community_says_its_size_and_province(catalogue: Catalogue) -> None:
    options = {one.get("value"): (one.get("data-size"), one.get("data-province")) for one in home(catalogue).iter("option")}
    assert options["Sample Town, Ontario"] == ("small", "CA-ON")


def test_the_picture_draws_the_challenges_that_most_calls_ask_for(catalogue: Catalogue) -> None:
    [picture] = home(catalogue).find_class("picture")
    themes = [link.get("href") for link in picture.xpath(".//tbody/tr/th/a")]
    most = max(catalogue.links.calls_of_theme, key=lambda theme: len(catalogue.links.calls_of_theme[theme]))
    assert len(themes) == 8 and any(f"/{most}/" in theme for theme in themes)


# Rooms in which nothing stands


def room(catalogue: Catalogue, address: str, language: str = "en") -> html.HtmlElement:
    [found] = html.fromstring(stamped(catalogue, address, language)).find_class("room")
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("address", ["updates/", "funding/", "calendar/", "evidence/best/", "provinces/yt/"])
def test_an_empty_room_says_when_one_looked_and_where_to_go_next(content: Path, address: str, language: str) -> None:
    for update in (content / "network/updates").iterdir():
        update.unlink()
    catalogue = Catalogue.of(read(content), dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC))
    found = room(catalogue, address, language)
    assert {"en": "November\u00a022, 2026", "fr": "22\u00a0novembre 2026"}[language] in found.text_content()
    doors = [link.get("href").removeprefix("../" * (address.count("/") + 1) + f"{language}/") for link in found.iter("a")]
    assert len(doors) >= 2
    assert all(door.partition("#")[0] in {**plan(catalogue), "contribute/": None} for door in doors), doors


def test_an_empty_list_names_the_fullest_of_its_kind(catalogue: Catalogue) -> None:
    links = [link.text_content() for link in room(catalogue, "provinces/yt/").iter("a")]
    assert links == ["Ontario (3)", "Quebec (1)", "Propose a practice"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_organization_can_say_that_this_is_them_and_nothing_says_only_that_nothing_is_known(
    catalogue: Catalogue, language: str
) -> None:
    page = html.fromstring(stamped(catalogue, "network/sample-transit/", language))
    told = page.text_content()
    assert {"en": "This is us: add or correct", "fr": "C’est nous : compléter ou corriger"}[language].replace(
        " :", "\u00a0:"
    ) in told
    assert not page.find_class("silent")
