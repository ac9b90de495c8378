"""Whether the links of a written page lead somewhere."""

from __future__ import annotations

import pytest

from portal.catalogue.catalogue import Catalogue
from portal.outputs.links import Target
from portal.outputs.publishing.link_check import check

PAGES = frozenset({"contribute/", "search/"})


@pytest.mark.parametrize(
    "target",
    [
        "practice:sample-welcome-tea",
        "practice:sample-welcome-tea#results",
        "guide:transportation",
        "list:theme/housing",
        "list:province/CA-QC#rows",
        "page:search/",
        "page:contribute/#ideas",
    ],
)
def test_a_link_that_leads_somewhere_is_right(catalogue: Catalogue, target: str) -> None:
    assert list(check("docs/en/a.md", [Target(target, 3, 5)], catalogue, PAGES)) == []


@pytest.mark.parametrize(
    ("target", "rule"),
    [
        ("practice:sample-welcome-te", "unknown-practice"),
        ("practice:#results", "unknown-practice"),
        ("guide:housing", "unknown-item"),
        ("list:theme/houses", "unknown-term"),
        ("list:colour/blue", "unknown-term"),
        ("list:theme", "unknown-term"),
        ("page:serch/", "unsafe-link"),
        ("page:search", "unsafe-link"),
    ],
)
def test_one_that_leads_nowhere_is_told_where_it_stands(catalogue: Catalogue, target: str, rule: str) -> None:
    (problem,) = check("docs/en/a.md", [Target("page:search/", 1, 1), Target(target, 3, 5)], catalogue, PAGES)
    assert (problem.path, problem.line, problem.column, problem.rule) == ("docs/en/a.md", 3, 5, rule)


def test_an_address_of_the_web_is_not_looked_at(catalogue: Catalogue) -> None:
    assert list(check("docs/en/a.md", [Target("https://x.example/", 1, 1)], catalogue, PAGES)) == []
