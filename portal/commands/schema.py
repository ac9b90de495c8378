"""Writes what is made from the model, the words of the form and the vocabulary, and lies in the repository: the JSON Schemas that
editors use, and the forms on GitHub."""

from __future__ import annotations

from pathlib import Path

from portal import library, schema
from portal.kinds import VOCABULARIES
from portal.outputs.sharing import issue_forms
from portal.overwriting import overwrite


def main(root: Path) -> int:
    """Always 0. Raises OSError."""
    found = library.read(root)
    schema.write(root / "portal/schema", found.known)
    for path, content in issue_forms.files({name: found.items(name) for name in VOCABULARIES}).items():
        overwrite(root / path, content.encode())
    return 0
