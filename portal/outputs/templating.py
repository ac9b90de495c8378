"""Jinja as all templates here use it: without some of what it looks for anew at each word of each page."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from types import CodeType
from typing import Any

import jinja2
from jinja2 import Template
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Getattr
from jinja2.runtime import Context
from markupsafe import Markup, escape

# `escape` without the `Markup` that it makes of the result: that takes three times as long, and a page needs the text alone. MarkupSafe
# gives it no public name; the version is pinned, and one that has it no more is told of by this import.
from markupsafe import _escape_inner as escaped  # type: ignore[attr-defined]


def as_html(value: Any) -> str:
    """As `escape`, for what is written into a page: what is HTML already stands in it as it is."""
    kind = type(value)
    return escaped(value) if kind is str else value if kind is Markup else escape(value)


class _Code(CodeGenerator):
    """A dot is Python's own dot. Jinja's may mean an item, too, which it finds out each time, and a page has more than a hundred."""

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


class _Template(Template):
    """What it says is escaped by `as_html`."""

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = as_html
        return made


class _Context(Context):
    """Jinja's own looks whether what is called wants to be told where it stands: none of ours does, and a page calls some twenty."""

    def call(self, obj: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return obj(*args, **kwargs)


class Environment(jinja2.Environment):
    """Templates see the globals in a plain dictionary: in Jinja's chain of mappings, looking through them took a tenth of a page."""

    code_generator_class = _Code
    template_class = _Template
    context_class = _Context

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._kept: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """Each is looked for once: a page asks for its macros, and each of its pieces for its own."""
        if not isinstance(name, str) or globals is not None:
            return super().get_template(name, parent, globals)
        if (found := self._kept.get(name)) is None:
            found = self._kept[name] = super().get_template(name, parent)
        return found
