"""What comes before and after a command asks for a new file of the library."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from portal import library
from portal.authoring.dialogue import Dialogue
from portal.library import Library
from portal.reporting.report import Reporter


def ready(dialogue: Dialogue, content: Path, needed: Iterable[str]) -> Library | int:
    """The library under ``content``, in which something of each of the ``needed`` registries is there to choose from; the exit code,
    once the person has been told why, where that is not so."""
    with suppress(ImportError):
        import readline  # noqa: F401 (lines longer than a terminal's 4,096 bytes, and arrows to correct them)
    found = library.read(content)
    if not all(found.items(registry) for registry in needed):
        dialogue.tell(dialogue.words["broken"])
        return 1
    return found


def checked(dialogue: Dialogue, language: str, before: Library, path: str, option: str) -> int:
    """Holds the new file at ``path``, below the content folder, against every rule, says what is wrong and what comes next; 1 when
    something is, else 0. ``before`` is the library without it, ``option`` what further commands need beside."""
    words, file = dialogue.words, before.root / path
    reporter = Reporter.create(language, root=before.root, proposed={path})
    problems = [one for one in library.read(before.root, today=before.today, previous=before).problems if one.path == path]
    if problems:
        dialogue.tell("\n" + reporter.render(problems, "text"))
    broken = any(reporter.severity(one) == "error" for one in problems)
    dialogue.tell(words["invalid" if broken else "valid"])
    dialogue.tell("\n" + words["next"])
    validate = f"scripts/validate.py {path if not option else shlex.quote(str(file))}{option}"
    waits = any(one.rule == "translation-wanted" for one in problems)  # and has no page to be seen
    steps = [("next_validate", validate), *([] if waits else [("next_serve", f"scripts/serve.py{option}")])]
    for word, command in steps:
        dialogue.tell("- " + words[word], "  ")
        dialogue.verbatim(f"    python3 {command}")
    dialogue.tell("- " + words["next_propose"], "  ")
    return int(broken)


def own_content(root: Path, content: Path) -> str:
    """The option that names a content folder which is not the repository itself."""
    return "" if content == root.resolve() else f" --content {shlex.quote(str(content))}"
