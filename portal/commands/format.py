"""Lays out files of the library in their one form, as a command."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from portal.commands.chosen import Outside, below, is_within_any
from portal.commands.options import Options
from portal.commands.saying import Saying
from portal.formatting import layout
from portal.kinds import Kind, all_kinds
from portal.overwriting import overwrite
from portal.problem import Problem
from portal.reading.characters import shown
from portal.reporting.report import Reporter


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0 when every file is in its form, by ``--check`` or from now on; 1 when one is not; 2 when asked wrongly. Raises OSError."""
    options = _parser(root).parse_args(arguments)
    content, language = options.content.resolve(), options.lang
    say = Saying("format", language)

    try:
        chosen = [below(content, path) for path in options.paths]
    except Outside as outside:
        print(say("outside", path=outside, content=content), file=sys.stderr)
        return 2
    files = [file for file in _files(content) if not chosen or is_within_any(file[1], chosen)]
    if unread := [place for place in chosen or ["."] if not any(is_within_any(path, [place]) for _, path, _ in files)]:
        print("\n".join(say("not_read", path=shown(place)) for place in unread), file=sys.stderr)
        return 2
    reporter = Reporter.create(language, root=content)
    wrong: list[Problem] = []
    for kind, path, file in files:
        result = layout.lay_out(file, path, kind)
        if result.problems or options.check:
            wrong += result.problems or result.difference
        elif result.difference:
            overwrite(file, result.text.encode())
            print(say("laid_out", path=shown(path)))
    if wrong:
        print(reporter.render(sorted(wrong), "text"))
        left = len({problem.path for problem in wrong})
        print(say("left_one" if left == 1 else "left_many", count=left), file=sys.stderr)
    return int(bool(wrong))


def _parser(root: Path) -> Options:
    parser = Options(
        prog="format.py", description="Lays out files in their one form. · Dispose les fichiers selon leur forme unique."
    )
    add = parser.add_argument
    only = "only these files or folders · seulement ces fichiers ou dossiers"
    parser.add_argument_group("arguments").add_argument("paths", nargs="*", type=Path, metavar="PATH", help=only)
    add(
        "--check",
        action="store_true",
        help="say what is not in form, and change nothing · dire ce qui n'est pas en forme, sans rien changer",
    )
    parser.add_content(root)
    parser.add_language()
    return parser


def _files(content: Path) -> Iterator[tuple[Kind, str, Path]]:
    """(kind, path, file) of all that the library reads."""
    for kind in all_kinds():
        yield from ((kind, path, file) for path, file in kind.files(content) if path.endswith(".yml"))
