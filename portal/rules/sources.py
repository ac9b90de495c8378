"""Where a card's statements stand: a work of the library, or one that stands in the card with all that a reader needs to find it.

Gives the rules ``unknown-source``, ``missing-field``, ``source-in-library``, ``source-without-locator`` and ``quote-too-long``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.problem import Problem
from portal.rules.structure import Known, unknown
from portal.yaml_reader import Document, named

QUOTED = 25  # words, at most: what may be quoted without asking, and what a reader takes in at once
_OWN = ("title", "publisher", "language", "read")  # what a source that stands in a card must tell beside its address


def check(document: Document, known: Known) -> Iterator[Problem]:
    """``quote`` in any file; the rest in files of ``practices/``, where a source may stand in the card."""
    for loc, quote in named(document, {"quote"}):
        if (words := len(quote.split())) > QUOTED:
            yield document.problem(loc, "quote-too-long", words=str(words), limit=str(QUOTED))
    sources = document.data.get("sources")
    if document.path.startswith("practices/") and isinstance(sources, list):
        own = {source["id"].strip() for source in sources if _stands_in_card(source)}
        for index, source in enumerate(sources):
            yield from _source(document, ("sources", index), source, known)
        for index, outcome in enumerate(_list(document.data.get("outcomes"))):
            name = outcome.get("source") if isinstance(outcome, dict) else None
            if isinstance(name, str) and name.strip() not in own and name.strip() not in known["sources"]:
                yield unknown(document, ("outcomes", index, "source"), "sources", name.strip(), known)
            elif isinstance(name, str) and name.strip() not in own and "locator" not in outcome:
                yield document.problem(("outcomes", index, "source"), "source-without-locator")


def _source(document: Document, loc: tuple[str | int, ...], source: Any, known: Known) -> Iterator[Problem]:
    if not isinstance(source, dict) or not isinstance(source.get("id"), str):
        return  # the structure says so
    name = source["id"].strip()
    if "url" in source:
        if name in known["sources"]:
            yield document.problem((*loc, "id"), "source-in-library", value=name)
        for field in _OWN:
            if field not in source:
                yield document.problem(loc, "missing-field", at_key=True, field=field)
    elif name not in known["sources"]:
        yield unknown(document, (*loc, "id"), "sources", name, known)
    elif "locator" not in source:
        yield document.problem((*loc, "id"), "source-without-locator")


def _stands_in_card(source: Any) -> bool:
    return isinstance(source, dict) and "url" in source and isinstance(source.get("id"), str)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
