"""What regions have made their priorities, what was announced in answer, and what is done elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, islice

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.cross_links import Links
from portal.model.region import Priority
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition

_ELSEWHERE = 4  # practices named for a priority: enough to begin with, and the search has the rest


def regions_page(edition: Edition) -> Page:
    """Every region, and the kinds of measures: those that several regions share, and those that only one has."""
    catalogue, labels = edition.catalogue, edition.speech.words["regions"]
    kinds: dict[str, list[str]] = defaultdict(list)
    for name, region in catalogue.regions.items():
        for measure in (measure for priority in region.priorities for measure in priority.measures) if region.number else ():
            if name not in kinds[measure.kind]:
                kinds[measure.kind].append(name)
    themes: dict[str, tuple[str, ...]] = dict(catalogue.links.regions_of_theme)
    values = {
        "shared": sorted(((kind, names) for kind, names in kinds.items() if len(names) > 1), key=lambda row: -len(row[1])),
        "alone": [(kind, names[0]) for kind, names in kinds.items() if len(names) == 1],
        "themes": sorted(themes.items(), key=lambda row: -len(row[1])),
    }
    return Page("regions/", "regions.html", labels["title"], labels["summary"], values)


def region_page(edition: Edition, name: str) -> Page:
    """Raises KeyError when there is no such region."""
    speech = edition.speech
    catalogue = edition.catalogue
    region = catalogue.regions[name]
    labels = speech.words["regions"]
    title = speech.text(region.name)
    measures = sum(len(priority.measures) for priority in region.priorities)
    general = next((one for one in catalogue.regions.values() if not one.number and one.province == region.province), None)
    values = {
        "id": name,
        "region": region,
        "general": {priority.code: priority for priority in general.priorities} if general else {},
        "general_region": next((id for id, one in catalogue.regions.items() if one is general), ""),
        "elsewhere": {priority.code: elsewhere(catalogue, region.places, priority) for priority in region.priorities},
        "figures": _all(catalogue.links.figures_of_place, region.places),
        "organizations": _all(catalogue.links.organizations_of_place, region.places),
    }
    description = labels["page_summary"].format(
        region=title,
        priorities=speech.counted("priorities", len(region.priorities)),
        measures=speech.counted("measures", measures),
    )
    return Page(f"regions/{name}/", "region.html", title, description, values, f"network/regions/{name}.yml")


def _all(links: Links, places: tuple[str, ...]) -> list[str]:
    """What any of the places has, once."""
    return list(dict.fromkeys(name for place in places for name in links.get(place, ())))


def elsewhere(catalogue: Catalogue, places: tuple[str, ...], priority: Priority) -> list[str]:
    """Practices done in the field outside ``places`` that share most themes with a priority, best described first."""
    practices, here = catalogue.practices, frozenset(places)
    found = Counter(chain.from_iterable(catalogue.links.done_of_theme.get(theme, ()) for theme in priority.themes))
    nearest = sorted(found, key=lambda name: (-found[name], -practices[name].standing))
    return list(islice((name for name in nearest if here.isdisjoint(practices[name].places)), _ELSEWHERE))
