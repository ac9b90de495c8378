"""The page that documents the open data: what there is, where, and examples that run."""

from __future__ import annotations

from portal import licence
from portal.outputs.open_data.api import FOLDER
from portal.outputs.open_data.records import published_kinds
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition


def data_page(edition: Edition) -> Page:
    labels = edition.speech.words["data"]
    kinds = [(kind.public_name, kind.schema, len(edition.catalogue.items(kind.registry))) for kind in published_kinds()]
    root = edition.settings.site_url
    values = {
        "kinds": kinds,
        "folder": FOLDER,
        "licence": licence,
        "site_root": root,
        "files": [f"{root}{FOLDER}{kind}.{ending}" for kind, _, _ in kinds for ending in ("json", "csv")],
    }
    return Page("data/", "data.html", labels["title"], labels["summary"], values)
