"""The dictionaries that npm puts into the repository know both languages as Canada writes them."""

from __future__ import annotations

from portal.commands.spelling import NoDictionary, installed
from tests.conftest import lacking
from tests.helpers import ROOT


def test_right_words_are_known_and_wrong_ones_are_not() -> None:
    try:
        spellers = installed(ROOT)
    except NoDictionary as missing:
        lacking(f"{missing} (npm ci --ignore-scripts)")
    assert spellers["en"].spell("centre") and not spellers["en"].spell("recieve")
    assert spellers["fr"].spell("établissement") and not spellers["fr"].spell("établissemnt")
