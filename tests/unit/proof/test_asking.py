"""What the web answers, from a machine of our own that stands for all of it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from portal.proof.asking import Web

AGENT = "a test (https://example.org/contact)"


class Everything(ThreadingHTTPServer):
    """Asked in the place of every host. ``asked``: the method, the address and the name of who asked, in their order; ``hosts``: which
    one was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str, str]] = []
        self.hosts: list[str] = []
        self.ended = threading.Event()


class _Handler(BaseHTTPRequestHandler):
    server: Everything

    def _answer(self) -> None:
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        self.server.hosts.append(self.headers["Host"])
        path = self.path.removeprefix("http://there.example").removeprefix("http://other.example")
        status, location = {
            "/page": (200, ""),
            "/gone": (404, ""),
            "/no-head": (405 if self.command == "HEAD" else 200, ""),
            "/no-head-gone": (403 if self.command == "HEAD" else 410, ""),
            "/moved": (301, "/page"),
            "/elsewhere": (301, "http://other.example/page"),
            "/for-now": (302, "/page"),
            "/first": (301, "/for-now"),
            "/round": (302, "/round"),
            "/inside": (302, "http://127.0.0.1/secret"),
            "/file": (302, "file:///etc/passwd"),
            "/accents-%C3%A9": (200, ""),
        }.get(path, (500, ""))
        if path == "/slow":
            self.server.ended.wait()
        if path == "/cut":
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = _answer

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def everything() -> Iterator[Everything]:
    server = Everything()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.ended.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def web(everything: Everything) -> Web:
    return Web(AGENT, timeout=20, proxies={"http": f"http://127.0.0.1:{everything.server_port}"})


@pytest.mark.parametrize(
    ("path", "status", "at", "for_good"),
    [
        ("/page", 200, "/page", False),
        ("/gone", 404, "/gone", False),
        ("/no-head", 200, "/no-head", False),
        ("/no-head-gone", 410, "/no-head-gone", False),
        ("/moved", 200, "/page", True),
        ("/for-now", 200, "/page", False),
        ("/first", 200, "/page", False),
    ],
)
def test_what_is_there_and_where_it_is_now(web: Web, path: str, status: int, at: str, for_good: bool) -> None:
    answer = web(f"http://there.example{path}")
    assert (answer.status, answer.at, answer.for_good) == (status, f"http://there.example{at}", for_good)


@pytest.mark.parametrize("path", ["/round", "/inside", "/file"])
def test_no_answer_leads_on_for_ever_or_into_a_network_of_ones_own(web: Web, everything: Everything, path: str) -> None:
    answer = web(f"http://there.example{path}")
    assert answer.fault == "redirects" or answer.status == 302
    assert not [asked for asked in everything.asked if "127.0.0.1" in asked[1]] and len(everything.asked) < 30


def test_the_head_is_enough_where_it_is_given_and_who_asks_says_so(web: Web, everything: Everything) -> None:
    web("http://there.example/page")
    web("http://there.example/gone")
    assert [(method, agent) for method, _, agent in everything.asked] == [("HEAD", AGENT), ("HEAD", AGENT), ("GET", AGENT)]


def test_the_method_stays_on_the_way(web: Web, everything: Everything) -> None:
    web("http://there.example/moved")
    assert [method for method, *_ in everything.asked] == ["HEAD", "HEAD"]


def test_another_host_is_asked_by_its_own_name(web: Web, everything: Everything) -> None:
    assert web("http://there.example/elsewhere").at == "http://other.example/page"
    assert everything.hosts == ["there.example", "other.example"]


def test_a_host_that_does_not_answer_is_left_after_a_while(everything: Everything) -> None:
    web = Web(AGENT, timeout=0.05, proxies={"http": f"http://127.0.0.1:{everything.server_port}"})
    assert web("http://there.example/slow").fault == "time"


def test_an_answer_that_breaks_off_is_no_answer(web: Web) -> None:
    assert web("http://there.example/cut").fault == "broken"


def test_a_host_that_refuses_is_told(everything: Everything) -> None:
    with socket.socket() as bound:  # taken, and nobody listens
        bound.bind(("127.0.0.1", 0))
        web = Web(AGENT, proxies={"http": f"http://127.0.0.1:{bound.getsockname()[1]}"})
        assert web("http://there.example/page").fault == "refused"


def test_a_name_that_no_host_has_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert Web(AGENT, proxies={})("http://nowhere.example/").fault == "no-host"


def test_letters_with_accents_are_sent_as_the_web_wants_them(web: Web, everything: Everything) -> None:
    assert web("http://there.example/accents-é").status == 200
    web("http://école.example/x%20y?q=é#part")
    assert everything.asked[-1][1] == "http://xn--cole-9oa.example/x%20y?q=%C3%A9"
