"""The scripts that pages load have a specification of their own, in ``tests/js``; node's own runner reads it."""

from __future__ import annotations

import re

from tests.conftest import ROOT, run, tool


def test_the_scripts_keep_their_specification() -> None:
    node = tool("node", "nodejs")
    files = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("tests/js/*.test.js"))
    assert files
    done = run(node, "--test", *files)
    assert done.returncode == 0, done.stdout + done.stderr


def test_scripts_ask_for_the_width_in_one_way_alone() -> None:
    """By `matchMedia`, which tells of another width, and by which `tests.browser.axe` knows that a page must be loaded anew."""
    other_ways = re.compile(
        r"\b(?:(?:inner|outer|client|offset|scroll)Width|getBoundingClientRect|ResizeObserver|visualViewport)\b|\bscreen\.(?:w|availW)idth\b"
    )
    scripts = sorted(ROOT.glob("theme/**/*.js"))
    assert any("matchMedia(" in script.read_text("utf-8") for script in scripts)
    asking = {script.name: found for script in scripts if (found := other_ways.findall(script.read_text("utf-8")))}
    assert asking == {}
