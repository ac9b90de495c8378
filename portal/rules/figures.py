"""No number stands alone. Gives ``figure-without-value``, ``value-without-unit``, ``value-without-source`` and
``source-without-locator``; how a number is written is a matter of `portal.model.forms`."""

from __future__ import annotations

from collections.abc import Iterator

from portal.problem import Problem
from portal.rules.rule import ContentRule, Rule, Setting
from portal.yaml_reader import Document


def figures_without_value(document: Document, _: Setting) -> Iterator[Problem]:
    for name, figure in document.data.items():
        if isinstance(figure, dict) and not {"value", "shown"} & set(figure):
            yield document.problem((name,), "figure-without-value", at_key=True, id=name)


def values_without_unit(document: Document, _: Setting) -> Iterator[Problem]:
    yield from _alone(document, "unit")


def values_without_source(document: Document, _: Setting) -> Iterator[Problem]:
    yield from _alone(document, "source")


def sources_without_locator(document: Document, _: Setting) -> Iterator[Problem]:
    for index, outcome in _outcomes(document):
        if "source" in outcome and "locator" not in outcome:
            yield document.problem(("outcomes", index, "source"), "source-without-locator")


def _alone(document: Document, companion: str) -> Iterator[Problem]:
    for index, outcome in _outcomes(document):
        value = outcome.get("value")
        if isinstance(value, str) and value.strip() and companion not in outcome:
            yield document.problem(("outcomes", index, "value"), f"value-without-{companion}", value=value)


def _outcomes(document: Document) -> Iterator[tuple[int, dict[str, object]]]:
    outcomes = document.data.get("outcomes")
    for index, outcome in enumerate(outcomes if isinstance(outcomes, list) else ()):
        if isinstance(outcome, dict):
            yield index, outcome


_CARDS = frozenset({"practices"})

RULES: tuple[Rule, ...] = (
    ContentRule(name="figure-without-value", check=figures_without_value, kinds=frozenset({"figures"})),
    ContentRule(name="value-without-unit", check=values_without_unit, kinds=_CARDS),
    ContentRule(name="value-without-source", check=values_without_source, kinds=_CARDS),
    ContentRule(name="source-without-locator", check=sources_without_locator, kinds=_CARDS),
)
