"""No number without its unit and its source."""
from __future__ import annotations

from collections.abc import Iterator

from portal.problem import Problem
from portal.yaml_reader import Document


def check(document: Document) -> Iterator[Problem]:
    outcomes = document.data.get("outcomes")
    for index, outcome in enumerate(outcomes if isinstance(outcomes, list) else ()):
        if not isinstance(outcome, dict):
            continue
        if "value" in outcome and "unit" not in outcome:
            yield document.problem(("outcomes", index, "value"), "value-without-unit", value=str(outcome["value"]))
        if "value" in outcome and "source" not in outcome:
            yield document.problem(("outcomes", index, "value"), "value-without-source", value=str(outcome["value"]))
        elif "source" in outcome and "locator" not in outcome:
            yield document.problem(("outcomes", index, "source"), "source-without-locator")
