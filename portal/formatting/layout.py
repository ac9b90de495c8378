"""The one form in which a file of the library is laid out, so that the same content gives the same bytes whoever writes it.

Fields stand in the order of the model, without blank lines between them. A text without line ends is plain or in quotation
marks where it fits into `WIDTH` columns, else a block that is wrapped there (``>-``); one with line ends is a block as it is
(``|-``). Lists of ids, and mappings whose parts are read together, stand on one line where they fit. Comments stand above what
they are about. White space at the ends of a text is no part of it, for the model as for us.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from portal.formatting.comments import Comments, Way, comments
from portal.formatting.scalars import WHITE, in_lines, on_a_line
from portal.kinds import Kind, all_kinds
from portal.library import Library
from portal.problem import Problem
from portal.reading import yaml_reader
from portal.reading.text_places import lines
from portal.reading.yaml_reader import Document
from portal.rules.writing import cut_texts

WIDTH = 120
_STEP = "  "
# Mappings whose parts are read together, and an item of a list that says no more than which work and where in it.
_ONE_LINE = frozenset(
    {
        "acronym", "coordinates", "deadline", "ends", "label", "name", "pending", "period", "population", "publisher", "review",
        "shown", "starts", "term", "translation", "unit",
    }
)  # fmt: skip
_CITATION = frozenset({"id", "locator"})
_NONE = Comments()


class NotLaidOut(Exception):
    """A file cannot be laid out without a loss; it should stay as it is."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the model says of a place in a file: its fields in their order, what its items are, and whether the value is a number, a
    day or true or false."""

    fields: Mapping[str, _Shape] = field(default_factory=dict)
    items: _Shape | None = None
    typed: bool = False

    def of(self, key: str) -> _Shape:
        return self.fields.get(key) or self.items or _UNKNOWN


_UNKNOWN = _Shape()


@dataclass(frozen=True, slots=True)
class Result:
    """``text`` in its form, '' where a file has ``problems`` that keep it from one; ``difference``: where it begins to differ
    from the file, if it does."""

    text: str = ""
    problems: tuple[Problem, ...] = ()
    difference: tuple[Problem, ...] = ()


def check(read: Library, proposed: Iterable[str]) -> Iterator[Problem]:
    """Which of the ``proposed`` files are not in form. It is no rule of the library, as laying out takes twice as long as all of
    them: files that are wrong otherwise are not looked at."""
    wrong = {problem.path for problem in read.problems}
    for kind in all_kinds():
        readings = read.readings[kind.registry]
        for path in sorted(readings.keys() & frozenset(proposed) - wrong):
            yield from lay_out(read.root / path, path, kind).difference


def lay_out(file: Path, path: str, kind: Kind) -> Result:
    """A file in its form. Raises OSError."""
    document, problems = yaml_reader.read(file, path)
    if document is None or problems:
        return Result(problems=tuple(problems))
    if cut := tuple(cut_texts(document)):  # what was meant to be read would become a comment for good
        return Result(problems=cut)
    try:
        text = laid_out(document, kind)
    except NotLaidOut as error:
        return Result(problems=(Problem.of(path, "internal-error", name="not-in-form", reason=str(error)),))
    if text.encode() == file.read_bytes():
        return Result(text)
    pairs = zip(lines(document.text), lines(text), strict=False)
    line = next((number for number, (is_, should) in enumerate(pairs, start=1) if is_ != should), 1)
    return Result(text, difference=(Problem.at(path, line, 1, "not-in-form", file=path),))


def laid_out(document: Document, kind: Kind) -> str:
    """The whole file, in its form. Raises NotLaidOut where that would not say the same."""
    root = document.root or yaml_reader.compose(document.text)
    notes = comments(document.text, root) if "#" in document.text else _NONE
    text = written(document.data, kind, notes)
    again, _ = yaml_reader.parse(text, document.path)
    if again is None or _content(again.data) != _content(document.data):
        raise NotLaidOut("it would say something else")
    assert again.root is not None
    if sorted(comments(text, again.root).texts) != sorted(notes.texts):
        raise NotLaidOut("it would lose a comment")
    return text


def described() -> dict[str, Any]:
    """What the form's own writer has to know of the form of a file."""
    return {"width": WIDTH, "one_line": sorted(_ONE_LINE), "citation": sorted(_CITATION)}


def written(data: Mapping[str, Any], kind: Kind, notes: Comments = _NONE) -> str:
    """A file of a kind from its data: dicts, lists and texts."""
    lines = (*notes.head, *_Writer(notes).mapping(data, _shape(kind), (), ""), *notes.foot)
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Writer:
    notes: Comments

    def mapping(self, data: Mapping[str, Any], shape: _Shape, way: Way, indent: str) -> Iterator[str]:
        """The lines of a mapping, with their indents."""
        for key in _ordered(data, shape):
            here, inner, begin = (*way, key), shape.of(key), f"{indent}{on_a_line(key, in_flow=True)}:"
            yield from self._entry(data[key], inner, here, indent, begin, f"{indent}{_STEP}", together=key in _ONE_LINE)

    def _entry(
        self, value: Any, shape: _Shape, way: Way, indent: str, begin: str, deeper: str, *, together: bool
    ) -> Iterator[str]:
        """What stands behind a key or a hyphen, and its comments above; ``begin`` is the line so far, ``deeper`` the indent of what
        stands below it."""
        line = _in_a_line(value, shape, together)
        block = None
        if isinstance(value, str) and ("\n" in value.strip(WHITE) or len(f"{begin} {line}") > WIDTH):
            block = in_lines(value.strip(WHITE), len(deeper), WIDTH)
        elif line is not None and value and len(f"{begin} {line}") > WIDTH:
            line = None
        whole = line is not None or block is not None
        yield from (f"{indent}{comment}" for comment in self._about(way, within=whole))
        if block is not None:
            yield f"{begin} {block[0]}"
            yield from (f"{deeper}{text}" if text else "" for text in block[1:])
        elif line is not None:
            yield f"{begin} {line}"
        elif isinstance(value, dict):
            yield begin
            yield from self.mapping(value, shape, way, deeper)
        else:
            yield begin
            yield from self._sequence(value, shape.items or _UNKNOWN, way, deeper)

    def _sequence(self, data: list[Any], shape: _Shape, way: Way, indent: str) -> Iterator[str]:
        together = all(isinstance(item, dict) and item.keys() <= _CITATION for item in data)
        for number, item in enumerate(data):
            here, deeper = (*way, number), f"{indent}{_STEP}"
            lines = list(self._entry(item, shape, here, indent, f"{indent}-", deeper, together=together))
            dash = lines.index(f"{indent}-") if f"{indent}-" in lines else -1
            if dash < 0:
                yield from lines
                continue
            # The first field of a mapping stands behind the hyphen; what is said about it stands above both.
            first = next(at for at in range(dash + 1, len(lines)) if not lines[at].startswith(f"{deeper}#"))
            yield from lines[:dash]
            yield from (f"{indent}{comment.lstrip(' ')}" for comment in lines[dash + 1 : first])
            yield f"{indent}- {lines[first].removeprefix(deeper)}"
            yield from lines[first + 1 :]

    def _about(self, way: Way, *, within: bool) -> list[str]:
        return self.notes.of(way, within=within) if self.notes.about else []


def _in_a_line(value: Any, shape: _Shape, together: bool, *, in_flow: bool = False) -> str | None:
    """A value on one line, however long; None for what does not stand so. ``together``: a mapping does."""
    if isinstance(value, str):
        text = value.strip(WHITE)
        return on_a_line(text, typed=shape.typed, in_flow=in_flow) if not in_flow or "\n" not in text else None
    if not value:
        return "[]" if isinstance(value, list) else "{}"
    if isinstance(value, list):
        parts = [
            _in_a_line(item, shape.items or _UNKNOWN, False, in_flow=True) if isinstance(item, str) else None for item in value
        ]
        return None if None in parts else f"[{', '.join(filter(None, parts))}]"
    # Behind a field that the model does not know, a reader takes the brace's texts for one that was cut.
    if not together or (shape.fields and not value.keys() <= shape.fields.keys()):
        return None
    pairs = {key: _in_a_line(value[key], shape.of(key), False, in_flow=True) for key in _ordered(value, shape)}
    if None in pairs.values():
        return None
    return f"{{{', '.join(f'{on_a_line(key, in_flow=True)}: {part}' for key, part in pairs.items())}}}"


def _ordered(data: Mapping[str, Any], shape: _Shape) -> list[str]:
    """The keys in the order of the model; those that it has not come last, as they are."""
    return [*(key for key in shape.fields if key in data), *(key for key in data if key not in shape.fields)]


def _content(value: Any) -> Any:
    """What two files have to have in common to say the same."""
    if isinstance(value, str):
        return value.strip(WHITE)
    if isinstance(value, dict):
        return {key: _content(inner) for key, inner in value.items()}
    return [_content(inner) for inner in value]


@cache
def _shape(kind: Kind) -> _Shape:
    schema = kind.adapter().json_schema(by_alias=True)
    return _of(schema, schema.get("$defs", {}))


def _of(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> _Shape:
    while "$ref" in schema or "anyOf" in schema:
        if "$ref" in schema:
            schema = definitions[schema["$ref"].rsplit("/", 1)[-1]]
        else:
            schema = next(option for option in schema["anyOf"] if option.get("type") != "null")
    further = schema.get("items") or schema.get("additionalProperties")
    return _Shape(
        {name: _of(inner, definitions) for name, inner in schema.get("properties", {}).items()},
        _of(further, definitions) if isinstance(further, dict) else None,
        schema.get("type") in ("number", "integer", "boolean") or schema.get("format") == "date",
    )
