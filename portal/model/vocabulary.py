"""A closed list: ``vocabulary/<list>.yml``, a mapping from a term's id to its label in both languages."""

from __future__ import annotations

from pydantic.dataclasses import dataclass

from portal.model.fields import STRICT, Name, Text


@dataclass(frozen=True, slots=True, config=STRICT)
class Term:
    label: Name
    definition: Text | None = None
