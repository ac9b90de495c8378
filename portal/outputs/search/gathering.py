"""Goes through everything that can be found, in the order in which the index counts it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from portal.catalogue.facets import FACETS
from portal.outputs.addresses import item_address, list_address
from portal.outputs.page import Page
from portal.outputs.search.documents import Document, Version, Written
from portal.outputs.search.fits import facts_of
from portal.outputs.search.items import VERSIONS, list_of, terms_of
from portal.outputs.wording.closing import closing
from portal.outputs.wording.edition import Edition

_NO_PAGES: Written = MappingProxyType({})


def documents(
    editions: Mapping[str, Edition],
    pages: Mapping[str, Callable[[Edition], Page]] = MappingProxyType({}),
    written: Written = _NO_PAGES,
) -> Iterator[Document]:
    """Kind by kind, what is best described first; of updates those that are open. ``pages``: address → what makes a page that has something of its own to find;
    ``written`` are the written pages."""
    anyone = next(iter(editions.values()))
    catalogue = anyone.catalogue
    for registry, version_of in VERSIONS.items():
        for name, item in catalogue.items(registry).items():
            standing, day, closes, facts = 6, 0, "", None
            if registry == "practices":
                standing, day = item.standing, item.review.submitted.toordinal()
                facts = facts_of(item, catalogue.places)
            elif registry == "updates":
                if name not in catalogue.open_updates:
                    continue
                ends = closing(anyone, item)
                day, closes = item.published.toordinal(), ends.instant if ends else ""
            yield Document(
                registry,
                name,
                item_address(registry, name),
                {language: version_of(edition, name) for language, edition in editions.items()},
                terms_of(anyone, registry, name),
                standing,
                day,
                closes,
                facts,
            )
    for facet in (one for one in FACETS.values() if one.lists):
        for term in catalogue.vocabularies[facet.vocabulary]:
            lists = {language: list_of(edition, facet.name, term) for language, edition in editions.items()}
            yield Document("lists", f"{facet.vocabulary}/{term}", list_address(facet.name, term), lists)
    for address, make in pages.items():
        made = {language: make(edition) for language, edition in editions.items()}
        yield _page(address, {language: (page.title, page.description, "") for language, page in made.items()})
    for address in next(iter(written.values()), {}):
        yield _page(address, {language: found[address] for language, found in written.items() if address in found})


def _page(address: str, texts: Mapping[str, tuple[str, ...]]) -> Document:
    versions = {
        language: Version({"title": [title], "summary": [description], "text": [text]}, title, description)
        for language, (title, description, text) in texts.items()
    }
    return Document("pages", address.rstrip("/"), address, versions)
