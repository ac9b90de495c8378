"""Jinja as all templates here use it: without some of what it looks for anew at each word of each page."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from types import CodeType
from typing import Any

import jinja2
from jinja2 import Template
from jinja2.runtime import Context
from markupsafe import Markup, escape


def _html(value: Any) -> Markup:
    return value if type(value) is Markup else escape(value)


class _Template(Template):
    """What is HTML already stands in a page as it is: Jinja's own function copies it."""

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = _html
        return made


class _Context(Context):
    """Jinja's own looks whether what is called wants to be told where it stands: none of ours does, and a page calls some twenty."""

    def call(self, obj: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return obj(*args, **kwargs)


class Environment(jinja2.Environment):
    """Templates see the globals in a plain dictionary: in Jinja's chain of mappings, looking through them took a tenth of a page."""

    template_class = _Template
    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Words stand in dictionaries, where Jinja would look for an attribute first, and be told of its error;
        all else is an attribute, but for what Jinja itself has to tell of."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)
