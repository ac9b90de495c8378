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
from portal.rules.parity import MISSING, STALE, STATES, bilingual_texts, owed, written_in
from portal.rules.writing import cut_texts
from portal.settings import OTHER

__all__ = ["STATES", "Due", "Field", "File", "due", "fields", "files", "opened", "to_translate", "written_in"]


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
    """Every text of a file that is there in both languages, or should be, in its order."""
    return sorted((Field(*text) for text in bilingual_texts(document)), key=lambda field: _place(document, field))


def due(file: File) -> Iterator[Due]:
    """What is to be done in a file, in its order."""
    document = file.document
    of_text = owed(document)
    for field in fields(document):
        for state, language in of_text(field.texts):
            there = (*field.way, language)
            place = document.problem(field.way, "", at_key=True) if language not in field.texts else document.problem(there, "")
            yield Due(state, language, file.path, place.line, field)


def to_translate(file: File, source: str, *, every: bool) -> Iterator[tuple[Field, bool]]:
    """(field, whether it is due) of what is to be translated from ``source``: what is missing or stale, or with ``every`` all texts but
    those that their file says were written first in the other language."""
    target = OTHER[source]
    waiting = {one.field.way: one.state for one in due(file) if one.language == target}
    for field in fields(file.document):
        state = waiting.get(field.way, "")
        if source in field.texts and (state in (MISSING, STALE) or (every and written_in(file.document) != target)):
            yield field, bool(state)


def _place(document: Document, field: Field) -> tuple[int, int]:
    problem = document.problem(field.way, "", at_key=True)
    return problem.line, problem.column
