"""The page that documents the open data: what there is, where, and examples that run."""

from __future__ import annotations

from portal import licence, words
from portal.outputs.open_data import shape
from portal.outputs.open_data.api import FOLDER, FORMS
from portal.outputs.open_data.records import published_kinds
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition
from portal.typography import set_text


def data_page(edition: Edition) -> Page:
    """``kinds``: (public name, schema, number of items); ``lists``: kind → (table, what its columns begin with, what they tell);
    ``files``: the address of each file that holds all items of a kind, or all of a list, → its media type."""
    labels = edition.speech.words["data"]
    described = words.in_language(words.load("fields"), edition.language)
    kinds = published_kinds()
    root = edition.settings.site_url
    lists = {
        kind.public_name: [
            (table.name, f"{table.prefix}_", set_text(described[table.way[-1].name], edition.language))
            for table in shape.tables(kind)
        ]
        for kind in kinds
    }
    values = {
        "kinds": [(kind.public_name, kind.schema, len(edition.catalogue.items(kind.registry))) for kind in kinds],
        "lists": {kind: described_lists for kind, described_lists in lists.items() if described_lists},
        "root": root,
        "folder": FOLDER,
        "forms": FORMS,
        "files": {
            **{f"{root}{FOLDER}{kind.public_name}.{ending}": form for kind in kinds for ending, form in FORMS.items()},
            **{
                f"{root}{FOLDER}{table}.csv": FORMS["csv"]
                for described_lists in lists.values()
                for table, _, _ in described_lists
            },
        },
        "licence": licence,
    }
    return Page("data/", "data.html", labels["title"], labels["summary"], values)
