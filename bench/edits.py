"""From saving a card to the served page that shows it, seen from outside: a saved file, and answers over HTTP."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

_ASK_EVERY = 0.005  # seconds
_PATIENCE = 120.0  # seconds for anything to happen
_INDEX = "/search/main.json"


class NotServed(Exception):
    """The preview did not show what was saved, or did not start; the text is what it output."""


@dataclass
class Edits:
    """Seconds from save to served page: when nothing else went on, and while the search index was being made."""

    at_rest: list[float] = field(default_factory=list)
    while_indexing: list[float] = field(default_factory=list)


def edit_to_served(root: Path, content: Path, rounds: int) -> Edits:
    """Starts the preview server of ``root`` on the library ``content``, changes the title of its first card twice a round,
    and waits each time until the page shows it. Raises NotServed."""
    card = min((content / "practices").glob("*.yml"))
    edits = Edits()
    with _served(root, content) as port:
        page = f"/en/practices/{card.stem}/"
        _until(port, page, lambda status, body: status == 200)
        for number in range(rounds):
            edits.at_rest.append(_edit(port, card, page, f"Changed at rest {number}"))
            index = Thread(target=_until, args=(port, _INDEX, lambda status, body: status == 200))
            index.start()  # the preview makes its index when somebody searches
            edits.while_indexing.append(_edit(port, card, page, f"Changed while indexing {number}"))
            index.join()
    return edits


def _edit(port: int, card: Path, page: str, title: str) -> float:
    """Saves the card with a new English title, and tells after how many seconds the page has it."""
    text = card.read_text("utf-8")
    changed, count = re.subn(r"(?m)(^title:\n  en: ).*$", rf"\g<1>{title}", text, count=1)
    if not count:
        raise NotServed(f"{card}: no English title")
    card.write_text(changed, "utf-8")
    started = time.perf_counter()
    _until(port, page, lambda status, body: title.encode() in body)
    return time.perf_counter() - started


def _until(port: int, path: str, good: Callable[[int, bytes], bool]) -> bytes:
    """The first answer that is good."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        status, body = _get(port, path)
        if good(status, body):
            return body
        time.sleep(_ASK_EVERY)
    raise NotServed(f"{path}: not there after {_PATIENCE:.0f} s")


def _get(port: int, path: str) -> tuple[int, bytes]:
    """Status and body; 0 while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except OSError:
        return 0, b""
    finally:
        connection.close()


@contextmanager
def _served(root: Path, content: Path) -> Iterator[int]:
    """The port on which the preview answers; the server is ended afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(root / "scripts/serve.py"), "--port", str(port), "--content", str(content)]
    with tempfile.TemporaryFile("w+") as output:
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=output)
        try:
            yield port
        except NotServed as error:
            output.seek(0)
            raise NotServed(f"{error}\n{output.read()}") from None
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
