"""What a command may be asked. What is asked wrongly is told in both languages: argparse itself speaks English alone."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from portal import words
from portal.explanation import sentence
from portal.reading.characters import shown
from portal.settings import LANGUAGES, holds_library
from portal.typography import set_text

_BETWEEN = " · "
# What argparse says, in any of the versions that we run on → the entry under 'asked_wrongly' of portal/words/commands.yml.
_FAULTS = {
    r"unrecognized arguments: (?P<value>.+)": "unknown",
    r"the following arguments are required: (?P<value>.+)": "required",
    r"argument (?P<option>.+?): expected (?:at least )?one argument": "no_value",
    r"argument (?P<option>.+?): ignored explicit argument .+": "takes_none",
    r"argument (?P<option>.+?): invalid choice: (?P<value>'.*?')(?:, maybe .+)? \(choose from (?P<choices>.+)\)": "choice",
    r"argument (?P<option>.+?): invalid \w+ value: '\s*'": "empty",
    r"argument (?P<option>.+?): invalid \w+ value: (?P<value>.+)": "value",
    r"ambiguous option: (?P<option>.+) could match (?P<choices>.+)": "ambiguous",
}


class Options(argparse.ArgumentParser):
    """As its base, for a command ``prog`` whose ``description`` and whose texts of help are in both languages. Arguments without a
    name go into a group 'arguments', as argparse would call them so in English alone."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, add_help=False)
        self.register("type", Path, _named_path)
        self.add_argument("-h", "--help", action="help", help="say this · dire ceci")

    def add_content(self, root: Path) -> None:
        """``--content``, the folder of the library: by default ``root``, the repository."""
        where = "the folder that holds practices/ · le dossier qui contient practices/"
        self.add_argument("--content", type=Path, default=root, metavar="DIR", help=where)

    def add_language(self) -> None:
        """``--lang``, in which the command answers: by default as the system speaks."""
        which = "language of the answer · langue de la réponse"
        self.add_argument("--lang", choices=LANGUAGES, default=words.preferred_language(), help=which)

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        """As its base, but for namespaces of other classes; where there is a folder of the library, it holds one."""
        options = super().parse_args(args, namespace)
        if (content := getattr(options, "content", None)) and not holds_library(content):
            told = (sentence("no_library", language, path=shown(str(content))) for language in LANGUAGES)
            self.error(_BETWEEN.join(told))
        return options

    def error(self, message: str) -> NoReturn:
        """Ends the program with exit code 2. ``message`` is argparse's, or one in both languages."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message if _BETWEEN in message else _in_both(message)}\n")


def _named_path(typed: str) -> Path:
    """Raises ValueError for '', which would be the folder one stands in: it is what an empty variable leaves."""
    if not typed.strip():
        raise ValueError(typed)
    return Path(typed)


def _in_both(message: str) -> str:
    sentences = words.load("commands")["asked_wrongly"]
    matches = ((name, re.fullmatch(fault, message, re.DOTALL)) for fault, name in _FAULTS.items())
    name, values = next(((name, match.groupdict()) for name, match in matches if match), ("other", {"value": message}))
    shown_values = {key: shown(value) for key, value in values.items()}
    return _BETWEEN.join(set_text(sentences[name][language], language).format(**shown_values) for language in LANGUAGES)
