"""Rows of a table as cards that are proposed, each with what is wrong with it and in which cell."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from portal.folding import fold
from portal.formatting.ids import propose_id
from portal.kinds import kind_of
from portal.library import Library
from portal.outputs.sharing.columns import REGISTRY, Column, columns, label
from portal.proposing.answers import Proposal, proposal
from portal.proposing.checking import Checker
from portal.proposing.names import Names
from portal.proposing.tables import Cell, Row, Table, key_of, letters
from portal.reading import yaml_reader
from portal.reporting.report import Reporter
from portal.rules.structure import nearest
from portal.settings import LANGUAGES, OTHER


@dataclass(frozen=True, slots=True)
class Told:
    """What is wrong in a row. ``letter`` is that of the column, '' where the table has none for it or the whole row is meant;
    ``heading``: its key. ``fault`` names words of ``import_practices`` that are filled with ``values``; where there is none, message
    and help are the rule's."""

    row: int
    letter: str
    heading: str
    grave: bool = True
    message: str = ""
    help: str = ""
    fault: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Judged:
    """A row, the card that it makes, what is wrong with it; ``there`` is the path of a card that says the same already."""

    row: int
    proposed: Proposal
    told: list[Told]
    there: str = ""

    @property
    def valid(self) -> bool:
        return not any(told.grave for told in self.told)


def heading_faults(table: Table) -> list[Told]:
    """Columns that nothing would be read from although something stands in them, and those that stand there twice."""
    keys = {number: key_of(cell.text) for number, cell in table.heading.cells.items()}
    twice = Counter(key for key in keys.values() if key in columns())
    filled = {number for row in table.rows for number in row.cells}
    found = []
    for number in sorted(filled | keys.keys()):
        key = keys.get(number, "")
        told = partial(Told, table.heading.number, letters(number), key)
        if twice[key] > 1:
            found.append(told(fault="column_twice"))
        elif number in filled and not key:
            found.append(told(fault="no_column_name"))
        elif number in filled and key not in columns():
            found.append(told(fault="unknown_column", values={"value": key, "nearest": nearest(key, columns())}))
    return found


def language_of(table: Table, otherwise: str) -> str:
    """The language of the headings; ``otherwise`` where they are bare keys."""
    texts = {cell.text.rpartition("[")[0].strip() for cell in table.heading.cells.values()} - {""}
    same = (
        {language: sum(label(column, language) in texts for column in columns().values()) for language in LANGUAGES}
        if texts
        else {}
    )
    best = max(same, key=lambda language: same[language], default=otherwise)
    return best if same and same[best] > same[OTHER[best]] else otherwise


def judged(table: Table, found: Library, language: str, today: dt.date, reporter: Reporter) -> Iterator[Judged]:
    """Every row, in order. ``language`` is that of whoever filled in the table."""
    names, checker, taken = Names(found), Checker(found.known, today, reporter), taken_ids(found)
    asked = {number: columns()[key] for number, cell in table.heading.cells.items() if (key := key_of(cell.text)) in columns()}
    seen: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        answers = {asked[number]: cell.text for number, cell in row.cells.items() if number in asked and not cell.fault}
        made = proposal(answers, names, language=_spoken(answers, language), today=today, taken=taken)
        if there := _there(found, made):
            yield Judged(row.number, made, [], there)
            continue
        told = list(_faults(row, asked))
        spoken = {one.heading for one in told}
        where = {column: number for number, column in asked.items()}
        for finding in checker.findings(made):
            column = finding.column
            if column is None or column.key not in spoken:  # a formula is told of once, and not as missing too
                letter = letters(where[column]) if column in where else ""
                told.append(Told(row.number, letter, column.key if column else "", finding.grave, finding.message, finding.help))
        told.sort(key=lambda one: (len(one.letter) or 9, one.letter))
        if same := seen.get(_same(made.data)):
            told.append(Told(row.number, "", "", fault="row_twice", values={"other": same}))
        seen.setdefault(_same(made.data), row.number)
        taken.add(made.id)
        yield Judged(row.number, made, told)


def _spoken(answers: Mapping[Column, str], otherwise: str) -> str:
    """The language of a row: that of its title, where it has one in one language alone."""
    titles = {column.language for column in answers if column.way[0] == "title"}
    return titles.pop() if len(titles) == 1 else otherwise


def taken_ids(found: Library) -> set[str]:
    """Ids that no new card may have: those of files that wait for a language too, and those that cards had before."""
    files = {file.stem for _, file in kind_of(REGISTRY).files(found.root)}
    former = {id for card in found.items(REGISTRY).values() for id in (*card.formerly, *card.merged_from)}
    return files | former | set(found.known[REGISTRY])


def _faults(row: Row, asked: Mapping[int, Column]) -> Iterator[Told]:
    for number, cell in row.cells.items():
        if cell.fault and number in asked:
            yield Told(row.number, letters(number), asked[number].key, fault=cell.fault, values={"value": _short(cell)})


def _short(cell: Cell) -> str:
    return cell.text if len(cell.text) <= 60 else f"{cell.text[:60]}…"


def _same(data: Mapping[str, object]) -> tuple[str, ...]:
    """What two rows have in common that tell of the same practice; all that is there, for one without a title."""
    title, places = data.get("title"), data.get("places", [])
    if not isinstance(title, dict) or not isinstance(places, list):
        return (str(data),)
    return (fold(str(title.get("en") or title.get("fr"))), *sorted(map(str, places)))


def _there(found: Library, made: Proposal) -> str:
    """The path of the card that has the same title and places, '' when there is none: then its id would be the same but for a
    number."""
    folder = kind_of(REGISTRY).location
    for language in LANGUAGES:
        title = made.data.get("title", {}).get(language, "")
        number, base = 1, propose_id(title, (), REGISTRY.removesuffix("s")) if title else ""
        while title and (file := found.root / folder / f"{base if number == 1 else f'{base}-{number}'}.yml").is_file():
            document, _ = yaml_reader.read(file, file.name)
            own = document.data.get("title") if document else None
            if (
                isinstance(own, dict)
                and document
                and own.get(language) == title
                and document.data.get("places") == made.data.get("places")
            ):
                return f"{folder}/{file.name}"
            number += 1
    return ""
