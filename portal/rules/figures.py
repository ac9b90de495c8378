"""No number stands alone. Gives ``figure-without-value``, ``value-without-unit`` and ``value-without-source``; how a number is written is a matter of `portal.model.forms`."""

from __future__ import annotations

from collections.abc import Iterator

from portal.problem import Problem
from portal.reading.yaml_reader import Document
from portal.rules.rule import ContentRule, Rule, Setting
from portal.rules.tables import COMPANIONS


def figures_without_value(document: Document, _: Setting) -> Iterator[Problem]:
    for name, figure in document.data.items():
        if isinstance(figure, dict) and not {"value", "shown"} & set(figure):
            yield document.problem((name,), "figure-without-value", at_key=True, id=name)


def values_without_unit(document: Document, setting: Setting) -> Iterator[Problem]:
    yield from _alone(document, setting, "unit")


def values_without_source(document: Document, setting: Setting) -> Iterator[Problem]:
    yield from _alone(document, setting, "source")


def _alone(document: Document, setting: Setting, companion: str) -> Iterator[Problem]:
    for listed, field, other in COMPANIONS[setting.kind.registry]:
        items = document.data.get(listed) if other == companion else None
        for index, item in enumerate(items if isinstance(items, list) else ()):
            value = item.get(field) if isinstance(item, dict) else None
            if isinstance(value, str) and value.strip() and companion not in item:
                yield document.problem((listed, index, field), f"value-without-{companion}", value=value)


_CARDS = frozenset(COMPANIONS)

RULES: tuple[Rule, ...] = (
    ContentRule(name="figure-without-value", check=figures_without_value, kinds=frozenset({"figures"})),
    ContentRule(name="value-without-unit", check=values_without_unit, kinds=_CARDS),
    ContentRule(name="value-without-source", check=values_without_source, kinds=_CARDS),
)
