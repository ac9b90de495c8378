"""Pages about the rules and the fields, made from the definitions that the validator and the schema use."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from portal import words
from portal.catalogue.facets import FACETS
from portal.kinds import all_kinds
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition
from portal.typography import set_text


def rules_page(edition: Edition) -> Page:
    rules = words.in_language(_without_severity(words.load("rules")), edition.language)
    warnings = {name for name, rule in words.load("rules").items() if rule.get("severity") == "warning"}
    labels = edition.speech.words["rules"]
    texts = {
        name: {part: set_text(text, edition.language) for part, text in rule.items()} for name, rule in sorted(rules.items())
    }
    return Page("contribute/rules/", "rules.html", labels["title"], labels["summary"], {"rules": texts, "warnings": warnings})


def fields_page(edition: Edition) -> Page:
    """The fields of what people write most, level by level, with the vocabulary each takes its ids from."""
    described = words.of_fields(edition.language)
    labels = edition.speech.words["fields"]
    kinds = {kind.registry: kind for kind in all_kinds()}
    tables = {}
    for registry in ("practices", "updates"):
        schema = TypeAdapter(kinds[registry].model).json_schema(by_alias=True)
        tables[registry] = [
            (way, described[way.rsplit(".", 1)[-1]], required, inner)
            for way, required, inner in _walk(schema, schema["$defs"], "")
        ]
    return Page(
        "contribute/fields/",
        "fields.html",
        labels["title"],
        labels["summary"],
        {"tables": tables, "facets": [facet.vocabulary for facet in FACETS.values()]},
    )


def _without_severity(rules: dict[str, Any]) -> dict[str, Any]:
    return {name: {part: text for part, text in rule.items() if part != "severity"} for name, rule in rules.items()}


def _walk(schema: dict[str, Any], definitions: dict[str, Any], before: str) -> list[tuple[str, bool, str]]:
    """(way, required, registry) of every field; bilingual texts are one field."""
    rows: list[tuple[str, bool, str]] = []
    for name, inner in schema.get("properties", {}).items():
        way = f"{before}{name}"
        inner = _inside(inner, definitions)
        rows.append((way, name in schema.get("required", ()), inner.get("x-registry", "")))
        if set(inner.get("properties", ())) != {"en", "fr"}:
            rows += _walk(inner, definitions, f"{way}.")
    return rows


def _inside(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """What a field or the items of its list are."""
    while True:
        if "anyOf" in schema:
            schema = next(option for option in schema["anyOf"] if option.get("type") != "null")
        elif "$ref" in schema:
            schema = definitions[schema["$ref"].rsplit("/", 1)[-1]]
        elif schema.get("type") == "array":
            schema = schema["items"]
        else:
            return schema
