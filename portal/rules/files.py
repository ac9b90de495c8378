"""File names: the name is the id, and the last part of the address."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from portal.kinds import Kind
from portal.model.fields import ID_PATTERN
from portal.problem import Problem
from portal.yaml_reader import Document

_PROVINCE = r"CA(-[A-Z]{2})?"  # ISO 3166-2, and the country for what concerns all of it
_SCHEMA_LINE = re.compile(r"^# yaml-language-server: \$schema=(\S+)\s*$")


def check_name(file: Path, path: str) -> Iterator[Problem]:
    """A file of a kind that has one file an item."""
    if file.suffix != ".yml":
        yield Problem.at(path, 1, 1, "file-ending", name=file.name)
    elif not _fits(ID_PATTERN, file.stem) or len(file.stem) > 80:
        yield Problem.at(path, 1, 1, "file-name", name=file.name)


def check(document: Document, kind: Kind) -> Iterator[Problem]:
    """Ids inside a file that holds many items, and the line that tells editors the schema."""
    if kind.in_one_file:
        pattern = _PROVINCE if kind.registry == "provinces" else ID_PATTERN
        for key in document.data:
            if not _fits(pattern, key):
                yield document.problem((key,), "id-form", at_key=True, id=key)
    wanted = "../" * document.path.count("/") + f"portal/schema/{kind.schema}"
    line = _SCHEMA_LINE.match(document.text.split("\n", 1)[0])
    if not line or not line.group(1).endswith(f"/{kind.schema}"):
        yield Problem.at(document.path, 1, 1, "schema-line", schema=wanted)


def check_guide(document: Document, name: str, themes: Collection[str]) -> Iterator[Problem]:
    """A guide is found by the theme that its file is named after."""
    if name not in themes:
        yield Problem.at(document.path, 1, 1, "guide-without-theme", id=name)


def check_folder(root: Path, kind: Kind) -> Iterator[Problem]:
    """Folders inside a folder of items: nothing in them would be read."""
    place = root / kind.location
    if not kind.in_one_file and place.is_dir():
        with os.scandir(place) as entries:
            inner = sorted(entry.name for entry in entries if entry.is_dir())
        for name in inner:
            yield Problem.at(f"{kind.location}/{name}", 1, 1, "folder-not-read", name=name)


def _fits(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text) is not None and not text.endswith("\n")  # `$` lets a line end through
