"""Serves a preview on this machine only. Pages reload themselves, and show what is wrong at their top."""

from __future__ import annotations

import json
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from portal.preview.state import Preview

_PREFIX = "_preview/"
# Waits for the next version, then loads the page anew; shows what is wrong without losing what is typed elsewhere.
_SCRIPT = """
const show = (text) => {
  document.querySelector("[data-problems]")?.remove();
  if (!text) return;
  const box = document.createElement("div");
  box.dataset.problems = "";
  box.setAttribute("role", "alert");
  box.className = "notice";
  box.append(document.createElement("pre"));
  box.firstChild.textContent = text;
  document.querySelector(".skip")?.after(box);
};
let version = null;
for (;;) {
  try {
    const answer = await fetch(`/_preview/state?after=${version ?? ""}`).then((reply) => reply.json());
    if (version !== null && answer.version !== version && !answer.problems) location.reload();
    version = answer.version;
    show(answer.problems);
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
"""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, preview: Preview, *arguments: object) -> None:
        self.preview = preview
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        path = unquote(parts.path).lstrip("/")
        if path == f"{_PREFIX}state":
            after = parse_qs(parts.query).get("after", [""])[0]
            version = self.preview.wait(int(after), 25) if after.isdecimal() else self.preview.version
            body = json.dumps({"version": version, "problems": self.preview.problems}).encode()
            self._send(200, "application/json", body)
        elif path == f"{_PREFIX}reload.js":
            self._send(200, "text/javascript; charset=utf-8", _SCRIPT.encode())
        elif path and not path.endswith("/") and self.preview.is_folder(path):
            self._redirect(f"/{path}/" + (f"?{parts.query}" if parts.query else ""))
        else:
            status, kind, body = self.preview.get(path)
            if kind.startswith("text/html"):
                body = body.replace(b"</head>", b'<script src="/_preview/reload.js" type="module"></script></head>', 1)
            self._send(status, kind, body)

    do_HEAD = do_GET

    def _redirect(self, there: str) -> None:
        self.send_response(301)
        self.send_header("Location", there)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, kind: str, body: bytes) -> None:
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


def make_server(preview: Preview, port: int) -> ThreadingHTTPServer:
    """A server on 127.0.0.1. Raises OSError when the port is taken; 0 asks for a free one."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, preview))  # type: ignore[arg-type]
    server.daemon_threads = True
    return server
