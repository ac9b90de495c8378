"""The page that documents the open data: what there is, where, and examples that run."""
from __future__ import annotations

from portal.outputs.open_data.api import FOLDER
from portal.outputs.open_data.records import published_kinds
from portal.outputs.page import Page
from portal.outputs.speech import Speech


def data_page(speech: Speech) -> Page:
    said = speech.words["data"]
    kinds = [(kind.registry, kind.schema, len(speech.catalogue.items(kind.registry))) for kind in published_kinds()]
    return Page("data/", "data.html", said["title"], said["summary"], {"kinds": kinds, "folder": FOLDER})
