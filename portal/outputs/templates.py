"""The templates of one language: the catalogue pages' own, with the site's words folded in, and the shells."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.visitor import NodeTransformer

from portal.outputs import shell
from portal.outputs.speech import site_words

SHELL_ADDRESS = "shell/"  # where the theme renders the page that catalogue pages are stamped from; never published


@dataclass(frozen=True)
class Templates:
    """Compiled once and used for any number of pages and libraries. ``frames`` maps addresses to the shells that belong to
    one page alone, '*' to the one that serves all others."""

    environment: Environment
    frames: dict[str, Template]

    @classmethod
    def load(cls, language: str, folder: Path, shells: dict[str, str]) -> Templates:
        """``folder`` holds the catalogue pages' templates, ``shells`` the rendered shells by address. Raises ShellError."""
        environment = FoldingEnvironment(
            site_words(language),
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        frames = {
            address: shell.compile_shell(html, f"{language}/{SHELL_ADDRESS if address == '*' else address}")
            for address, html in shells.items()
        }
        return cls(environment, frames)

    def frame(self, address: str) -> Template:
        return self.frames.get(address, self.frames["*"])


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
