"""The templates of one language: the catalogue pages' own, with the site's words folded in, and the shells."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.visitor import NodeTransformer

from portal.facets import FACETS
from portal.geography.outline import outline
from portal.outputs import shell
from portal.outputs.addresses import list_address
from portal.outputs.closing import closing
from portal.outputs.speech import Speech
from portal.typography import set_text

SHELL_ADDRESS = "shell/"  # where the theme renders the page that catalogue pages are stamped from; never published


def environment(folder: Path, speech: Speech) -> FoldingEnvironment:
    """What renders the templates in ``folder``. Filters say things in the language: ``practice.title | text``,
    ``theme | term("themes")``. A filter costs a third of a call in Jinja, and a page has some fifty."""
    made = FoldingEnvironment(
        speech.words,
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(
        text=speech.text,
        other_text=lambda value: set_text(value[speech.other], speech.other),
        term=lambda term, vocabulary: speech.term(vocabulary, term),
        definition=lambda term, vocabulary: speech.definition(vocabulary, term),
        counted=lambda count, section: speech.counted(section, count),
        organization=speech.organization,
        half=speech.half,
        half_block=speech.half_block,
        moment=speech.moment,
        month=speech.month,
        weekday=speech.weekday,
        closing=lambda update: closing(speech, update),
        place=speech.place,
        date=speech.date,
        number=speech.number,
        locator=speech.locator,
        period=speech.period,
        list_address=lambda term, facet: list_address(facet, term),
    )
    made.tests.update(whole=speech.catalogue.whole)
    made.globals.update(outline=outline, catalogue=speech.catalogue, facets=FACETS, language=speech.language, other=speech.other)
    return made


def frames(language: str, shells: dict[str, str]) -> Callable[[str], Template]:
    """Address of a page → the compiled shell for it. ``shells`` maps addresses to rendered shells that belong to one page
    alone, '*' to the one that serves all others. Raises ShellError."""
    compiled = {
        address: shell.compile_shell(html, f"{language}/{SHELL_ADDRESS if address == '*' else address}")
        for address, html in shells.items()
    }
    return lambda address: compiled.get(address, compiled["*"])


class FoldingEnvironment(Environment):
    """Puts the text in place of ``words.section.name`` while a template is compiled: the words of a language never change,
    and looking them up and escaping them again on every page took a third of the time."""

    def __init__(self, words: dict[str, Any], **options: Any) -> None:
        super().__init__(**options)
        self.globals["words"] = words
        self._folder = _Folder(words)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return self._folder.visit(super()._parse(source, name, filename))


class _Folder(NodeTransformer):
    def __init__(self, words: dict[str, Any]) -> None:
        self._words = words

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:
        value = self._value(node)
        return nodes.Const(value, lineno=node.lineno) if isinstance(value, str) else self.generic_visit(node)

    def _value(self, node: nodes.Node) -> Any:
        """What a chain that begins at ``words`` leads to; None for anything else."""
        if isinstance(node, nodes.Name) and node.name == "words":
            return self._words
        if isinstance(node, nodes.Getattr):
            inner = self._value(node.node)
            return inner.get(node.attr) if isinstance(inner, dict) else None
        return None
