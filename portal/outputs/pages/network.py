"""Who is who: the directory of organizations, and a page for each."""

from __future__ import annotations

from collections import defaultdict

from portal.catalogue.catalogue import sort_key
from portal.outputs.addresses import item_address
from portal.outputs.page import Page
from portal.outputs.pages.map import Dot, View, circles, dots, grouped
from portal.outputs.wording.edition import Edition

_NAMED = 3  # places that a dot names


def directory_page(edition: Edition) -> Page:
    """Organizations by province, in the order of the vocabulary; one at work in two provinces stands in both, one whose
    place the sources do not say stands at the end."""
    catalogue, labels = edition.catalogue, edition.speech.words["network"]
    found: dict[str, list[str]] = defaultdict(list)
    for name, organization in catalogue.organizations.items():
        for province in dict.fromkeys(catalogue.places[place].province for place in organization.places) or ("",):
            found[province].append(name)
    provinces = [*(term for term in catalogue.vocabularies["provinces"] if term in found), *([""] if "" in found else [])]

    def order(name: str) -> str:
        return sort_key(edition.speech.text(catalogue.organizations[name].name))

    here = {place: len(names) for place, names in catalogue.links.organizations_of_place.items() if not catalogue.whole(place)}

    def title(dot: Dot) -> str:
        named = [edition.speech.place(place) for place in dot.places[:_NAMED]]
        rest = len(dot.places) - len(named)
        more = [edition.speech.words["lists"]["more"].format(count=rest)] if rest else []
        return f"{'; '.join([*named, *more])} ({dot.count})"

    def href(dot: Dot) -> str:
        """The place, or the list of those of its province where several make a dot."""
        first = dot.places[0]
        return item_address("places", first) if len(dot.places) == 1 else f"places/#{catalogue.places[first].province}"

    drawn = circles(grouped(dots(catalogue, here)), title, href)
    groups = [(province, sorted(found[province], key=order)) for province in provinces]
    umbrellas = [name for name, one in catalogue.organizations.items() if one.speaks_for_others]
    values = {"umbrellas": sorted(umbrellas, key=order), "circles": drawn, "view": View.of(drawn), "groups": groups}
    return Page("network/", "directory.html", labels["title"], labels["summary"], values)


def organization_page(edition: Edition, name: str) -> Page:
    """Raises KeyError when there is no such organization."""
    catalogue = edition.catalogue
    organization = catalogue.organizations[name]
    title = edition.speech.text(organization.name)
    published = catalogue.links.updates_of_organization.get(name, ())
    values = {
        "id": name,
        "organization": organization,
        "deeds": catalogue.deeds[name],
        "open_updates": [update for update in published if update in catalogue.open_updates],
        "earlier": [update for update in published if update not in catalogue.open_updates],
        "figures": catalogue.links.figures_of_organization.get(name, ()),
    }
    description = f"{title}. {edition.speech.term('organization-types', organization.type)}."
    return Page(f"network/{name}/", "organization.html", title, description, values, f"network/organizations/{name}.yml")
