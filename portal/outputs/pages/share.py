"""The page with the form: a frame that a script fills; without it, the page says how else to write."""

from __future__ import annotations

from portal import words
from portal.outputs.page import Page
from portal.outputs.sharing.forms import ADDRESS
from portal.outputs.wording.edition import Edition
from portal.typography import set_text


def share_page(edition: Edition) -> Page:
    language = edition.language
    labels = {name: set_text(text[language], language) for name, text in words.load("share")["page"].items()}
    settings = edition.settings
    values = {"labels": labels, "write_to": settings.write_to, "mailbox": settings.mailbox}
    return Page(ADDRESS, "share.html", labels["title"], labels["summary"], values)
