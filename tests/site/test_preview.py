"""`scripts/serve.py` as a contributor meets it: save, look, correct; and whatever the disk does meanwhile."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.helpers import wait_until_abandoned
from tests.site.updates import library, repository

CARD = "practices/sample-welcome-tea.yml"
PAGE = "practices/sample-welcome-tea/"
TITLE = "A sample tea"
_SERVE = "from portal.commands import ending, serve; from pathlib import Path; import sys; raise SystemExit(ending.run(lambda: serve.main(Path(sys.argv[1]), sys.argv[2:])))"


class Served:
    """A running preview of the library ``content``, in a copy of the repository's program and pages."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.root, self.content = folder, repository(folder / "repository"), library(folder)
        (folder / "temporary").mkdir()
        self.process = self.start()

    def start(self, **options: str) -> subprocess.Popen[str]:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        program = self.folder / "serve.py"  # it starts itself again by its name
        program.write_text(_SERVE, "utf-8")
        command = [sys.executable, str(program), str(self.root), "--port", str(self.port), "--content", str(self.content)]
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "TMPDIR": str(self.folder / "temporary"), "PYTHONPATH": str(ROOT)}
        self.errors = (self.folder / "errors").open("w+", encoding="utf-8")
        return subprocess.Popen(
            command, cwd=self.root, text=True, stdout=subprocess.PIPE, stderr=self.errors, env={**environment, **options}
        )

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=60) as answer:
            return str(answer.read().decode())

    def status(self, path: str) -> int:
        try:
            self.get(path)
        except urllib.error.HTTPError as error:
            return error.code
        return 200

    def problems(self) -> str:
        return str(json.loads(self.get("_preview/state"))["problems"])

    def until(self, condition: Callable[[], bool], what: str = "") -> None:
        """Fails after half a minute, or when the preview has ended."""
        ends = time.monotonic() + 30
        while time.monotonic() < ends:
            try:
                if condition():
                    return
            except (urllib.error.URLError, ConnectionError):
                assert self.process.poll() is None, self.output()
            time.sleep(0.02)
        pytest.fail(f"it never came: {what}\n{self.output()}")

    def shows(self, path: str, wanted: str) -> None:
        self.until(lambda: wanted in self.get(path), f"{wanted!r} in {path}")

    def replace(self, old: str, new: str, file: Path | None = None) -> None:
        file = file or self.content / CARD
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    def output(self) -> str:
        """All that stands at the terminal so far."""
        self.errors.flush()
        return (self.folder / "errors").read_text("utf-8")

    def end(self, number: int = signal.SIGTERM) -> None:
        self.process.send_signal(number)
        self.process.communicate(timeout=300)
        self.errors.close()


@pytest.fixture(scope="module")
def _served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("preview"))
    served.shows("en/", "<h1")
    yield served
    served.end()


@pytest.fixture
def served(_served: Served) -> Iterator[Served]:
    """The preview, with the card as it was. Fails when a traceback was told or the thread has ended."""
    card = (_served.content / CARD).read_text("utf-8")
    yield _served
    (_served.content / CARD).write_text(card, "utf-8")
    _served.until(lambda: _served.problems() == "" and TITLE in _served.get(f"en/{PAGE}"))
    assert "Traceback" not in _served.output() and "follows changes no longer" not in _served.output()


def test_it_prints_its_address_and_shows_the_site(served: Served) -> None:
    assert served.process.stdout is not None
    assert f"http://127.0.0.1:{served.port}/" in served.process.stdout.readline()
    assert TITLE in served.get(f"en/{PAGE}")


def test_a_saved_card_shows_in_its_page_and_in_lists_in_both_languages(served: Served) -> None:
    served.replace(f"en: {TITLE}", "en: Changed while served")
    served.shows(f"en/{PAGE}", "Changed while served")
    assert "Changed while served" in served.get("en/themes/welcoming-community/")
    text = (served.content / CARD).read_text("utf-8")
    french = next(line for line in text.splitlines() if line.startswith("  fr: "))
    served.replace(french, "  fr: Changé pendant l'aperçu")
    served.shows(f"fr/{PAGE}", "Changé pendant l’aperçu")


def test_a_broken_card_keeps_the_last_good_page_and_says_what_is_wrong(served: Served) -> None:
    good = served.get(f"en/{PAGE}")
    for broken in ("kind: [", "kind: &a [*a, *a]", "kind: {a: 1}}"):
        served.replace("kind: event", broken)
        served.until(lambda: f"{CARD}:2:" in served.problems())
        assert served.get(f"en/{PAGE}") == good
        served.replace(broken, "kind: event")
        served.until(lambda: served.problems() == "")


def test_a_new_card_gets_its_page_and_a_deleted_one_loses_it(served: Served) -> None:
    new = served.content / "practices/brand-new.yml"
    shutil.copy(served.content / CARD, new)
    served.until(lambda: served.status("en/practices/brand-new/") == 200)
    new.unlink()
    served.until(lambda: served.status("en/practices/brand-new/") == 404)


def test_the_search_index_follows(served: Served) -> None:
    def shown() -> str:
        folder = json.loads(served.get("search/main.json"))["folder"]
        return served.get(f"search/{folder}/records-en-0.json")

    assert TITLE in shown()
    served.replace(f"en: {TITLE}", "en: Another title")
    served.shows(f"en/{PAGE}", "Another title")
    assert "Another title" in shown()


def test_a_broken_link_in_a_written_page_is_told_until_it_is_mended(served: Served) -> None:
    page = served.root / "docs/en/about/index.md"
    text = page.read_text("utf-8")
    page.write_text(f"{text}\n[Nowhere](nowhere.md)\n", "utf-8")
    served.until(lambda: f"docs/en/about/index.md:{text.count(chr(10)) + 2}:" in served.problems())
    served.replace(f"en: {TITLE}", "en: Changed meanwhile")  # a card that is right does not hide it
    time.sleep(1)
    assert "nowhere.md" in served.problems()
    page.write_text(text, "utf-8")
    served.until(lambda: served.problems() == "")


def test_a_program_that_has_changed_begins_anew_at_the_same_address(tmp_path: Path) -> None:
    served = Served(tmp_path)
    served.shows("en/", "<h1")
    (work,) = (tmp_path / "temporary").glob("preview.*")
    served.replace('"""', '"""Changed. ', served.root / "portal/kinds.py")
    served.until(lambda: not work.exists(), "the end of the first")
    served.shows("en/", "<h1")
    assert served.process.poll() is None and "Traceback" not in served.output()
    served.end(signal.SIGINT)
    assert served.process.returncode == 0 and list((tmp_path / "temporary").iterdir()) == []


# Whatever the disk does


def test_three_hundred_saves_are_all_shown(served: Served) -> None:
    last = TITLE
    for number in range(300):
        served.replace(f"en: {last}", f"en: Saved {number}")
        last = f"Saved {number}"
        if number % 20 == 0:
            served.shows(f"en/{PAGE}", last)
    served.shows(f"en/{PAGE}", last)


def test_repeated_saves_of_a_written_page_are_shown(served: Served) -> None:
    page = served.root / "docs/en/about/index.md"
    text = page.read_text("utf-8")
    for number in range(12):
        page.write_text(f"{text}\nSaved {number} times.\n", "utf-8")
        time.sleep(0.3)
    served.shows("en/about/", "Saved 11 times.")
    page.write_text(text, "utf-8")
    served.until(lambda: "Saved 11 times." not in served.get("en/about/"))


def test_switching_branches_is_followed(served: Served) -> None:
    """A hundred cards come and go, as fast as git writes them."""
    text = (served.content / CARD).read_text("utf-8")
    for number in range(4):
        names = [served.content / f"practices/branch-{number}-{card}.yml" for card in range(100)]
        for name in names:
            name.write_text(text.replace(TITLE, f"Branch {number}"), "utf-8")
        served.shows(f"en/practices/branch-{number}-99/", f"Branch {number}")
        for name in names:
            name.unlink()
    served.until(lambda: served.status("en/practices/branch-3-99/") == 404)
    served.replace(f"en: {TITLE}", "en: After switching")
    served.shows(f"en/{PAGE}", "After switching")


def test_cards_that_vanish_between_listing_and_reading_do_no_harm(served: Served) -> None:
    text = (served.content / CARD).read_text("utf-8")
    ends = time.monotonic() + 4
    while time.monotonic() < ends:
        for card in range(30):
            (served.content / f"practices/short-lived-{card}.yml").write_text(text, "utf-8")
        for card in range(30):
            (served.content / f"practices/short-lived-{card}.yml").unlink()
    served.replace(f"en: {TITLE}", "en: Still following")
    served.shows(f"en/{PAGE}", "Still following")


def test_a_link_that_leads_back_to_itself_is_told_and_does_not_end_it(served: Served) -> None:
    loop = served.content / "practices/sample-loop.yml"
    loop.symlink_to("sample-loop.yml")
    served.until(lambda: "sample-loop.yml" in served.problems())
    loop.unlink()
    served.until(lambda: served.problems() == "")
    served.replace(f"en: {TITLE}", "en: After the loop")
    served.shows(f"en/{PAGE}", "After the loop")


def test_a_folder_of_the_library_that_goes_and_comes_is_followed(served: Served) -> None:
    (served.content / "practices").rename(served.content / "away")
    served.until(lambda: served.problems() != "")
    (served.content / "away").rename(served.content / "practices")
    served.until(lambda: served.problems() == "")
    served.replace(f"en: {TITLE}", "en: Back again")
    served.shows(f"en/{PAGE}", "Back again")


# What is asked wrongly, and the end


def run(served: Served, *arguments: str, **options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _SERVE, str(served.root), *arguments]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), **options}
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=environment)


def test_a_taken_port_is_told_with_what_to_type(served: Served) -> None:
    done = run(served, "--port", str(served.port), "--content", str(served.content))
    assert done.returncode == 1
    assert f"--port {served.port + 1}" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("port", ["99999", "0", "-1", "eight", "8000.5", "٨٠٠٠"])
def test_what_is_no_port_is_told_in_both_languages(served: Served, port: str) -> None:
    for language, words in (("C.UTF-8", "is not a port"), ("fr_CA.UTF-8", "n’est pas un port")):
        done = run(served, f"--port={port}", "--content", str(served.content), LC_ALL=language)
        assert done.returncode == 2 and words in done.stderr and "Traceback" not in done.stderr


def test_a_clock_that_is_none_is_told(served: Served) -> None:
    done = run(served, "--content", str(served.content), COMMONS_NOW="yesterday")
    assert done.returncode == 2 and "COMMONS_NOW" in done.stderr


@pytest.mark.parametrize("when", ["while it builds", "soon after a save"])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_it_leaves_nothing_behind(tmp_path: Path, when: str, name: str) -> None:
    served = Served(tmp_path)
    if when == "while it builds":
        served.until(lambda: any((tmp_path / "temporary").glob("*/site-*/*")) or served.status("en/") == 200)
    else:
        served.until(lambda: "<h1" in served.get("en/"))
    if when == "soon after a save":
        served.replace("#", "# ", served.root / "docs/en/about/index.md")
        time.sleep(0.3)
    served.end(getattr(signal, name))
    assert list((tmp_path / "temporary").iterdir()) == [] and "Traceback" not in (tmp_path / "errors").read_text("utf-8")


def test_what_a_killed_one_left_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    served = Served(tmp_path)
    served.until(lambda: "<h1" in served.get("en/"))
    served.process.kill()
    served.process.communicate()
    (left,) = (tmp_path / "temporary").glob("preview.*")
    wait_until_abandoned(tmp_path / "temporary")
    served.process = served.start()
    served.until(lambda: "<h1" in served.get("en/"))
    assert not left.exists()
    served.end()
