"""No place on a page has the name of another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.rules.anchors import PARTS
from tests.helpers import ROOT, change, read, rules

SHARED = ("main.html", "partials/search-form.html", "catalogue/macros.html", "catalogue/figures.html")


def renamed(content: Path, path: str, old: str, new: str) -> list[str]:
    change(content, path, f"\n{old}:", f"\n{new}:")
    return [rule for rule in rules(read(content).problems) if rule == "taken-anchor"]


@pytest.mark.parametrize("id", ["content", "filter", "theme-housing", "letter-a", "fits-yes", "unanswered", "priority-1"])
def test_a_call_is_called_by_no_name_of_its_page(content: Path, id: str) -> None:
    assert renamed(content, "network/calls.yml", "call-1-b", id) == ["taken-anchor"]


@pytest.mark.parametrize("path", ["network/figures.yml", "toolkit/glossary.yml", "toolkit/systems.yml"])
def test_so_it_is_with_whatever_shares_a_page(content: Path, path: str) -> None:
    id = (content / path).read_text("utf-8").split("\n")[1].rstrip(":")
    assert renamed(content, path, id, "content") == ["taken-anchor"]


def test_a_place_has_a_page_of_its_own_and_may_be_called_so(content: Path) -> None:
    assert renamed(content, "network/places.yml", "sample-city-qc", "content") == []


def test_every_name_that_the_templates_of_such_pages_give_is_known() -> None:
    texts = [(ROOT / "theme" / name).read_text("utf-8") for name in SHARED]
    assert {name for text in texts for name in re.findall(r'\bid="([a-z-]+)"', text)} == PARTS
