"""The small Markdown of cards as safe HTML: paragraphs, lists, emphasis, links. HTML is off, and nh3 has the last word."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from portal.typography import has_any, set_text

_ALLOWED = {"p", "ul", "ol", "li", "em", "strong", "a", "br", "blockquote"}
# What has a meaning in CommonMark: signs anywhere, and what begins or ends a line.
_SIGNS = "*_`[]<>&\\"
_LINE = re.compile(r"\n(?:(?<=[ \t]{2}\n)|[ \t]*(?:[-+]|\d+[.)])(?:[ \t\n]|$))")
# What CommonMark counts as white space and is no single space already; a no-break space is text.
_SPACES = re.compile(r"[ \t\n]{2,}|[\t\n]")
_SWITCHED_OFF = ["image", "heading", "lheading", "fence", "code", "backticks", "hr"]
_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_EMPTY = re.compile(r"<p></p>\n?")
_WEB = re.compile(r"https?://|mailto:")


class Markdown:
    """Renders text of one language. ``link`` turns an internal target such as ``practice:its-id`` into an address."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._parser = MarkdownIt("commonmark", {"html": False}).disable(_SWITCHED_OFF)

    def render(self, text: str, link: Callable[[str], str] | None = None) -> Markup:
        """One or more paragraphs or lists."""
        text = text.strip(" \t\n")
        if not has_markup(text):
            return plain_paragraphs(text, self.language)
        tokens = self._parser.parse(text)
        for token in tokens:
            if token.children:
                token.children = list(self._set(_joined(token.children), link))
        rendered = self._parser.renderer.render(tokens, self._parser.options, {})
        return Markup(_clean(rendered).strip())

    def _set(self, children: Sequence[Token], link: Callable[[str], str] | None) -> Iterator[Token]:
        """The parts of a paragraph, set; what stands beside a part, behind a mark of emphasis or a link, counts for it."""
        texts = [child for child in children if child.type == "text"]
        befores = ["", *(child.content[-1:] for child in texts)]
        afters = [*(child.content[:1] for child in texts[1:]), ""]
        sides = iter(zip(befores, afters, strict=True))
        for child in children:
            if child.type == "text":
                before, after = (side if side.isalnum() else "" for side in next(sides))
                whole = set_text(before + child.content + after, self.language)
                child.content = whole[len(before) : len(whole) - len(after)]
            elif child.type == "link_open":
                target = str(child.attrGet("href"))
                address = link(target) if link is not None else target
                if address != target or _WEB.match(target):
                    child.attrSet("href", address)
                else:
                    del child.attrs["href"]  # leads nowhere that the site knows
            yield child


def has_markup(text: str) -> bool:
    """Whether a text may mean more to CommonMark than plain paragraphs. Most do not, and need no parser."""
    return has_any(text, _SIGNS) or bool(_LINE.search(f"\n{text}"))


def plain_paragraphs(text: str, language: str) -> Markup:
    """Paragraphs of a text without markup."""
    paragraphs = (_single_spaces(part).strip() for part in _BETWEEN_PARAGRAPHS.split(text))
    return Markup("\n".join(f"<p>{html.escape(set_text(part, language), quote=False)}</p>" for part in paragraphs if part))


def _single_spaces(text: str) -> str:
    """Most texts have no others, which is told ten times sooner than they are replaced."""
    return _SPACES.sub(" ", text) if "  " in text or has_any(text, "\n\t") else text


def _joined(children: Sequence[Token]) -> list[Token]:
    """Line ends inside a paragraph are spaces, and texts that follow each other are one."""
    joined: list[Token] = []
    for child in children:
        if child.type == "softbreak":
            child.type, child.content = "text", " "
        if child.type == "text" and joined and joined[-1].type == "text":
            joined[-1].content += child.content
        else:
            joined.append(child)
    for child in joined:
        if child.type == "text":
            child.content = _single_spaces(child.content)
    return joined


def _clean(rendered: str) -> str:
    cleaned = nh3.clean(
        rendered,
        tags=_ALLOWED,
        attributes={"a": {"href"}, "*": set()},  # not even the titles and languages that nh3 takes everywhere
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
    )
    return _EMPTY.sub("", cleaned.replace("&nbsp;", "\u00a0"))  # as in the texts that need no cleaning
