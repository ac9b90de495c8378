"""Safe by default: no HTML, no link that could do harm, no contact data of persons."""
from __future__ import annotations

import re
from collections.abc import Iterator

from portal.problem import Problem
from portal.yaml_reader import Document, strings

_HTML = re.compile(r"<\s*/?\s*[a-zA-Z!?][^>]*>?|&(#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]{2,12});")
# What CommonMark makes links of: [text](target), [label]: target, <scheme:target>.
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]*)|!\[", re.MULTILINE)
_SAFE_TARGET = re.compile(r"^(https?://[^\s]+|mailto:[^\s@]+@[^\s@]+|(practice|source):[a-z][a-z0-9-]*)$")
_WORTH_A_LOOK = re.compile(r"[<\[&\\]")


def check(document: Document) -> Iterator[Problem]:
    if not _WORTH_A_LOOK.search(document.text):
        return
    for loc, text in strings(document.data):
        if loc[-1] == "value":
            continue
        if (found := _HTML.search(text)) is not None:
            yield document.problem(loc, "html", found=found.group()[:40])
        for link in _LINK.finditer(text):
            target = link.group(1) or link.group(2) or ""
            if link.group() == "![":
                yield document.problem(loc, "image")
            elif not _SAFE_TARGET.match(target):
                yield document.problem(loc, "unsafe-link", value=target[:80])
