"""The schemas that editors use say what the rules say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from portal import schema, words
from portal.kinds import all_kinds
from tests.helpers import BUS, ROOT, SAMPLES, TEA, copy_samples, read

COMMITTED = ROOT / "portal" / "schema"
NAMES = sorted(path.name for path in COMMITTED.glob("*.json"))


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> dict[str, frozenset[str]]:
    return read(copy_samples(tmp_path_factory.mktemp("schema"))).known


class _Loader(yaml.CSafeLoader):
    """YAML 1.2's core schema, which editors follow: no dates, ON and NO are text."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan", "-+.0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))


def as_an_editor_reads_it(text: str) -> Any:
    return yaml.load(text, _Loader)


def files(root: Path) -> Iterator[tuple[str, Path]]:
    """(schema, file) of every file of a library."""
    for kind in all_kinds():
        yield from ((kind.schema, file) for _, file in kind.files(root))


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((COMMITTED / name).read_text("utf-8")))


def complaints(name: str, data: Any) -> list[str]:
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in _validator(name).iter_errors(data)]


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from nodes(value)


def test_there_is_a_schema_for_every_kind() -> None:
    assert set(NAMES) == {kind.schema for kind in all_kinds()}


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_schema_is_the_one_that_the_model_gives(name: str, known: dict[str, frozenset[str]]) -> None:
    assert (COMMITTED / name).read_text("utf-8") == schema.build(known)[name], "run: python3 scripts/schema.py"


def test_write_puts_every_schema_into_a_folder(tmp_path: Path, known: dict[str, frozenset[str]]) -> None:
    schema.write(tmp_path / "new", known)
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_a_valid_one(name: str) -> None:
    Draft202012Validator.check_schema(json.loads((COMMITTED / name).read_text("utf-8")))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("word", ["anyOf", "oneOf", "allOf", "x-registry", "default"])
def test_no_schema_uses_words_that_make_messages_hard_to_read(name: str, word: str) -> None:
    tree = json.loads((COMMITTED / name).read_text("utf-8"))
    assert [node for node in nodes(tree) if word in node] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_field_is_described_in_both_languages(name: str) -> None:
    meanings = words.load("fields")
    tree = json.loads((COMMITTED / name).read_text("utf-8"))
    for node in nodes(tree):
        for field, inner in node.get("properties", {}).items():
            described = f"{meanings[field]['en']} — {meanings[field]['fr']}"
            assert inner.get("description") == described, "run: python3 scripts/schema.py"


def test_every_description_is_of_a_field_that_exists() -> None:
    used = {
        field
        for name in NAMES
        for node in nodes(json.loads((COMMITTED / name).read_text()))
        for field in node.get("properties", {})
    }
    unused = sorted(set(words.load("fields")) - used)
    assert unused == [], f"take these out of portal/words/fields.yml, or run python3 scripts/schema.py if they are new: {unused}"


@pytest.mark.parametrize("name", NAMES)
def test_no_unknown_field_is_let_through(name: str) -> None:
    tree = json.loads((COMMITTED / name).read_text("utf-8"))
    assert [
        node for node in nodes(tree) if "properties" in node and node.get("type") == "object" and node["additionalProperties"]
    ] == []


def test_every_file_is_valid_as_an_editor_reads_it() -> None:
    found = {file.name: complaints(name, as_an_editor_reads_it(file.read_text("utf-8"))) for name, file in files(SAMPLES)}
    assert found and {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (TEA, "kind: event\n", ""),
        (TEA, "kind: event", "kind: evnt"),
        (TEA, "themes: [welcoming-community]", "themes: welcoming-community"),
        (TEA, "themes: [welcoming-community]", "themes: []"),
        (TEA, "themes: [welcoming-community]", "theme: [housing]\nthemes: [welcoming-community]"),
        (TEA, "period: {from: 2019}", "period: {from: 219}"),
        (TEA, "value: 12", "value: 2,5"),
        (TEA, "  fr: Un thé échantillon\n", ""),
        (TEA, "{from: en, status", "{from: de, status"),
        (BUS, "  - type: transit", "  - type: trains"),
    ],
)
def test_an_editor_marks_what_the_rules_refuse(path: str, old: str, new: str) -> None:
    text = (SAMPLES / path).read_text("utf-8")
    assert old in text
    assert complaints("practice.json", as_an_editor_reads_it(text.replace(old, new)))


@pytest.mark.parametrize("vocabulary", ["themes", "populations", "kinds", "statuses"])
def test_a_closed_list_is_completed_in_the_editor(vocabulary: str, known: dict[str, frozenset[str]]) -> None:
    tree = json.loads((COMMITTED / "practice.json").read_text("utf-8"))
    assert sorted(known[vocabulary]) in [node["enum"] for node in nodes(tree) if "enum" in node]
