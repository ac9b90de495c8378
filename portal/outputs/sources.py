"""What everything rests on: the documents that were read, the works they name, and a page for each."""
from __future__ import annotations

from portal.outputs.open_data import bibliography
from portal.outputs.lists import paged
from portal.outputs.page import Page
from portal.outputs.speech import Speech


def sources_page(speech: Speech) -> Page:
    """Documents that were read, then works that are only named in them."""
    catalogue, said = speech.catalogue, speech.words["sources"]
    values = {
        "read": [name for name, source in catalogue.sources.items() if not source.named_in],
        "named": [name for name, source in catalogue.sources.items() if source.named_in],
    }
    return Page("sources/", "sources.html", said["title"], said["summary"], values)


def source_page(speech: Speech, name: str, number: int) -> Page:
    """Raises KeyError when there is no such source."""
    catalogue = speech.catalogue
    source = catalogue.sources[name]
    names = catalogue.links.practices_of_source.get(name, ())
    values = {"id": name, "source": source, "formats": bibliography.FORMATS}
    title = speech.text(source.title)
    page = Page(f"sources/{name}/", "source.html", title, speech.reference_of(name), values, f"toolkit/library/{name}.yml")
    return paged(speech, page, names, number)
