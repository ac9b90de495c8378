"""The site on this machine, following every change."""

from __future__ import annotations

import errno
import sys
import tempfile
import threading
from pathlib import Path

from portal import words
from portal.commands.handover import hand_over
from portal.commands.options import Options
from portal.commands.progress import Progress
from portal.commands.saying import Saying
from portal.outputs.publishing.scratch import scratch
from portal.preview.follower import Follower
from portal.preview.server import Server, make_server
from portal.preview.state import Preview
from portal.settings import now

_LAST_PORT = 65_535


def main(root: Path, arguments: list[str] | None = None) -> int:
    """Serves until it is interrupted; 1 when the port cannot be had, 2 when asked wrongly. Raises OSError and BadClock."""
    parser = Options(prog="serve.py", description="Shows the site on this machine. · Affiche le site sur cette machine.")
    parser.add_argument("--port", default="8000", help="port on 127.0.0.1 · port sur 127.0.0.1")
    parser.add_content(root)
    options = parser.parse_args(arguments)
    content = options.content.resolve()
    port = _port(options.port)
    if port is None:
        _tell("no_port", value=options.port)
        return 2
    now()
    with scratch(Path(tempfile.gettempdir()), "preview") as work:
        preview = Preview(root, content, f"http://127.0.0.1:{port}/", lambda text: print(text, file=sys.stderr, flush=True), work)
        try:
            server = make_server(preview, port)
        except OSError as error:
            reason = "taken" if error.errno == errno.EADDRINUSE else "not_allowed"
            _tell(reason, port=port, next=port + 1 if 1024 <= port < _LAST_PORT else 8000)
            return 1
        is_outdated = _serve(server, preview)
    if is_outdated:
        hand_over([sys.executable, *sys.argv])
    return 0


def _serve(server: Server, preview: Preview) -> bool:
    """Until the person ends it, or until the program itself has changed: the answer says which."""
    outdated = threading.Event()

    def begin_anew() -> None:
        outdated.set()
        threading.Thread(target=server.shutdown, daemon=True).start()  # it waits until the server has ended, and may wait here

    follower = Follower(preview, begin_anew)
    try:
        follower.start()
        with Progress(_say("working")):
            follower.settled.wait()
        if preview.state.problems:
            _tell("not_built")
        print(_say("address", address=preview.site_url), flush=True)
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        server.server_close()
        follower.end()
    return outdated.is_set()


def _port(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdecimal() and len(value) <= 5 and 1 <= int(value) <= _LAST_PORT else None


def _say(name: str, **values: object) -> str:
    return Saying("serve", words.preferred_language())(name, **values)


def _tell(name: str, **values: object) -> None:
    print(_say(name, **values), file=sys.stderr)
