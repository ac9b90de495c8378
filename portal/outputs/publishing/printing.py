"""Writes what is printed of the catalogue: the handouts and decks of a language, and pictures of the documents that people fill in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from portal.outputs.documents import sheets
from portal.outputs.documents.decks import decks
from portal.outputs.documents.handouts import handouts
from portal.outputs.publishing.writer import Writer
from portal.outputs.wording.edition import Edition, Made

if TYPE_CHECKING:
    from portal.outputs.documents.press import Press


def write(edition: Edition, press: Press, out: Path) -> Edition:
    """Writes them below ``out``, the home of the site. The same edition, which knows what was made. Raises OSError."""
    writer, made = Writer(out), {}
    for path, handout in handouts(edition):
        if (printed := press.print(handout)) is None:
            continue
        writer.write(f"{edition.language}/{path}", printed.content)
        made[path] = Made(len(printed.content), printed.pages)
    for path, deck in decks(edition):
        content = press.deck(deck)
        writer.write(f"{edition.language}/{path}", content)
        made[path] = Made(len(content), len(deck["slides"]) + 1)
    for name in edition.catalogue.templates:
        path, picture = sheets.address(name, edition.language, "png"), press.picture(sheets.first_page(edition, name))
        writer.write(f"{edition.language}/{path}", picture)
        made[path] = Made(len(picture), 1)
    return replace(edition, made=made)
