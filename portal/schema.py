"""The JSON Schemas that editors use to complete and check files, made from the model.

No ``anyOf``: a field that may be left out is described as what it is when it is there, so that messages stay readable.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from portal import words
from portal.kinds import VOCABULARIES, Kind, all_kinds
from portal.overwriting import overwrite


class Plain(GenerateJsonSchema):
    """A field that may be left out is described as what it is when it is there."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def build(known: Mapping[str, Collection[str]]) -> dict[str, str]:
    """File name → JSON text of every schema. ``known`` gives the ids of the vocabularies, which become enumerations."""
    return {name: make() for name, make in makers(known).items()}


def makers(known: Mapping[str, Collection[str]]) -> dict[str, Callable[[], str]]:
    """The same, with what makes each text."""
    kinds = {kind.schema: kind for kind in all_kinds()}  # closed lists share one
    return {name: partial(_text, kind, known) for name, kind in kinds.items()}


def write(folder: Path, known: Mapping[str, Collection[str]]) -> None:
    """Every schema into ``folder``. Raises OSError, and then leaves none half written."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in build(known).items():
        overwrite(folder / name, text.encode())


def _text(kind: Kind, known: Mapping[str, Collection[str]]) -> str:
    return json.dumps(_schema(kind.adapter(), known, words.load("fields")), ensure_ascii=False, indent=2) + "\n"


def _schema(adapter: TypeAdapter[Any], known: Mapping[str, Collection[str]], fields: Mapping[str, Any]) -> dict[str, Any]:
    schema = adapter.json_schema(by_alias=True, schema_generator=Plain)
    _describe(schema, known, fields)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _describe(node: Any, known: Mapping[str, Collection[str]], fields: Mapping[str, Any]) -> None:
    """Puts ids in place of registry names, and the field's description in both languages; drops what only Python needs."""
    if isinstance(node, list):
        for item in node:
            _describe(item, known, fields)
    if not isinstance(node, dict):
        return
    node.pop("x-rule", None)
    registry = node.pop("x-registry", None)
    if registry in VOCABULARIES:
        node["enum"] = sorted(known[registry])
    if isinstance(node.get("title"), str):
        del node["title"]
    node.pop("description", None)
    for name, value in node.get("properties", {}).items():
        _describe(value, known, fields)
        if name in fields:
            value["description"] = f"{fields[name]['en']} — {fields[name]['fr']}"
    for key, value in node.items():
        if key != "properties":
            _describe(value, known, fields)
