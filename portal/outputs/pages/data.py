"""The page that documents the open data: what there is, where, and examples that run."""

from __future__ import annotations

from portal import licence, words
from portal.outputs.media_types import MEDIA_TYPES
from portal.outputs.open_data import shape
from portal.outputs.open_data.api import FOLDER, FORMS, forms
from portal.outputs.open_data.records import published_kinds
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition
from portal.typography import set_text


def data_page(edition: Edition) -> Page:
    """``kinds``: (public name, schema, number of items, endings of its files); ``lists``: kind → (table, what its columns begin with,
    what they tell); ``files``: the address of each file that holds all items of a kind, or all of a list, → its media type."""
    labels = edition.speech.words["data"]
    described = words.in_language(words.load("fields"), edition.language)
    root = edition.settings.site_url + FOLDER
    kinds: list[tuple[str, str, int, tuple[str, ...]]] = []
    lists: dict[str, list[tuple[str, str, str]]] = {}
    files: dict[str, str] = {}
    for kind in published_kinds():
        name, offered = kind.public_name, forms(kind)
        kinds.append((name, kind.schema, len(edition.catalogue.items(kind.registry)), tuple(offered)))
        files |= {f"{root}{name}.{ending}": media_type for ending, media_type in offered.items()}
        for table in shape.tables(kind):
            text = set_text(described[table.way[-1].name], edition.language)
            lists.setdefault(name, []).append((table.name, f"{table.prefix}_", text))
            files[f"{root}{table.name}.csv"] = MEDIA_TYPES["csv"]
    values = {
        "kinds": kinds,
        "lists": lists,
        "files": files,
        "forms": tuple(FORMS),
        "root": edition.settings.site_url,
        "folder": FOLDER,
        "licence": licence,
    }
    return Page("data/", "data.html", labels["title"], labels["summary"], values)
