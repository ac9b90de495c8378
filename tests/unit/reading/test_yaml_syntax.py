"""What the YAML parser stumbles over is told as a mistake that a person made, at the place where they made it."""

from __future__ import annotations

import pytest

from tests.helpers import parse, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: b: c\n", ("yaml-colon", 1, 5), id="a colon inside a text"),
        pytest.param("a: le projet : un début\n", ("yaml-colon", 1, 14), id="a French colon"),
        pytest.param("a:\n\tb: c\n", ("yaml-tab", 2, 1), id="a tab before a field"),
        pytest.param("a: b\n\tc: d\n", ("yaml-tab", 2, 1), id="a tab after a value"),
        pytest.param("a: @b\n", ("yaml-character", 1, 4), id="an at sign"),
        pytest.param("a: `b`\n", ("yaml-character", 1, 4), id="a grave accent"),
        pytest.param("a: % b\n", ("yaml-character", 1, 4), id="a percent sign"),
        pytest.param("a: *b* c\n", ("yaml-character", 1, 4), id="emphasis at the beginning"),
        pytest.param("a: **b** c\n", ("yaml-character", 1, 4), id="strong emphasis at the beginning"),
        pytest.param("a: *b\n", ("yaml-character", 1, 4), id="a lone star"),
        pytest.param("a: & b\n", ("yaml-character", 1, 4), id="an ampersand"),
        pytest.param("a: > 50 %\n", ("yaml-character", 1, 4), id="more than"),
        pytest.param("a: | b\n", ("yaml-character", 1, 4), id="a bar"),
        pytest.param("a: - b\n", ("yaml-character", 1, 4), id="a hyphen"),
        pytest.param("a: ? b\n", ("yaml-character", 1, 4), id="a question mark"),
        pytest.param("a: ]\n", ("yaml-character", 1, 4), id="a closing bracket"),
        pytest.param("a: 'b\nc: d\n", ("yaml-quote", 1, 4), id="an apostrophe never closed"),
        pytest.param('a: "b\nc: "d"\n', ("yaml-quote", 1, 4), id="a quotation closed by the next one"),
        pytest.param("a: [b, c\nd: e\n", ("yaml-quote", 1, 4), id="a bracket never closed"),
        pytest.param("a: {b: c\nd: e\n", ("yaml-quote", 1, 4), id="a brace never closed"),
        pytest.param("a: 'b\n---\n", ("yaml-quote", 1, 4), id="a quotation that a new document cuts"),
        pytest.param("a: 'L'accueil'\n", ("yaml-quote-inside", 1, 7), id="a French apostrophe in single quotes"),
        pytest.param('a: "The "big" one"\n', ("yaml-quote-inside", 1, 10), id="a quotation inside a quotation"),
        pytest.param("a: ['L'eau', b]\n", ("yaml-quote-inside", 1, 8), id="an apostrophe in a list"),
        pytest.param("a: [Note] b\n", ("yaml-quote-inside", 1, 11), id="a text that begins with brackets"),
        pytest.param('a: "b\\q"\n', ("yaml-backslash", 1, 6), id="an unknown escape"),
        pytest.param('a: "\\ud800"\n', ("yaml-backslash", 1, 7), id="half a character"),
        pytest.param("a: b\n c: d\n", ("yaml-indent", 2, 2), id="a field too far in"),
        pytest.param("a:\n  - b\n c: d\n", ("yaml-indent", 3, 2), id="a field between two levels"),
        pytest.param("  a: b\nc: d\n", ("yaml-indent", 2, 1), id="a first field too far in"),
        pytest.param("a: b\n---\nc: d\n", ("second-document", 2, 1), id="a second document"),
        pytest.param("a: b\nc d\ne: f\n", ("yaml-syntax", 2, 1), id="a missing colon"),
        pytest.param("%YAML 2.0\n---\na: b\n", ("yaml-syntax", 1, 1), id="another version of YAML"),
    ],
)
def test_a_mistake_is_told_where_it_was_made(text: str, expected: tuple[str, int, int]) -> None:
    found, problems = parse(text)
    assert found is None and places(problems) == [expected]
