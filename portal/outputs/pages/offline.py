"""The page on which a reader decides what their browser keeps: a frame that a script fills."""

from __future__ import annotations

from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition


def offline_page(edition: Edition) -> Page:
    words = edition.speech.words["offline"]
    return Page(address="offline/", template="offline.html", title=words["title"], description=words["summary"], values={})
