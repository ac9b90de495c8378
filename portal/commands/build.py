"""One complete site, published in one step."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from portal import words
from portal.building.generator import BuildFailed
from portal.building.whole_site import complete
from portal.commands.progress import Progress
from portal.outputs.publishing.swap import replacing

_SAID = {
    "working": {"en": "Building the site", "fr": "Construction du site"},
    "done": {"en": "The site is in {out} ({seconds:.1f} s).", "fr": "Le site est dans {out} ({seconds:.1f} s)."},
    "failed": {
        "en": "The site was not built; {out} stays as it was.",
        "fr": "Le site n'a pas été construit; {out} reste tel quel.",
    },
}


def main(root: Path, arguments: list[str] | None = None) -> int:
    """0 when the site stands, 1 when the library or the build is broken."""
    parser = argparse.ArgumentParser(prog="build.py", description="Builds the whole site. · Construit tout le site.")
    parser.add_argument("--out", type=Path, default=root / "site", metavar="DIR", help="where to put it · où le mettre")
    parser.add_argument(
        "--content",
        type=Path,
        default=root,
        metavar="DIR",
        help="the folder that holds practices/ · le dossier qui contient practices/",
    )
    options = parser.parse_args(arguments)
    out, started, language = options.out.resolve(), time.monotonic(), words.preferred_language()
    content = options.content.resolve()
    if not (content / "practices").is_dir():
        parser.error(f"{content}: no practices/ there · pas de dossier practices/ ici")
    try:
        with Progress(_SAID["working"][language]), replacing(out) as work:
            complete(root, content, work)
    except BuildFailed as failed:
        print(failed, file=sys.stderr)
        print(_SAID["failed"][language].format(out=out), file=sys.stderr)
        return 1
    print(_SAID["done"][language].format(out=out, seconds=time.monotonic() - started))
    return 0
