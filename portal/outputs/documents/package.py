"""The packages that office programs open (Open Packaging Conventions, ECMA-376 part 2): an archive of parts, what kind each of them is,
and which belongs to which."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EXTERNAL = ' TargetMode="External"'
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes


def packed(parts: Mapping[str, str]) -> bytes:
    """The file; ``parts`` are path → XML."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            entry = zipfile.ZipInfo(path, _FIRST_DAY)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0  # said alike on every system
            archive.writestr(entry, text.encode())
    return file.getvalue()


def begun(main: str, kinds: Mapping[str, str], title: str, language: str) -> dict[str, str]:
    """The parts that every package begins with: ``kinds`` are path → media type of all others, ``main`` is the path of the document
    itself; ``language`` is 'en' or 'fr'."""
    core, _ = _CORE
    overrides = (f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in (*kinds.items(), _CORE))
    return {
        "[Content_Types].xml": (
            f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
        ),
        "_rels/.rels": relationships(
            [(f"{OFFICE}/officeDocument", main), (f"{PACKAGE}/relationships/metadata/core-properties", core)]
        ),
        core: (
            f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escaped(title)}</dc:title>'
            f"<dc:language>{language}-CA</dc:language></cp:coreProperties>"
        ),
    }


def relationships(targets: Iterable[tuple[str, str]]) -> str:
    """What a part points to, as (kind, path from its folder or web address), by the names rId1, rId2 …"""
    written = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{escaped(target)}"{_EXTERNAL if "://" in target else ""}/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{"".join(written)}</Relationships>'


def escaped(text: str) -> str:
    """Text as it stands in XML, without what XML cannot hold."""
    return escape(_NOT_XML.sub("", text), {'"': "&quot;"})
