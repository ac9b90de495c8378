"""Texts to be translated as an XLIFF 2.1 file (OASIS, 2018), which translators' programs open, and what comes back in one.

A file of the library is a ``<file>``, a text a ``<unit>`` whose id is the way to it. What stood in the other language when it was
given out is remembered as metadata (the module of that name), so that nobody's later work is written over. What comes back is from
outside: no entity, document type or foreign address is followed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from lxml import etree

from portal.settings import LANGUAGES, OTHER

MAX_BYTES = 20_000_000
_CORE, _METADATA = "urn:oasis:names:tc:xliff:document:2.0", "urn:oasis:names:tc:xliff:metadata:2.0"
_VERSIONS = ("2.0", "2.1")
_OURS, _BEFORE = "small-centre-commons", "target-before"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SEGMENT, _BETWEEN = f"{{{_CORE}}}segment", f"{{{_CORE}}}ignorable"
_REMARKS = frozenset({f"{{{_CORE}}}{name}" for name in ("mrk", "sm", "em")})  # on the text, and no part of it


@dataclass(frozen=True, slots=True)
class Unit:
    """A text as it was sent or came back. ``id`` is the way to it in the file ``path``; ``target`` is '' where there is none; ``before``
    is the `mark` of what was in its place when it was given out, '' for nothing; ``plain`` is False where codes stand in it that are no
    text; ``line`` counts from 1 in the XLIFF file. ``done``: nothing about it was asked for."""

    path: str
    id: str
    source: str
    target: str = ""
    before: str = ""
    plain: bool = True
    line: int = 0
    done: bool = False


@dataclass(frozen=True, slots=True)
class Exchange:
    """Texts in a language and their translations."""

    source: str
    target: str
    units: tuple[Unit, ...]


class NotRead(Exception):
    """A file is no XLIFF that can be taken in: ``name`` is the entry under ``translation`` of ``portal/words/commands.yml``."""

    def __init__(self, name: str, line: int = 1) -> None:
        super().__init__(name)
        self.name, self.line = name, line


def mark(text: str) -> str:
    """What differs when a text does, other than in its white space; '' for none."""
    plain = " ".join(text.split())
    return hashlib.sha256(plain.encode()).hexdigest()[:16] if plain else ""


def write(exchange: Exchange) -> bytes:
    """The file, in UTF-8. Units of a ``path`` stand together."""
    root = etree.Element(f"{{{_CORE}}}xliff", nsmap={None: _CORE, "mda": _METADATA})
    root.set("version", "2.1")
    root.set("srcLang", f"{exchange.source}-CA")
    root.set("trgLang", f"{exchange.target}-CA")
    by_path: dict[str, list[Unit]] = {}
    for unit in exchange.units:
        by_path.setdefault(unit.path, []).append(unit)
    for number, (path, units) in enumerate(by_path.items(), start=1):
        file = etree.SubElement(root, f"{{{_CORE}}}file", {"id": f"f{number}", "original": path})
        for unit in units:
            _write_unit(etree.SubElement(file, f"{{{_CORE}}}unit", {"id": unit.id}), unit)
    etree.indent(root)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return written + b"\n"


def _write_unit(element: Any, unit: Unit) -> None:
    if unit.before:
        group = etree.SubElement(
            etree.SubElement(element, f"{{{_METADATA}}}metadata"), f"{{{_METADATA}}}metaGroup", {"category": _OURS}
        )
        etree.SubElement(group, f"{{{_METADATA}}}meta", {"type": _BEFORE}).text = unit.before
    state = "translated" if unit.done and unit.target else "initial"
    segment = etree.SubElement(element, f"{{{_CORE}}}segment", {"state": state})
    for name, text in (("source", unit.source), ("target", unit.target)):
        if text:
            etree.SubElement(segment, f"{{{_CORE}}}{name}", {_SPACE: "preserve"}).text = text


def read(raw: bytes) -> Exchange:
    """What came back. Raises NotRead."""
    if len(raw) > MAX_BYTES:
        raise NotRead("too_large")
    _refuse_a_type(raw)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise NotRead("not_xml", error.lineno or 1) from None
    if root.tag != f"{{{_CORE}}}xliff" or root.get("version") not in _VERSIONS:
        raise NotRead("not_xliff")
    source, target = ((root.get(name) or "").lower().split("-")[0] for name in ("srcLang", "trgLang"))
    if source not in LANGUAGES or target != OTHER[source]:
        raise NotRead("languages")
    units = (
        _read_unit(unit, file.get("original") or "")
        for file in root.iterfind(f"{{{_CORE}}}file")
        for unit in file.iter(f"{{{_CORE}}}unit")
    )
    return Exchange(source, target, tuple(units))


class _Begun(Exception):
    """The first element was reached."""


def _refuse_a_type(raw: bytes) -> None:
    """Stops at a document type, before anything that it declares is read. Raises NotRead."""
    parser = expat.ParserCreate()

    def refuse(*_: Any) -> None:
        raise NotRead("doctype", parser.CurrentLineNumber)

    def begin(*_: Any) -> None:
        raise _Begun

    parser.StartDoctypeDeclHandler, parser.StartElementHandler = refuse, begin
    try:
        parser.Parse(raw, True)
    except _Begun:
        pass
    except (expat.ExpatError, LookupError, ValueError):
        raise NotRead("not_xml", max(parser.ErrorLineNumber, 1)) from None


def _read_unit(element: Any, path: str) -> Unit:
    """A translator's program may have cut the text into segments: they are put together again once each of them is translated."""
    sources, targets, plain, whole = [], [], True, True
    for part in element.iterfind("*"):
        if part.tag not in (_SEGMENT, _BETWEEN):
            continue
        source, target = part.find(f"{{{_CORE}}}source"), part.find(f"{{{_CORE}}}target")
        plain = plain and _is_plain(source) and _is_plain(target)
        sources.append(_text(source))
        targets.append(_text(source if part.tag == _BETWEEN and target is None else target))
        whole = whole and (part.tag == _BETWEEN or bool(targets[-1].strip()))
    group = element.find(f"{{{_METADATA}}}metadata/{{{_METADATA}}}metaGroup[@category='{_OURS}']")
    found = None if group is None else group.findtext(f"{{{_METADATA}}}meta[@type='{_BEFORE}']")
    return Unit(
        path,
        element.get("id") or "",
        "".join(sources),
        "".join(targets) if whole else "",
        found or "",
        plain=plain,
        line=element.sourceline or 1,
    )


def _is_plain(element: Any) -> bool:
    """Whether a text is nothing but text, in the order in which it stands."""
    return element is None or (element.get("order") is None and all(inner.tag in _REMARKS for inner in element.iterdescendants()))


def _text(element: Any) -> str:
    return "" if element is None else "".join(element.itertext())
