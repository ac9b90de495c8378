"""Makes ``.github/CODEOWNERS`` of who looks after what, or says whether it is as it would be made, as a command."""

from __future__ import annotations

import sys
from itertools import zip_longest
from pathlib import Path

from portal import library
from portal.commands.options import Options
from portal.commands.saying import Saying
from portal.outputs.sharing import reviewers
from portal.outputs.sharing.reviewers import OWNERS
from portal.overwriting import overwrite
from portal.reading.characters import shown
from portal.reporting.report import Reporter
from portal.settings import FILE


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0 when the file is as it should be, by ``--check`` or from now on; 1 when it is not, or ``site.yml`` has to be corrected
    first. Raises OSError."""
    options = _parser().parse_args(arguments)
    say = Saying("owners", options.lang)

    found = library.read(root)
    named, faults, problems = reviewers.read(root, found.known)
    if problems:
        print(Reporter.create(options.lang, root=root).render(problems, "text"))
    for fault in faults:
        print(f"{FILE}:{fault.line}: {say(fault.name, value=shown(fault.value), roles=', '.join(reviewers.ROLES))}")
    if problems or faults:
        return 1
    file, text = root / OWNERS, reviewers.code_owners(found, named)
    there = file.read_text("utf-8") if file.is_file() else ""
    if there == text:
        print(say("as_made" if named.anybody else "as_made_for_nobody", file=OWNERS))
        return 0
    if options.check:
        print(say("differs", file=OWNERS, line=_first_difference(there, text)), file=sys.stderr)
        return 1
    file.parent.mkdir(exist_ok=True)
    overwrite(file, text.encode())
    print(say("written" if named.anybody else "written_for_nobody", file=OWNERS))
    return 0


def _first_difference(there: str, text: str) -> int:
    """The line, from 1, at which one has something else than the other."""
    pairs = zip_longest(there.splitlines(), text.splitlines())
    return next((row for row, (one, other) in enumerate(pairs, start=1) if one != other), 1)


def _parser() -> Options:
    parser = Options(
        prog="owners.py",
        description="Makes .github/CODEOWNERS of the reviewers in site.yml. · Fait .github/CODEOWNERS à partir des réviseurs nommés dans site.yml.",
    )
    check = "say whether the file is as it would be made, and change nothing · dire si le fichier est tel qu'il serait fait, sans rien changer"
    parser.add_argument("--check", action="store_true", help=check)
    parser.add_language()
    return parser
