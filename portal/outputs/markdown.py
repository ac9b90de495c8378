"""The small Markdown of cards as safe HTML: paragraphs, lists, emphasis, links. HTML is off, and nh3 has the last word."""
from __future__ import annotations

import re
from collections.abc import Callable

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from portal.typography import set_text

_ALLOWED = {"p", "ul", "ol", "li", "em", "strong", "a", "br", "blockquote"}
# A text without any of these means the same to CommonMark as plain paragraphs do: no parser is needed.
_MARKUP = re.compile(r"[*_`\[\]<>&\\#|~]|^\s*([-+>]|\d+[.)])(\s|$)|^\s{2,}\S|^[=-]+\s*$| {2,}$|://|@", re.MULTILINE)


class Markdown:
    """Renders text of one language. ``link`` turns an internal target such as ``practice:its-id`` into an address."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._parser = MarkdownIt("commonmark", {"html": False}).disable(["image", "heading", "lheading", "fence", "code", "backticks", "hr"])

    def render(self, text: str, link: Callable[[str], str] | None = None) -> Markup:
        """One or more paragraphs or lists."""
        text = text.strip()
        if not _MARKUP.search(text):
            return plain_paragraphs(text, self.language)
        tokens = self._parser.parse(text)
        for token in tokens:
            for child in token.children or ():
                if child.type == "text":
                    child.content = set_text(child.content, self.language)
                elif child.type == "link_open" and link is not None:
                    child.attrSet("href", link(str(child.attrGet("href"))))
        rendered = self._parser.renderer.render(tokens, self._parser.options, {})
        return Markup(_clean(rendered).strip())


def plain_paragraphs(text: str, language: str) -> Markup:
    """Paragraphs of a text without markup."""
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return Markup("\n".join(f"<p>{escape(set_text(part, language))}</p>" for part in paragraphs if part))


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=_ALLOWED,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
    )
