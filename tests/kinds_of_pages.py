"""Which kinds of page a site has, as its own plan says, so that no test keeps a list that a new kind would be missing from."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
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
    """Kind → the addresses of its pages, without language, in the order of the plan. A kind is a template and the folder in
    which its pages stand; the pages of ``docs/`` are one, too. ``now`` as in `tests.sites`."""
    instant = dt.datetime.fromisoformat(now) if now else dt.datetime.now(dt.UTC)
    catalogue = Catalogue.of(library.read(content, today=instant.date()), instant)
    edition = Edition.of(catalogue, "en")
    kinds: dict[str, list[str]] = defaultdict(list)
    for address, make in plan(catalogue).items():
        folder, _, rest = address.partition("/")
        template = make(edition).template.removesuffix(".html")
        kinds[f"{folder or 'home'}{' page' if rest else ''}, {template}"].append(address)
    kinds[WRITTEN] = list(_written())
    return dict(kinds)


def _written() -> Iterator[str]:
    """The addresses of the pages of ``docs/en`` but the home page, of which the plan knows."""
    for file in sorted((ROOT / "docs/en").rglob("*.md")):
        address = file.relative_to(ROOT / "docs/en").with_suffix("").as_posix()
        if address != "index":
            yield f"{address.removesuffix('/index')}/"


def every_state(folder: Path, addresses: Iterable[str]) -> list[str]:
    """Few of the pages at ``addresses``, below ``folder``, that show together what they all can show: each element with its
    classes and attributes, within each other one, stands on one of them at least."""
    shows = {address: _shown(folder / address / "index.html") for address in addresses}
    left, chosen = set[str]().union(*shows.values()), []
    while left:
        best = max(shows, key=lambda address: (len(shows[address] & left), address))
        chosen.append(best)
        left -= shows[best]
    return sorted(chosen)


def _shown(file: Path) -> set[str]:
    main = html.parse(file).find(".//main")
    assert main is not None, file
    return {f"{_described(element.getparent())} > {_described(element)}" for element in main.iter("*") if element is not main}


def _described(element: html.HtmlElement) -> str:
    """'a.row[href lang]'."""
    classes = "".join(f".{name}" for name in sorted(element.get("class", "").split()))
    return f"{element.tag}{classes}[{' '.join(sorted(name for name in element.keys() if name not in ('class', 'id')))}]"  # noqa: SIM118 (an element's keys are its attributes)


def largest(folder: Path, addresses: Iterable[str]) -> str:
    """The one with most to it."""
    return max(addresses, key=lambda address: ((folder / address / "index.html").stat().st_size, address))
