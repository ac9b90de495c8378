"""The validator as a command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from portal import gone, library, words
from portal.commands.chosen import Outside, below, is_within, is_within_any
from portal.commands.options import Options
from portal.formatting import layout
from portal.history.git import changed_since
from portal.library import Library
from portal.mending import mend
from portal.reading.characters import shown
from portal.reporting.report import FORMATS, Reporter
from portal.rules.folders import not_read
from portal.settings import LANGUAGES

_UNREAD = "file-not-read"
_WRITTEN = "docs"  # whose pages are on the site, though no rule reads them


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0 when nothing is wrong, 1 when something is, 2 when asked wrongly: for a path that is not of the library, too."""
    options = _parser(root).parse_args(arguments)
    asked = _Asked(options.content.resolve(), options.lang)
    try:
        return asked.answer(options)
    except _Wrong as wrong:
        print("\n".join(wrong.lines), file=sys.stderr)
        return 2


def _parser(root: Path) -> Options:
    parser = Options(prog="validate.py", description="Checks cards against the rules. · Vérifie les fiches selon les règles.")
    only = "only these files or folders; a file that is named is held as a proposal · seulement ces fichiers ou dossiers; un fichier nommé est traité comme une proposition"
    changed = "the files that differ from this commit are held as a proposal · les fichiers qui diffèrent de ce commit sont traités comme une proposition"
    fix = "mend what has one right answer · corriger ce qui n'a qu'une seule bonne réponse"
    parser.add_argument_group("arguments").add_argument("paths", nargs="*", type=Path, metavar="PATH", help=only)
    parser.add_argument("--changed-since", metavar="COMMIT", help=changed)
    parser.add_argument("--fix", action="store_true", help=fix)
    parser.add_content(root)
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to say it · la forme du résultat")
    parser.add_language()
    return parser


class _Wrong(Exception):
    """The command was asked wrongly; ``lines`` say how."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)


class _Asked:
    """One question to the validator."""

    def __init__(self, content: Path, language: str) -> None:
        self.content, self.language = content, language

    def answer(self, options: argparse.Namespace) -> int:
        """The exit code, once everything is said. Raises _Wrong."""
        chosen = [self._below(path) for path in options.paths]
        touched = frozenset(chosen) | self._changed(options.changed_since)
        read = library.read(self.content)
        if options.fix:
            read = self._mend(read, chosen)
        unread = [path for path in chosen if not _is_read(read, path)]
        reporter = Reporter.create(self.language, root=self.content, proposed=touched)
        every = sorted((*read.problems, *layout.check(read, touched), *(() if chosen else gone.check(read))))
        problems = [problem for problem in every if not chosen or is_within_any(problem.path, chosen)]
        listed = [problem for problem in problems if problem.rule != _UNREAD or not is_within_any(problem.path, unread)]
        if listed or options.format in ("json", "sarif"):
            print(reporter.render(listed, options.format))
        grave = any(reporter.severity(problem) == "error" for problem in problems)
        if listed and options.format == "text":
            hints = [_words(self.language)["only_hints"]] if touched and not grave else []
            print(self._counted(len(listed)), *hints, file=sys.stderr)
        if unread:
            raise _Wrong(line for path in unread for line in self._unread(path))
        return int(grave)

    def _below(self, path: Path) -> str:
        try:
            return below(self.content, path)
        except Outside:
            raise self._wrong("outside", path=path, content=self.content) from None

    def _changed(self, commit: str | None) -> frozenset[str]:
        try:
            return changed_since(self.content, commit) if commit else frozenset()
        except LookupError:
            raise self._wrong("no_commit", commit=commit) from None

    def _mend(self, read: Library, chosen: list[str]) -> Library:
        reporter = Reporter.create(self.language)
        after, mended = mend(read, lambda path: not chosen or is_within_any(path, chosen), frozenset(chosen))
        for problem in mended:
            form = _words(self.language)["renamed" if problem.rule == "file-ending" else "mended"]
            place = f"{shown(problem.path)}:{problem.line}:{problem.column}: {problem.rule}"
            print(f"{place}: {form.format(message=reporter.message(problem))}", file=sys.stderr)
        return after

    def _unread(self, path: str) -> Iterator[str]:
        """That nothing reads a path, and what to do, in both languages."""
        if is_within(path, _WRITTEN):
            yield from (_words(language)["written"].format(path=shown(path)) for language in LANGUAGES)
            return
        problem = not_read(self.content, path)
        for language in LANGUAGES:
            reporter = Reporter.create(language)
            nothing = _words(language)["not_read"].format(path=shown(path))
            yield f"{nothing} {reporter.message(problem)} {reporter.help(problem)}"

    def _counted(self, number: int) -> str:
        return _words(self.language)["count_one" if number == 1 else "count_many"].format(count=number)

    def _wrong(self, what: str, **params: object) -> _Wrong:
        told = {name: shown(str(value)) for name, value in params.items()}
        return _Wrong(_words(language)[what].format(**told) for language in LANGUAGES)


@cache
def _words(language: str) -> Mapping[str, str]:
    found: Mapping[str, str] = words.of_site(language)["validate"]
    return found


def _is_read(read: Library, path: str) -> bool:
    """Whether a path is a file that the library reads or a folder that holds one, or is told of by another rule than that nothing
    reads it."""
    files = [path for paths in read.readings.values() for path in paths]
    files += (problem.path for problem in read.problems if problem.rule != _UNREAD)
    return any(is_within(file, path) for file in files)
