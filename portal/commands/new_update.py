"""Writes a new update by asking for it, as a command."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from portal.authoring.dialogue import Dialogue, Stopped
from portal.authoring.update_draft import FOLDER, Draft
from portal.authoring.update_questions import Questions
from portal.commands.new_file import checked, own_content, ready
from portal.commands.options import Options
from portal.explanation import explain
from portal.formatting.ids import propose_id
from portal.library import Library
from portal.model.forms import ID_PATTERN
from portal.overwriting import write_new
from portal.problem import Problem
from portal.words import of_site

# Without these there is nothing to choose from.
_NEEDED = ("update-types", "organizations", "themes", "provinces", "audiences", "sizes", "time-zones")
_DRAFTS = "drafts"
_FIRST = "update"  # what an id begins with that would not begin with a letter


def main(
    root: Path, arguments: list[str] | None = None, *, ask: Callable[[str], str] = input, say: Callable[[str], None] = print
) -> int:
    """0 when an update was written that keeps every rule, 1 when it does not or was not finished, 2 when asked wrongly."""
    told = "Asks for a new update and writes its file. · Pose les questions d'une nouvelle et écrit son fichier."
    parser = Options(prog="new_update.py", description=told)
    parser.add_content(root)
    parser.add_language()
    options = parser.parse_args(arguments)
    content, words = options.content.resolve(), of_site(options.lang)["new_update"]
    dialogue = Dialogue(words, ask, say)
    found = ready(dialogue, content, _NEEDED)
    if isinstance(found, int):
        return found
    draft = Draft(found.known, found.today)
    questions = Questions(dialogue, draft, found, options.lang)
    dialogue.tell(words["hello"])
    try:
        questions.ask()
        name = _name(questions, found)
        file = content / FOLDER / f"{name}.yml"
        write_new(file, draft.text())
    except Stopped:
        return _stopped(questions, content)
    except OSError as error:
        dialogue.tell(words["cannot_write"].format(path=file, reason=explain(error, options.lang)))
        return _stopped(questions, content)
    dialogue.tell("\n" + words["written"].format(path=file))
    return checked(dialogue, options.lang, found, f"{FOLDER}/{file.name}", own_content(root, content))


def _name(questions: Questions, found: Library) -> str:
    """The id that the person accepts for the update."""
    dialogue, words, taken = questions.dialogue, questions.words, found.known["updates"]
    title = questions.draft.data["title"]
    proposed = propose_id(title.get("en") or title["fr"], taken, _FIRST)
    dialogue.question(words["id"].format(id=proposed))
    while True:
        name = dialogue.line(f"{words['name']} > ") or proposed
        if not re.fullmatch(ID_PATTERN, name) or len(name) > 80:
            dialogue.tell(questions.explain(Problem.at(FOLDER, 1, 1, "file-name", name=name)), "  ")
        elif name in taken:
            proposed = propose_id(name, taken, _FIRST)
            dialogue.tell(words["id_taken"].format(id=proposed), "  ")
        else:
            return name


def _stopped(questions: Questions, content: Path) -> int:
    """Offers to keep what there is outside the library; keeps it when the person stops again instead of answering."""
    dialogue, words, draft = questions.dialogue, questions.words, questions.draft
    dialogue.tell("\n" + words["stopped"])
    if set(draft.data) == {"published"}:
        return 1
    try:
        keep = dialogue.yes(words["keep_draft"])
    except Stopped:
        keep = True
    if not keep:
        dialogue.tell(words["not_kept"])
        return 1
    title = draft.data.get("title", {})
    folder = content / _DRAFTS
    taken = {file.stem for file in folder.glob("*.yml")}
    file = folder / f"{propose_id(title.get('en') or title.get('fr') or '', taken, _FIRST)}.yml"
    try:
        write_new(file, draft.text())
    except OSError as error:  # rather on the screen than nowhere
        dialogue.tell(words["cannot_write"].format(path=file, reason=explain(error, questions.language)))
        dialogue.tell(draft.text())
        return 1
    dialogue.tell(words["kept"].format(path=file))
    return 1
