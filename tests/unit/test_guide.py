"""The sample card that the contributor's guide offers for copying is a card that the checks would take."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.helpers import ROOT, read

MADE_UP = {"sample-town-on": "unknown-place", "sample-agency": "unknown-organization", "sample-report": "unknown-source"}


def sample(language: str) -> str:
    """The one YAML block of the guide."""
    guide = (ROOT / "docs" / language / "contribute" / "index.md").read_text("utf-8")
    [card] = re.findall(r"^```yaml\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    return card


@pytest.mark.parametrize("language", ["en", "fr"])
def test_only_the_made_up_ids_are_refused(content: Path, language: str) -> None:
    (content / "practices/sample-town-ride-board.yml").write_text(sample(language), "utf-8")
    problems = read(content).problems
    assert problems
    assert all(MADE_UP.get(dict(problem.params).get("value", "")) == problem.rule for problem in problems), problems


def test_both_languages_offer_the_same_card() -> None:
    assert yaml.safe_load(sample("en")) == yaml.safe_load(sample("fr"))
