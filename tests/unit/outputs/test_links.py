"""Where a link by id stands in a written page, and where it leads."""

from __future__ import annotations

import pytest

from portal.outputs.links import Target, placed, resolve, resolve_html, targets


@pytest.mark.parametrize(
    ("source", "before", "line", "column"),
    [
        ("[a](x.md)", 0, 1, 5),
        ("one\n\ntwo [a](x.md) three", 0, 3, 9),
        ("[a](x.md.old) [b](x.md)", 0, 1, 19),
        ("x.md\n[a](x.md)", 0, 2, 5),
        ("[a](x.md)\n[b](x.md)", 1, 2, 5),
        ("[a](x.md)\n[b](x.md)", 2, 2, 5),
        ("[a][b]\n\n[b]: x.md", 0, 3, 6),
        ('[a](x.md "title")', 0, 1, 5),
        ("[a](<x.md>)", 0, 1, 6),
        ('<a href="x.md">', 0, 1, 10),
        ("<x.md>", 0, 1, 2),
        ("nothing of the kind", 0, 1, 1),
    ],
)
def test_a_link_is_placed(source: str, before: int, line: int, column: int) -> None:
    assert placed("x.md", source, before) == Target("x.md", line, column)


def test_each_link_by_id_is_placed_where_it_stands() -> None:
    html = '<a href="practice:x">a</a> <a href="practice:x">b</a> <a href="page:search/">c</a> <a href="https://x.example">d</a>'
    source = "[a](practice:x)\n[b](practice:x)\n[c](page:search/) [d](https://x.example)"
    assert list(targets(html, source)) == [
        Target("practice:x", 1, 5),
        Target("practice:x", 2, 5),
        Target("page:search/", 3, 5),
    ]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("practice:x", "../practices/x/"),
        ("practice:x#results", "../practices/x/#results"),
        ("call:call-1-a", "../calls/#call-1-a"),
        ("list:theme/housing", "../themes/housing/"),
        ("list:theme/housing#rows", "../themes/housing/#rows"),
        ("page:contribute/fields/#update", "../contribute/fields/#update"),
        ("page:", "../"),
        ("https://x.example/a#b", "https://x.example/a#b"),
        ("#here", "#here"),
    ],
)
def test_an_id_leads_to_its_address_and_to_a_part_of_the_page(target: str, address: str) -> None:
    assert resolve(target, "../") == address
    assert resolve_html(f'<a href="{target}">a</a>', "../") == f'<a href="{address}">a</a>'
