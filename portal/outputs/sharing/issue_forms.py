"""The forms on GitHub, one a language: fewer questions than the form in the page, in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from portal.outputs.sharing.columns import REGISTRY, Column, columns, needed, said, spoken
from portal.settings import LANGUAGES
from portal.typography import set_text

FOLDER = ".github/ISSUE_TEMPLATE"
NOTE = "note"
# What is asked, by keys of columns; '*' is the language of the form, '+' a list of which each line of the answer is an item.
_ASKED = (
    "title_*", "summary_*", "themes", "places", "populations", "led_by", "need_*", "approach_*", "steps_+_*", "resources_team_*",
    "resources_cost_*", "resources_time_*", "resources_materials_*", "outcomes_+_statement_*", "lessons_worked_*",
    "lessons_did_not_work_*", "sources_1_url", "sources_1_title", "sources_1_publisher_*", "sources_1_language", "sources_1_kind",
    "sources_1_published", "sources_1_locator",
)  # fmt: skip
_ONE_LINE = ("title_*", "places", "led_by")  # and whatever belongs to a source


@dataclass(frozen=True, slots=True)
class Question:
    """``columns`` take the answer: one, or for a list as many as it may have items, a line each; none for the note."""

    id: str
    label: str
    columns: tuple[Column, ...]
    hint: str = ""
    needed: bool = False
    one_line: bool = False

    @property
    def column(self) -> Column | None:
        return self.columns[0] if self.columns else None


def label_of(language: str) -> str:
    """The label by which an issue is known to come from the form of a language."""
    return f"{REGISTRY.removesuffix('s')}-{language}"


def path(language: str) -> str:
    """Where the form of a language lies in the repository."""
    return f"{FOLDER}/{label_of(language)}.yml"


@cache
def questions(language: str) -> tuple[Question, ...]:
    """In their order; no two have the same label, as an answer is known by it alone."""
    return (*(_question(asked, language) for asked in _ASKED), _note(language))


def files(terms: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Path → content of both forms. ``terms``: closed list → id → term."""
    return {path(language): _file(language, terms) for language in LANGUAGES}


def _file(language: str, terms: Mapping[str, Mapping[str, Any]]) -> str:
    said = {name: set_text(text[language], language) for name, text in spoken()["issue"].items()}
    form = {
        "name": said["name"],
        "description": said["description"],
        "title": said["title"],
        "labels": [label_of(language)],
        "body": [
            {"type": "markdown", "attributes": {"value": said["hello"]}},
            *(_field(question, language, terms) for question in questions(language)),
        ],
    }
    head = "# Made by scripts/schema.py from portal/words/share.yml. · Fait par scripts/schema.py à partir de portal/words/share.yml.\n"
    return head + yaml.dump(form, allow_unicode=True, sort_keys=False, width=130)


def _field(question: Question, language: str, terms: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    column = question.column
    attributes: dict[str, Any] = {"label": question.label}
    if question.hint:
        attributes["description"] = question.hint
    options = _options(column, language, terms) if column else []
    if options:
        attributes |= {"multiple": True} if column and column.kind == "ids" else {}
        attributes["options"] = options
    kind = "dropdown" if options else "input" if question.one_line else "textarea"
    return {
        "type": kind,
        "id": question.id.replace("_", "-"),
        "attributes": attributes,
        "validations": {"required": question.needed},
    }


def _options(column: Column, language: str, terms: Mapping[str, Mapping[str, Any]]) -> list[str]:
    if column.kind == "language":
        return [set_text(spoken()["form"][f"language_{one}"][language], language) for one in LANGUAGES]
    return [set_text(term.label[language], language) for term in terms.get(column.registry, {}).values()]


def _question(asked: str, language: str) -> Question:
    taken = tuple(_columns(asked.replace("*", language)))
    share, column = spoken(), taken[0]
    texts = share["questions"][REGISTRY]
    own = texts["steps" if asked.startswith("steps") else "outcomes" if asked.startswith("outcomes") else column.question]
    ask, hints = own["ask"][language], [own["hint"][language]] if "hint" in own else []
    if column.way[0] == "sources":
        name = texts["sources"]["name"][language]
        ask = f"{name[:1].upper()}{name[1:]} – {ask}"
    if "+" in asked:
        hints.append(share["issue"]["a_line_each"][language])
    elif column.kind == "ids" and column.registry in ("places", "organizations"):
        hints.append(share["issue"]["names"][language])
    if example := said(column, "example", language):
        hints.append(share["form"]["example"][language].format(text=example))
    one_line = asked in _ONE_LINE or column.way[0] == "sources"
    hint = set_text(" ".join(hints), language)
    return Question(_id(asked), set_text(ask, language), taken, hint, column.key in needed(), one_line)


def _note(language: str) -> Question:
    form = spoken()["form"]
    return Question(NOTE, set_text(form["note"][language], language), (), set_text(form["note_hint"][language], language))


def _columns(asked: str) -> Iterator[Column]:
    if "+" not in asked:
        yield columns()[asked]
        return
    number = 1
    while column := columns().get(asked.replace("+", str(number))):
        yield column
        number += 1


def _id(asked: str) -> str:
    return asked.replace("_+", "").removesuffix("_*")
