"""What the form in the page knows of the library: the shape of what people write, the ids that they may name, the rules and their
words. The validator reads the same model, tables and words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from markdown_it.common import html_re
from markdown_it.rules_block.html_block import HTML_SEQUENCES

from portal import words
from portal.formatting import ids, layout
from portal.kinds import VOCABULARIES, kind_of
from portal.locators import forms_of
from portal.model import web
from portal.outputs.sharing.forms import FORMS
from portal.reading.characters import INVISIBLE
from portal.reporting import report
from portal.reporting.rule_words import RuleWords
from portal.rules import safety, structure, tables
from portal.rules.structure import UNKNOWN, unknown_item
from portal.rules.translation import WANTED
from portal.schema import Plain
from portal.schemes import SCHEMES
from portal.typography import QUOTATION

_KEPT = frozenset(
    {
        "$ref", "type", "properties", "required", "items", "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum",
        "pattern", "format", "x-rule", "x-registry", "enum",
    }
)  # fmt: skip


@cache
def schema_of(registry: str) -> dict[str, Any]:
    """The JSON Schema of a kind, without what only people and editors read; a reference is the name of a definition."""
    schema = kind_of(registry).adapter().json_schema(by_alias=True, schema_generator=Plain)
    made: dict[str, Any] = _pruned(schema)
    made["$defs"] = {name: _pruned(inner) for name, inner in schema.get("$defs", {}).items()}
    return made


def registries_of(schema: Any) -> set[str]:
    """The registries whose ids a schema takes."""
    if isinstance(schema, dict):
        own = {schema["x-registry"]} if "x-registry" in schema else set()
        return own.union(*map(registries_of, schema.values()))
    return set().union(*map(registries_of, schema)) if isinstance(schema, list) else set()


def rules() -> dict[str, Any]:
    """What the scripts need to hold a file against the rules, in neither language: `common_rules`, and by registry the ``schemas``
    and the ``tables`` of `portal.rules.tables`."""
    return {
        "schemas": {registry: schema_of(registry) for registry in FORMS},
        "tables": {registry: tables.as_data(registry) for registry in FORMS},
        **common_rules(),
    }


def named() -> set[str]:
    """The registries that answers may name."""
    return set().union(*(registries_of(schema_of(registry)) for registry in FORMS)) | {"sources"}


def common_rules() -> dict[str, Any]:
    """What is the same for every kind of file. ``unknown``: registry → which rule an id breaks that it does not hold; ``closed``: the
    closed lists that answers may name; the rest is how texts are looked at."""
    return {
        "folders": {registry: kind_of(registry).location for registry in FORMS},
        "files": {registry: kind_of(registry).schema for registry in FORMS},
        "unknown": {registry: unknown_item(registry) for registry in sorted(named() | set(SCHEMES.values()))},
        "closed": sorted(named() & set(VOCABULARIES)),
        "schemes": dict(SCHEMES),
        "layout": layout.described(),
        "terms": [[entry["word"], entry["avoid"], entry["write"]] for entry in words.entries("house_terms")],
        "locators": sorted(forms_of("en")),
        "quotation": QUOTATION.pattern,
        "invisible": _as_script(INVISIBLE.pattern),
        "html": {
            "tag": html_re.HTML_TAG_RE.pattern,
            "blocks": [
                [_as_script(begin.pattern), _as_script(end.pattern), interrupts] for begin, end, interrupts in HTML_SEQUENCES
            ],
        },
        "web": {"page": _of_any_script(web.PAGE), "mail": _of_any_script(web.MAIL)},
        "longest": {"value": report.LONGEST, "piece": safety.LONGEST, "id": ids.LONGEST},
        "waiting": WANTED,
    }


# Letters and digits of any script: Python's way to say them → a script's, under the flag 'u'.
_SETS = ((r"[^\W\d_]", r"\p{L}"), (r"[^\W_]", r"[\p{L}\p{N}]"), (r"\w", r"\p{L}\p{N}_"))


def _of_any_script(pattern: str) -> str:
    for ours, theirs in _SETS:
        pattern = pattern.replace(ours, theirs)
    return pattern


def _as_script(pattern: str) -> str:
    """A pattern as scripts read it: without Python's own groups, and every character that is no plain ASCII as a code."""
    plain = pattern.replace("(?a:", "(?:")
    return "".join(sign if " " <= sign <= "~" else f"\\u{{{ord(sign):x}}}" for sign in plain)


def rule_words(language: str) -> dict[str, list[str]]:
    """Rule → its message, what to write instead, and how grave it is, in a proposal: 'error' or 'warning'."""
    found = RuleWords.load()
    return {
        rule: [found.text(rule, "message", language), found.text(rule, "help", language), found.severity(rule, proposed=True)]
        for rule in found.entries
        if _is_answered(rule)
    }


def _is_answered(rule: str) -> bool:
    """Whether answers can break a rule: not those of folders, of how a file is written, or of other kinds of file."""
    return rule in _IN_FORM or rule in UNKNOWN or any(one.name == rule for one in structure.RULES)


# Rules about answers; those of the shape and of unknown ids come by themselves.
_IN_FORM: Collection[str] = frozenset(
    {
        "contact-expired", "dates-order", "empty-value", "future-date", "house-term", "html", "id-form", "image", "invisible-character",
        "locator-word", "lost-character", "quote-too-long", "repeated-item", "same-text", "source-in-library", "source-without-locator", "title-long",
        "translation-there", "translation-wanted", "unsafe-link", "update-field-of-other-type", "update-language-missing",
        "update-language-overdue", "update-language-there", "update-needs-field", "value-without-source", "value-without-unit",
    }
)  # fmt: skip


def _pruned(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_pruned(item) for item in schema]
    if not isinstance(schema, Mapping):
        return schema
    made = {key: _pruned(value) for key, value in schema.items() if key in _KEPT and key != "properties"}
    if "properties" in schema:
        made["properties"] = {name: _pruned(inner) for name, inner in schema["properties"].items()}
    if "$ref" in made:
        return {"$ref": made["$ref"].rsplit("/", 1)[-1]}
    return made
