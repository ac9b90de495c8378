"""The validator as a command."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from portal import gone, library
from portal.problem import Problem
from portal.report import FORMATS, Reporter
from portal.words import preferred_language


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0 when nothing is wrong, 1 when something is, 2 (from argparse, or for a path outside) when asked wrongly."""
    parser = argparse.ArgumentParser(
        prog="validate.py", description="Checks cards against the rules. · Vérifie les fiches selon les règles."
    )
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="only these files or folders · seulement ces fichiers ou dossiers"
    )
    parser.add_argument(
        "--content",
        type=Path,
        default=root,
        metavar="DIR",
        help="the folder that holds practices/ · le dossier qui contient practices/",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to say it · la forme du résultat")
    parser.add_argument(
        "--lang", choices=("en", "fr"), default=preferred_language(), help="language of the messages · langue des messages"
    )
    options = parser.parse_args(arguments)
    content = options.content.resolve()
    chosen = [path.resolve() for path in options.paths]
    for path in chosen:
        if not path.exists() or not path.is_relative_to(content):
            parser.error(f"{path}: not in {content} · ne se trouve pas dans {content}")
    try:
        found = library.read(content)
    except NotADirectoryError:
        parser.error(f"{content}: no practices/ there · pas de dossier practices/ ici")
    if chosen:
        problems = [problem for problem in found.problems if _concerns(problem, content, chosen)]
    else:
        problems = sorted((*found.problems, *gone.check(found)))
    reporter = Reporter.create(options.lang)
    if problems or options.format in ("json", "sarif"):
        print(reporter.render(problems, options.format))
    if problems and options.format == "text":
        print(_count(len(problems), options.lang), file=sys.stderr)
    return int(any(reporter.severity(problem) == "error" for problem in problems))


def _concerns(problem: Problem, content: Path, chosen: list[Path]) -> bool:
    file = content / problem.path
    return any(file == path or file.is_relative_to(path) for path in chosen)


def _count(number: int, language: str) -> str:
    if language == "fr":
        return f"{number} problème{'s' if number > 1 else ''}"
    return f"{number} problem{'s' if number != 1 else ''}"
