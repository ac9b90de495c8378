"""Makes a card of an issue that was written in a form on GitHub, as a command. What is in the issue is never trusted."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal import library, words
from portal.commands.markdown import fenced
from portal.commands.options import Options
from portal.commands.saying import Saying
from portal.library import Library
from portal.outputs.sharing.issue_forms import label_of, questions
from portal.overwriting import write_new
from portal.proposing.answers import proposal
from portal.proposing.checking import Checker, Finding
from portal.proposing.issues import NotTheForm, answers
from portal.proposing.names import Names
from portal.proposing.rows import taken_ids
from portal.reporting.report import Reporter
from portal.settings import LANGUAGES

ANSWER = "answer.md"
_MOST_BYTES = 5_000_000  # of what GitHub tells of an event
_LONGEST_ANSWER = 60_000  # characters; GitHub takes 65,536


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0 when there is an answer to the issue, with a card or without; 2 when asked wrongly. Raises OSError."""
    options = _parser(root).parse_args(arguments)
    issue = _issue(options.event)
    language = _language(issue)
    if not language:
        print(words.load("commands")["card_from_issue"]["no_issue"][options.lang], file=sys.stderr)
        return 2
    found = library.read(options.content.resolve())
    path, card, answer = answered(str(issue.get("body") or ""), language, found)
    if card:
        write_new(options.out / path, card)
    write_new(options.out / ANSWER, answer)
    return 0


def answered(body: str, language: str, found: Library) -> tuple[str, str, str]:
    """(path of the card, its text, the answer to the issue in Markdown); no path and no text where the body is not the form's."""
    say = Saying("card_from_issue", language)

    try:
        given, note = answers(body, questions(language))
    except NotTheForm as error:
        return "", "", "\n\n".join((say(error.reason, label=error.label), say("again"))) + "\n"
    made = proposal(given, Names(found), language=language, today=found.today, taken=taken_ids(found), note=note)
    findings = Checker(found.known, found.today, Reporter.create(language)).findings(made)
    parts = [say("hello", path=made.path)]
    if any(finding.grave for finding in findings):
        parts.append(say("to_correct"))
    else:
        parts.append(say("all_well"))
    if findings:
        parts.append(fenced("\n\n".join(_told(finding, language) for finding in findings)))
    if made.lacks:
        parts.append(say(f"one_language_{made.lacks}"))
    parts += [say("next"), say("card")]
    whole = "\n\n".join((*parts, fenced(made.text, "yaml")))
    return made.path, made.text, f"{whole if len(whole) <= _LONGEST_ANSWER else _short(parts, say('long'))}\n"


def _short(parts: list[str], instead: str) -> str:
    """Without the card; what is to be corrected is cut where even that is too long."""
    text = "\n\n".join((*parts[:-1], instead))
    return text if len(text) <= _LONGEST_ANSWER else "\n\n".join((parts[0], instead))


def _told(finding: Finding, language: str) -> str:
    """The question, what is wrong with its answer, and what to do."""
    asked = next((one.label for one in questions(language) if finding.column in one.columns), "")
    return "\n  ".join(filter(None, (asked, finding.message, finding.help)))


def _issue(event: Path) -> Mapping[str, Any]:
    """The issue of an event; nothing where there is none that can be read."""
    with event.open("rb") as opened:
        raw = opened.read(_MOST_BYTES + 1)
    try:
        issue = json.loads(raw)["issue"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
    return issue if isinstance(issue, dict) else {}


def _language(issue: Mapping[str, Any]) -> str:
    """That of the form that an issue was written in, by its label; '' for another issue."""
    labels = {label.get("name") for label in issue.get("labels", ()) if isinstance(label, dict)}
    return next((language for language in LANGUAGES if label_of(language) in labels), "")


def _parser(root: Path) -> Options:
    parser = Options(
        prog="card_from_issue.py",
        description="Makes a card of an issue written in a form on GitHub. · Fait une fiche d'un signalement rempli dans un formulaire de GitHub.",
    )
    add = parser.add_argument
    add(
        "--event",
        type=Path,
        required=True,
        metavar="FILE",
        help="what GitHub tells of the issue, as JSON · ce que GitHub dit du signalement, en JSON",
    )
    add("--out", type=Path, required=True, metavar="DIR", help="where card and answer go · où vont la fiche et la réponse")
    parser.add_content(root)
    parser.add_language()
    return parser
