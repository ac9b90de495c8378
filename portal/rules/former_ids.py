"""Ids that items had before: an old address leads to one item, and never to where another one lives.

Gives the rules ``former-id-in-use`` and ``former-id-twice``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from portal.kinds import Kind, location
from portal.problem import Problem
from portal.reading.yaml_reader import Document
from portal.rules.rule import Known, LibraryRule, Rule, Setting

Former = tuple[Kind, str, Document]  # the kind, the item's id ('' where a file holds many), and where it tells of former ids
# Field → the registry that the ids in it were of, where that is not the item's own.
_FIELDS = {"formerly": "", "merged_from": "", "replaces": "practices"}


def former(document: Document, setting: Setting) -> Former | None:
    """None for a file that tells of no former id. Without the nodes, which weigh twenty times the text."""
    tells = any(field in document.text for field in _FIELDS)
    return (setting.kind, setting.name, replace(document, root=None)) if tells else None


def claims(gathered: Mapping[str, Former], known: Known) -> Iterator[Problem]:
    claimed: dict[str, dict[str, str]] = defaultdict(dict)  # registry → former id → the item that had it
    for kind, name, document in gathered.values():
        for item, way, id, registry in _former_ids(kind, name, document):
            if id in known[registry]:
                yield document.problem(way, "former-id-in-use", id=id, list=location(registry))
            elif claimed[registry].setdefault(id, item) != item:
                yield document.problem(way, "former-id-twice", id=id, other=claimed[registry][id])


def _former_ids(kind: Kind, name: str, document: Document) -> Iterator[tuple[str, tuple[str | int, ...], str, str]]:
    """(item, place in the document, former id, registry of that id) of each. What is no list or no text is told by the
    structure."""
    items: dict[str, Any] = {name: document.data} if name else document.data
    for item, data in items.items():
        for field, registry in _FIELDS.items():
            listed = data.get(field) if isinstance(data, dict) else None
            for index, id in enumerate(listed if isinstance(listed, list) else ()):
                if isinstance(id, str):
                    way = (field, index) if name else (item, field, index)
                    yield item, way, id.strip(), registry or kind.registry


RULES: tuple[Rule, ...] = (
    LibraryRule(name="former-id-in-use", gather=former, check=claims, gives=frozenset({"former-id-twice"})),
    Rule(name="id-gone"),  # told by `portal.gone`, which asks the repository and not the files
)
