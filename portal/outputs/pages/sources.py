"""What everything rests on: the documents that were read, the works they name, and a page for each."""

from __future__ import annotations

from portal.outputs.open_data import bibliography
from portal.outputs.page import Page
from portal.outputs.pages.lists import paged
from portal.outputs.wording.edition import Edition


def sources_page(edition: Edition) -> Page:
    """Documents that were read, by their type, then works that are only named in them."""
    catalogue, labels = edition.catalogue, edition.speech.words["sources"]
    read: dict[str, list[str]] = {type: [] for type in catalogue.vocabularies["source-types"]}
    for name, source in catalogue.sources.items():
        if not source.named_in:
            read[source.type].append(name)
    values = {
        "read": {type: names for type, names in read.items() if names},
        "named": [name for name, source in catalogue.sources.items() if source.named_in],
    }
    return Page("sources/", "sources.html", labels["title"], labels["summary"], values)


def source_page(edition: Edition, name: str, number: int) -> Page:
    """Raises KeyError when there is no such source."""
    catalogue = edition.catalogue
    source = catalogue.sources[name]
    names = catalogue.links.practices_of_source.get(name, ())
    values = {"id": name, "source": source, "formats": bibliography.FORMATS}
    title = edition.speech.text(source.title)
    page = Page(
        f"sources/{name}/", "source.html", title, edition.speech.reference_of(name), values, f"toolkit/library/{name}.yml"
    )
    return paged(edition, page, names, number)
