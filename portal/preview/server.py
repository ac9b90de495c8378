"""Serves a preview on this machine only. Pages reload themselves, and show what is wrong at their top."""

from __future__ import annotations

import json
import re
from functools import partial
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from portal import words
from portal.explanation import explain
from portal.preview.address import Address, Unclean, clean, is_for_this_machine
from portal.preview.state import Preview

_PREFIX = "_preview/"
_PATIENCE = 25.0  # seconds in which a page waits for news before it asks again
_STATE = re.compile(r"after=([0-9]{0,9})")
# Waits for news, then loads the page anew; shows what is wrong without losing what is typed elsewhere.
_SCRIPT = """
const updating = %s;
const show = (name, role, text) => {
  document.querySelector(`[data-preview=${name}]`)?.remove();
  if (!text) return;
  const box = document.createElement("div");
  box.dataset.preview = name;
  box.setAttribute("role", role);
  box.className = "notice";
  box.append(document.createElement("pre"));
  box.firstChild.textContent = text;
  const skip = document.querySelector("body > div:has(> [href='#content'])");
  if (skip) skip.after(box);
  else document.body.prepend(box);
};
let version = null;
let number = "";
for (;;) {
  try {
    const state = await fetch(`/_preview/state?after=${number}`).then((reply) => reply.json());
    if (version !== null && state.version !== version && !state.problems) location.reload();
    ({ version, number } = state);
    show("problems", "alert", state.problems);
    show("updating", "status", state.is_working ? updating[document.documentElement.lang.slice(0, 2)] ?? updating.en : "");
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
"""
_SCRIPT_LINK = b'<script src="/_preview/reload.js" type="module"></script>'


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def __init__(self, preview: Preview, labels: dict[str, dict[str, str]], *arguments: Any) -> None:
        self.preview, self.labels = preview, labels
        super().__init__(*arguments)

    def do_GET(self) -> None:
        if self.server.is_closed:
            self.close_connection = True
            return
        if not is_for_this_machine(self.headers.get_all("Host", [])):
            self._refuse(421, "other_host", address=self.preview.site_url)
            return
        try:
            address = clean(self.path)
        except Unclean:
            self._refuse(400, "no_address")
            return
        try:
            self._answer(address)
        except ConnectionError:
            raise
        except Exception as error:  # such as a template that is being edited
            message = explain(error)
            self.preview.tell(message)
            page = f"<!doctype html><title>500</title><head></head><pre>{escape(message)}</pre>"
            self._send(500, "text/html; charset=utf-8", page.encode())

    do_HEAD = do_GET

    def _answer(self, address: Address) -> None:
        path = address.path
        if path == f"{_PREFIX}state":
            self._tell_state(address.query)
        elif path == f"{_PREFIX}reload.js":
            self._send(200, "text/javascript; charset=utf-8", (_SCRIPT % json.dumps(self.labels["updating"])).encode())
        elif path and not path.endswith("/") and self.preview.is_folder(path):
            self._redirect(address.with_slash)
        else:
            self._send(*self.preview.get(path))

    def _tell_state(self, query: str) -> None:
        asked = _STATE.fullmatch(query or "after=")
        if asked is None:
            self._refuse(400, "no_address")
            return
        state = self.preview.wait(int(asked[1]), _PATIENCE) if asked[1] else self.preview.state
        names = ("number", "version", "problems", "is_working")
        self._send(200, "application/json", json.dumps({name: getattr(state, name) for name in names}).encode())

    def _refuse(self, status: int, label: str, **values: str) -> None:
        sentences = (self.labels[label][language].format(**values) for language in ("en", "fr"))
        self._send(status, "text/plain; charset=utf-8", "\n".join(sentences).encode() + b"\n")

    def _redirect(self, address: str) -> None:
        self.send_response(301)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, kind: str, body: bytes) -> None:
        if kind.startswith("text/html"):
            body = body.replace(b"</head>", _SCRIPT_LINK + b"</head>", 1)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Requests are not news."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    is_closed = False  # then browsers that still have a connection must make another, to whoever has the port now

    def server_close(self) -> None:
        self.is_closed = True
        super().server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader who goes away is no news either; all else was told where it happened."""


def make_server(preview: Preview, port: int) -> Server:
    """A server on 127.0.0.1. Raises OSError when the port is taken or not allowed; 0 asks for a free one."""
    labels = words.load("commands")["preview"]
    return Server(("127.0.0.1", port), partial(Handler, preview, labels))
