"""The comments of a YAML file, and what each belongs to: the parser knows them not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from yaml import MappingNode, Node, SequenceNode

from portal.reading.yaml_reader import scalars

Way = tuple[str | int, ...]
_COMMENT = re.compile(r"#[^\r\n]*")
_BLOCK_HEAD = re.compile(r"[|>][-+1-9]*[ \t]+(#[^\r\n]*)")


@dataclass(frozen=True, slots=True)
class Comments:
    """``head`` stands above all else, ``foot`` below; the others are by the ways to the fields and items that they are about, in
    the order of the file."""

    head: list[str] = field(default_factory=list)
    about: list[tuple[Way, str]] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)

    def of(self, way: Way, *, within: bool) -> list[str]:
        """Those about a field or an item; ``within``: and about everything in it."""
        return [text for about, text in self.about if about == way or (within and about[: len(way)] == way)]

    @property
    def texts(self) -> list[str]:
        """All of them."""
        return [*self.head, *(text for _, text in self.about), *self.foot]


def comments(text: str, root: Node) -> Comments:
    """The comments of a text that was read as ``root``. One on a line of its own is about what follows, one behind something about
    the first field or item that begins on the line."""
    found = Comments()
    entries = sorted(_entries(root, ()), key=lambda entry: (entry[0], len(entry[1])))
    starts = [start for start, _ in entries]
    for at, comment in _comments(text, root):
        row = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
        following = bisect_right(starts, at)
        if not text[row:at].strip("-? \t\ufeff"):  # on a line of its own, or behind a hyphen
            if following == len(entries):
                found.foot.append(comment)
            elif following == 0:
                found.head.append(comment)
            else:
                found.about.append((entries[following][1], comment))
        else:
            first = bisect_right(starts, row - 1)  # the first that begins on the line
            found.about.append((entries[first if first < following else following - 1][1], comment))
    return found


def _entries(node: Node, way: Way) -> Iterator[tuple[int, Way]]:
    """(where it begins, the way to it) of every field and item."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield key.start_mark.index, (*way, key.value)
            yield from _entries(value, (*way, key.value))
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(node.value):
            yield item.start_mark.index, (*way, number)
            yield from _entries(item, (*way, number))


def _comments(text: str, root: Node) -> Iterator[tuple[int, str]]:
    """(place, text) of each: what begins with its sign between the values."""
    end = 0
    for scalar in sorted(scalars(root), key=lambda scalar: scalar.start_mark.index):
        yield from _between(text, end, scalar.start_mark.index)
        end = scalar.end_mark.index
        if scalar.style in ("|", ">"):
            head = _BLOCK_HEAD.match(text, scalar.start_mark.index)
            if head:
                yield head.start(1), head[1].rstrip()
    yield from _between(text, end, len(text))


def _between(text: str, begin: int, end: int) -> Iterator[tuple[int, str]]:
    return ((match.start(), match[0].rstrip()) for match in _COMMENT.finditer(text, begin, end))
