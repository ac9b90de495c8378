"""Writes what follows from declarations and lies in the repository: the JSON Schemas that editors use, the forms on GitHub, the
columns of the tables, and the types of files that a server of one's own sends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from portal import library, schema
from portal.kinds import VOCABULARIES
from portal.outputs import media_types
from portal.outputs.open_data import shape
from portal.outputs.sharing import issue_forms
from portal.overwriting import overwrite

# File → what makes its text anew from the present one.
DERIVED: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"portal/outputs/open_data/columns.yml": shape.completed, "deploy/nginx.conf": media_types.in_nginx}
)


def main(root: Path) -> int:
    """Always 0. Raises OSError."""
    found = library.read(root)
    schema.write(root / "portal/schema", found.known)
    for path, content in issue_forms.files({name: found.items(name) for name in VOCABULARIES}).items():
        overwrite(root / path, content.encode())
    for path, make in DERIVED.items():
        overwrite(root / path, make((root / path).read_text("utf-8")).encode())
    return 0
