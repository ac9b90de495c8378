"""The newsletter as a command."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from portal import library
from portal.catalogue.catalogue import BrokenLibrary, Catalogue
from portal.commands.options import Options
from portal.explanation import explain
from portal.history import history
from portal.outputs.newsletter.issue import Scope, area, area_names, collect
from portal.outputs.newsletter.newsletter import Letter, files
from portal.outputs.publishing.destination import Unfit, folder_for
from portal.outputs.publishing.moves import Moves
from portal.outputs.publishing.scratch import scratch
from portal.outputs.publishing.swap import folders_to
from portal.outputs.wording.edition import Edition
from portal.reporting.report import Reporter
from portal.rules.structure import nearest
from portal.settings import LANGUAGES, SITE_URL, Settings, now
from portal.words import of_site, preferred_language

_GMAIL = 102  # kB: Gmail cuts longer messages off
_MOST_PROBLEMS = 10  # told here; scripts/validate.py is for the rest
_GUIDE = "contribute/digest/"
_PAGE, _TEXT = "digest.html", "digest.txt"
_MARK = '<meta name="generator" content="scripts/digest.py">'  # in the template: what tells an earlier digest from other files


class _Wrong(Exception):
    """What was asked cannot be answered; the text says why in the person's language."""


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0 when the digest is written, 1 when the library is broken or the folder cannot be written, 2 when asked wrongly. Raises
    BadClock."""
    options = _parser(root).parse_args(arguments)
    language = options.lang if options.lang in LANGUAGES else preferred_language()
    labels: dict[str, str] = of_site(language)["digest_command"]
    try:
        out = _folder(options.out, root, options.content.resolve())
        since, site = _day(options.since, labels), _site(options.site_url or Settings.read(root).site_url, labels)
        catalogue = _catalogue(options.content.resolve())
        today = catalogue.now.date()
        if since > today:
            raise _Wrong(labels["future_date"].format(value=since.isoformat(), today=today.isoformat()))
        scope = _scope(catalogue, since, options.organization, options.region, labels)
    except (_Wrong, Unfit) as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except BrokenLibrary as broken:
        print(Reporter.create(language).render(broken.problems[:_MOST_PROBLEMS], "text"))
        print(labels["broken"].format(count=len(broken.problems)), file=sys.stderr)
        return 1
    settings = replace(Settings.read(root), site_url=site)
    issue = collect(catalogue, scope, history.read(options.content.resolve()))
    chosen = LANGUAGES if options.lang == "both" else (options.lang,)
    letters = [Letter(Edition.of(catalogue, one, settings), scope, issue) for one in chosen]
    made = {name: make() for name, make in files(letters, root / "theme" / "digest").items()}
    try:
        write(out, made)
    except OSError as error:
        print(labels["cannot_write"].format(folder=out, reason=explain(error, language)), file=sys.stderr)
        return 1
    print(labels["written"].format(html=out / _PAGE, text=out / _TEXT))
    for letter in letters:
        print(of_site(letter.language)["digest_command"]["subjects"], letter.subject)
    print(labels["how"].format(address=settings.address(language, _GUIDE)))
    if (size := len(made[_PAGE]) // 1000) >= _GMAIL:
        print(labels["large"].format(size=size, limit=_GMAIL), file=sys.stderr)
    return 0


def write(out: Path, made: Mapping[str, bytes]) -> None:
    """Puts all files in place, or leaves the folder as it was. Raises OSError."""
    with folders_to(out / _PAGE), scratch(out, "digest") as folder, Moves(folder / "spare") as moves:
        for name, content in made.items():
            (folder / name).write_bytes(content)
        for name in made:
            moves.put(folder / name, out / name, name)


def _folder(name: str, root: Path, content: Path) -> Path:
    """Where the digest may be put. Raises Unfit when other files of the same names are there."""
    out = folder_for(name, root, content, _holds_digest)
    for file in (out / _PAGE, out / _TEXT):
        if os.path.lexists(file) and not _holds_digest(out):
            raise Unfit("not_a_digest", file=file)
    return out


def _holds_digest(folder: Path) -> bool:
    page = folder / _PAGE
    return page.is_file() and _MARK in page.read_text("utf-8", errors="replace")


def _parser(root: Path) -> Options:
    told = "Makes the newsletter that a coordinator sends. · Prépare l'infolettre à envoyer à un réseau."
    parser = Options(prog="digest.py", description=told)
    add = parser.add_argument
    since = "tell what is new since this day, such as 2026-11-01 · dire ce qui est nouveau depuis ce jour"
    whose = "only what these publish or do · seulement ce que publient ou font ces organismes"
    places = "only for these provinces, regions or places, such as on · seulement pour ces provinces, régions ou lieux"
    add("--since", required=True, metavar="DATE", help=since)
    add("--organization", nargs="+", action="extend", default=[], metavar="ID", help=whose)
    add("--region", nargs="+", action="extend", default=[], metavar="ID", help=places)
    add("--lang", choices=(*LANGUAGES, "both"), default="both", help="language of the letter · langue de l'infolettre")
    add("--out", default=str(root / "digest"), metavar="DIR", help="where to put it · où la mettre")
    parser.add_content(root)
    add("--site-url", metavar="URL", help="address of the site · adresse du site")
    return parser


def _day(value: str, labels: Mapping[str, str]) -> dt.date:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            raise ValueError
        return dt.date.fromisoformat(value)
    except ValueError:
        raise _Wrong(labels["bad_date"].format(value=value)) from None


def _site(value: str, labels: Mapping[str, str]) -> str:
    if not re.fullmatch(SITE_URL, value):
        raise _Wrong(labels["bad_site"].format(value=value))
    return value.rstrip("/") + "/"


def _catalogue(content: Path) -> Catalogue:
    """Raises BadClock, BrokenLibrary and NoLibrary."""
    moment = now()
    # 'Today' is the day on the wall of the person who sends, unless the clock was set with an offset of its own.
    return Catalogue.of(library.read(content), moment if os.environ.get("COMMONS_NOW") else moment.astimezone())


def _scope(
    catalogue: Catalogue, since: dt.date, organizations: list[str], regions: list[str], labels: Mapping[str, str]
) -> Scope:
    for name in organizations:
        if name not in catalogue.organizations:
            known = {id: id for id in catalogue.organizations}
            for id, one in catalogue.organizations.items():
                known |= {one.name.en.lower(): id, one.name.fr.lower(): id}
            _refuse(labels["unknown_organization"], name, known, labels)
    areas = []
    for name in regions:
        try:
            areas.append(area(catalogue, name))
        except KeyError:
            _refuse(labels["unknown_region"], name, area_names(catalogue), labels)
    return Scope(since, tuple(dict.fromkeys(organizations)), tuple(dict.fromkeys(areas)))


def _refuse(message: str, value: str, known: Mapping[str, str], labels: Mapping[str, str]) -> NoReturn:
    """Raises _Wrong with the nearest right id where there is one; ``known`` leads from what people write to ids."""
    close = nearest(value, known)
    suggestion = " " + labels["nearest"].format(nearest=known[close]) if close else ""
    raise _Wrong(message.format(value=" ".join(value.split())) + suggestion)
