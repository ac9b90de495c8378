"""Where things happened: the places by province, and a page for each."""

from __future__ import annotations

from collections import defaultdict

from portal.catalogue.catalogue import sort_key
from portal.outputs.page import Page
from portal.outputs.pages.lists import paged
from portal.outputs.pages.map import circles, dots
from portal.outputs.wording.edition import Edition


def places_page(edition: Edition) -> Page:
    catalogue, labels = edition.catalogue, edition.speech.words["places"]
    found: dict[str, list[str]] = defaultdict(list)
    for name, place in catalogue.places.items():
        found[place.province].append(name)

    def order(name: str) -> str:
        return sort_key(edition.speech.text(catalogue.places[name].name))

    groups = [(term, sorted(found[term], key=order)) for term in catalogue.vocabularies["provinces"] if term in found]
    return Page("places/", "places.html", labels["title"], labels["summary"], {"groups": groups}, "network/places.yml")


def place_page(edition: Edition, name: str, number: int) -> Page:
    """Raises KeyError when there is no such place."""
    speech = edition.speech
    catalogue, labels = edition.catalogue, speech.words["places"]
    place = catalogue.places[name]
    title = speech.place(name)
    spots = [] if catalogue.whole(name) else dots(catalogue, {name: 1})
    drawn = circles(spots, lambda _: speech.text(place.name))
    values = {"id": name, "place": place, "circles": drawn}
    names = catalogue.links.practices_of_place.get(name, ())
    description = labels["page_summary"].format(
        place=title, size=speech.term("sizes", place.size).lower(), count=speech.counted("lists", len(names))
    )
    return paged(edition, Page(f"places/{name}/", "place.html", title, description, values, "network/places.yml"), names, number)


def communities(edition: Edition) -> list[tuple[str, str, str, str]]:
    """(id, name, size, province) of every place that has a size, by name."""
    places = edition.catalogue.places.items()
    found = [(id, edition.speech.place(id), place.size, place.province) for id, place in places if place.size != "region"]
    return sorted(found, key=lambda community: sort_key(community[1]))
