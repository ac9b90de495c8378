"""`scripts/serve.py` as a contributor meets it: save, look, correct."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

CARD = "practices/peterborough-welcome-pass.yml"


class Served:
    """A running preview of a copy of the library."""

    def __init__(self, content: Path) -> None:
        self.content = content
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "scripts/serve.py", "--port", str(self.port), "--content", str(content)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "C.UTF-8"}
        )

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=60) as answer:
            return answer.read().decode()

    def problems(self) -> str:
        return json.loads(self.get("_preview/state"))["problems"]

    def until(self, path: str, wanted: str) -> str:
        """The page as soon as it holds ``wanted``; fails after a minute."""
        ends = time.monotonic() + 60
        while time.monotonic() < ends:
            try:
                text = self.get(path)
                if wanted in text:
                    return text
            except (urllib.error.URLError, ConnectionError):
                assert self.process.poll() is None, self.process.communicate()
            time.sleep(0.02)
        pytest.fail(f"{path} never showed {wanted!r}")

    def replace(self, old: str, new: str) -> None:
        file = self.content / CARD
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    content = tmp_path_factory.mktemp("library")
    for name in ("practices", "network", "toolkit", "vocabulary"):
        shutil.copytree(ROOT / name, content / name)
    served = Served(content)
    served.until("en/", "<h1")
    yield served
    served.process.terminate()
    served.process.communicate(timeout=30)


def test_it_prints_its_address_and_shows_the_site(served: Served) -> None:
    assert served.process.stdout is not None
    assert f"http://127.0.0.1:{served.port}/" in served.process.stdout.readline()
    assert "Peterborough Welcome Pass" in served.get("en/practices/peterborough-welcome-pass/")


def test_a_saved_card_shows_in_its_page_and_in_lists_in_both_languages(served: Served) -> None:
    served.replace("  en: Peterborough Welcome Pass", "  en: Changed while served")
    served.until("en/practices/peterborough-welcome-pass/", "Changed while served")
    assert "Changed while served" in served.get("en/themes/welcoming-community/")
    served.replace("  fr: Peterborough Welcome Pass", "  fr: Changé pendant l'aperçu")
    served.until("fr/practices/peterborough-welcome-pass/", "Changé pendant l’aperçu")


def test_a_broken_card_keeps_the_last_good_page_and_says_what_is_wrong(served: Served) -> None:
    good = served.get("en/practices/peterborough-welcome-pass/")
    for broken in ("kind: [", "kind: &a [*a, *a]", "kind: {a: 1}}"):
        served.replace("kind: program", broken)
        served.until("_preview/state", "peterborough-welcome-pass.yml:2:")
        assert served.get("en/practices/peterborough-welcome-pass/") == good
        served.replace(broken, "kind: program")
        served.until("_preview/state", '"problems": ""')


def test_a_new_card_gets_its_page_and_a_deleted_one_loses_it(served: Served) -> None:
    new = served.content / "practices/brand-new.yml"
    shutil.copy(served.content / CARD, new)
    served.until("en/practices/brand-new/", "<h1")
    new.unlink()
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        try:
            served.get("en/practices/brand-new/")
        except urllib.error.HTTPError as error:
            assert error.code == 404
            return
        time.sleep(0.05)
    pytest.fail("the page of a deleted card is still served")


def test_the_search_index_follows(served: Served) -> None:
    served.until("pagefind/pagefind-entry.json", '"fr"')


def test_nothing_outside_the_site_is_served(served: Served) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        served.get("../../../../etc/passwd")
    assert refused.value.code == 404


def test_a_taken_port_is_told_with_what_to_type(served: Served) -> None:
    command = [sys.executable, "scripts/serve.py", "--port", str(served.port)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert f"--port {served.port + 1}" in done.stderr and "Traceback" not in done.stderr
