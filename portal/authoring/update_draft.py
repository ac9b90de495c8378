"""An update that is being written: what there is so far, as YAML that people like to read, held against the rules."""

from __future__ import annotations

import datetime as dt
from typing import Any

import yaml

from portal.formatting.layout import written
from portal.kinds import kind_of
from portal.library import parse
from portal.problem import Problem
from portal.reading import yaml_reader
from portal.reading.yaml_reader import Document
from portal.rules.registry import check_content
from portal.rules.rule import Known, Setting

FOLDER = "network/updates"
_SCHEMA_LINE = "# yaml-language-server: $schema=../../portal/schema/update.json\n"
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
        return _SCHEMA_LINE + written(self.data, self._setting.kind)


def _lines(document: Document, way: Way) -> tuple[int, int]:
    """The lines on which a field stands, from 1."""
    node = document.root
    first, last = 1, 1
    for step in way:
        assert isinstance(node, yaml.MappingNode)
        key, node = next((key, value) for key, value in node.value if key.value == step)
        first, last = key.start_mark.line + 1, max(key.start_mark.line + 1, node.end_mark.line + (node.end_mark.column > 0))
    return first, last
