"""The site on this machine, following every change."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from pathlib import Path

from portal import words
from portal.commands.progress import Progress
from portal.preview.server import make_server
from portal.preview.state import Preview
from portal.preview.watch import Watcher, Work

_SAID = {
    "working": {"en": "Building the site", "fr": "Construction du site"},
    "address": {
        "en": "The site is at {address} (Ctrl-C ends it). Saved changes show at once; search follows a moment later.",
        "fr": "Le site est à {address} (Ctrl-C pour arrêter). Les changements enregistrés paraissent aussitôt; la recherche suit peu après.",
    },
    "taken": {
        "en": "Port {port} is taken by another program. Try: python3 scripts/serve.py --port {next}",
        "fr": "Le port {port} est pris par un autre programme. Essayez : python3 scripts/serve.py --port {next}",
    },
    "not_built": {
        "en": "The site cannot be built yet; correct what is above, save, and it will appear.",
        "fr": "Le site ne peut pas encore être construit; corrigez ce qui précède, enregistrez, et il paraîtra.",
    },
}
_INDEX_AFTER = 0.5  # seconds without a change


def main(root: Path, arguments: list[str] | None = None) -> int:
    """Serves until it is interrupted; 1 when the port is taken."""
    parser = argparse.ArgumentParser(
        prog="serve.py", description="Shows the site on this machine. · Affiche le site sur cette machine."
    )
    parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 · port sur 127.0.0.1")
    parser.add_argument(
        "--content",
        type=Path,
        default=root,
        metavar="DIR",
        help="the folder that holds practices/ · le dossier qui contient practices/",
    )
    options = parser.parse_args(arguments)
    content, language = options.content.resolve(), words.preferred_language()
    if not (content / "practices").is_dir():
        parser.error(f"{content}: no practices/ there · pas de dossier practices/ ici")
    address = f"http://127.0.0.1:{options.port}/"
    preview = Preview(root, content, address, lambda text: print(text, file=sys.stderr))
    try:
        server = make_server(preview, options.port)
    except OSError:
        print(_SAID["taken"][language].format(port=options.port, next=options.port + 1), file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # leave as tidily as with Ctrl-C
    follower = _Follower(preview)
    watcher = Watcher(root, content, follower.react)
    try:
        watcher.start()
        with Progress(_SAID["working"][language]):
            preview.render()
        if preview.problems:
            print(_SAID["not_built"][language], file=sys.stderr)
        follower.index_soon()
        print(_SAID["address"][language].format(address=address), flush=True)
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        watcher.stop()
        server.server_close()
        preview.close()
    return 0


class _Follower:
    """Does what a change needs, and makes the search index when changes have come to rest."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._timer: threading.Timer | None = None

    def react(self, work: Work) -> None:
        match work:
            case Work.CARDS:
                self._preview.reread()
            case Work.PAGES:
                self._preview.render()
            case Work.PROGRAM:  # code that runs cannot be changed: begin again, in the same terminal
                self._preview.close()
                os.execv(sys.executable, [sys.executable, *sys.argv])
        self.index_soon()

    def index_soon(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(_INDEX_AFTER, self._preview.index)
        self._timer.daemon = True
        self._timer.start()
