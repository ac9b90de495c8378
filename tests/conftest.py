"""What tests share: the real site, built once and served under a sub-path, and a real browser that tolerates nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from portal.building.whole_site import complete

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "/commons/"


class _UnderSubPath(SimpleHTTPRequestHandler):
    """A plain static host that puts the site under `PREFIX` and answers what is missing with the site's 404.html."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(PREFIX) if path.startswith(PREFIX) else "/outside")

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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-expected", action="store_true", help="write the expected texts of tests/invalid instead of comparing"
    )


@pytest.fixture(scope="session")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ThreadingHTTPServer, Path]]:
    folder = tmp_path_factory.mktemp("site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_UnderSubPath, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server, folder
    server.shutdown()


@pytest.fixture(scope="session")
def site(_server: tuple[ThreadingHTTPServer, Path]) -> str:
    """The address of the real site, which ends in ``/commons/``."""
    server, folder = _server
    address = f"http://127.0.0.1:{server.server_port}{PREFIX}"
    complete(ROOT, ROOT, folder, site_url=address)
    return address


@pytest.fixture(scope="session")
def site_folder(site: str, _server: tuple[ThreadingHTTPServer, Path]) -> Path:
    """The files of the real site."""
    return _server[1]


def tool(*names: str) -> str:
    """The path of the first program that is there. Where none is: a failure in CI, a skip with a reason on a person's machine."""
    for name in names:
        if found := shutil.which(name):
            return found
    said = (
        f"{names[0]} is not installed, so this test cannot run. · {names[0]} n'est pas installé; ce test ne peut pas s'exécuter."
    )
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The system's Chromium."""
    from playwright.sync_api import sync_playwright

    program = tool("chromium", "chromium-browser", "google-chrome")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=quiet)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Any, site: str) -> Iterator[Any]:
    """A fresh visitor. The test fails on a script error, a policy violation, a cookie or a request to another host."""
    context = browser.new_context(locale="en-CA")
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(f"script error: {error.error}"))
    context.on("console", lambda said: complaints.append(f"console: {said.text}") if said.type in ("error", "warning") else None)
    context.on(
        "request",
        lambda request: (
            None if request.url.startswith((site, "data:", "blob:")) else complaints.append(f"request: {request.url}")
        ),
    )
    context.complaints = complaints
    yield context
    assert not context.cookies(), "the site set a cookie"
    context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(context: Any) -> Any:
    return context.new_page()


def run(*command: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """A program of the project, as someone types it."""
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, **options)
