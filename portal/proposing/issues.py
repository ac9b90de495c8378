"""What somebody wrote in a form on GitHub, taken from the issue's body. Anybody may write anything there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from portal.outputs.sharing.columns import Column
from portal.outputs.sharing.issue_forms import NOTE, Question

MOST = 70_000  # characters; GitHub itself takes 65,536
_HEADING = "### "
_NO_ANSWER = ("_No response_", "None")
_LINE_END = re.compile(r"\r\n?")


class NotTheForm(Exception):
    """The body is not what the form makes; ``reason`` names words of ``card_from_issue``, filled with ``label``."""

    def __init__(self, reason: str, label: str = "") -> None:
        super().__init__(reason)
        self.reason, self.label = reason, label


def answers(body: str, questions: Sequence[Question]) -> tuple[dict[Column, str], str]:
    """(answers by columns, the note). The body is cut at the form's own labels alone, which have to stand there in their order, each
    once: then no answer can pass for another. Raises NotTheForm."""
    if len(body) > MOST:
        raise NotTheForm("too_long")
    texts = _cut(_LINE_END.sub("\n", body).split("\n"), questions)
    found: dict[Column, str] = {}
    for question in questions:
        text = "\n".join(texts[question.id]).strip()
        if text in _NO_ANSWER or question.id == NOTE:
            continue
        lines = [line for line in map(_item, text.split("\n")) if line] if len(question.columns) > 1 else [text]
        if len(lines) > len(question.columns):  # the rest stays with the last: the rules say that it is too much
            last = len(question.columns) - 1
            lines = [*lines[:last], "\n".join(lines[last:])]
        found |= {column: line for column, line in zip(question.columns, lines, strict=False) if line}
    note = "\n".join(texts[NOTE]).strip()
    return found, "" if note in _NO_ANSWER else note


def _cut(lines: Sequence[str], questions: Sequence[Question]) -> Mapping[str, list[str]]:
    order = {_plain(_HEADING + question.label): number for number, question in enumerate(questions)}
    texts: dict[str, list[str]] = {}
    for line in lines:
        number = order.get(_plain(line))
        if number is None:
            if texts:
                texts[questions[len(texts) - 1].id].append(line)
            elif line.strip():
                raise NotTheForm("not_the_form")
        elif number < len(texts):
            raise NotTheForm("label_twice", questions[number].label)
        elif number > len(texts):
            raise NotTheForm("label_missing", questions[len(texts)].label)
        else:
            texts[questions[number].id] = []
    if len(texts) < len(questions):
        raise NotTheForm("label_missing", questions[len(texts)].label)
    return texts


def _plain(line: str) -> str:
    """A heading as it was, whatever became of its spaces and apostrophes."""
    return " ".join(line.replace("\u2019", "'").split())


def _item(line: str) -> str:
    """A line of a list without the sign that begins it."""
    return re.sub(r"^(?:[-*•–]|\d{1,2}[.)])\s+", "", line.strip())
