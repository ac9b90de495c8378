"""Workbooks that count what a template asks to be counted: measures asked twice of the same people, and actions with their days.

A formula stands with the value that it has while nothing is filled in, as the library computes none. In what is meant for others no
count from 1 to `_SMALL` - 1 is shown, and none that would give it away: when one of the three is small, all three are hidden.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

_MADE = dt.datetime(2026, 1, 1)  # said of every workbook, so that the same template gives the same bytes
_PEOPLE, _ACTIONS = 30, 60
_WIDE, _NARROW = 44, 14  # columns, in figures
_UPRIGHT = 80  # what an upright sheet of paper is wide, likewise
_LINE = 15  # height, in points: not every program makes room by itself for text of several lines
_SMALL = 5
_FIRST = 5  # row of a sheet's first entry, from 1


class _Sheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """Formulas as they are: the library looks for the names of thirty newer functions in each, which takes as long as all else."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


def xlsx(told: Mapping[str, Any]) -> bytes:
    """The file; ``told``: title, words, and questions, each with the highest answer that it can have, '' for one that is still to be
    written. Without questions it counts actions (`portal.outputs.documents.sheets`)."""
    file, title, words = io.BytesIO(), told["title"], told["words"]
    book = xlsxwriter.Workbook(file, {"in_memory": True})  # its parts as files on the disk took a third of its time
    book.set_properties({"created": _MADE, "title": title})
    framed = {"border": 1, "border_color": "#767676", "valign": "top"}
    forms = {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({**framed, "bold": True, "bg_color": "#E3ECE8", "text_wrap": True}),
        "cell": book.add_format({**framed, "text_wrap": True}),
        "day": book.add_format({**framed, "num_format": "yyyy-mm-dd"}),
        "mean": book.add_format({**framed, "num_format": "0.0"}),
    }
    if told["questions"]:
        _measures(book, forms, words, title, told["questions"])
    else:
        _actions(book, forms, words, title)
    book.close()
    return file.getvalue()


def _begin(sheet: Worksheet, forms: dict[str, Any], title: str, how: str, columns: list[str], widths: list[int]) -> None:
    """Title, what to do, and the header row, which stays in sight and on each printed page."""
    sheet.write_string(0, 0, title, forms["title"])
    sheet.write_string(1, 0, how)
    sheet.set_row(_FIRST - 2, max(map(_height, columns, widths)))
    for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(number, number, width)
        sheet.write_string(_FIRST - 2, number, column, forms["head"])
    sheet.freeze_panes(_FIRST - 1, 1)
    sheet.repeat_rows(_FIRST - 2)
    if sum(widths) > _UPRIGHT:
        sheet.set_landscape()
    sheet.set_paper(1)  # Letter
    sheet.fit_to_pages(1, 0)


def _height(text: str, width: int) -> int:
    """Of a cell, in points; a line holds a few letters less than its width, as words stay whole."""
    return _LINE * -(-len(text) // (width * 7 // 8))


def _measures(
    book: xlsxwriter.Workbook, forms: dict[str, Any], words: Any, title: str, questions: Sequence[tuple[str, int]]
) -> None:
    own, shared = (book.add_worksheet(words[one], _Sheet) for one in ("summary", "share"))
    counts = [words[name] for name in ("measure", "twice", "better", "same", "worse")]
    _begin(
        own,
        forms,
        title,
        words["summary_how"],
        [*counts, words["mean_start"], words["mean_later"]],
        [_WIDE, _NARROW, 12, 12, 12, _NARROW, _NARROW],
    )
    _begin(shared, forms, title, words["share_how"], counts, [_WIDE, _NARROW, 12, 12, 12])
    last = _FIRST + _PEOPLE - 1
    for number, (asked, highest) in enumerate(questions, 1):
        question = asked or words["question"]
        name = f"{words['measure']} {number}"
        sheet = book.add_worksheet(name, _Sheet)
        _begin(
            sheet,
            forms,
            name,
            words["measure_how"].format(highest=highest),
            [words[one] for one in ("person", "start", "later", "change")],
            [_NARROW] * 4,
        )
        sheet.merge_range(2, 0, 2, 3, question, forms["cell"])
        sheet.set_row(2, max(2 * _LINE, _height(question, 4 * _NARROW)))
        for row in range(_FIRST, last + 1):
            sheet.write_number(row - 1, 0, row - _FIRST + 1, forms["cell"])
            sheet.write_blank(row - 1, 1, None, forms["cell"])
            sheet.write_blank(row - 1, 2, None, forms["cell"])
            sheet.write_formula(row - 1, 3, f'=IF(AND(ISNUMBER(B{row}),ISNUMBER(C{row})),C{row}-B{row},"")', forms["cell"], "")
        sheet.data_validation(
            _FIRST - 1,
            1,
            last - 1,
            2,
            {
                "validate": "decimal",
                "criteria": "between",
                "minimum": 0,
                "maximum": highest,
                "error_message": words["bounds"].format(highest=highest),
            },
        )
        changes, here = f"'{name}'!D{_FIRST}:D{last}", _FIRST + number - 1
        for target in (own, shared):
            target.write_formula(here - 1, 0, f"='{name}'!A3", forms["cell"], question)
            target.set_row(here - 1, max(2 * _LINE, _height(question, _WIDE)))
        answered = f"COUNT({changes})"
        own.write_formula(here - 1, 1, f"={answered}", forms["cell"], 0)
        few = f"AND({answered}>0,{answered}<{_SMALL})"
        shared.write_formula(here - 1, 1, f'=IF({few},"{words["hidden"]}",{answered})', forms["cell"], 0)
        sums = [f'COUNTIF({changes},"{sign}")' for sign in (">0", "0", "<0")]
        small = ",".join(f"AND({one}>0,{one}<{_SMALL})" for one in sums)
        for column, one in enumerate(sums, 2):
            own.write_formula(here - 1, column, f"={one}", forms["cell"], 0)
            shared.write_formula(here - 1, column, f'=IF(OR({small}),"{words["hidden"]}",{one})', forms["cell"], 0)
        for column, letter in ((5, "B"), (6, "C")):
            answers = f"'{name}'!{letter}{_FIRST}:{letter}{last}"
            own.write_formula(here - 1, column, f'=IF(COUNT({answers})=0,"",AVERAGE({answers}))', forms["mean"], "")


def _actions(book: xlsxwriter.Workbook, forms: dict[str, Any], words: Any, title: str) -> None:
    sheet, last = book.add_worksheet(words["actions"], _Sheet), _FIRST + _ACTIONS - 1
    names = [words[one] for one in ("action", "who", "by", "done", "state")]
    _begin(sheet, forms, title, words["actions_how"], names, [50, 22, 14, 14, 12])
    for place, state in enumerate(("open", "late")):
        sheet.write_string(2, 2 * place, words[f"{state}_count"])
        sheet.write_formula(2, 2 * place + 1, f'=COUNTIF(E{_FIRST}:E{last},"{words[state]}")', None, 0)
    for row in range(_FIRST, last + 1):
        for column, form in enumerate(("cell", "cell", "day", "day")):
            sheet.write_blank(row - 1, column, None, forms[form])
        late = f'IF(AND(ISNUMBER(C{row}),C{row}<TODAY()),"{words["late"]}","{words["open"]}")'
        sheet.write_formula(row - 1, 4, f'=IF(A{row}="","",IF(D{row}<>"","{words["done_state"]}",{late}))', forms["cell"], "")
