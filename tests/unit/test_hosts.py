"""The host that serves the sites of the tests says what is wrong, and nothing else."""

from __future__ import annotations

import socket
import struct
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.sites import host


def test_a_browser_that_goes_away_is_no_news(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "large.bin").write_bytes(bytes(20_000_000))
    with host(tmp_path) as address:
        site = urlsplit(address)
        browser = socket.create_connection((site.hostname, site.port))
        browser.sendall(f"GET {site.path}large.bin HTTP/1.0\r\n\r\n".encode())
        browser.recv(1000)
        browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # gone at once, the rest unread
        browser.close()
        time.sleep(0.3)
    assert capfd.readouterr().err == ""
