"""Makes cards from a table that people filled in, as a command."""

from __future__ import annotations

import sys
from pathlib import Path

from portal import library
from portal.commands.options import Options
from portal.commands.saying import Saying
from portal.outputs.sharing.columns import columns
from portal.overwriting import write_new
from portal.proposing import tables
from portal.proposing.rows import Judged, Told, heading_faults, judged, language_of
from portal.proposing.tables import NotATable
from portal.reading.characters import shown
from portal.reporting.report import Reporter, suggestion


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0 when every row is a card from now on, or was one; 1 when something is wrong; 2 when asked wrongly. Raises OSError."""
    options = _parser(root).parse_args(arguments)
    content, language = options.content.resolve(), options.lang
    say = _Speech(language, options.file.name)
    found = library.read(content)
    try:
        with options.file.open("rb") as opened:
            table = tables.read(opened.read(tables.MOST_BYTES + 1), columns())
    except NotATable as error:
        print(say(error.reason, **error.values), file=sys.stderr)
        return 1
    if table.encoding:
        print(say("encoding", encoding=table.encoding))
    if faults := heading_faults(table):
        print("\n".join(map(say.told, faults)))
        print(say("no_row_read"), file=sys.stderr)
        return 1
    reporter = Reporter.create(language)
    rows = list(judged(table, found, language_of(table, language), found.today, reporter))
    for row in rows:
        if row.there:
            print(say("there_already", row=row.row, path=row.there))
        for one in row.told:
            print(say.told(one))
    return _written(rows, content, say, keep_valid=options.keep_valid)


def _written(rows: list[Judged], content: Path, say: _Speech, *, keep_valid: bool) -> int:
    """Writes all cards or, with ``keep_valid``, those that keep every rule; one that cannot be written takes those of this run
    with it. Says what was done."""
    new = [row for row in rows if not row.there]
    valid = [row for row in new if row.valid]
    wrong = len(new) - len(valid)
    if not rows:
        print(say("no_rows"), file=sys.stderr)
        return 1
    if wrong and not keep_valid:
        print(say("nothing_written", valid=len(valid), wrong=wrong), file=sys.stderr)
        return 1
    done: list[Path] = []
    try:
        for row in valid:
            file = content / row.proposed.path
            write_new(file, row.proposed.text)
            done.append(file)
    except BaseException:
        for file in done:
            file.unlink()
        raise
    for row in valid:
        print(say("written", row=row.row, path=row.proposed.path))
    print(say("done", written=len(valid), wrong=wrong, there=len(rows) - len(new)), file=sys.stderr)
    return int(bool(wrong))


class _Speech(Saying):
    """The words of the command in a language, and the places of what is wrong in a file."""

    def __init__(self, language: str, file: str) -> None:
        super().__init__("import_practices", language)
        self._file = shown(file)

    def __call__(self, name: str, **values: object) -> str:
        return super().__call__(name, **{"file": self._file} | values)

    def told(self, one: Told) -> str:
        """The place, what is wrong, and what to do."""
        name = "at_cell" if one.letter else "at_question" if one.heading else "at_row"
        place = self(name, row=one.row, column=one.letter, heading=shown(one.heading))
        message, help = one.message, one.help
        if one.fault:
            values = {key: shown(str(value)) for key, value in one.values.items()}
            message, help = self(one.fault, **values), self(f"{one.fault}_help", **values)
            if values.get("nearest"):
                message = f"{message} {suggestion(self.language).format(nearest=values['nearest'])}"
        mark = "" if one.grave else f"{self('warning')} "
        return f"{place} {mark}{message}\n    {help}"


def _parser(root: Path) -> Options:
    parser = Options(
        prog="import_practices.py",
        description="Makes cards from a table of practices. · Fait des fiches à partir d'un tableau de pratiques.",
    )
    parser.add_argument_group("arguments").add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="a table (.csv or .xlsx), such as the site offers · un tableau (.csv ou .xlsx), comme le site en offre",
    )
    parser.add_argument(
        "--keep-valid",
        action="store_true",
        help="write the rows that keep every rule although others do not · écrire les lignes conformes même si d'autres ne le sont pas",
    )
    parser.add_content(root)
    parser.add_language()
    return parser
