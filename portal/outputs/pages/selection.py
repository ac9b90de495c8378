"""The page of what a reader keeps: a frame that a script fills from what the browser holds."""

from __future__ import annotations

from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES


def selection_page(edition: Edition) -> Page:
    words = edition.speech.words["selection"]
    return Page(
        address="selection/",
        template="selection.html",
        title=words["title"],
        description=words["summary"],
        values={"grants": {language: edition.speech.both[language].words["grant"] for language in LANGUAGES}},
    )
