"""Reads a YAML file as plain text values, and tells where each of them stands.

Every scalar stays the text that was typed (``ON`` and ``2012-13`` do not become something else); the model decides
what a number or a date is. Aliases, tags, duplicate keys, deep nesting, very large files, wrong encodings and invisible
characters are refused, each with its place: cards come from strangers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from portal.problem import Problem
from portal.reading import yaml_braces, yaml_syntax
from portal.reading.characters import INVISIBLE, invisible, number
from portal.reading.text_places import lines, place

MAX_BYTES = 475_000  # what a list of the whole field may take; a card is a few kilobytes
MAX_DEPTH = 12
TEXT_TAG = "tag:yaml.org,2002:str"
PLAIN_TAGS = {TEXT_TAG, "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
_NULLS = {"~", "null", "Null", "NULL"}

# An anchor begins a value (an alias without one does not compose); inside a word or before a space, the sign is text ('R&D', 'arts & culture').
_SUSPECT_SIGN = re.compile(r"&(?<!\w&)[^\s]")
# More than this, and the nesting is counted on the parser's events before anything is composed: the C composer
# recurses, and some tens of thousands of brackets crash the process instead of raising. A level takes under 500 bytes of
# the stack (measured with libyaml's binding), of which the smallest system gives 1 MB.
_SUSPECT_BRACKETS = 1_200
_SUSPECT_INDENT = re.compile(r"\n[ \-?:]{60}")


@dataclass(frozen=True)
class Document:
    """A file that could be read. ``data`` holds dicts, lists and strings only; ``root`` is the node it was made from, or
    None where that was let go to save memory."""

    path: str
    text: str
    data: dict[str, Any]
    root: Node | None = field(default=None, repr=False, compare=False)

    @cached_property
    def containers(self) -> list[tuple[tuple[str | int, ...], dict[str, Any] | list[Any]]]:
        """Every mapping and list with the way to it, outer before inner. Most rules look through these, and not at every text."""
        containers: list[tuple[tuple[str | int, ...], dict[str, Any] | list[Any]]] = [((), self.data)]
        for loc, held in containers:
            inner = held.items() if isinstance(held, dict) else enumerate(held)
            containers += [((*loc, key), value) for key, value in inner if type(value) is not str]
        return containers

    @cached_property
    def _node(self) -> Node:
        return self.root or compose(self.text)

    def scalars(self) -> Iterator[ScalarNode]:
        """Every value and name of a field as it stands in the text, with its marks."""
        return scalars(self._node)

    def problem(self, loc: tuple[str | int, ...], rule: str, *, at_key: bool = False, **params: str) -> Problem:
        """A problem at the value that ``loc`` leads to, or at its key. A way that ends early means its last step."""
        line, column = locate(self._node, loc, at_key=at_key)
        return Problem.at(self.path, line, column, rule, **params)


class _TextLoader(yaml.CSafeLoader):
    """Composes without guessing types."""

    def resolve(self, kind: type, value: str, implicit: Any) -> str:
        if kind is ScalarNode:
            return TEXT_TAG
        return "tag:yaml.org,2002:map" if kind is MappingNode else "tag:yaml.org,2002:seq"


def compose(text: str) -> Node:
    """The node of a text that can be read. Raises YAMLError for one that cannot."""
    node = yaml.compose(text, _TextLoader)
    if node is None:
        raise yaml.YAMLError("nothing in it")
    return node


class _Refused(Exception):
    def __init__(self, rule: str, mark: Any = None, **params: str) -> None:
        self.rule, self.mark, self.params = rule, mark, params


def read(file: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """The document, if it can be read at all, and what is wrong with how it is written. Raises OSError for what the disk
    does, nothing for what a file holds."""
    raw = file.read_bytes()
    if len(raw) > MAX_BYTES:
        return None, [Problem.of(path, "file-too-large", size=str(len(raw) // 1000), limit=str(MAX_BYTES // 1000))]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")  # without the byte order mark; columns count characters
        return None, [Problem.at(path, *place(before, len(before)), "not-utf8")]
    return parse(text, path)


def parse(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """As `read`, from text."""
    if invisible(text):
        return None, [
            Problem.at(path, row, match.start() + 1, "invisible-character", code=number(match[0]))
            for row, line in enumerate(lines(text), start=1)
            if (match := INVISIBLE.search(line))  # the first of each line: a file in another encoding has thousands
        ]
    try:
        _check_events(text)
        node = yaml.compose(text, _TextLoader)
        if node is None:
            raise _Refused("empty-file")
        if not isinstance(node, MappingNode):
            raise _Refused("file-not-mapping", node.start_mark)
        problems: list[Problem] = []
        data = _plain(node, 1, path, text, problems)
        if "\\" in text:  # an invisible character may be written as an escape
            problems += _escaped(node, path)
    except _Refused as refused:
        line, column = (refused.mark.line + 1, refused.mark.column + 1) if refused.mark else (1, 1)
        return None, [Problem.at(path, line, column, refused.rule, **refused.params)]
    except yaml.MarkedYAMLError as error:
        return None, [yaml_syntax.problem(error, text, path)]
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError):
        return None, [Problem.of(path, "yaml-syntax")]
    return Document(path, text, data, node), problems


def locate(node: Node, loc: tuple[str | int, ...], *, at_key: bool = False) -> tuple[int, int]:
    """Line and column, from 1, of what ``loc`` leads to from ``node``; as far as the way goes."""
    mark = node.start_mark
    for depth, step in enumerate(loc):
        last = depth == len(loc) - 1
        if isinstance(node, MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == step), None)
            if pair is None:
                break
            node = pair[1]
            mark = pair[0].start_mark if (last and at_key) or not last else node.start_mark
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            mark = node.start_mark
        else:
            break
    return mark.line + 1, mark.column + 1


def strings(data: Any, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text value with the way to it."""
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from strings(value, (*loc, key))
    else:
        for index, value in enumerate(data):
            yield from strings(value, (*loc, index))


def bilingual(document: Document) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Every pair of texts under ``en`` and ``fr``, with the way to what holds them."""
    for loc, held in document.containers:
        if isinstance(held, dict) and "en" in held and isinstance(held["en"], str) and isinstance(held.get("fr"), str):
            yield loc, held["en"], held["fr"]


def named(document: Document, name: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text under a name, with the way to it."""
    for loc, held in document.containers:
        if isinstance(held, dict) and isinstance(text := held.get(name), str):
            yield (*loc, name), text


def _check_events(text: str) -> None:
    """Refuses aliases and deep nesting before the composer meets them; costs a look at the text when neither can be there."""
    brackets = text.count("[") + text.count("{")
    if brackets < _SUSPECT_BRACKETS and not _SUSPECT_SIGN.search(text) and not _SUSPECT_INDENT.search(f"\n{text}"):
        return
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        if (anchor := getattr(event, "anchor", None)) is not None:
            raise _Refused("yaml-alias", event.start_mark, name=str(anchor))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _Refused("too-deep", event.start_mark, limit=str(MAX_DEPTH))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _plain(node: Node, depth: int, path: str, text: str, problems: list[Problem]) -> Any:
    """Dicts, lists and strings of a node; what cannot stay is told in ``problems``."""
    if node.tag not in PLAIN_TAGS:
        problems.append(_at(node, path, "yaml-tag", tag=node.tag.replace("tag:yaml.org,2002:", "!!")))
        return ""
    if isinstance(node, ScalarNode):
        value = node.value
        if not value or value.isspace() or (value in _NULLS and not node.style):
            problems.append(_at(node, path, "empty-value"))
        return value
    if depth > MAX_DEPTH:
        problems.append(_at(node, path, "too-deep", limit=str(MAX_DEPTH)))
        return ""
    if isinstance(node, SequenceNode):
        return [_plain(item, depth + 1, path, text, problems) for item in node.value]
    pairs: list[tuple[Node, Node]] = node.value
    whole: dict[str, str] = {}
    assert isinstance(node, MappingNode)
    if node.flow_style and yaml_braces.may_be_cut(node):
        pairs, sentences = yaml_braces.rejoined(node, text)
        for sentence in sentences:
            line, column = place(text, sentence.start)
            problems.append(Problem.at(path, line, column, "text-in-braces", **sentence.params))
            whole[sentence.field] = sentence.text
    result: dict[str, Any] = {}
    for key, value in pairs:
        name = key.value
        if key.tag != TEXT_TAG or not name or name.isspace():
            problems.append(_at(key, path, "key-not-text"))
        elif name in result:
            problems.append(_at(key, path, "duplicate-key", key=name))
        else:
            result[name] = _plain(value, depth + 1, path, text, problems)
    return result | whole if whole else result


def _escaped(node: Node, path: str) -> Iterator[Problem]:
    """Invisible characters in keys and values; those in the text itself were found before. Call it on what `_plain` accepted."""
    for scalar in scalars(node):
        if (hidden := invisible(scalar.value)) is not None:
            yield _at(scalar, path, "invisible-character", code=number(hidden[0]))


def scalars(node: Node) -> Iterator[ScalarNode]:
    """Every value and name of a field under a node."""
    if isinstance(node, ScalarNode):
        yield node
    else:
        for item in node.value:
            for inner in item if isinstance(item, tuple) else (item,):
                yield from scalars(inner)


def _at(node: Node, path: str, rule: str, **params: str) -> Problem:
    return Problem.at(path, node.start_mark.line + 1, node.start_mark.column + 1, rule, **params)
