"""Writes a new practice by asking for it, as a command."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from portal.authoring.dialogue import Dialogue, Stopped
from portal.commands.new_file import checked, own_content, ready
from portal.commands.options import Options
from portal.explanation import explain
from portal.overwriting import overwrite, write_new
from portal.proposing.conversation import Conversation
from portal.reading.characters import shown
from portal.words import Words, of_site

_DRAFT = "drafts/new-practice.json"
# Without these there is nothing to choose from.
_NEEDED = ("themes", "populations", "places", "provinces", "source-types")


def main(
    root: Path, arguments: list[str] | None = None, *, ask: Callable[[str], str] = input, say: Callable[[str], None] = print
) -> int:
    """0 when a practice was written that keeps every rule, 1 when it does not or was not finished, 2 when asked wrongly. Raises
    OSError."""
    told = "Asks for a new practice and writes its file. · Pose les questions d'une nouvelle pratique et écrit son fichier."
    parser = Options(prog="new_practice.py", description=told)
    parser.add_content(root)
    parser.add_language()
    options = parser.parse_args(arguments)
    content, site = options.content.resolve(), of_site(options.lang)
    words, dialogue = site["new_practice"], Dialogue(site["new_update"], ask, say)
    found = ready(dialogue, content, _NEEDED)
    if isinstance(found, int):
        return found
    draft = content / _DRAFT
    dialogue.tell(words["hello"])
    answers: dict[str, str] = {}
    try:
        answers |= _drafted(draft, options.lang, dialogue, words)
        made = Conversation(dialogue, words, found, options.lang, answers, lambda now: _keep(draft, now)).ask()
        file = content / made.path
        write_new(file, made.text)
    except Stopped:
        dialogue.tell("\n" + dialogue.words["stopped"])
        if draft.exists():
            dialogue.tell(words["kept"].format(path=draft))
        return 1
    except OSError as error:  # rather on the screen than nowhere
        dialogue.tell(dialogue.words["cannot_write"].format(path=error.filename or content, reason=explain(error, options.lang)))
        dialogue.verbatim(_encoded(answers))
        return 1
    draft.unlink(missing_ok=True)
    dialogue.tell("\n" + dialogue.words["written"].format(path=file))
    return checked(dialogue, options.lang, found, made.path, own_content(root, content))


def _drafted(draft: Path, language: str, dialogue: Dialogue, words: Words) -> dict[str, str]:
    """The answers of a draft that the person goes on with; one that is not wanted is put aside, and nothing is thrown away. Raises
    Stopped."""
    try:
        answers = json.loads(draft.read_bytes())
        day = dt.date.fromtimestamp(draft.stat().st_mtime).isoformat()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (ValueError, RecursionError):  # somebody changed it by hand
        answers, day = None, ""
    is_whole = isinstance(answers, dict) and all(isinstance(text, str) for text in answers.values())
    if is_whole:
        titles = (answers.get(f"title_{one}") for one in (language, "en", "fr"))
        title = next(filter(None, titles), "") or words["draft_untitled"]
        dialogue.question(words["draft"].format(date=day, title=shown(title)))
        if dialogue.yes(words["go_on"]):
            return {str(key): text for key, text in answers.items()}
    number = 2
    while (aside := draft.with_stem(f"{draft.stem}-{number}")).exists():
        number += 1
    draft.rename(aside)
    dialogue.tell(words["put_aside"].format(path=aside))
    return {}


def _keep(draft: Path, answers: Mapping[str, str]) -> None:
    if answers:
        draft.parent.mkdir(parents=True, exist_ok=True)
        overwrite(draft, _encoded(answers).encode())


def _encoded(answers: Mapping[str, str]) -> str:
    return json.dumps(answers, ensure_ascii=False, indent=2) + "\n"
