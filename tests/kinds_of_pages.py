"""Which kinds of page a site has, as its own plan says, so that no test keeps a list that a new kind would be missing from."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import cache
from pathlib import Path

from lxml import html

from portal import library
from portal.catalogue.catalogue import Catalogue
from portal.outputs.pages.plan import plan
from portal.outputs.wording.edition import Edition
from tests.helpers import ROOT

WRITTEN = "written"


@cache
def kinds_of_pages(content: Path, now: str = "") -> dict[str, list[str]]:
    """Kind → the addresses of its pages, without language, in the order of the plan. What is made from one template is of one
    kind; the pages of ``docs/`` are one, too. ``now`` as in `tests.sites`."""
    instant = dt.datetime.fromisoformat(now) if now else dt.datetime.now(dt.UTC)
    catalogue = Catalogue.of(library.read(content, today=instant.date()), instant)
    edition = Edition.of(catalogue, "en")
    kinds: dict[str, list[str]] = defaultdict(list)
    for address, make in plan(catalogue).items():
        kinds[make(edition).template.removesuffix(".html")].append(address)
    kinds[WRITTEN] = list(_written())
    return dict(kinds)


def _written() -> Iterator[str]:
    """The addresses of the pages of ``docs/en`` but the home page, of which the plan knows."""
    for file in sorted((ROOT / "docs/en").rglob("*.md")):
        address = file.relative_to(ROOT / "docs/en").with_suffix("").as_posix()
        if address != "index":
            yield f"{address.removesuffix('/index')}/"


def states(folder: Path, addresses: Iterable[str]) -> set[str]:
    """All that the pages at ``addresses`` below ``folder`` show: each element with its classes and attributes, within another."""
    return set[str]().union(*(_shown(folder / address / "index.html") for address in addresses))


def every_state(folder: Path, addresses: Iterable[str], besides: Set[str] = frozenset()) -> list[str]:
    """Few of the pages at ``addresses`` that show together all `states` of these pages, other than those in ``besides``."""
    shows = {address: states(folder, [address]) - besides for address in addresses}
    left, chosen = set[str]().union(*shows.values()), []
    while left:
        best = max(shows, key=lambda address: (len(shows[address] & left), address))
        chosen.append(best)
        left -= shows[best]
    return sorted(chosen)


@cache
def _shown(file: Path) -> frozenset[str]:
    main = html.parse(file).find(".//main")
    assert main is not None, file
    elements = (element for element in main.iter("*") if element is not main)
    return frozenset(f"{_described(element.getparent())} > {_described(element)}" for element in elements)


def _described(element: html.HtmlElement) -> str:
    """'a.row[href lang]'."""
    classes = "".join(f".{name}" for name in sorted(element.get("class", "").split()))
    return f"{element.tag}{classes}[{' '.join(sorted(name for name in element.attrib if name not in ('class', 'id')))}]"


def largest(folder: Path, addresses: Iterable[str]) -> str:
    """The one with most to it."""
    return max(addresses, key=lambda address: ((folder / address / "index.html").stat().st_size, address))
