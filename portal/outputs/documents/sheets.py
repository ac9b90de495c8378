"""Templates as documents: the blocks that a DOCX is made of, empty or filled from the card of a practice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from itertools import takewhile, zip_longest
from typing import Any

from portal.model.indicator import Indicators
from portal.model.template import Blank, Grid, Section, Template
from portal.outputs.documents.docx import Block, Paragraph, Table, docx
from portal.outputs.documents.workbook import xlsx
from portal.outputs.files import Files
from portal.outputs.wording.card_parts import card_part
from portal.outputs.wording.edition import Edition
from portal.outputs.wording.readable import plain
from portal.outputs.wording.titles import indicators_title

_BOX = "☐ "
_MEASURES = 3  # of a template's workbook
_HIGHEST = {"scale": 10, "count": 1000, "yes-no": 1}  # answer of a measure
PICTURE = (187, 242)  # width and height of the picture of a page, in dots: a letter sheet


def address(name: str, language: str, ending: str = "docx") -> str:
    """The path of the document of a template, or of its workbook, below the home of its language."""
    return f"templates/{name}/{name}-{language}.{ending}"


def indicators_address(name: str, language: str) -> str:
    """The path of the workbook of measures, likewise."""
    return f"indicators/{name}/{name}-{language}.xlsx"


def files(edition: Edition, write: Callable[[dict[str, Any]], bytes] = xlsx) -> Files:
    """Path → what makes the file, for every template and the measures of every challenge in the language. Cheap: a file costs nothing
    until it is made; ``write`` makes a workbook of what it says."""
    language, found = edition.language, Files()
    for name, template in edition.catalogue.templates.items():
        found[f"{language}/{address(name, language)}"] = partial(document, edition, name)
        if template.workbook:
            found[f"{language}/{address(name, language, 'xlsx')}"] = partial(write, workbook(edition, template))
    for name, indicators in edition.catalogue.indicators.items():
        found[f"{language}/{indicators_address(name, language)}"] = partial(write, measures_workbook(edition, indicators))
    return found


def workbook(edition: Edition, template: Template) -> dict[str, Any]:
    """What the workbook of a template says that has one, as plain data."""
    questions = [("", _HIGHEST["scale"])] * _MEASURES if template.workbook == "measures" else []
    return _told_by_workbook(edition, edition.speech.text(template.title), questions)


def measures_workbook(edition: Edition, indicators: Indicators) -> dict[str, Any]:
    """What the workbook of the measures of a challenge says, likewise."""
    questions = [(edition.speech.text(one.question), _HIGHEST[one.answer]) for one in indicators.measured]
    return _told_by_workbook(edition, indicators_title(edition.speech, indicators), questions)


def _told_by_workbook(edition: Edition, title: str, questions: list[tuple[str, int]]) -> dict[str, Any]:
    return {"title": title, "questions": questions, "words": edition.speech.words["workbooks"]}


def document(edition: Edition, name: str) -> bytes:
    """The DOCX of a template: empty, then as the example fills it, on a page of its own."""
    title = edition.speech.text(edition.catalogue.templates[name].title)
    return docx(blocks(edition, name), title, edition.language)


def blocks(edition: Edition, name: str) -> Iterator[Block]:
    """Raises KeyError when there is no such template."""
    template, speech = edition.catalogue.templates[name], edition.speech
    words, address_of = speech.words["templates"], edition.settings.address
    yield Paragraph(speech.text(template.title), "Title")
    yield Paragraph(f"{words['not_when']} {plain(speech.text(template.not_when))}", "Note")
    yield Paragraph(f"{words['talk_to']} {plain(speech.text(template.talk_to))}", "Note")
    for section in template.sections:
        yield from _section(edition, section)
    practice = edition.catalogue.practices[template.example]
    yield Paragraph(words["example"], "Heading1", page=True)
    yield Paragraph(f"{words['example_text']} {speech.text(practice.title)}")
    for heading, told in example(edition, template):
        yield Paragraph(heading, "Heading2")
        yield _told(edition, heading, told)
    yield Paragraph(f"{speech.text(practice.title)}. {address_of(edition.language, f'practices/{template.example}/')}", "Note")
    yield Paragraph(words["from"].format(address=address_of(edition.language, f"templates/{name}/")), "Note")


def first_page(edition: Edition, name: str) -> dict[str, Any]:
    """What stands on the first page of a document, and perhaps on the next, as plain data: what its picture is drawn from."""
    empty = takewhile(lambda block: isinstance(block, Table) or not block.page, blocks(edition, name))
    return {"language": edition.language, "blocks": [asdict(block) for block in empty]}


def picture_of(edition: Edition, name: str) -> str:
    """The path of the picture of a document below the home of the language; '' when none was made."""
    path = address(name, edition.language, "png")
    return path if path in edition.made else ""


def as_data(edition: Edition, template: Template) -> dict[str, Any]:
    """What the document says, as plain data: what a browser makes it of, once somebody has filled it in."""
    speech = edition.speech

    def text(value: Any) -> str:
        return plain(speech.text(value)) if value else ""

    def section(one: Section) -> dict[str, Any]:
        grid = one.grid
        return {
            "heading": text(one.heading),
            "text": text(one.text),
            "clauses": [text(clause) for clause in one.clauses],
            "choices": [text(choice) for choice in one.choices],
            "blanks": [
                {"label": text(blank.label), "hint": text(blank.hint), "lines": blank.lines, "card": blank.card or ""}
                for blank in one.blanks
            ],
            "grid": grid
            and {
                "name": text(grid.name),
                "columns": [text(column) for column in grid.columns],
                "rows": [text(row) for row in grid.rows],
                "empty": grid.empty,
                "card": grid.card or "",
            },
        }

    return {"title": text(template.title), "sections": [section(one) for one in template.sections]}


def adapting(edition: Edition) -> list[str]:
    """The ids of the templates that the card of any practice fills; a practice is adapted with the first."""
    return [name for name, template in edition.catalogue.templates.items() if template.adapts]


def example(edition: Edition, template: Template) -> list[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """(heading, [(label, what the card of the example tells)]) of each section that the card could fill; () where it is silent."""
    speech, practice = edition.speech, edition.catalogue.practices[template.example]
    found = []
    for section in template.sections:
        told = [(speech.text(one.label), card_part(speech, practice, one.card)) for one in section.blanks if one.card]
        if section.grid and section.grid.card:
            told.append((speech.text(section.grid.columns[0]), card_part(speech, practice, section.grid.card)))
        if told:
            found.append((speech.text(section.heading), told))
    return found


def _told(edition: Edition, heading: str, told: list[tuple[str, tuple[str, ...]]]) -> Table:
    words = edition.speech.words["templates"]
    rows = [(label, "\n".join(texts) or words["silent"]) for label, texts in told]
    return Table(heading, (words["to_fill"], words["card_says"]), rows, (1, 2), [1] * len(rows))


def _section(edition: Edition, section: Section) -> Iterator[Block]:
    speech = edition.speech
    yield Paragraph(speech.text(section.heading), "Heading1")
    if section.text:
        yield Paragraph(plain(speech.text(section.text)), "Lead")
    for number, clause in enumerate(section.clauses):
        yield Paragraph(plain(speech.text(clause)), "ListNumber", fresh=not number)
    for choice in section.choices:
        yield Paragraph(_BOX + speech.text(choice), "Choice")
    if section.blanks:
        yield _blanks(edition, speech.text(section.heading), section.blanks)
    if section.grid:
        yield _grid(edition, section.grid)


def _blanks(edition: Edition, heading: str, blanks: tuple[Blank, ...]) -> Table:
    speech, words = edition.speech, edition.speech.words["templates"]
    rows = [(speech.text(one.label) + (f"\n({speech.text(one.hint)})" if one.hint else ""), "") for one in blanks]
    return Table(heading, (words["to_fill"], words["your_answer"]), rows, (1, 2), [one.lines for one in blanks])


def _grid(edition: Edition, grid: Grid) -> Table:
    speech = edition.speech
    columns = [speech.text(column) for column in grid.columns]
    first = [*(speech.text(row) for row in grid.rows), *([""] * grid.empty)]
    rows = [tuple(cell for cell, _ in zip_longest([name], columns, fillvalue="")) for name in first]
    return Table(speech.text(grid.name), columns, rows, [2, *[1] * (len(columns) - 1)], [2] * len(rows), named=bool(grid.rows))
