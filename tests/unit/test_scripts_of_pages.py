"""The scripts that pages load have a specification of their own, in ``tests/js``; node's own runner reads it. And what the tests in
a browser take for granted of scripts and styles."""

from __future__ import annotations

import re

from portal.outputs.scripts import published_style
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


def test_styles_ask_for_no_language_and_palettes_for_no_width() -> None:
    """So `tests.browser.axe` need not look at every language in every palette at every width."""
    styles = {file.name: published_style(file.read_text("utf-8")) for file in sorted(ROOT.glob("theme/assets/*.css"))}
    assert any("data-md-color-scheme" in style for style in styles.values())
    assert [name for name, style in styles.items() if re.search(r":lang\(|\[(?:href)?lang\b", style)] == []
    at_a_width = re.compile(r"@media[^{]*width[^{]*\{(?:[^{}]|\{[^{}]*\})*\}")
    assert any(at_a_width.search(style) for style in styles.values())
    both = [(name, rules) for name, style in styles.items() for rules in at_a_width.findall(style) if "scheme" in rules]
    assert both == []
