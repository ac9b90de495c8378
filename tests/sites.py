"""The sites that tests read: each is built once for all workers, when the first test asks for it, and served under a sub-path.

``sample``: the sample library, as it stands at noon of November 22, 2026. What tests of pages, search and data read.
``sample-later``: the same library at the instant at which ``sample-grant`` closes.
``bare``: a library that begins: three cards, no update.
``real``: the library of this repository. ``proposed``: the same with a card and an update that somebody made from the
published samples. Only ``tests/content`` reads these two.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from tests.helpers import ROOT, copy_sample_site, copy_samples, run
from tests.proposal import copy_proposed
from tests.written_links import add_stand_ins

PREFIX = "/commons/"
BUILT = "2026-11-22T12:00-05:00"
AFTER = "2026-12-01T17:00-05:00"  # sample-grant closes at 17:00 in Toronto
_PLACES = "COMMONS_TEST_SITES"  # where the workers find what the first process serves
_SLOW = float(os.environ.get("COMMONS_TEST_SLOW", "0"))  # seconds before each of the two pieces in which a file is then sent
_PATIENCE = 900  # seconds for another worker's build


class Site(NamedTuple):
    """``address`` ends in ``/commons/``; ``folder`` holds the built files, ``content`` the library that they are made from."""

    address: str
    folder: Path
    content: Path


def _sample(folder: Path) -> Path:
    return add_stand_ins(copy_sample_site(folder))


def _bare(folder: Path) -> Path:
    content = copy_samples(folder)
    shutil.rmtree(content / "network/updates")
    return add_stand_ins(content)


class _Recipe(NamedTuple):
    """How to get the library, given a folder of its own; the clock, '' for the present; and what the build is told besides."""

    content: Callable[[Path], Path]
    now: str = BUILT
    options: tuple[str, ...] = ()


_RECIPES = {
    "sample": _Recipe(_sample, options=("--offline", "--documents")),
    "sample-later": _Recipe(_sample, AFTER),
    "bare": _Recipe(_bare),
    "real": _Recipe(lambda folder: ROOT, ""),
    "proposed": _Recipe(copy_proposed, ""),
}


def content_of(name: str) -> Path:
    """The library that a site is made from."""
    return once(name, "content", _RECIPES[name].content)


def site(name: str) -> Site:
    """The site of that name, built now if nobody has yet. Fails with what the build said."""
    address, content, recipe = _places()["addresses"][name], content_of(name), _RECIPES[name]
    folder = once(name, "site", partial(_build, content=content, recipe=recipe, address=address))
    return Site(address, folder, content)


def plain(name: str) -> Path:
    """The files of the same site, at the same address, as a build makes it that is told nothing besides."""
    address, recipe = _places()["addresses"][name], _RECIPES[name]._replace(options=())
    return once(name, "plain", partial(_build, content=content_of(name), recipe=recipe, address=address))


def _build(folder: Path, content: Path, recipe: _Recipe, address: str) -> Path:
    out = folder / "site"
    clock = {"COMMONS_NOW": recipe.now} if recipe.now else {}
    environment = {**os.environ, "COMMONS_SITE_URL": address, "LC_ALL": "C.UTF-8", **clock}
    command = ("scripts/build.py", "--out", str(out), "--content", str(content), *recipe.options)
    done = run(sys.executable, *command, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def once(site_name: str, step: str, make: Callable[[Path], Path]) -> Path:
    """What ``make`` made of a folder of its own, by whichever worker came first; the others wait. Fails as it failed."""
    folder = Path(_places()["folder"], site_name, step)
    made = folder.with_name(f"{step}.made")
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        ends = time.monotonic() + _PATIENCE
        while not made.exists():
            assert time.monotonic() < ends, f"{site_name}: nobody finished the {step}"
            time.sleep(0.02)
    else:
        try:
            result = {"path": str(make(folder))}
        except Exception as error:
            result = {"error": f"{type(error).__name__}: {error}"}
        half = folder.with_name(f"{step}.half")
        half.write_text(json.dumps(result), "utf-8")
        half.rename(made)  # whole at once: others read it
    result = json.loads(made.read_text("utf-8"))
    assert "path" in result, f"{site_name}: {result['error']}"
    return Path(result["path"])


class _UnderSubPath(SimpleHTTPRequestHandler):
    """A plain static host that puts the site under `PREFIX` and answers what is missing with the site's 404.html."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(PREFIX) if path.startswith(PREFIX) else "/outside")

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """In two pieces where somebody wants to know which tests read too soon."""
        if not _SLOW:
            super().copyfile(source, outputfile)
            return
        whole = source.read()
        for piece in (whole[: len(whole) // 3], whole[len(whole) // 3 :]):
            time.sleep(_SLOW)
            outputfile.write(piece)
            outputfile.flush()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Requests are not news."""


class _Host(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nor is a browser that goes away in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served() -> Iterator[None]:
    """A port for each site, whether it will be built or not. One process does this for all workers, which inherit its
    environment: an address stands in every page, so all must have the same."""
    with tempfile.TemporaryDirectory(prefix="commons-tests-", ignore_cleanup_errors=True) as folder, ExitStack() as hosts:
        at = {name: hosts.enter_context(host(Path(folder, name, "site", "site"))) for name in _RECIPES}
        os.environ[_PLACES] = json.dumps({"folder": folder, "addresses": at})
        yield


@contextmanager
def host(folder: Path) -> Iterator[str]:
    """The address of a server of the files in ``folder``, which need not be there yet."""
    server = _Host(("127.0.0.1", 0), partial(_UnderSubPath, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        server.server_close()


def addresses() -> tuple[str, ...]:
    """Of every site that is served."""
    return tuple(_places()["addresses"].values())


def _places() -> dict[str, Any]:
    places: dict[str, Any] = json.loads(os.environ[_PLACES])
    return places
