"""Nothing stands twice where it counts once. Gives ``repeated-item`` for words in a list, ``repeated-code`` for codes in a
region, which are the places of items on the page, and for keys in a self-assessment, which saved files know answers by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.problem import Problem
from portal.reading.text_places import offset
from portal.reading.yaml_reader import Document, compose, scalars
from portal.rules.rule import ContentRule, Rule, Setting
from portal.rules.structure import MOST_PROBLEMS


def repeated_items(document: Document, _: Setting) -> Iterator[Problem]:
    """Each word that stands in its list for the second time, up to `MOST_PROBLEMS`."""
    count = 0
    for loc, held in document.containers:
        if not isinstance(held, list) or len(held) < 2:
            continue
        seen: set[str] = set()
        for index, value in enumerate(held):
            if isinstance(value, str):
                if value.strip() in seen and count < MOST_PROBLEMS:
                    count += 1
                    yield document.problem((*loc, index), "repeated-item", value=value)
                seen.add(value.strip())


def repeated_codes(document: Document, _: Setting) -> Iterator[Problem]:
    for items in _two_levels(document, "priorities", "measures"):
        yield from _repeated(document, items, "code")


def repeated_keys(document: Document, _: Setting) -> Iterator[Problem]:
    areas, questions = _two_levels(document, "areas", "questions")
    yield from _repeated(document, [*areas, *questions], "key")  # an area and a question may not share a key


_Items = list[tuple[tuple[str | int, ...], dict[str, Any]]]  # place, item


def _two_levels(document: Document, name: str, within: str) -> tuple[_Items, _Items]:
    """The items of a list, and those of the lists that these hold."""
    outer = _mappings(document.data.get(name))
    inner: _Items = [((name, index, within, at), one) for index, item in outer for at, one in _mappings(item.get(within))]
    return [((name, index), item) for index, item in outer], inner


def _repeated(document: Document, items: _Items, field: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for way, item in items:
        value = item.get(field)
        if isinstance(value, str):
            if value.strip() in seen:
                yield document.problem((*way, field), "repeated-code", value=value)
            seen.add(value.strip())


def _mappings(listed: Any) -> list[tuple[int, dict[str, Any]]]:
    """(index, item) of those items of a list that have fields."""
    return [(index, item) for index, item in enumerate(listed) if isinstance(item, dict)] if isinstance(listed, list) else []


def remove_item(text: str, problem: Problem) -> str:
    """Without the item at the problem's place, nor the comma or the hyphen that belongs to it. Comments stay."""
    begin = offset(text, problem.line, problem.column)
    end = next(scalar.end_mark.index for scalar in scalars(compose(text)) if scalar.start_mark.index == begin)
    row = text.rfind("\n", 0, begin) + 1
    before = text[row:begin]
    if before.strip() == "-":
        rest = text[end : text.find("\n", end)].strip() if "\n" in text[end:] else text[end:].strip()
        following = text.find("\n", end) + 1 or len(text)
        return text[:row] + (f"{before[: before.index('-')]}{rest}\n" if rest else "") + text[following:]
    comma = len(text[:begin].rstrip())
    if text[comma - 1 : comma] == ",":
        return text[: comma - 1] + text[end:]
    if text[end : end + 1] == ",":
        return text[:begin] + text[end + 1 :].lstrip(" ")
    return text


RULES: tuple[Rule, ...] = (
    ContentRule(name="repeated-item", check=repeated_items, mend=remove_item),
    ContentRule(name="repeated-code", check=repeated_codes, kinds=frozenset({"regions"})),
    ContentRule(name="repeated-code", check=repeated_keys, kinds=frozenset({"assessments"})),
)
