"""What templates may say, and what stands in a page of what they say."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from portal.outputs.templating import Environment
from portal.words import MissingWords, Words


class Text(str):
    pass


class Said:
    def __str__(self) -> str:
        return "<said>"


class Html:
    def __html__(self) -> str:
        return "<em>html</em>"


def rendered(template: str, **values: Any) -> str:
    environment = Environment(
        loader=DictLoader({"page": template, "macros": _MACROS}), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("page").render(**values)


_MACROS = '{% macro quoted(text) %}<q title="{{ text }}">{{ text }}</q>{% endmacro %}'
_VALUES = [
    "plain",
    "<b> & \"two\" 'quotes'",
    "«\u00a0œuvre\u00a0» & 🎪",
    Markup("<b>bold</b>"),
    Text("<text>"),
    7,
    2.5,
    None,
    True,
    Said(),
    Html(),
]


@pytest.mark.parametrize("value", _VALUES)
def test_what_stands_in_a_page_is_escaped_as_markupsafe_escapes_it(value: Any) -> None:
    assert rendered("{{ value }}|{{ value }}", value=value) == f"{escape(value)}|{escape(value)}"


@pytest.mark.parametrize("value", _VALUES)
def test_a_macro_gives_html_that_is_not_escaped_again(value: Any) -> None:
    made = rendered('{% from "macros" import quoted %}{{ quoted(value) }}', value=value)
    assert made == f'<q title="{escape(value)}">{escape(value)}</q>'


def test_what_is_put_together_from_html_and_text_stays_safe() -> None:
    made = rendered(
        "{% set both = value ~ '<' %}{{ both }}{% set block %}{{ value }}{% endset %}{{ block }}", value=Markup("<b>")
    )
    assert made == "<b>&lt;<b>"
    assert rendered("{{ [value, html] | join(', ') }}", value="<", html=Markup("<b>")) == "&lt;, <b>"


def test_a_dot_is_an_attribute_and_brackets_are_an_item() -> None:
    assert (
        rendered("{{ one.name }} {{ table['name'] }}", one=SimpleNamespace(name="Gander"), table={"name": "Fogo"})
        == "Gander Fogo"
    )
    with pytest.raises(AttributeError, match="'dict' object has no attribute 'name'"):
        rendered("{{ table.name }}", table={"name": "Fogo"})


def test_words_are_reached_by_dots_and_by_brackets() -> None:
    words = Words({"menu": {"practices": "Practices", "st-johns": "St. John's"}})
    assert rendered("{{ words.menu.practices }} {{ words.menu['st-johns'] }}", words=words) == "Practices St. John&#39;s"


@pytest.mark.parametrize("asked", ["words.menu.toolkit", "words.menu['toolkit']", "words.toolbox.title"])
def test_a_word_that_is_not_there_is_named(asked: str) -> None:
    words = Words({"menu": {"practices": "Practices"}})
    with pytest.raises(MissingWords, match=r"'menu.toolkit'|'toolbox'"):
        rendered(f"{{{{ {asked} }}}}", words=words)


@pytest.mark.parametrize("asked", ["nobody", "nobody.name", "nobody['name']", "nobody()"])
def test_a_name_that_nobody_gave_is_an_error(asked: str) -> None:
    with pytest.raises(UndefinedError, match="'nobody' is undefined"):
        rendered(f"{{{{ {asked} }}}}")


def test_what_is_called_gets_what_the_template_says_and_no_more() -> None:
    seen: list[tuple[tuple[Any, ...], dict[str, Any]]] = []

    def call(*arguments: Any, **named: Any) -> str:
        seen.append((arguments, named))
        return ""

    rendered("{% for one in [1, 2] %}{{ call(one, last=loop.last) }}{% endfor %}", call=call)
    assert seen == [((1,), {"last": False}), ((2,), {"last": True})]


@pytest.mark.parametrize("ask", [lambda made: made.get_template("page"), lambda made: made.get_template("page", "other")])
def test_a_template_is_looked_for_once(ask: Callable[[Environment], Any]) -> None:
    texts = {"page": "first"}
    environment = Environment(loader=DictLoader(texts), autoescape=True)
    first = ask(environment)
    texts["page"] = "second"
    assert ask(environment) is first


def test_a_template_sees_what_all_of_them_see_and_its_own() -> None:
    environment = Environment(loader=DictLoader({"page": "{{ everywhere }} {{ here }}"}), autoescape=True)
    environment.globals["everywhere"] = "site"
    assert environment.get_template("page", globals={"here": "page"}).render() == "site page"
