"""Ids that items had before: an old address leads to one item, and never to where another one lives. Gives
``former-id-in-use`` and ``former-id-twice``; that they have the form of ids is a matter of the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from portal.kinds import Kind
from portal.problem import Problem
from portal.rules.rule import Known, LibraryRule, Rule, Setting
from portal.yaml_reader import Document

Claims = tuple[Kind, Document]  # a file that tells of former ids


def claims(document: Document, setting: Setting) -> Claims | None:
    """None for a file without former ids. Without the nodes, which weigh twenty times the text."""
    return (setting.kind, replace(document, root=None)) if "formerly" in document.text else None


def in_use(gathered: Mapping[str, Claims], known: Known) -> Iterator[Problem]:
    for kind, document in gathered.values():
        for _, way, former in _former_ids(kind, document):
            if former in known[kind.registry]:
                yield document.problem(way, "former-id-in-use", id=former, list=kind.location)


def twice(gathered: Mapping[str, Claims], _: Known) -> Iterator[Problem]:
    claimed: dict[tuple[str, str], str] = {}  # registry and former id → the item that had it
    for kind, document in gathered.values():
        for item, way, former in _former_ids(kind, document):
            other = claimed.setdefault((kind.registry, former), item)
            if other != item:
                yield document.problem(way, "former-id-twice", id=former, other=other)


def _former_ids(kind: Kind, document: Document) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    """(item, place in the document, former id) of each. What is no list or no text is told by the structure."""
    items: dict[str, Any] = document.data if kind.in_one_file else {PurePosixPath(document.path).stem: document.data}
    for item, data in items.items():
        former = data.get("formerly") if isinstance(data, dict) else None
        for index, id in enumerate(former if isinstance(former, list) else ()):
            if isinstance(id, str):
                way = ("formerly", index)
                yield item, (item, *way) if kind.in_one_file else way, id.strip()


RULES: tuple[Rule, ...] = (
    LibraryRule(name="former-id-in-use", gather=claims, check=in_use),
    LibraryRule(name="former-id-twice", gather=claims, check=twice),
)
