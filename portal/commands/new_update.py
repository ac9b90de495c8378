"""Writes a new update by asking for it, as a command."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from portal import library
from portal.authoring.dialogue import Dialogue, Stopped
from portal.authoring.update_draft import FOLDER, Draft, propose_id
from portal.authoring.update_questions import Questions
from portal.explanation import explain
from portal.library import Library
from portal.model.forms import ID_PATTERN
from portal.problem import Problem
from portal.report import Reporter
from portal.settings import LANGUAGES
from portal.words import of_site, preferred_language

# Without these there is nothing to choose from.
_NEEDED = ("update-types", "organizations", "themes", "provinces", "audiences", "sizes", "time-zones")
_DRAFTS = "drafts"


def main(
    root: Path, arguments: list[str] | None = None, *, ask: Callable[[str], str] = input, say: Callable[[str], None] = print
) -> int:
    """0 when an update was written that keeps every rule, 1 when it does not or was not finished, 2 when asked wrongly."""
    told = "Asks for a new update and writes its file. · Pose les questions d'une nouvelle et écrit son fichier."
    parser = argparse.ArgumentParser(prog="new_update.py", description=told)
    spoken = "language of the questions · langue des questions"
    where = "the folder that holds practices/ · le dossier qui contient practices/"
    parser.add_argument("--content", type=Path, default=root, metavar="DIR", help=where)
    parser.add_argument("--lang", choices=LANGUAGES, default=preferred_language(), help=spoken)
    options = parser.parse_args(arguments)
    content, words = options.content.resolve(), of_site(options.lang)["new_update"]
    with suppress(ImportError):
        import readline  # noqa: F401 (lines longer than a terminal's 4,096 bytes, and arrows to correct them)
    dialogue = Dialogue(words, ask, say)
    try:
        found = library.read(content)
    except NotADirectoryError:
        dialogue.tell(words["no_library"].format(folder=content))
        return 2
    if not all(found.items(registry) for registry in _NEEDED):
        dialogue.tell(words["broken"])
        return 1
    draft = Draft(found.known, found.today)
    questions = Questions(dialogue, draft, found, options.lang)
    dialogue.tell(words["hello"])
    try:
        questions.ask()
        name = _name(questions, found)
        file = content / FOLDER / f"{name}.yml"
        _write(file, draft.text())
    except Stopped:
        return _stopped(questions, content)
    except OSError as error:
        dialogue.tell(words["cannot_write"].format(path=file, reason=explain(error, options.lang)))
        return _stopped(questions, content)
    dialogue.tell("\n" + words["written"].format(path=file))
    return _checked(questions, found, file, "" if content == root.resolve() else f" --content {shlex.quote(str(content))}")


def _name(questions: Questions, found: Library) -> str:
    """The id that the person accepts for the update."""
    dialogue, words, taken = questions.dialogue, questions.words, found.known["updates"]
    title = questions.draft.data["title"]
    proposed = propose_id(title.get("en") or title["fr"], taken)
    dialogue.question(words["id"].format(id=proposed))
    while True:
        name = dialogue.line(f"{words['name']} > ") or proposed
        if not re.fullmatch(ID_PATTERN, name) or len(name) > 80:
            dialogue.tell(questions.explain(Problem.at(FOLDER, 1, 1, "file-name", name=name)), "  ")
        elif name in taken:
            proposed = propose_id(name, taken)
            dialogue.tell(words["id_taken"].format(id=proposed), "  ")
        else:
            return name


def _write(file: Path, text: str) -> None:
    """Never over a file that is there. Raises OSError, and leaves nothing half written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        try:
            opened.write(text)
            opened.flush()
        except OSError:
            file.unlink()
            raise


def _checked(questions: Questions, before: Library, file: Path, option: str) -> int:
    """Holds the new file against every rule, says what is wrong and what comes next."""
    dialogue, words = questions.dialogue, questions.words
    path = f"{FOLDER}/{file.name}"
    reporter = Reporter.create(questions.language, root=before.root, proposed={path})
    problems = [one for one in library.read(before.root, today=before.today, previous=before).problems if one.path == path]
    if problems:
        dialogue.tell("\n" + reporter.render(problems, "text"))
    broken = any(reporter.severity(one) == "error" for one in problems)
    dialogue.tell(words["invalid" if broken else "valid"])
    dialogue.tell("\n" + words["next"])
    validate = f"scripts/validate.py {path if not option else shlex.quote(str(file))}{option}"
    for word, command in (("next_validate", validate), ("next_serve", f"scripts/serve.py{option}")):
        dialogue.tell("- " + words[word], "  ")
        dialogue.verbatim(f"    python3 {command}")
    dialogue.tell("- " + words["next_propose"], "  ")
    return int(broken)


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
    file = folder / f"{propose_id(title.get('en') or title.get('fr') or 'update', taken)}.yml"
    try:
        _write(file, draft.text())
    except OSError as error:  # rather on the screen than nowhere
        dialogue.tell(words["cannot_write"].format(path=file, reason=explain(error, questions.language)))
        dialogue.tell(draft.text())
        return 1
    dialogue.tell(words["kept"].format(path=file))
    return 1
