"""Which feeds there are, and what each holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from portal.catalogue.catalogue import Catalogue
from portal.history.publication import Publication
from portal.outputs.addresses import item_address, list_address
from portal.outputs.wording.edition import Edition
from portal.timeline import last_changed

USUAL_ENTRIES = 50
KEPT = dt.timedelta(days=30)  # whoever looks once a month misses nothing, however much became public at once
MEDIA_TYPES = {"atom": "application/atom+xml", "json": "application/feed+json", "ics": "text/calendar"}  # ending → type


@dataclass(frozen=True, slots=True)
class Feed:
    """``address``: without language and ending ('feeds/themes/housing'); ``page``: the address of the page that shows the
    same to people; ``names``: ids of updates, whatever their state, or of practices or of questions where ``registry`` says so; ``former``:
    addresses that it had before, the first one first."""

    address: str
    page: str
    title: str
    names: tuple[str, ...]
    registry: str = "updates"
    former: tuple[str, ...] = ()

    @property
    def endings(self) -> tuple[str, ...]:
        return ("atom", "json", "ics") if self.registry == "updates" else ("atom", "json")

    @property
    def first_address(self) -> str:
        """The one under which it became public, of which its id is made."""
        return self.former[0] if self.former else self.address


class Named(NamedTuple):
    """A feed in one format. ``path`` is without the language, as addresses of pages are."""

    title: str
    path: str
    media_type: str


def feeds(edition: Edition) -> Iterator[Feed]:
    """Every feed of a language: of all updates, of practices, then those of provinces, themes and organizations."""
    speech = edition.speech
    catalogue, labels = edition.catalogue, speech.words["feeds"]
    links = catalogue.links
    yield Feed("feeds/updates", "updates/", labels["updates"], tuple(catalogue.updates))
    yield Feed("feeds/practices", "practices/", labels["practices"], tuple(catalogue.practices), "practices")
    if catalogue.peer_questions:  # an empty feed would be noise in the list of all
        yield Feed("feeds/questions", "questions/", labels["questions"], tuple(catalogue.peer_questions), "peer-questions")
    for province in catalogue.vocabularies["provinces"]:
        page = list_address("province", province)
        here = dict.fromkeys(name for one in (province, "CA") for name in links.updates_of_province.get(one, ()))
        yield _about(edition, page.rstrip("/"), page, speech.term("provinces", province), here)
    for theme in catalogue.vocabularies["themes"]:
        page = list_address("theme", theme)
        yield _about(edition, f"themes/{theme}", page, speech.term("themes", theme), links.updates_of_theme.get(theme, ()))
    for name, organization in catalogue.organizations.items():
        published = links.updates_of_organization.get(name, ())
        if published or organization.speaks_for_others:
            page = item_address("organizations", name)
            about = _about(edition, f"organizations/{name}", page, speech.text(organization.name), published)
            yield replace(about, former=tuple(f"feeds/organizations/{id}" for id in organization.formerly))


def _about(edition: Edition, address: str, page: str, name: str, names: Iterable[str]) -> Feed:
    return Feed(f"feeds/{address}", page, edition.speech.words["feeds"]["about"].format(name=name), tuple(names))


def names(edition: Edition) -> dict[str, tuple[Named, ...]]:
    """Address of a page → the feeds of what it shows, for its head and for lists of feeds. To be made once a language."""
    return {
        feed.page: tuple(Named(feed.title, f"{feed.address}.{ending}", MEDIA_TYPES[ending]) for ending in feed.endings)
        for feed in feeds(edition)
    }


def _is_open(catalogue: Catalogue, registry: str, name: str) -> bool:
    """Whether readers are told of it: not of what is over, or answered."""
    if registry == "updates":
        return name in catalogue.open_updates
    return registry != "peer-questions" or catalogue.peer_questions[name].closed is None


def entries(catalogue: Catalogue, feed: Feed, publication: Publication) -> list[str]:
    """The ids of what a feed shows now: of open updates, of open questions, or of practices, the usual number and whatever became public within
    `KEPT`; what became public last comes first, and of one commit what declares the latest day."""
    items = catalogue.items(feed.registry)
    shown = (name for name in feed.names if _is_open(catalogue, feed.registry, name))

    def order(name: str) -> tuple[float, int, str]:
        return -publication.latest(feed.registry, name).at.timestamp(), -last_changed(items[name]).toordinal(), name

    ordered = sorted(shown, key=order)
    since = catalogue.now - KEPT
    recent = sum(publication.latest(feed.registry, name).at >= since for name in ordered)
    return ordered[: max(USUAL_ENTRIES, recent)]
