"""Writes the JSON Schemas that editors use, from the model and the vocabulary."""

from __future__ import annotations

from pathlib import Path

from portal import library, schema


def main(root: Path) -> int:
    schema.write(root / "portal/schema", library.read(root).known)
    return 0
