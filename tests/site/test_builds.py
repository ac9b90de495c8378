"""Two builds of the same are the same to the byte; a build that is stopped or refused leaves nothing; what is wrong is told."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from portal.outputs.publishing import mark
from portal.outputs.publishing.media_types import media_type
from tests.conftest import ROOT
from tests.site.updates import library, repository

NOW = "2026-11-22T09:00-05:00"
_BUILD = "from portal.commands import build, ending; from pathlib import Path; import sys; raise SystemExit(ending.run(lambda: build.main(Path(sys.argv[1]), sys.argv[2:])))"


def start(root: Path, content: Path, out: Path, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _BUILD, str(root), "--content", str(content), "--out", str(out)]
    surroundings = {"COMMONS_NOW": NOW, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(root), "TMPDIR": str(out.parent / "temporary")}
    (out.parent / "temporary").mkdir(parents=True, exist_ok=True)
    return subprocess.Popen(
        command,
        cwd=root,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **surroundings, **environment},
    )


def build(root: Path, content: Path, out: Path, **environment: str) -> tuple[int, str]:
    """The exit code, and what was told."""
    process = start(root, content, out, **environment)
    output, errors = process.communicate(timeout=300)
    return process.returncode, output + errors


def files(site: Path) -> dict[str, bytes]:
    """Every file but the search index, whose program numbers its words in another order each time; the mark without it."""
    contents = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    lines = [line for line in contents[mark.NAME].splitlines() if not line.startswith(b"pagefind/")]
    return {name: raw for name, raw in contents.items() if not name.startswith("pagefind/")} | {mark.NAME: b"\n".join(lines)}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the samples; the library and a folder that is empty again stand beside it."""
    folder = tmp_path_factory.mktemp("builds")
    code, output = build(ROOT, library(folder), folder / "site")
    assert code == 0, output
    return folder / "site"


def test_two_builds_of_the_same_are_the_same_to_the_byte(built: Path, tmp_path: Path) -> None:
    """By another user's settings, in another place, of a repository that was copied in another order."""
    elsewhere = tmp_path / "ailleurs é"
    root, content = repository(elsewhere / "repository"), library(elsewhere)
    for file in sorted(content.rglob("*.yml"), reverse=True):
        os.utime(file, (1, 1))
    settings = {"LC_ALL": "fr_CA.UTF-8", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "USER": "x", "HOME": str(tmp_path)}
    before = os.umask(0o077)
    try:
        code, output = build(root, content, elsewhere / "site", **settings)
    finally:
        os.umask(before)
    assert code == 0, output
    first, other = files(built), files(elsewhere / "site")
    assert sorted(first) == sorted(other)
    assert [name for name in first if first[name] != other[name]] == []
    assert {oct(path.stat().st_mode & 0o444) for path in (elsewhere / "site").rglob("*")} == {"0o444"}


def test_a_site_has_a_mark_that_lists_all_of_it(built: Path) -> None:
    made = mark.made(built)
    assert made is not None and mark.strangers(built, made) == []
    assert all((built / name).is_file() for name in made)


def test_every_file_that_people_or_their_programs_open_has_a_media_type(built: Path) -> None:
    unknown = {name.rpartition(".")[2] for name in files(built) if media_type(name) == "application/octet-stream"}
    assert unknown == set()


def test_a_build_leaves_nothing_beside(built: Path) -> None:
    assert {path.name for path in built.parent.iterdir()} == {"content", "site", "temporary"}
    assert list((built.parent / "temporary").iterdir()) == []


# What is wrong with written pages


LINKS = {
    "[a](nowhere.md)": "nowhere.md",
    "[a](../nowhere/index.md)": "../nowhere/index.md",
    "[a](index.md#nowhere)": "index.md#nowhere",
    "[a](#elsewhere)": "#elsewhere",
    "[a](/en/about/)": "/en/about/",
    "[a](nowhere/)": "nowhere/",
    "![a](nowhere.png)": "nowhere.png",
    "[a][b]\n\n[b]: nowhere.md": "nowhere.md",
}
COMMANDS = {
    "scripts/build.py": ["-c", _BUILD, ".", "--content", "../content", "--out", "../site"],
    "mkdocs build": ["-m", "mkdocs", "build", "-d", "../site"],
    "mkdocs build --quiet": ["-m", "mkdocs", "build", "-q", "-d", "../site"],
    "properdocs build": ["-m", "properdocs", "build", "-q", "-f", "mkdocs.yml", "-d", "../site"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_broken_link_of_a_written_page_is_told_with_its_line_by_every_command(tmp_path: Path, command: str) -> None:
    root = repository(tmp_path / "repository")
    content = library(tmp_path)
    expected = []
    for language in ("en", "fr"):
        page = root / f"docs/{language}/about/index.md"
        lines = page.read_text("utf-8").splitlines()
        for markdown, link in LINKS.items():
            text = markdown.replace("[b]", f"[{link}]")
            lines += ["", *text.splitlines()]
            column = lines[-1].rindex(link) + 1
            expected.append((f"docs/{language}/about/index.md:{len(lines)}:{column}: broken-link: ", link))
        page.write_text("\n".join(lines) + "\n", "utf-8")
    environment = {**os.environ, "LC_ALL": "fr_CA.UTF-8", "PYTHONPATH": str(root), "COMMONS_CONTENT": str(content)}

    done = subprocess.run(
        [sys.executable, *COMMANDS[command]],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={**environment, "NO_MKDOCS_2_WARNING": "1"},
    )

    output = (done.stdout + done.stderr).replace("\u00a0", " ")
    assert done.returncode == 1 and "Traceback" not in output
    missing = [place for place, link in expected if f"{place}Le lien « {link} » ne mène nulle part." not in output]
    assert missing == []


def test_a_fault_of_the_theme_is_told_with_its_place(tmp_path: Path) -> None:
    root = repository(tmp_path / "repository")
    page = root / "theme/main.html"
    page.write_text(page.read_text("utf-8") + "\n{% nonsense %}\n", "utf-8")
    code, output = build(root, library(tmp_path), tmp_path / "site")
    assert code == 1 and "Traceback" not in output and "nonsense" in output and "main.html:" in output


@pytest.mark.parametrize("is_earlier_site", [False, True])
def test_the_generator_typed_by_hand_deletes_nothing_that_no_build_made(
    built: Path, tmp_path: Path, is_earlier_site: bool
) -> None:
    root, pages = repository(tmp_path / "repository"), tmp_path / "pages"
    if is_earlier_site:
        shutil.copytree(built, pages)
    (pages / "minutes").mkdir(parents=True)
    (pages / "minutes/november.txt").write_text("mine", "utf-8")
    before = sorted(pages.rglob("*"))
    environment = {**os.environ, "PYTHONPATH": str(root), "COMMONS_CONTENT": str(built.parent / "content")}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(pages)]
    done = subprocess.run(
        command, cwd=root, capture_output=True, text=True, check=False, env={**environment, "NO_MKDOCS_2_WARNING": "1"}
    )
    assert done.returncode == 1 and "not empty" in done.stdout + done.stderr
    assert sorted(pages.rglob("*")) == before


# A build that is stopped


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("begun", ["", "new/assets", "new/en/practices"])
def test_a_build_that_is_stopped_leaves_the_site_and_nothing_else(built: Path, name: str, begun: str) -> None:
    """As soon as something of the new site is there."""
    before = sorted((path, path.stat().st_ino) for path in built.rglob("*"))
    process = start(ROOT, built.parent / "content", built)
    while not any(built.parent.glob(f"site.*.in-progress/{begun}")):
        assert process.poll() is None, process.communicate()
        time.sleep(0.002)
    process.send_signal(getattr(signal, name))
    errors = process.communicate(timeout=60)[1]
    assert process.returncode == 128 + getattr(signal, name) and "Traceback" not in errors
    assert sorted((path, path.stat().st_ino) for path in built.rglob("*")) == before
    assert {path.name for path in built.parent.iterdir()} == {"content", "site", "temporary"}
    assert list((built.parent / "temporary").iterdir()) == []


def test_what_a_killed_build_leaves_is_cleared_away_by_the_next(built: Path) -> None:
    process = start(ROOT, built.parent / "content", built)
    time.sleep(1)
    process.kill()
    process.communicate(timeout=60)
    time.sleep(3)  # what it had started may still write
    code, output = build(ROOT, built.parent / "content", built)
    assert code == 0, output
    assert {path.name for path in built.parent.iterdir()} == {"content", "site", "temporary"}
    assert list((built.parent / "temporary").iterdir()) == []
