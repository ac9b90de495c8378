"""Ids that items had before: an old address leads to one item, and never to where another one lives.

Gives the rules ``former-id-in-use``, ``former-id-twice`` and ``id-form``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from portal.kinds import Kind
from portal.model.fields import ID_PATTERN
from portal.problem import Problem
from portal.yaml_reader import Document


def check(kind: Kind, documents: Iterable[Document], ids: Collection[str]) -> Iterator[Problem]:
    """``documents`` are those of a kind that tell of former ids, ``ids`` all that its items have now."""
    claimed: dict[str, str] = {}  # former id → the item that had it
    for document in documents:
        for item, way, former in _former_ids(kind, document):
            if not re.fullmatch(ID_PATTERN, former):
                yield document.problem(way, "id-form", id=former)
            elif former in ids:
                yield document.problem(way, "former-id-in-use", id=former, list=kind.location)
            elif claimed.setdefault(former, item) != item:
                yield document.problem(way, "former-id-twice", id=former, other=claimed[former])


def _former_ids(kind: Kind, document: Document) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    """(item, place in the document, former id) of each. What is no list or no text is told by the structure."""
    items: dict[str, Any] = document.data if kind.in_one_file else {PurePosixPath(document.path).stem: document.data}
    for item, data in items.items():
        for field in ("formerly", "merged_from"):
            former = data.get(field) if isinstance(data, dict) else None
            for index, id in enumerate(former if isinstance(former, list) else ()):
                if isinstance(id, str):
                    way = (field, index)
                    yield item, (item, *way) if kind.in_one_file else way, id.strip()
