"""Tells of words that no dictionary knows and of long sentences, as a command. They are hints: its exit code knows no fault."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from portal import library
from portal.commands.chosen import Outside, below, is_within_any
from portal.commands.options import Options
from portal.commands.saying import Saying
from portal.history.git import changed_since
from portal.proof import spelling
from portal.proof.spelling import Hint, Speller
from portal.reading.characters import shown
from portal.settings import LANGUAGES
from portal.translating import translations
from portal.translating.translations import File

DICTIONARIES = {"en": "dictionary-en-ca", "fr": "dictionary-fr"}


class NoDictionary(Exception):
    """A dictionary is not installed; the text is its folder."""


def main(root: Path, arguments: list[str] | None = None, spellers: Callable[[Path], Mapping[str, Speller]] | None = None) -> int:
    """0 when it is said, whatever there is to say; 2 when asked wrongly, or without dictionaries. ``spellers`` opens those of a
    repository. Raises OSError."""
    options = _parser(root).parse_args(arguments)
    content, language = options.content.resolve(), options.lang
    say = Saying("spelling", language)

    try:
        found = library.read(content)
        chosen = [below(content, path) for path in options.paths]
        chosen += changed_since(content, options.changed_since) if options.changed_since else ()
        opened = (spellers or installed)(root)
    except Outside as outside:
        print(say("outside", path=outside, content=content), file=sys.stderr)
        return 2
    except LookupError:
        print(say("no_commit", commit=options.changed_since), file=sys.stderr)
        return 2
    except NoDictionary as missing:
        print(say("no_dictionary", folder=missing), file=sys.stderr)
        return 2
    own = spelling.own_words(found)
    some = bool(options.paths or options.changed_since)
    files = [
        one
        for one in translations.files(content)
        if isinstance(one, File) and (not some or is_within_any(one.path, chosen)) and not one.path.startswith("vocabulary/")
    ]
    every = [hint for file in files for hint in spelling.hints(file, opened, own, with_near=some)]
    for hint in every:
        print(_told(hint, say))
    print(say("counted", hints=len(every), files=len(files)))
    return 0


def _told(hint: Hint, say: Callable[..., str]) -> str:
    place = f"{shown(hint.path)}:{hint.line}: "
    if not hint.word:
        return place + say(f"long_{hint.language}", count=hint.length, begins=shown(hint.begins))
    if not hint.near:
        return place + say(f"word_{hint.language}", word=shown(hint.word))
    return place + say(f"near_{hint.language}", word=shown(hint.word), near=", ".join(hint.near))


def installed(root: Path) -> Mapping[str, Speller]:
    """Those that npm has put into the repository. Raises NoDictionary."""
    from hunspell import Hunspell  # of the tests' packages, which whoever only looks or validates has not

    opened = {}
    for language in LANGUAGES:
        folder = root / "node_modules" / DICTIONARIES[language]
        if not (folder / "index.dic").is_file():
            raise NoDictionary(folder)
        opened[language] = Hunspell("index", hunspell_data_dir=str(folder))
    return opened


def _parser(root: Path) -> Options:
    parser = Options(
        prog="spelling.py",
        description="Tells of words that no dictionary knows and of long sentences; hints, never faults. · Signale les mots qu'aucun dictionnaire ne connaît et les longues phrases; des suggestions, jamais des fautes.",
    )
    only = "only these files or folders · seulement ces fichiers ou dossiers"
    parser.add_argument_group("arguments").add_argument("paths", nargs="*", type=Path, metavar="PATH", help=only)
    changed = "only files that differ from this commit · seulement les fichiers qui diffèrent de ce commit"
    parser.add_argument("--changed-since", metavar="COMMIT", help=changed)
    parser.add_content(root)
    parser.add_language()
    return parser
