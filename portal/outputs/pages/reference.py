"""Pages about the rules and the fields, made from the definitions that the validator and the schema use."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from portal import words
from portal.kinds import all_kinds
from portal.outputs.page import Page
from portal.outputs.wording.edition import Edition
from portal.reporting.rule_words import PARTS, RuleWords


def rules_page(edition: Edition) -> Page:
    rules, labels = RuleWords.load(), edition.speech.words["rules"]
    texts = {name: {part: rules.text(name, part, edition.language) for part in PARTS} for name in sorted(rules.entries)}
    notes = {name: labels["proposed" if rules.waits(name) else "warning"] for name in texts if rules.severity(name) == "warning"}
    return Page("contribute/rules/", "rules.html", labels["title"], labels["summary"], {"rules": texts, "notes": notes})


def fields_page(edition: Edition) -> Page:
    """The fields of what people write most, level by level, with the vocabulary each takes its ids from: first those that every file
    has and what stands in them, then the others."""
    described = words.of_fields(edition.language)
    labels = edition.speech.words["fields"]
    kinds = {kind.registry: kind for kind in all_kinds()}
    tables: dict[str, dict[str, list[tuple[str, str, bool, str]]]] = {}
    for registry in ("practices", "updates"):
        schema = TypeAdapter(kinds[registry].model).json_schema(by_alias=True)
        tables[registry] = {"required": [], "optional": []}
        for way, required, inner in _walk(schema, schema["$defs"], ""):
            part = "required" if way.partition(".")[0] in schema["required"] else "optional"
            tables[registry][part].append((way, described[way.rpartition(".")[2]], required, inner))
    return Page(
        "contribute/fields/",
        "fields.html",
        labels["title"],
        labels["summary"],
        {"tables": tables},
    )


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
