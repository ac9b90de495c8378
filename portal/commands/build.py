"""One complete site, published in one step."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from portal import words
from portal.building.generator import BuildFailed
from portal.building.whole_site import complete
from portal.commands.options import Options
from portal.commands.progress import Progress
from portal.outputs.publishing.destination import Unfit, site_folder
from portal.outputs.publishing.swap import replacing
from portal.settings import now
from portal.typography import set_text


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0 when the site stands, 1 when the library or the build is broken, 2 when asked wrongly. Raises OSError and BadClock."""
    parser = Options(prog="build.py", description="Builds the whole site. · Construit tout le site.")
    parser.add_argument("--out", default=str(root / "site"), metavar="DIR", help="where to put it · où le mettre")
    parser.add_content(root)
    parser.add_argument(
        "--offline",
        action="store_true",
        help="with the package for reading without a connection · avec le paquet pour lire hors connexion",
    )
    parser.add_argument(
        "--documents",
        action="store_true",
        help="with PDF, decks and pictures of documents · avec les PDF, les diapositives et les images des documents",
    )
    options = parser.parse_args(arguments)
    started, language, labels = time.monotonic(), words.preferred_language(), words.load("commands")["build"]
    content = options.content.resolve()
    now()
    try:
        out = site_folder(options.out, root, content)
    except Unfit as unfit:
        print(unfit, file=sys.stderr)
        return 2
    try:
        with Progress(labels["working"][language]), replacing(out) as work:
            complete(root, content, work, package=options.offline, documents=options.documents)
    except BuildFailed as failed:
        print(failed, file=sys.stderr)
        print(set_text(labels["failed"][language], language).format(out=out), file=sys.stderr)
        return 1
    except OSError as error:
        if error.filename is None:  # as when a write finds no room
            error.filename = str(out)
        raise
    seconds = f"{time.monotonic() - started:.1f}"
    if language == "fr":
        seconds = seconds.replace(".", ",")
    print(set_text(labels["done"][language], language).format(out=out, seconds=seconds))
    return 0
