"""An update that is being written: what there is so far, as YAML that people like to read, held against the rules."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from typing import Any

import yaml

from portal import yaml_reader
from portal.catalogue.catalogue import sort_key
from portal.kinds import kind_of
from portal.library import parse
from portal.problem import Problem
from portal.rules.registry import check_content
from portal.rules.rule import Known, Setting
from portal.yaml_reader import Document

FOLDER = "network/updates"
_SCHEMA_LINE = "# yaml-language-server: $schema=../../portal/schema/update.json\n"
_ORDER = (
    "type", "organization", "title", "text", "published", "themes", "provinces", "sizes", "audiences", "pending", "deadline",
    "starts", "ends", "link", "grant", "meeting",
    "en", "fr", "language", "by", "day", "time", "zone", "amount", "who_may_apply", "pays_for", "practices", "languages", "venue",
    "interpretation",
)  # fmt: skip
_DAYS = ("published", "by", "day")
_ONE_LINE = ("pending", "deadline", "starts", "ends")  # fields whose parts are read together
_LONG = 80  # characters after which a text becomes a block
_LONGEST_ID = 60
# What is missing is not wrong yet: the question may still come.
_TO_COME = {"missing-field", "missing-language", "update-needs-field", "update-language-missing"}

Way = tuple[str, ...]


class Draft:
    """``data`` holds dicts, lists and texts only, as a file does."""

    def __init__(self, known: Known, today: dt.date) -> None:
        self._setting = Setting(kind_of("updates"), "draft", known, today)
        self.data: dict[str, Any] = {"published": today.isoformat()}

    def put(self, way: Way, value: Any) -> None:
        """Sets a field, such as ``("title", "en")``."""
        here = self.data
        for step in way[:-1]:
            here = here.setdefault(step, {})
        here[way[-1]] = value

    def take(self, way: Way) -> None:
        """Removes a field, and what holds nothing any more without it."""
        above = [self.data]
        for step in way[:-1]:
            above.append(above[-1].get(step, {}))
        for step, here in zip(reversed(way), reversed(above), strict=True):
            here.pop(step, None)
            if here:
                break

    def problems(self, way: Way) -> list[Problem]:
        """What is wrong with one field, by the rules of the library; a rule that is broken twice is told once."""
        document, found = yaml_reader.parse(self.text(), f"{FOLDER}/draft.yml")
        if document is None:
            return found
        first, last = _lines(document, way)
        found += parse(document, self._setting)[1]
        found += check_content(document, self._setting)
        here = (problem for problem in found if first <= problem.line <= last and problem.rule not in _TO_COME)
        return list({(problem.rule, problem.params): problem for problem in here}.values())

    def text(self) -> str:
        """The file."""
        return _SCHEMA_LINE + yaml.dump(_ordered(self.data), Dumper=_Dumper, allow_unicode=True, width=100, sort_keys=False)


def propose_id(title: str, taken: Collection[str]) -> str:
    """An id from a title: small letters without accents, digits and hyphens, not one of ``taken``."""
    plain = sort_key(title).replace("œ", "oe").replace("æ", "ae")
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['\u2019]", "-", plain)).strip("-")
    if not words[:1].isalpha():
        words = f"update-{words}".strip("-")
    if len(words) > _LONGEST_ID:
        words = words[: _LONGEST_ID + 1].rpartition("-")[0] or words[:_LONGEST_ID]
    return next(name for name in _numbered(words.strip("-"), len(taken) + 2) if name not in taken)


def _numbered(name: str, count: int) -> list[str]:
    return [name, *(f"{name}-{number}" for number in range(2, count + 1))]


def _lines(document: Document, way: Way) -> tuple[int, int]:
    """The lines on which a field stands, from 1."""
    node = document.root
    first, last = 1, 1
    for step in way:
        assert isinstance(node, yaml.MappingNode)
        key, node = next((key, value) for key, value in node.value if key.value == step)
        first, last = key.start_mark.line + 1, max(key.start_mark.line + 1, node.end_mark.line + (node.end_mark.column > 0))
    return first, last


class _Day(str):
    """A date, which needs no quotation marks."""


class _Line(dict[str, Any]):
    """A mapping on one line."""


def _ordered(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        pairs = {name: _ordered(value[name], name) for name in sorted(value, key=_ORDER.index)}
        return _Line(pairs) if key in _ONE_LINE else pairs
    return _Day(value) if key in _DAYS and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII) else value


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    block = " " in value and ("\n" in value or len(value) > _LONG)
    return dumper.represent_scalar(yaml_reader.TEXT_TAG, value, style=">" if block else None)


_Dumper.add_representer(str, _text)
_MAP, _LIST, _DATE = (f"tag:yaml.org,2002:{tag}" for tag in ("map", "seq", "timestamp"))
_Dumper.add_representer(_Day, lambda dumper, value: dumper.represent_scalar(_DATE, str(value)))
_Dumper.add_representer(_Line, lambda dumper, value: dumper.represent_mapping(_MAP, value.items(), flow_style=True))
_Dumper.add_representer(dict, lambda dumper, value: dumper.represent_mapping(_MAP, value.items(), flow_style=False))
_Dumper.add_representer(list, lambda dumper, value: dumper.represent_sequence(_LIST, value, flow_style=True))
