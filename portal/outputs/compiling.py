"""Templates, compiled once for both languages and for all that render them; the site's words are one step away.

A page says some forty words. To find each by the way into its section, and to escape it again, took a third of the time of a
page; here it is found by its whole name, escaped beforehand.
"""
from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, _escape_inner, escape


class Compiled(BytecodeCache):
    """Compiled templates, kept in memory. Jinja looks at the source's checksum before it takes one."""

    def __init__(self, kept: dict[str, bytes] | None = None) -> None:
        self.kept = kept or {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if found := self.kept.get(bucket.key):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


def escaped(value: object) -> str:
    """As `markupsafe.escape`, but a plain text: what a template writes into a page is joined at once, and to wrap it before
    took a tenth of a page's time."""
    if type(value) is str:
        return _escape_inner(value)
    return value if isinstance(value, Markup) else str(escape(value))


class _Writer(CodeGenerator):
    """Writes a word into the page as it stands in ``environment.shown``, where it is escaped already, and escapes all else."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not isinstance(node, nodes.EnvironmentAttribute):
            self.write("environment.escaped(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not isinstance(node, nodes.EnvironmentAttribute):
            self.write(")")


class WordedEnvironment(Environment):
    """``words.section.name`` in a template is a text of the site in one language."""

    code_generator_class = _Writer
    escaped = staticmethod(escaped)

    def __init__(self, folder: Path, words: dict[str, Any], compiled: Compiled | None = None) -> None:
        """``folder`` holds the templates. What is ``compiled`` serves every language: all have words of the same names."""
        super().__init__(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            optimized=False,  # there is hardly anything to work out beforehand
            bytecode_cache=compiled,
        )
        self.globals["words"] = words
        self.said = dict(_named(words))
        self.shown = {name: str(escape(text)) for name, text in self.said.items()}
        self._finder = _WordFinder(self.said)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Jinja copies them for every render, and the chain of maps that it would make of them is slow to copy."""
        return super().make_globals(d) if d else self.globals

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return self._finder.visit(super()._parse(source, name, filename))


def compile_all(folder: Path, words: dict[str, Any]) -> Compiled:
    """Every template of ``folder``, ready for environments of the same folder; ``words`` are those of any language."""
    compiled = Compiled()
    environment = WordedEnvironment(folder, words, compiled)
    environment.filters, environment.tests = _Later(environment.filters), _Later(environment.tests)
    for name in environment.list_templates():
        environment.get_template(name)
    return compiled


class _Later(dict[str, Any]):
    """Filters that a template may name though they are only there when it is rendered. Jinja works a filter of a constant
    out while it compiles, unless that fails."""

    def get(self, name: str, default: Any = None) -> Any:
        return super().get(name, self._not_yet)

    @staticmethod
    def _not_yet(*_: object) -> NoReturn:
        raise LookupError


def _named(words: dict[str, Any], way: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its whole name, such as 'menu.home'."""
    for name, value in words.items():
        if isinstance(value, str):
            yield f"{way}{name}", value
        else:
            yield from _named(value, f"{way}{name}.")


class _WordFinder(NodeTransformer):
    """Puts ``environment.shown`` where a word is written into the page, and ``environment.said`` where it is used in another
    way, as in ``words.lists.page.format(…)``."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    def visit_Output(self, node: nodes.Output) -> nodes.Node:
        node.nodes = [self._word(child, "shown") or child for child in node.nodes]
        return self.generic_visit(node)

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:
        return self._word(node, "said") or self.generic_visit(node)

    def _word(self, node: nodes.Node, where: str) -> nodes.EnvironmentAttribute | None:
        steps: list[str] = []
        inner = node
        while isinstance(inner, nodes.Getattr):
            steps.insert(0, inner.attr)
            inner = inner.node
        name = ".".join(steps)
        if isinstance(inner, nodes.Name) and inner.name == "words" and name in self._names:
            return nodes.EnvironmentAttribute(f"{where}[{name!r}]", lineno=node.lineno)
        return None
