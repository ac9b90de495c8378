"""What kind of file each of the site's files is, for whoever serves them.

A table of our own: what a system says of these endings differs from machine to machine, and a browser runs no script that
comes as plain text. The types are those registered with IANA, or, for ``bib`` and ``ris``, those that reference managers know.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from portal.incomplete import Incomplete

MEDIA_TYPES = MappingProxyType(
    {
        "atom": "application/atom+xml",
        "bib": "application/x-bibtex",
        "css": "text/css",
        "csv": "text/csv",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "html": "text/html",
        "ico": "image/vnd.microsoft.icon",
        "ics": "text/calendar",
        "jpg": "image/jpeg",
        "js": "text/javascript",
        "json": "application/json",
        "mjs": "text/javascript",
        "pdf": "application/pdf",
        "png": "image/png",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "ris": "application/x-research-info-systems",
        "svg": "image/svg+xml",
        "txt": "text/plain",
        "webmanifest": "application/manifest+json",
        "woff2": "font/woff2",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xml": "application/xml",
        "zip": "application/zip",
    }
)
_NGINX = re.compile(r"(?<=^    types \{\n).*?(?=^    \}$)", re.MULTILINE | re.DOTALL)
_TEXTS = ("application/x-bibtex", "application/x-research-info-systems")  # and all that call themselves text; never with a mark


def in_nginx(configuration: str) -> str:
    """A configuration of nginx with these types in its block ``types``."""
    endings: dict[str, list[str]] = {}
    for ending, kind in MEDIA_TYPES.items():
        endings.setdefault(kind, []).append(ending)
    lines = "".join(f"        {kind:<25} {' '.join(of_kind)};\n" for kind, of_kind in endings.items())
    return _NGINX.sub(lines, configuration)


def declared_type(ending: str) -> str:
    """The type of an ending. Raises Incomplete when the table has none."""
    if ending not in MEDIA_TYPES:
        raise Incomplete(
            f"MEDIA_TYPES in portal/outputs/media_types.py has no type for files that end in .{ending}: add it there, then run "
            "python3 scripts/schema.py. · "
            f"MEDIA_TYPES, dans portal/outputs/media_types.py, n'a pas de type pour les fichiers en .{ending} : ajoutez-le, puis "
            "lancez python3 scripts/schema.py."
        )
    return MEDIA_TYPES[ending]


def media_type(name: str) -> str:
    """The value of ``Content-Type`` for a file of this name: all texts are UTF-8. What is not in the table is bytes."""
    kind = MEDIA_TYPES.get(name.rpartition("/")[2].rpartition(".")[2].lower(), "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind in _TEXTS else kind
