"""Lists what is past its review, one list for each organization that leads it, as a command."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from portal import library
from portal.commands.options import Options
from portal.commands.saying import Saying
from portal.library import Library
from portal.overwriting import write_new
from portal.proof.stale import Stale, stale
from portal.settings import LANGUAGES
from portal.typography import set_text

_NOBODY = "_nobody"  # the name of the list of what names no organization: no id begins so
_FARTHEST = 3_650  # days


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0, also when nothing is due; 2 when asked wrongly. Raises OSError."""
    options = _parser(root).parse_args(arguments)
    say = Saying("stale", options.lang)
    found = library.read(options.content.resolve())
    lists = stale(found, found.today + dt.timedelta(days=options.within))
    if options.out is None:
        texts = [_text(found, owner, items, say) for owner, items in lists.items()]
        print("\n".join(texts) if texts else say("nothing"))
        return 0
    for owner, items in lists.items():
        for language in LANGUAGES:
            write_new(options.out / f"{owner or _NOBODY}.{language}.md", _text(found, owner, items, Saying("stale", language)))
    print(say("written", count=len(lists), folder=options.out))
    return 0


def _text(found: Library, owner: str, items: list[Stale], say: Saying) -> str:
    """A list as Markdown, ready to be sent."""
    language = say.language
    organization = found.items("organizations").get(owner)
    name = set_text(organization.name[language], language) if organization else say("nobody")
    lines = (
        f"- {say('item', title=set_text(one.title[language], language), due=one.due, last=one.last, path=one.path)}"
        for one in items
    )
    return "\n".join((f"## {name}", "", say("how"), "", *lines)) + "\n"


def _days(text: str) -> int:
    """Raises ValueError, which is told as a value that does not fit."""
    number = int(text)
    if not 0 <= number <= _FARTHEST:
        raise ValueError(text)
    return number


def _parser(root: Path) -> Options:
    parser = Options(
        prog="stale.py",
        description="Lists what is past its review, by organization. · Donne la liste de ce dont la révision est échue, par organisme.",
    )
    add = parser.add_argument
    within = "and what is due in so many days, 3,650 at most · et ce qui échoit dans ce nombre de jours, 3 650 au plus"
    add("--within", type=_days, default=0, metavar="DAYS", help=within)
    add(
        "--out",
        type=Path,
        metavar="DIR",
        help="write each list in both languages there · y écrire chaque liste dans les deux langues",
    )
    parser.add_content(root)
    parser.add_language()
    return parser
