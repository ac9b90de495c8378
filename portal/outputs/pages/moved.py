"""Pages that lead on from addresses that were public once, of items that have another id now, and of months that are over; and from
folders of pages that are no page themselves, to which people shorten an address.

They are no catalogue pages: neither lists nor the sitemap nor the search know them. A page without a script leads on in every
browser, and on every host.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import count
from pathlib import Path

from jinja2 import Environment

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.facets import FACETS
from portal.catalogue.former_ids import moves
from portal.outputs.addresses import item_address
from portal.outputs.files import Files
from portal.outputs.page import Page
from portal.outputs.pages.lists import Plan
from portal.outputs.stamping import templates
from portal.outputs.wording.edition import Edition


def files(editions: Mapping[str, Edition], pages: Plan, folder: Path) -> Files:
    """Path → what makes the page, in both languages; ``pages`` are those of the site, ``folder`` holds the templates. Cheap until one
    is made."""
    catalogue = next(iter(editions.values())).catalogue
    addresses = folder_addresses(pages) | former_addresses(catalogue, pages)
    made: Files = {}
    for language, edition in editions.items():
        environment = cache(partial(templates.environment, folder, edition))
        for old, new in addresses.items():
            page, _, place = new.partition("#")
            make = partial(_page, environment, edition, old, partial(pages[page], edition), place)
            made[f"{language}/{old}index.html"] = make
    return made


def _page(environment: Callable[[], Environment], edition: Edition, old: str, make: Callable[[], Page], place: str) -> bytes:
    page = make()
    values = {
        "title": page.title,
        "there": "../" * old.count("/") + page.address + (f"#{place}" if place else ""),
        "canonical": edition.settings.address(edition.language, page.address),
    }
    return environment().get_template("moved.html").render(values).encode()


def folder_addresses(pages: Plan) -> dict[str, str]:
    """Folder that has pages and is none → where what it holds can be chosen: for the lists of a facet, the place where practices are
    browsed by it; for others the nearest page above. Of other folders at the top the page may be a written one, which is no part of
    the plan: they are left alone."""
    found = {f"{facet.folder}/": f"practices/#by-{name}" for name, facet in FACETS.items()}
    for folder in {folder for address in pages for folder in _above(address)}:
        if page := next((above for above in _above(folder) if above in pages), ""):
            found[folder] = page
    return {folder: there for folder, there in sorted(found.items()) if folder not in pages}


def _above(address: str) -> list[str]:
    """'a/b/c/' → 'a/b/', 'a/': the nearest first."""
    parts = address.rstrip("/").split("/")[:-1]
    return ["/".join(parts[:end]) + "/" for end in range(len(parts), 0, -1)]


def former_addresses(catalogue: Catalogue, pages: Plan) -> dict[str, str]:
    """Old address → the one that has taken its place. Where items share a page, the page has their old anchors instead."""
    found: dict[str, str] = {}
    for move in moves(catalogue):
        here, there = item_address(move.registry, move.former), item_address(move.there, move.id)
        if there in pages:
            found[here] = there
        for number in count(2):  # the further pages of its list
            if f"{there}{number}/" not in pages:
                break
            found[f"{here}{number}/"] = f"{there}{number}/"
    found |= {f"calendar/{month}/": "calendar/" for month in _months(catalogue)}
    return {old: new for old, new in found.items() if old not in pages}


def _months(catalogue: Catalogue) -> Iterator[str]:
    """Every month that has been in the calendar, or could have been: from that of the first update to the last that has a date."""
    updates = catalogue.updates.values()
    days = [update.published for update in updates]
    days += [moment.day for update in updates for moment in (update.starts, update.deadline) if moment]
    if days:
        for number in range(_number(min(days)), _number(max(days)) + 1):
            yield f"{number // 12:04}-{number % 12 + 1:02}"


def _number(day: dt.date) -> int:
    """Of its month, from the beginning of the calendar."""
    return day.year * 12 + day.month - 1
