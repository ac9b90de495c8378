"""Holds everything that rests on sources against the texts it cites, as a command."""

from __future__ import annotations

from pathlib import Path

from portal import library
from portal.commands.options import Options
from portal.proof import citations, copies

_SAID = {
    "en": {
        "no-lines": "the cited lines do not exist: {detail}",
        "blank-lines": "the cited lines are blank: {detail}",
        "number": "the number {detail} does not stand in the cited lines",
        "quote": "these quoted words do not stand in the cited lines: {detail}",
        "copied": "these words are the source's; say it in your own, or quote in quotation marks: {detail}",
    },
    "fr": {
        "no-lines": "les lignes citées n'existent pas : {detail}",
        "blank-lines": "les lignes citées sont vides : {detail}",
        "number": "le nombre {detail} ne se trouve pas dans les lignes citées",
        "quote": "ces mots cités ne se trouvent pas dans les lignes citées : {detail}",
        "copied": "ces mots sont ceux de la source; dites-le dans vos mots, ou citez entre guillemets : {detail}",
    },
}


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0 when every citation holds, 1 when one does not."""
    parser = Options(
        prog="check_sources.py",
        description="Holds the cards against the source texts. · Compare les fiches aux textes des sources.",
    )
    where = "the folder of the source texts · le dossier des textes des sources"
    parser.add_argument("--documents", type=Path, default=root.parent / "shared" / "sources", metavar="DIR", help=where)
    parser.add_content(root)
    parser.add_language()
    options = parser.parse_args(arguments)
    if not options.documents.is_dir():
        parser.error(f"{options.documents}: no such folder · aucun dossier de ce nom")
    read = library.read(options.content)
    runs = copies.runs_of(citations.texts_in(read, options.documents).values())
    found = sorted((*citations.check(read, options.documents), *copies.check(dict(citations.cited_items(read)), runs)))
    for doubt in found:
        print(f"{doubt.path}: {_SAID[options.lang][doubt.what].format(detail=doubt.detail)}")
    return int(bool(found))
