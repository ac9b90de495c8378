"""Where things happened: the places by province, and a page for each."""
from __future__ import annotations

from collections import defaultdict

from portal.catalogue import sort_key
from portal.outputs.lists import paged
from portal.outputs.map import dots
from portal.outputs.page import Page
from portal.outputs.speech import Speech


def places_page(speech: Speech) -> Page:
    catalogue, said = speech.catalogue, speech.words["places"]
    found: dict[str, list[str]] = defaultdict(list)
    for name, place in catalogue.places.items():
        found[place.province].append(name)

    def order(name: str) -> str:
        return sort_key(speech.text(catalogue.places[name].name))

    groups = [(term, sorted(found[term], key=order)) for term in catalogue.vocabularies["provinces"] if term in found]
    return Page("places/", "places.html", said["title"], said["summary"], {"groups": groups}, "network/places.yml")


def place_page(speech: Speech, name: str, number: int) -> Page:
    """Raises KeyError when there is no such place."""
    catalogue, said = speech.catalogue, speech.words["places"]
    place = catalogue.places[name]
    title = speech.place(name)
    values = {"id": name, "place": place, "dots": [] if catalogue.whole(name) else dots(catalogue, {name: 1})}
    names = catalogue.links.practices_of_place.get(name, ())
    description = said["page_summary"].format(place=title, size=speech.term("sizes", place.size).lower(), count=speech.counted("lists", len(names)))
    return paged(speech, Page(f"places/{name}/", "place.html", title, description, values, "network/places.yml"), names, number)
