"""Templates with the site's words folded in, compiled once for all that renders them."""
from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.visitor import NodeTransformer


class Compiled(BytecodeCache):
    """Compiled templates, kept in memory. Jinja looks at the source's checksum before it takes one."""

    def __init__(self, kept: dict[str, bytes] | None = None) -> None:
        self.kept = kept or {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if found := self.kept.get(bucket.key):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


class FoldingEnvironment(Environment):
    """Puts the text in place of ``words.section.name`` while a template is compiled: the words of a language never change,
    and looking them up and escaping them again on every page took a third of the time."""

    def __init__(self, folder: Path, words: dict[str, Any], compiled: Compiled | None = None) -> None:
        """``folder`` holds the templates. What is ``compiled`` once must have been compiled with the same ``words``."""
        super().__init__(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=compiled,
        )
        self.globals["words"] = words
        self._folder = _Folder(words)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Jinja copies them for every render, and the chain of maps that it would make of them is slow to copy."""
        return super().make_globals(d) if d else self.globals

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return self._folder.visit(super()._parse(source, name, filename))


def compile_all(folder: Path, words: dict[str, Any]) -> Compiled:
    """Every template of ``folder``, ready for an environment of the same folder and words."""
    compiled = Compiled()
    environment = FoldingEnvironment(folder, words, compiled)
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
