"""A page before it is rendered: its address, what stands in its head, and what fills its body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """``address`` has no language in it and ends in a slash ('practices/durham-alerts/'; '' is the home page), so the same
    page in the other language is one word away. ``edit_path`` is the file it is made from, '' when there is none."""

    address: str
    template: str
    title: str
    description: str
    values: Mapping[str, Any] = field(default_factory=dict)
    edit_path: str = ""
    modified: str = ""

    def file(self, language: str) -> str:
        return f"{language}/{self.address}index.html"
