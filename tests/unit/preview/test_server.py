"""What the preview answers, byte by byte, to whatever is sent to it."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.preview.server import make_server
from portal.preview.state import Preview


class Answers:
    """A server of a small rendered site, and a secret beside it."""

    def __init__(self, folder: Path) -> None:
        rendered = folder / "sites/site-1"
        for name, text in {
            "index.html": "<head></head>front",
            "404.html": "<head></head>nothing here",
            "en/index.html": "<head></head>home",
            "assets/a.js": "1",
        }.items():
            (rendered / name).parent.mkdir(parents=True, exist_ok=True)
            (rendered / name).write_text(text, "utf-8")
        (folder / "secret").mkdir()
        (folder / "secret/index.html").write_text("secret", "utf-8")
        self.messages = list[str]()
        self.preview = Preview(folder, folder, "http://127.0.0.1:1/", self.messages.append, folder / "sites", _rendered=rendered)
        self.server = make_server(self.preview, 0)

    def ask(self, target: str, *headers: str, method: str = "GET") -> tuple[str, str]:
        """Head and body of the answer, as they come."""
        lines = [f"{method} {target} HTTP/1.1", *(headers or ("Host: localhost",)), "Connection: close", "", ""]
        return self.send("\r\n".join(lines).encode("latin-1"))

    def send(self, raw: bytes) -> tuple[str, str]:
        with socket.create_connection(self.server.server_address[:2], 20) as connection:  # type: ignore[arg-type]
            connection.sendall(raw)
            answer = b""
            while part := connection.recv(65_536):
                answer += part
        head, _, body = answer.decode().partition("\r\n\r\n")
        return head, body


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Answers]:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    answers = Answers(tmp_path)
    threading.Thread(target=answers.server.serve_forever, args=(0.02,), daemon=True).start()
    yield answers
    answers.server.shutdown()
    answers.server.server_close()
    assert "Traceback" not in "".join(capsys.readouterr())


def status(head: str) -> int:
    return int(head.split()[1])


def test_a_page_comes_with_the_script_that_loads_it_anew(answers: Answers) -> None:
    head, body = answers.ask("/en/")
    assert status(head) == 200 and "home" in body and '<script src="/_preview/reload.js"' in body


def test_a_script_comes_as_a_script(answers: Answers) -> None:
    assert "Content-Type: text/javascript; charset=utf-8" in answers.ask("/assets/a.js")[0]


@pytest.mark.parametrize("target", ["/en/", "/assets/a.js", "/nowhere", "/_preview/state", "/_preview/reload.js", "/%00"])
def test_a_browser_keeps_nothing_and_guesses_no_type(answers: Answers, target: str) -> None:
    head, _ = answers.ask(target)
    assert "\r\nCache-Control: no-store" in head and "\r\nX-Content-Type-Options: nosniff" in head


def test_a_folder_without_its_slash_is_led_to(answers: Answers) -> None:
    head, _ = answers.ask("/en?q=%C3%A9")
    assert status(head) == 301 and "\r\nLocation: /en/?q=%C3%A9" in head


def test_what_is_not_there_is_told_with_the_sites_own_page(answers: Answers) -> None:
    head, body = answers.ask("/en/nowhere/")
    assert status(head) == 404 and "nothing here" in body


def test_a_head_has_no_body(answers: Answers) -> None:
    head, body = answers.ask("/en/", method="HEAD")
    assert status(head) == 200 and body == ""


@pytest.mark.parametrize(
    "target",
    [
        "/%0d%0aX-Injected:%20yes/en",
        "/%5cexample.org/en",
        "/..%2f..%2fsecret",
        "/..%2f..%2fnowhere",
        "/en/../../../secret/",
        "/%00",
        "/" + "a" * 5_000,
        "/_preview/state?after=" + "1" * 5_000,
        "/_preview/state?after=-1",
        "/_preview/state?after=%d9%a3",
        "/_preview/state?x",
        "http://[::1/",
        "http://example.org/en/",
        "*",
    ],
)
def test_what_is_no_address_is_refused_in_both_languages_and_says_nothing_of_the_disk(answers: Answers, target: str) -> None:
    head, body = answers.ask(target)
    assert status(head) == 400 and "Location" not in head and "X-Injected" not in head
    assert body == "This is not an address of the site.\nCeci n'est pas une adresse du site.\n"


@pytest.mark.parametrize("target", ["/secret", "/secret/", "/sites/site-1/index.html"])
def test_nothing_beside_the_site_is_served(answers: Answers, target: str) -> None:
    assert status(answers.ask(target)[0]) == 404


def test_a_link_that_leads_out_of_the_site_is_not_followed(answers: Answers, tmp_path: Path) -> None:
    (tmp_path / "sites/site-1/out").symlink_to(tmp_path / "secret")
    assert [status(answers.ask(target)[0]) for target in ("/out", "/out/", "/out/index.html")] == [404, 404, 404]


@pytest.mark.parametrize(
    "headers", [("Host: example.org",), ("Host: localhost.example.org:8000",), ("X: y",), ("Host: localhost", "Host: a")]
)
def test_another_host_gets_no_answer(answers: Answers, headers: tuple[str, ...]) -> None:
    head, body = answers.ask("/en/", *headers)
    assert status(head) == 421 and "home" not in body and "ne répond qu'à http://127.0.0.1" in body


@pytest.mark.parametrize(
    "raw", [b"\x00\xff\r\n\r\n", b"GET /\xff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", b"GET\r\n\r\n"]
)
def test_what_is_no_request_does_no_harm(answers: Answers, raw: bytes) -> None:
    answers.send(raw)
    assert status(answers.ask("/en/")[0]) == 200


def test_a_page_that_cannot_be_made_is_a_sentence_here_and_at_the_terminal(
    answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: str) -> None:
        raise ValueError("<odd>")

    monkeypatch.setattr(answers.preview, "get", fail)
    head, body = answers.ask("/en/")
    assert status(head) == 500 and "ValueError: &lt;odd&gt;" in body and "reload.js" in body
    assert "ValueError: <odd>" in answers.messages[0]


def test_a_page_learns_at_once_what_changes(answers: Answers) -> None:
    state = json.loads(answers.ask("/_preview/state")[1])
    threading.Timer(0.2, answers.preview.show_problem, ["wrong"]).start()
    later = json.loads(answers.ask(f"/_preview/state?after={state['number']}")[1])
    assert state["problems"] == "" and later["problems"] == "wrong" and later["version"] == state["version"]


def test_a_reader_who_goes_away_is_no_news(answers: Answers) -> None:
    connection = socket.create_connection(answers.server.server_address[:2], 20)  # type: ignore[arg-type]
    connection.sendall(b"GET /_preview/state?after=0 HTTP/1.1\r\nHost: localhost\r\n\r\n")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    connection.close()
    answers.preview.show_problem("wrong")
    assert status(answers.ask("/en/")[0]) == 200 and answers.messages == ["wrong"]


def test_whoever_still_has_a_connection_to_a_closed_server_must_make_another(answers: Answers) -> None:
    """The program may have begun anew, and the older one, which waits for it, no longer knows the site."""
    request = b"GET /en/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with socket.create_connection(answers.server.server_address[:2], 20) as connection:  # type: ignore[arg-type]
        connection.sendall(request)
        answer = b""
        while b"home" not in answer:
            answer += connection.recv(65_536)
        answers.server.shutdown()
        answers.server.server_close()
        connection.sendall(request)
        assert connection.recv(65_536) == b""
