"""References that reference managers import: BibTeX, RIS and CSL-JSON, one file a source and language.

A work is found under the title that it bears, so a reference gives that one, whatever the language of the page that offers it,
and our translation beside it. Who wrote a work that does not say so is nobody, and no person is made of a body.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from portal.model.toolkit import Source
from portal.outputs.addresses import item_address
from portal.outputs.files import Files
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.readable import one_line, uri
from portal.typography import set_text

FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}  # ending → name

# Kind of source → what each format calls it; reports are the rule.
_CSL = {"presentation": "speech", "data": "dataset", "website": "webpage", "book": "book"}
_RIS = {"presentation": "SLIDE", "data": "DATA", "website": "ELEC", "book": "BOOK"}
_BIBTEX = {"presentation": "misc", "data": "misc", "website": "misc", "book": "book"}
# What BibTeX takes for a command or for a bracket of its own; it counts brackets that a backslash escapes, too.
_COMMANDS = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A source as a reference gives it. ``translated`` is the title in the language of whoever takes the reference, and ``note``
    says so, where it is not ``title``; else both are ''. ``language`` is that of the work."""

    id: str
    type: str
    title: str
    translated: str
    note: str
    bodies: tuple[str, ...]
    language: str
    address: str
    year: int | None
    accessed: dt.date | None


def path(language: str, name: str, ending: str) -> str:
    """'en/sources/sample-report/sample-report.bib'."""
    return f"{language}/sources/{name}/{name}.{ending}"


def files(edition: Edition) -> Files:
    """Path → what makes the file; also where the file was when the source had another id."""
    makers = {"bib": bibtex, "ris": ris, "json": csl_json}
    return {
        path(edition.language, id, ending): partial(_made, makers[ending], edition, name)
        for name, source in edition.catalogue.sources.items()
        for id in (name, *source.formerly)
        for ending in FORMATS
    }


def _made(make: Callable[[Reference], str], edition: Edition, name: str) -> bytes:
    return make(reference(edition, name)).encode()


def reference(edition: Edition, name: str) -> Reference:
    """Raises KeyError when there is no such source."""
    source, page = edition.catalogue.sources[name], edition.language
    own = page if source.title_from in ("both", "none") else source.title_from
    title, ours = (one_line(set_text(source.title[language], language)) for language in (own, page))
    translated = "" if title == ours else ours
    return Reference(
        id=name,
        type=source.type,
        title=title,
        translated=translated,
        note=edition.speech.words["sources"]["title_translated"].format(title=translated) if translated else "",
        bodies=tuple(one_line(set_text(body[own], own)) for body in _bodies(source, edition)),
        language=own if own in source.languages else source.languages[0],
        address=uri(source.url or edition.settings.address(page, item_address("sources", name))),
        year=source.year,
        accessed=source.accessed,
    )


def _bodies(source: Source, edition: Edition) -> Iterator[Any]:
    """The names, in both languages, of those who are said to have written it."""
    unknown = tuple(speech.words["sources"]["author_not_stated"] for speech in edition.speech.both.values())
    if source.authors is not None:
        yield from source.authors
    elif not any(name.startswith(unknown) for name in (source.author.en, source.author.fr)):
        yield source.author


def csl_json(work: Reference) -> str:
    """CSL 1.0.2 data, a list with one item."""
    item: dict[str, Any] = {"id": work.id, "type": _CSL.get(work.type, "report"), "title": work.title}
    if work.bodies:
        item["author"] = [{"literal": body} for body in work.bodies]
    item |= {"language": work.language, "URL": work.address}
    if work.note:
        item["note"] = work.note
    if work.year:
        item["issued"] = {"date-parts": [[work.year]]}
    if work.accessed:
        item["accessed"] = {"date-parts": [[work.accessed.year, work.accessed.month, work.accessed.day]]}
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def ris(work: Reference) -> str:
    """A RIS record, with the tags that reference managers read alike.

    For every one of them the first comma ends a family name. One at the end therefore keeps a body whole, and a body that has
    one inside is named as the publisher alone."""
    import rispy  # here, because only the process that writes these files should spend time loading it

    entry: dict[str, Any] = {
        "type_of_reference": _RIS.get(work.type, "RPRT"),
        "id": work.id,
        "title": work.title,
        "authors": [f"{body}," for body in work.bodies if "," not in body],
        "publisher": "; ".join(body for body in work.bodies if "," in body),
        "translated_title": work.translated,
        "language": work.language,
        "urls": [work.address],
        "year": str(work.year or ""),
        "access_date": work.accessed.strftime("%Y/%m/%d") if work.accessed else "",
    }
    return str(rispy.dumps([{name: value for name, value in entry.items() if value}]))


def bibtex(work: Reference) -> str:
    """A BibTeX entry in UTF-8; inner braces keep the capitals of titles and the names of bodies."""
    from bibtexparser.entrypoint import write_string  # as above
    from bibtexparser.library import Library
    from bibtexparser.model import Entry, Field

    bodies = " and ".join(f"{{{_escaped(body)}}}" for body in work.bodies)
    kind = _BIBTEX.get(work.type, "techreport" if bodies else "misc")  # a techreport must name an institution
    fields = {
        "title": f"{{{_escaped(work.title)}}}",
        "author": bodies,
        "institution": bodies if kind == "techreport" else "",
        "note": _escaped(work.note),
        "language": {"en": "english", "fr": "french"}[work.language],
        "url": work.address,
        "year": str(work.year or ""),
    }
    entry = Entry(kind, work.id, [Field(key, value) for key, value in fields.items() if value])
    return str(write_string(Library([entry])))


def _escaped(text: str) -> str:
    r"""BibTeX text: what would be a command or a bracket is written as the character it is ('\&')."""
    return "".join(_COMMANDS.get(character, character) for character in text)
