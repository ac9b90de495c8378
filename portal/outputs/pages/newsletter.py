"""The page on which a coordinator chooses what a newsletter tells: a frame that a script fills from the newsletter's pieces."""

from __future__ import annotations

from portal.outputs.newsletter.pieces import ADDRESS
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition


def newsletter_page(edition: Edition) -> Page:
    words = edition.speech.words["newsletter"]
    return Page(ADDRESS, "newsletter.html", words["title"], words["summary"])
