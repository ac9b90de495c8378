"""The table in which people may fill in many practices at once, as a workbook and as a comma file: the questions of the form as
columns, what they mean on a sheet beside it, and the names that may be written."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from portal.catalogue.catalogue import sort_key
from portal.outputs.files import Files
from portal.outputs.sharing.columns import Column, columns, label, needed, said, spoken
from portal.outputs.sharing.files import LONG, names
from portal.outputs.sharing.forms import ADDRESS
from portal.outputs.wording.edition import Edition
from portal.settings import LANGUAGES, OTHER
from portal.typography import set_text

ADDRESSES = tuple(f"{ADDRESS}practices-template.{ending}" for ending in ("xlsx", "csv"))  # below the home page of a language
_MADE = dt.datetime(2026, 1, 1)  # said of every workbook, so that the same questions give the same bytes
_ITEMS = {
    "steps": 4,
    "outputs": 2,
    "outcomes": 2,
    "sources": 2,
    "partners": 2,
    "funders": 1,
}  # of a list that stand ready; more may be added
_ROWS = 500  # that are ready to be filled in
_TOLD = 1_000  # characters: who writes more than so many is told by the check
_DELIMITERS = {"en": ",", "fr": ";"}  # that spreadsheets expect under such settings
_WIDTHS = {"text": 34, "ids": 26}


def files(editions: Mapping[str, Edition]) -> Files:
    """Path → what makes the file."""
    return {
        f"{language}/{address}": partial(make, edition)
        for language, edition in editions.items()
        for address, make in zip(ADDRESSES, (workbook, comma_file), strict=True)
    }


def asked(language: str) -> list[Column]:
    """The columns of the template: first those that are needed, then the others as the form asks for them, each text first in
    ``language``."""
    ready = [
        column
        for column in columns().values()
        if all(step < _ITEMS[str(column.way[at - 1])] for at, step in enumerate(column.way) if isinstance(step, int))
    ]
    return sorted(_beside(ready, language), key=lambda column: not is_needed(column, language))


def is_needed(column: Column, language: str) -> bool:
    """Whether nothing can be read without it; a text in the other language may come later."""
    return column.key in needed() and column.language in ("", language)


def heading(column: Column, language: str) -> str:
    """The question, a star where it has to be answered, and the key by which the column is known whatever stands before."""
    star = " *" if is_needed(column, language) else ""
    return f"{label(column, language)}{star} [{column.key}]"


def comma_file(edition: Edition) -> bytes:
    """The heading alone, in UTF-8 with its mark, as spreadsheets of the language expect it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=_DELIMITERS[edition.language], lineterminator="\r\n")
    writer.writerow([heading(column, edition.language) for column in asked(edition.language)])
    return text.getvalue().encode("utf-8-sig")


def workbook(edition: Edition) -> bytes:
    """Three sheets: the table, how to fill it in, and the names of lists. All cells of the table hold text: a year stays a year, and
    what begins with '=' is no formula."""
    language = edition.language
    texts = {name: set_text(text[language], language) for name, text in spoken()["table"].items()}
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    book.set_properties({"created": _MADE, "title": texts["title"]})
    head = {"bold": True, "text_wrap": True, "valign": "top", "border": 1}
    forms = {
        "needed": book.add_format({**head, "bg_color": "#FBE9C8"}),
        "head": book.add_format({**head, "bg_color": "#E3ECE8"}),
        "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    table, how, lists = (book.add_worksheet(texts[name]) for name in ("sheet", "how", "lists"))
    ready = asked(language)
    ranges = _write_lists(lists, forms, texts["lists"], edition, ready)
    _write_table(table, forms, ready, language, ranges)
    _write_how(how, forms, ready, edition, texts)
    book.close()
    return file.getvalue()


def _beside(ready: list[Column], language: str) -> Iterator[Column]:
    """The same with the two languages of a text in the order of a reader."""
    by_key = {column.key: column for column in ready}
    for column in ready:
        if not column.language:
            yield column
        elif column.language == LANGUAGES[0]:
            stem = column.key.removesuffix(column.language)
            yield from (by_key[stem + one] for one in (language, OTHER[language]))


def _write_table(
    sheet: Worksheet, forms: Mapping[str, Any], ready: list[Column], language: str, ranges: Mapping[str, str]
) -> None:
    for number, column in enumerate(ready):
        sheet.set_column(number, number, _WIDTHS.get(column.kind, 18), forms["text"])
        sheet.write_string(0, number, heading(column, language), forms["needed" if is_needed(column, language) else "head"])
        if column.kind == "id" and column.registry in ranges:
            rule = {"validate": "list", "source": ranges[column.registry], "error_type": "information"}
            sheet.data_validation(1, number, _ROWS, number, rule)
    sheet.set_row(0, 80)
    sheet.freeze_panes(1, 1)


def _write_how(
    sheet: Worksheet, forms: Mapping[str, Any], ready: list[Column], edition: Edition, texts: Mapping[str, str]
) -> None:
    language = edition.language
    sheet.write_string(0, 0, texts["title"], forms["title"])
    lines = texts["steps"].split("\n")
    if mailbox := edition.settings.mailbox:  # who has the workbook need not have the page before them
        lines.append(texts["send"].format(mailbox=mailbox))
    for row, line in enumerate(lines, start=1):
        sheet.write_string(row, 0, line)
    first = len(lines) + 2
    for number, (name, width) in enumerate((("column", 60), ("rule", 60), ("example", 60))):
        sheet.set_column(number, number, width, forms["wrapped"])
        sheet.write_string(first, number, texts[name], forms["head"])
    for row, column in enumerate(ready, start=first + 1):
        hint = said(column, "hint", language) if column.kind != "ids" else ""  # it speaks of ticking
        many = texts["many"].format(limit=column.limit) if column.kind == "ids" else ""
        limit = texts["limit"].format(limit=column.limit) if column.kind == "text" and 0 < column.limit < _TOLD else ""
        listed = texts["listed"].format(sheet=texts["lists"]) if column.registry else ""
        cells = (
            heading(column, language),
            " ".join(filter(None, (hint, listed, many, limit))),
            said(column, "example", language),
        )
        for number, text in enumerate(cells):
            sheet.write_string(row, number, text, forms["wrapped"])


def _write_lists(sheet: Worksheet, forms: Mapping[str, Any], name: str, edition: Edition, ready: list[Column]) -> dict[str, str]:
    """Registry → the range in which its names stand, one column a registry."""
    ranges = {}
    registries = dict.fromkeys(column.registry for column in ready if column.registry)
    kinds = {registry: label(next(one for one in ready if one.registry == registry), edition.language) for registry in registries}
    for number, registry in enumerate(registries):
        letter, found = xl_col_to_name(number), _names(edition, registry)
        sheet.set_column(number, number, 36)
        sheet.write_string(0, number, kinds[registry], forms["head"])
        for row, text in enumerate(found, start=1):
            sheet.write_string(row, number, text)
        ranges[registry] = f"='{name}'!${letter}$2:${letter}${len(found) + 1}"
    sheet.freeze_panes(1, 0)
    return ranges


def _names(edition: Edition, registry: str) -> list[str]:
    """In the order of the alphabet for what one looks up, in that of the list for what one reads."""
    if registry in LONG:
        return sorted(names(edition, registry).values(), key=sort_key)
    return [edition.speech.term(registry, id) for id in edition.catalogue.vocabularies[registry]]
