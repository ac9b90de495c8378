"""Safe by default: no HTML, no link that could do harm, no contact data of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.problem import Problem
from portal.rules.structure import Known, unknown
from portal.schemes import SCHEMES
from portal.yaml_reader import Document, named, strings

_HTML = re.compile(r"<\s*/?\s*[a-zA-Z!?][^>]*>?|&(#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]{2,12});")
# What CommonMark makes links of: [text](target), and [label]: target, which may stand in a list or a quotation too.
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^[\s>*+\-\d.)]*\[[^\]]+\]:\s*<?([^\s>]*)|!\[", re.MULTILINE)
_SAFE_TARGET = re.compile(r"^(https?://[^\s]+|mailto:[^\s@]+@[^\s@]+)$")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@.]{2,}([/?#:]\S*)?")
_ADDRESSES = {"url", "website", "link"}
_AFTER_BRACKET = re.compile(r"\]\s*[(:]")


def check(document: Document, known: Known) -> Iterator[Problem]:
    for loc, address in named(document, _ADDRESSES) if "http" in document.text else ():
        if address.startswith("http") and not _WEB_ADDRESS.fullmatch(address.strip()):
            yield document.problem(loc, "invalid-value", field=str(loc[-1]))
    if not _worth_a_look(document.text):
        return
    for loc, text in strings(document.data):
        if ("<" in text or "&" in text) and (found := _HTML.search(text)) is not None:
            yield document.problem(loc, "html", found=found.group()[:40])
        for link in _LINK.finditer(text) if "[" in text else ():
            target = link.group(1) or link.group(2) or ""
            scheme, _, name = target.partition(":")
            if link.group() == "![":
                yield document.problem(loc, "image")
            elif scheme in SCHEMES:
                if name not in known[SCHEMES[scheme]]:
                    yield unknown(document, loc, SCHEMES[scheme], name, known)
            elif not _SAFE_TARGET.match(target):
                yield document.problem(loc, "unsafe-link", value=target[:80])


def _worth_a_look(text: str) -> bool:
    """Whether a file may hold HTML or a link at all: most cards are not looked at value by value."""
    return any(sign in text for sign in ("<", "&", "\\", "![")) or _AFTER_BRACKET.search(text) is not None
