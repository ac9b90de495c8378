"""Holds the library against an inventory of what its documents hold: is every row of it somewhere?

An inventory is a folder of CSV files, one a kind, whose rows name a practice, a call, a figure … with its document and line.
A row is found when an item bears its id or code, or cites its line and says the same number.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.former_ids import moves
from portal.model.fields import Citation
from portal.proof.citations import numbers, spans, texts_of

Row = dict[str, str]


class Answer(Enum):
    """Whether a row of the inventory is in the library."""

    FOUND = "found"
    MISSING = "missing"
    OTHERWISE = "otherwise"

    @classmethod
    def of(cls, found: object) -> Answer:
        return cls.FOUND if found else cls.MISSING


@dataclass(frozen=True, slots=True)
class Coverage:
    """``missing``: what to call each row that was not found, with its line in the inventory file; ``otherwise``: the same for
    rows whose line is cited by what says it in other words or another number, which a person has to judge."""

    kind: str
    rows: int
    missing: tuple[str, ...]
    otherwise: tuple[str, ...]

    @property
    def found(self) -> int:
        return self.rows - len(self.missing)


def coverage(catalogue: Catalogue, inventory: Path) -> Iterator[Coverage]:
    """One for each file of the inventory that is there. Raises KeyError for a file without the columns of its kind."""
    sources = {source.text: name for name, source in catalogue.sources.items() if source.text}
    for file, label, found in _kinds(catalogue, sources):
        if (inventory / file).is_file():
            with (inventory / file).open(encoding="utf-8-sig", newline="") as lines:
                rows = list(csv.DictReader(lines))
            answers = [(f"{file}:{number}: {row[label]}", found(row)) for number, row in enumerate(rows, 2)]
            missing = tuple(name for name, answer in answers if answer is Answer.MISSING)
            otherwise = tuple(name for name, answer in answers if answer is Answer.OTHERWISE)
            yield Coverage(file.removesuffix(".csv"), len(rows), missing, otherwise)


def _kinds(catalogue: Catalogue, sources: dict[str, str]) -> Iterator[tuple[str, str, Callable[[Row], Answer]]]:
    """(file, column that names a row, whether a row is found)."""
    codes = {call.code for call in catalogue.calls.values()}
    priorities = {priority.code: priority for region in catalogue.regions.values() for priority in region.priorities}
    measures = {measure.code for priority in priorities.values() for measure in priority.measures}
    practices = set(_practices(catalogue))
    partnerships = [one for one in catalogue.organizations.values() if one.type == "local-immigration-partnership"]

    def cited(items: Any, row: Row) -> list[Any]:
        """The items that cite the line of a row."""
        source = sources.get(row["source_file"], "")
        return [item for item in items if _cites(item.sources, source, int(row["line"]))]

    def figure(row: Row) -> Answer:
        answers = cited(catalogue.quotables.values(), row)
        wanted = numbers(row["value"], "en")
        if answers and not any(wanted <= _numbers_of(item) for item in answers):
            return Answer.OTHERWISE
        return Answer.of(answers)

    yield "practices.csv", "id", lambda row: Answer.of(row["id"] in practices)
    yield "practices_status.csv", "id", lambda row: Answer.of(row["id"] in practices)
    yield "lips.csv", "name_fr", lambda row: Answer.of(cited(partnerships, {**row, "source_file": _annex(catalogue)}))
    yield "calls_to_action.csv", "code", lambda row: Answer.of(row["code"] in codes)
    yield "regional_priorities.csv", "priority_title_fr", lambda row: Answer.of(_code(row) in priorities)
    yield "regional_priorities_extra.csv", "region", lambda row: Answer.of(_same_priority(row, priorities))
    yield "regional_measures.csv", "code", lambda row: Answer.of(row["code"] in measures)
    yield "figures.csv", "what", figure
    yield "themes.csv", "term_fr", lambda row: Answer.of(cited(catalogue.glossary.values(), row))
    yield "systems.csv", "name", lambda row: Answer.of(cited(catalogue.systems.values(), row))


def _practices(catalogue: Catalogue) -> Iterator[str]:
    """The ids of practices, also of those that another card or a guide tells of now."""
    yield from catalogue.practices
    yield from (move.former for move in moves(catalogue) if move.registry == "practices")


def _annex(catalogue: Catalogue) -> str:
    """The text file of the document that lists the partnerships: the one that most of them cite."""
    cited = [citation.id for one in catalogue.organizations.values() for citation in one.sources]
    return catalogue.sources[max(sorted(set(cited)), key=cited.count)].text or ""


def _cites(citations: tuple[Citation, ...], source: str, line: int) -> bool:
    return any(
        citation.id == source and any(start <= line <= end for start, end in spans(citation.locator)) for citation in citations
    )


def _numbers_of(item: Any) -> set[float]:
    return {value for language, text in texts_of(item) for value in numbers(text, language)}


def _code(row: Row) -> str:
    number = row["region_number"]
    return row["priority_number"] if number == "0" else f"{number}.{row['priority_number']}"


def _same_priority(row: Row, priorities: dict[str, Any]) -> bool:
    """Whether a priority is there with the general priorities that apply and as many measures of its own."""
    priority = priorities.get(_code(row))
    general = {code for code in row["general_priorities_that_apply"].split(";") if code}
    return priority is not None and set(priority.general) == general and len(priority.measures) == int(row["own_measures"])
