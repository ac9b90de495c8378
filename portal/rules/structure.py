"""Shape: fields, types, lengths, ids and dates that exist. Says in our words what the model found: gives every rule of its
`RULES`, the forms of values among them (`portal.model.forms`)."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from portal.kinds import VOCABULARIES, location
from portal.problem import Problem
from portal.reading.yaml_reader import Document
from portal.rules.rule import Known, Rule
from portal.rules.translation import wanted

_UNKNOWN = {
    "themes": "unknown-theme",
    "populations": "unknown-population",
    "places": "unknown-place",
    "organizations": "unknown-organization",
    "sources": "unknown-source",
    "practices": "unknown-practice",
}
UNKNOWN = frozenset(
    {*_UNKNOWN.values(), "unknown-term", "unknown-item"}
)  # every rule that an id breaks which its registry does not hold
MOST_PROBLEMS = 200  # told of one file: nobody corrects more in one go, and finding near words takes time
_NUMBER = {"float_type", "float_parsing", "finite_number"}
_WHOLE_NUMBER = {"int_type", "int_parsing", "int_from_float", "int_parsing_size"}
_SCALAR = _NUMBER | _WHOLE_NUMBER | {"literal_error", "bool_type"}
_RANGE = {"greater_than_equal": "ge", "less_than_equal": "le"}


def parse(document: Document, adapter: TypeAdapter[Any], known: Known) -> tuple[Any | None, list[Problem]]:
    """The model of a document, or None and what keeps it from being one."""
    try:
        return adapter.validate_python(document.data, context=known), []
    except ValidationError as error:
        problems = _problems(document, adapter, error.errors(include_url=False), known)
        return None, list(islice(problems, MOST_PROBLEMS))


def unknown(document: Document, loc: tuple[str | int, ...], registry: str, value: str, known: Known) -> Problem:
    """An id that its registry does not hold, with the nearest one that it does."""
    item = unknown_item(registry)
    return document.problem(loc, item["rule"], value=value, nearest=nearest(value, known[registry]), list=item["list"])


def unknown_item(registry: str) -> dict[str, str]:
    """``rule`` that an id breaks which its registry does not hold, and ``list``, what its message calls the registry."""
    rule = _UNKNOWN.get(registry) or ("unknown-term" if registry in VOCABULARIES else "unknown-item")
    return {"rule": rule, "list": location(registry) if rule == "unknown-item" else registry}


def nearest(word: str, words: Collection[str]) -> str:
    """The most similar of ``words``, or '' when none is near."""
    return next(iter(difflib.get_close_matches(word.lower(), words, n=1, cutoff=0.6)), "")


def _problems(document: Document, adapter: TypeAdapter[Any], errors: list[ErrorDetails], known: Known) -> Iterator[Problem]:
    awaited = wanted(document.data)
    broken_inside = {error["loc"][:depth] for error in errors for depth in range(len(error["loc"]))}
    for error in errors:
        loc, kind, context = error["loc"], error["type"], error.get("ctx", {})
        name, value = str(loc[-1]) if loc else "", error["input"]
        if kind == "missing" and name in ("en", "fr"):
            if name == awaited:
                continue  # told once, by `portal.rules.translation`
            yield document.problem(loc[:-1], "missing-language", at_key=True, language=name, field=_field_name(loc[:-1]))
        elif kind == "missing":
            yield document.problem(loc[:-1], "missing-field", at_key=True, field=name)
        elif kind == "unexpected_keyword_argument":
            suggestion = nearest(name, _fields_beside(_schema(adapter), loc))
            yield document.problem(loc, "unknown-field", at_key=True, field=name, nearest=suggestion)
        elif kind == "unknown-id":
            yield unknown(document, loc, context["registry"], value, known)
        elif kind == "refused":
            yield document.problem(loc, context["rule"], **context["params"])
        elif kind == "dataclass_type" and context["class_name"] in ("Text", "Title", "Summary", "Name"):
            yield document.problem(loc, "not-bilingual", field=_field_name(loc))
        elif kind in ("dataclass_type", "dict_type"):
            yield document.problem(loc, "not-mapping", field=_field_name(loc))
        elif kind == "string_type" or (kind in _SCALAR and not isinstance(value, str)):
            yield document.problem(loc, "not-text", field=_field_name(loc))
        elif kind == "tuple_type":
            yield document.problem(loc, "not-list", field=_field_name(loc))
        elif kind == "too_short":
            if loc not in broken_inside:  # items that were refused do not count: they have problems of their own
                yield document.problem(loc, "empty-list", field=_field_name(loc))
        elif kind == "too_long":
            yield document.problem(loc, "list-too-long", field=_field_name(loc), limit=str(context["max_length"]))
        elif kind == "string_too_long":
            limit = str(context["max_length"])
            yield document.problem(loc, "text-too-long", field=_field_name(loc), limit=limit, length=str(len(value.strip())))
        elif kind == "string_too_short":
            yield document.problem(loc, "empty-value")
        elif kind == "literal_error":
            allowed = context["expected"].replace("'", "").replace(" or ", ", ")
            yield document.problem(loc, "not-one-of", value=str(value), allowed=allowed)
        elif kind in _NUMBER:
            yield document.problem(loc, "not-number", value=str(value))
        elif kind in _WHOLE_NUMBER:
            yield document.problem(loc, "not-whole-number", value=str(value))
        elif kind in _RANGE:
            rule = "number-too-small" if kind == "greater_than_equal" else "number-too-large"
            yield document.problem(loc, rule, value=str(value), limit=f"{context[_RANGE[kind]]:.15g}")
        else:
            yield document.problem(loc, "internal-error", name=f"{_field_name(loc)}: {kind}", reason=error["msg"])


@functools.cache
def _schema(adapter: TypeAdapter[Any]) -> dict[str, Any]:
    """What a model may hold. It takes as long to write down as hundreds of files take to check, and a folder of drafts may need it for
    each."""
    return adapter.json_schema()


def _field_name(loc: tuple[str | int, ...]) -> str:
    """What a person would call the field by: its name, and for a text in one language 'title.en'."""
    names = [step for step in loc if isinstance(step, str)]
    return ".".join(names[-2:] if names[-1:] in (["en"], ["fr"]) else names[-1:])


def _fields_beside(schema: dict[str, Any], loc: tuple[str | int, ...]) -> list[str]:
    """The names that would have been right where ``loc``'s last step stands."""
    here: Any = schema
    for step in (None, *loc[:-1]):
        if isinstance(step, int):
            here = here.get("items", {})
        elif step is not None:
            here = here.get("properties", {}).get(step) or here.get("additionalProperties") or {}
        here = next((option for option in here.get("anyOf", ()) if option.get("type") != "null"), here)
        while "$ref" in here:
            here = schema["$defs"][here["$ref"].rsplit("/", 1)[-1]]
    return list(here.get("properties", {}))


RULES: tuple[Rule, ...] = (
    Rule(name="missing-field"),
    Rule(name="unknown-field"),
    Rule(name="missing-language"),
    Rule(name="not-bilingual"),
    Rule(name="not-mapping"),
    Rule(name="not-text"),
    Rule(name="not-list"),
    Rule(name="empty-list"),
    Rule(name="list-too-long"),
    Rule(name="text-too-long"),
    Rule(name="not-one-of"),
    Rule(name="not-number"),
    Rule(name="not-whole-number"),
    Rule(name="number-too-small"),
    Rule(name="number-too-large"),
    Rule(name="impossible-date"),
    Rule(name="impossible-time"),
    Rule(name="bad-fingerprint"),
    Rule(name="code-form"),
    Rule(name="document-name"),
    Rule(name="web-address"),
    Rule(name="contact-address"),
    *(Rule(name=name) for name in sorted(UNKNOWN)),
)
