"""Lists what is to be translated, gives it out as XLIFF and takes it back, as a command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from portal import library
from portal.commands.chosen import Outside, below, is_within_any
from portal.commands.options import Options
from portal.commands.saying import Saying
from portal.overwriting import overwrite, write_new
from portal.problem import Problem
from portal.reading.characters import shown
from portal.reporting.report import Reporter
from portal.settings import LANGUAGES, OTHER
from portal.translating import translated, translations, xliff
from portal.translating.translations import STATES, File

_Say = Callable[..., str]


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0 when it is done; 1 when a file has to be corrected first, and then nothing is taken in; 2 when asked wrongly. Raises OSError."""
    options = _parser(root).parse_args(arguments)
    content, language = options.content.resolve(), options.lang
    say = Saying("translation", language)

    def wrong(name: str, **values: object) -> int:
        print(say(name, **values), file=sys.stderr)
        return 2

    source = options.source or OTHER.get(options.target, "en")
    for_export = options.every or options.source or options.target
    if options.out and options.taken:
        return wrong("both")
    if options.target == source:
        return wrong("same_language")
    if (for_export and not options.out) or (options.paths and options.taken):
        return wrong("only_export")
    if options.reviewed and not options.taken:
        return wrong("only_import")
    if options.taken:
        return _take_in(content, options, say)
    try:
        chosen = [below(content, path) for path in options.paths]
    except Outside as outside:
        return wrong("outside", path=outside, content=content)
    return _give_out(content, chosen, options, source, say)


def _give_out(content: Path, chosen: list[str], options: argparse.Namespace, source: str, say: _Say) -> int:
    """Lists what is to be done, or writes it to be sent."""
    found: list[File] = []
    problems: list[Problem] = []
    for one in translations.files(content):
        if isinstance(one, File):
            found.append(one)
        else:
            problems += one
    if chosen:
        found = [file for file in found if is_within_any(file.path, chosen)]
        problems = [problem for problem in problems if is_within_any(problem.path, chosen)]
    if not options.out:
        print(_list(found, say))
    else:
        exchange = translated.given_out(found, source, every=options.every)
        if exchange.units:
            write_new(options.out, xliff.write(exchange).decode())
            files = len({unit.path for unit in exchange.units})
            print(say("written", file=options.out, texts=len(exchange.units), files=files))
        else:
            print(say("nothing_to_write", language=say(f"language_{exchange.target}")))
    if problems:
        print(Reporter.create(options.lang, root=content).render(sorted(problems), "text"))
        print(say("not_looked_at", count=len({problem.path for problem in problems})), file=sys.stderr)
    return int(bool(problems))


def _list(found: list[File], say: _Say) -> str:
    every = [one for file in found for one in translations.due(file)]
    lines = []
    for state in STATES:
        for language in LANGUAGES:
            here = [one for one in every if (one.state, one.language) == (state, language)]
            if here:
                files = len({one.path for one in here})
                lines.append(say(f"list_{state}", language=say(f"language_{language}"), texts=len(here), files=files))
                lines += (f"  {shown(one.path)}:{one.line}: {shown(one.field.id)}" for one in here)
    return "\n".join(lines) if lines else say("nothing")


def _take_in(content: Path, options: argparse.Namespace, say: _Say) -> int:
    """Puts what came back into its files, when all of it is right."""
    file = options.taken
    try:
        exchange = xliff.read(file.read_bytes())
    except xliff.NotRead as error:
        print(f"{shown(str(file))}:{error.line}: {say(error.name)}\n{say('nothing_taken')}", file=sys.stderr)
        return 1
    taken = translated.taken_in(library.read(content), exchange, reviewed=options.reviewed)
    reporter = Reporter.create(options.lang)
    grave = [one for one in taken.broken if reporter.severity(one.problem) == "error"]
    for fault in sorted(taken.faults, key=lambda fault: fault.unit.line):
        print(f"{_place(file, fault.unit)}: {say(fault.name)}")
    for one in sorted(grave, key=lambda one: one.unit.line):
        print(f"{_place(file, one.unit)}: {one.problem.rule}: {reporter.message(one.problem)}\n    {reporter.help(one.problem)}")
    if taken.faults or grave:
        print(say("nothing_taken"), file=sys.stderr)
        return 1
    for changed, text in taken.files.items():
        overwrite(changed, text.encode())
        print(say("taken", path=shown(changed.relative_to(content).as_posix())))
    for path in taken.unmarked:
        print(say("not_marked", path=shown(path)))
    print(say("counted", filled=taken.filled, files=len(taken.files), empty=taken.empty))
    return 0


def _place(file: Path, unit: xliff.Unit) -> str:
    return f"{shown(str(file))}:{unit.line}: {shown(unit.path)}, {shown(unit.id)}"


def _parser(root: Path) -> Options:
    parser = Options(
        prog="translation.py",
        description="Lists what is to be translated, gives it out and takes it back. · Dresse la liste de ce qui est à traduire, l'exporte et reprend les traductions.",
    )
    only = "only these files or folders · seulement ces fichiers ou dossiers"
    parser.add_argument_group("arguments").add_argument("paths", nargs="*", type=Path, metavar="PATH", help=only)
    add = parser.add_argument
    export = (
        "write what is missing or stale as a new XLIFF file · écrire ce qui manque ou a vieilli dans un nouveau fichier XLIFF"
    )
    add("--export", dest="out", type=Path, metavar="FILE", help=export)
    add("--from", dest="source", choices=LANGUAGES, help="language to translate from · langue de départ")
    add("--to", dest="target", choices=LANGUAGES, help="language to translate into · langue d'arrivée")
    add("--all", dest="every", action="store_true", help="export every text · exporter tous les textes")
    taken = "take the translations of an XLIFF file back · reprendre les traductions d'un fichier XLIFF"
    add("--import", dest="taken", type=Path, metavar="FILE", help=taken)
    reviewed = "mark as reviewed the files whose texts have all come back · marquer comme relus les fichiers dont tous les textes sont revenus"
    add("--reviewed", action="store_true", help=reviewed)
    parser.add_content(root)
    parser.add_language()
    return parser
