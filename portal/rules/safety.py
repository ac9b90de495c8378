"""Safe by default: no HTML, no image, no link that could do harm or leads nowhere. Gives ``html``, ``image``, ``unsafe-link``
and, for links by id, the rules of `portal.rules.structure.UNKNOWN`.

What a text holds is asked of the CommonMark parser that makes the pages, not guessed: '5 <b and c>' is a tag, 'Wages < minimum'
is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from portal.model.web import is_mail, is_page
from portal.problem import Problem
from portal.reading.yaml_reader import Document, strings
from portal.rules.rule import ContentRule, Rule, Setting
from portal.rules.structure import UNKNOWN, unknown
from portal.schemes import SCHEMES

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_MAYBE_TAG = re.compile(r"<[A-Za-z/!?]")
_MAYBE_LINK = re.compile(r"\]\s*[(:\[]|<[A-Za-z]")
_MAYBE_IMAGE = re.compile(r"!\[")
_AFTER_BRACKET = re.compile(r"\]\s*[(:\[]")
_BROKEN = re.compile(rf"\]\(\s*<?((?:{'|'.join(SCHEMES)}):[^)\s>]*)")  # a link by id, also where a blank keeps it from being one
LONGEST = 80  # characters of a link or a tag that a message repeats


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # most files hold neither link nor tag, and loading it takes longer than a hundred cards

    parser = MarkdownIt("commonmark", {"html": True}).disable(["heading", "lheading", "fence", "code", "backticks", "hr"])
    # Whether a link is safe is ours to say, and it is told as it was typed.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _texts(document: Document, pattern: re.Pattern[str]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts in which a pattern is found, with the way to each."""
    return ((loc, text) for loc, text in strings(document.data) if pattern.search(text))


def _may_hold(document: Document, *signs: str) -> bool:
    """Whether a file is worth a look, text by text: most are not. A code ('\\x3c') may hide a sign."""
    return any(sign in document.text for sign in (*signs, "\\"))


def tags(document: Document, _: Setting) -> Iterator[Problem]:
    for loc, text in _texts(document, _MAYBE_TAG) if _may_hold(document, "<") else ():
        for token in _parser().parse(text):
            inner = [token, *(token.children or ())]
            html = next((part.content for part in inner if part.type in ("html_block", "html_inline")), None)
            if html is not None:
                yield document.problem(loc, "html", found=html.strip()[:LONGEST])
                break


def images(document: Document, _: Setting) -> Iterator[Problem]:
    for loc, _text in _texts(document, _MAYBE_IMAGE) if _may_hold(document, "!") else ():
        yield document.problem(loc, "image")


def links(document: Document, setting: Setting) -> Iterator[Problem]:
    if not _may_hold(document, "<") and not _AFTER_BRACKET.search(document.text):
        return
    for loc, text in _texts(document, _MAYBE_LINK):
        for target in dict.fromkeys(_targets(text)):
            scheme, _, name = target.partition(":")
            if scheme in SCHEMES:
                if name not in setting.known[SCHEMES[scheme]]:
                    yield unknown(document, loc, SCHEMES[scheme], name, setting.known)
            elif not is_page(target) and not is_mail(target):
                yield document.problem(loc, "unsafe-link", value=target[:LONGEST])


def _targets(text: str) -> Iterator[str]:
    """What the links of a text lead to, and what its references name, used or not."""
    env: dict[str, Any] = {}
    for token in _parser().parse(text, env):
        for part in token.children or ():
            if part.type == "link_open":
                yield str(part.attrGet("href"))
    yield from (reference["href"] for reference in env.get("references", {}).values())
    yield from _BROKEN.findall(text)


RULES: tuple[Rule, ...] = (
    ContentRule(name="html", check=tags),
    ContentRule(name="image", check=images),
    ContentRule(name="unsafe-link", check=links, gives=UNKNOWN),
)
