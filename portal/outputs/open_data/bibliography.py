"""References that reference managers import: BibTeX, RIS and CSL-JSON, one file a source and language."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from portal.model.toolkit import Source
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.readable import uri

FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}  # ending → name

# Kind of source → what each format calls it; reports are the rule.
_CSL = {"presentation": "speech", "data": "dataset", "website": "webpage", "book": "book"}
_RIS = {"presentation": "SLIDE", "data": "DATA", "website": "ELEC", "book": "BOOK"}
_BIBTEX = {"presentation": "misc", "data": "misc", "website": "misc", "book": "book"}


def path(language: str, name: str, ending: str) -> str:
    """'en/sources/sample-report/sample-report.bib'."""
    return f"{language}/sources/{name}/{name}.{ending}"


def files(edition: Edition) -> dict[str, Callable[[], bytes]]:
    """Path → what makes the file."""
    makers = {"bib": bibtex, "ris": ris, "json": csl_json}
    return {
        path(edition.language, name, ending): partial(_made, makers[ending], edition, name)
        for name in edition.catalogue.sources
        for ending in FORMATS
    }


def _made(make: Callable[[str, Source, Edition, str], str], edition: Edition, name: str) -> bytes:
    source = edition.catalogue.sources[name]
    address = uri(source.url) if source.url else edition.settings.address(edition.language, f"sources/{name}/")
    return make(name, source, edition, address).encode()


def csl_json(name: str, source: Source, edition: Edition, address: str) -> str:
    """CSL 1.0.2 data, a list with one item."""
    item: dict[str, Any] = {
        "id": name,
        "type": _CSL.get(source.type, "report"),
        "title": edition.speech.text(source.title),
        "author": [{"literal": edition.speech.text(source.author)}],
        "language": source.languages[0],
        "URL": address,
    }
    if source.year:
        item["issued"] = {"date-parts": [[source.year]]}
    if source.accessed:
        item["accessed"] = {"date-parts": [[source.accessed.year, source.accessed.month, source.accessed.day]]}
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def ris(name: str, source: Source, edition: Edition, address: str) -> str:
    """A RIS record, with the tags that reference managers read alike."""
    import rispy  # here, because only the process that writes these files should spend time loading it

    entry: dict[str, Any] = {
        "type_of_reference": _RIS.get(source.type, "RPRT"),
        "id": name,
        "title": edition.speech.text(source.title),
        "authors": [f"{edition.speech.text(source.author)},"],  # the comma keeps managers from taking a body for a person
        "language": source.languages[0],
        "urls": [address],
    }
    if source.year:
        entry["year"] = str(source.year)
    return str(rispy.dumps([entry]))


def bibtex(name: str, source: Source, edition: Edition, address: str) -> str:
    """A BibTeX entry in UTF-8; inner braces keep the capitals of titles and the names of bodies."""
    from bibtexparser import Library, write_string  # as above
    from bibtexparser.model import Entry, Field

    fields = {
        "title": f"{{{_escaped(edition.speech.text(source.title))}}}",
        "author": f"{{{_escaped(edition.speech.text(source.author))}}}",
        "language": {"en": "english", "fr": "french"}[source.languages[0]],
        "url": address,
    }
    kind = _BIBTEX.get(source.type, "techreport")
    if kind == "techreport":
        fields["institution"] = fields["author"]
    if source.year:
        fields["year"] = str(source.year)
    entry = Entry(kind, name, [Field(key, value) for key, value in fields.items()])
    return str(write_string(Library([entry])))


def _escaped(text: str) -> str:
    r"""BibTeX text: what would be a command is written as the character it is ('\&')."""
    return "".join(f"\\{character}" if character in "&%$#_{}" else character for character in text)
