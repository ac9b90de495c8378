"""Which texts of the library lack a language, were translated by a machine and not reviewed since, or were translated from a text
that has changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from portal.kinds import Kind, all_kinds
from portal.problem import Problem
from portal.reading import yaml_reader
from portal.reading.yaml_reader import Document
from portal.rules.translation import MACHINE, outdated
from portal.rules.writing import cut_texts
from portal.settings import LANGUAGES, OTHER

MISSING, STALE = "missing", "stale"
STATES = (MISSING, STALE, MACHINE)


class Field(NamedTuple):
    """A text and the way to it; ``texts`` are those of both languages, or of one."""

    way: tuple[str | int, ...]
    texts: dict[str, str]

    @property
    def id(self) -> str:
        """The way as it is written, items counted from 0: ``outcomes.0.statement``."""
        return ".".join(map(str, self.way))


class Due(NamedTuple):
    """A field whose text in ``language`` is in one of `STATES`; ``line`` is where that text stands, or would."""

    state: str
    language: str
    path: str
    line: int
    field: Field


class File(NamedTuple):
    """A file that could be read, at ``path`` below the content folder."""

    kind: Kind
    path: str
    file: Path
    document: Document


def files(root: Path) -> Iterator[File | list[Problem]]:
    """Every file of the library under ``root``, or why it cannot be read. Raises OSError."""
    for kind in all_kinds():
        for path, file in kind.files(root):
            if path.endswith(".yml"):
                yield opened(kind, path, file)


def opened(kind: Kind, path: str, file: Path) -> File | list[Problem]:
    """A file, or why it cannot be read as it was meant. Raises OSError."""
    document, problems = yaml_reader.read(file, path)
    if document is None or problems:
        return problems
    return list(cut_texts(document)) or File(kind, path, file, document)


def fields(document: Document) -> list[Field]:
    """Every text of a file that is there in both languages, or should be, in its order. What has the shape of one is one: no model
    holds anything but words as a text under a language."""
    held = (
        Field(way, inner)
        for way, inner in document.containers
        if isinstance(inner, dict)
        and inner
        and inner.keys() <= set(LANGUAGES)
        and all(isinstance(text, str) for text in inner.values())
    )
    return sorted(held, key=lambda field: _place(document, field))


def written_in(document: Document) -> str:
    """The language that a file says it was written in first; '' where it says none."""
    translation = document.data.get("translation")
    said = translation.get("from") if isinstance(translation, dict) else None
    return said if isinstance(said, str) and said in OTHER else ""


def due(file: File) -> Iterator[Due]:
    """What is to be done in a file, in its order. That a translation is stale, or a machine's, is said of a whole file, and so of each
    of its texts."""
    document = file.document
    translated = OTHER.get(written_in(document), "")
    state = STALE if outdated(document.data) else MACHINE if translated and _status(document) == MACHINE else ""
    for field in fields(document):
        for language in LANGUAGES:
            if language not in field.texts:
                yield Due(MISSING, language, file.path, document.problem(field.way, "", at_key=True).line, field)
            elif state and language == translated:
                yield Due(state, language, file.path, document.problem((*field.way, language), "").line, field)


def to_translate(file: File, source: str, *, every: bool) -> Iterator[tuple[Field, bool]]:
    """(field, whether it is due) of what is to be translated from ``source``: what is missing or stale, or with ``every`` all texts but
    those that their file says were written first in the other language."""
    target = OTHER[source]
    waiting = {one.field.way: one.state for one in due(file) if one.language == target}
    for field in fields(file.document):
        state = waiting.get(field.way, "")
        if source in field.texts and (state in (MISSING, STALE) or (every and written_in(file.document) != target)):
            yield field, bool(state)


def _status(document: Document) -> str:
    return str(document.data["translation"].get("status"))


def _place(document: Document, field: Field) -> tuple[int, int]:
    problem = document.problem(field.way, "", at_key=True)
    return problem.line, problem.column
