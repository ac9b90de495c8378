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

from portal.outputs.media_types import media_type
from portal.outputs.publishing import mark
from tests.conftest import ROOT
from tests.helpers import wait_until_abandoned
from tests.site.updates import library, repository

NOW = "2026-11-22T09:00-05:00"
_BUILD = "from portal.commands import build, ending; from pathlib import Path; import sys; raise SystemExit(ending.run(lambda: build.main(Path(sys.argv[1]), sys.argv[2:])))"


def start(root: Path, content: Path, out: Path, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _BUILD, str(root), "--content", str(content), "--out", str(out)]
    surroundings = {"COMMONS_NOW": NOW, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(root), "TMPDIR": str(out.parent / "temporary")}
    if "REST_AT" in environment:
        surroundings["PYTHONPATH"] += f"{os.pathsep}{ROOT / 'tests/site/resting'}"
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


def wait_until_begun(process: subprocess.Popen[str], folder: Path, part: str) -> None:
    """Until a build that makes ``folder/site`` has written ``part`` of it."""
    while not any(folder.glob(f"site.*.in-progress/{part}")):
        assert process.poll() is None, process.communicate()
        time.sleep(0.002)


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


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


def told_in_french(command: str, root: Path, content: Path) -> tuple[int, str]:
    """The exit code of one of the `COMMANDS`, and what it says, with plain spaces and apostrophes."""
    surroundings = {"LC_ALL": "fr_CA.UTF-8", "PYTHONPATH": str(root), "COMMONS_CONTENT": str(content), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, *COMMANDS[command]],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **surroundings},
    )
    return done.returncode, (done.stdout + done.stderr).replace("\u00a0", " ").replace("\u2019", "'")


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_no_page_in_both_languages_is_told_by_every_command(tmp_path: Path, command: str) -> None:
    root = repository(tmp_path / "repository")
    for path in ("docs/en/about/new.md", "docs/stray.md", "docs/fr/card.yml"):
        (root / path).write_text("# New\n", "utf-8")

    code, output = told_in_french(command, root, library(tmp_path))

    assert code == 1 and "Traceback" not in output and "undefined" not in output
    assert "docs/en/about/new.md:1:1: page-in-one-language: Cette page n'existe pas en « fr »" in output
    for path in ("docs/stray.md", "docs/fr/card.yml"):
        assert f"{path}:1:1: not-a-page: Ce fichier n'est pas une page du site" in output


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

    code, output = told_in_french(command, root, content)

    assert code == 1 and "Traceback" not in output
    missing = [place for place, link in expected if f"{place}Le lien « {link} » ne mène nulle part." not in output]
    assert missing == []


def test_a_fault_of_the_theme_is_told_with_its_place(tmp_path: Path) -> None:
    root = repository(tmp_path / "repository")
    page = root / "theme/main.html"
    page.write_text(page.read_text("utf-8") + "\n{% nonsense %}\n", "utf-8")
    code, output = build(root, library(tmp_path), tmp_path / "site")
    assert code == 1 and "Traceback" not in output and "nonsense" in output and "main.html:" in output


# The generator typed by hand


def start_by_hand(root: Path, out: Path, content: Path) -> subprocess.Popen[str]:
    surroundings = {"COMMONS_NOW": NOW, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(root), "COMMONS_CONTENT": str(content)}
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(out)],
        cwd=root,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, **surroundings, "NO_MKDOCS_2_WARNING": "1"},
    )


def by_hand(root: Path, out: Path, content: Path) -> tuple[int, str]:
    """The exit code of ``mkdocs build``, and what was told."""
    process = start_by_hand(root, out, content)
    output = process.communicate(timeout=300)[0]
    return process.returncode, output


def published(folder: Path) -> dict[str, tuple[int, int]]:
    """Path → what tells whether a file is the same as before."""
    paths = sorted(folder.rglob("*"))
    return {path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}


def test_the_generator_typed_by_hand_deletes_nothing_that_no_build_made(built: Path, tmp_path: Path) -> None:
    root, pages = repository(tmp_path / "repository"), tmp_path / "pages"
    (pages / "minutes").mkdir(parents=True)
    (pages / "minutes/november.txt").write_text("mine", "utf-8")
    before = published(pages)
    code, output = by_hand(root, pages, built.parent / "content")
    assert code == 1 and "not empty" in output and "--site-dir" in output
    assert published(pages) == before


def test_the_generator_typed_by_hand_replaces_an_earlier_site_and_nothing_else(built: Path, tmp_path: Path) -> None:
    root, public = repository(tmp_path / "repository"), tmp_path / "public"
    shutil.copytree(built, public / "site")
    (public / "site/CNAME").write_text("mine", "utf-8")
    (public / "site/old.html").write_text("old", "utf-8")
    mark.write(public / "site", (mark.made(built) or frozenset()) | {"old.html"})
    assert by_hand(root, public / "site", built.parent / "content") == (0, "")
    assert sorted(files(public / "site")) == sorted([*files(built), "CNAME"])
    assert mark.strangers(public / "site", mark.made(public / "site") or frozenset()) == ["CNAME"]
    assert [path.name for path in public.iterdir()] == ["site"]


def test_what_is_wrong_leaves_the_earlier_site_of_the_generator_typed_by_hand(built: Path, tmp_path: Path) -> None:
    root, public = repository(tmp_path / "repository"), tmp_path / "public"
    shutil.copytree(built, public / "site")
    before = published(public)
    (root / "docs/en/about/index.md").write_text("[a](nowhere.md)\n", "utf-8")
    code, output = by_hand(root, public / "site", built.parent / "content")
    assert code == 1 and "broken-link" in output and published(public) == before


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_what_a_generator_typed_by_hand_has_begun_is_cleared_away_by_the_next(
    built: Path, tmp_path: Path, number: signal.Signals
) -> None:
    root, public = repository(tmp_path / "repository"), tmp_path / "public"
    public.mkdir()
    process = start_by_hand(root, public / "site", built.parent / "content")
    wait_until_begun(process, public, "new/en/index.html")
    process.send_signal(number)
    process.communicate(timeout=300)
    assert process.returncode != 0 and not (public / "site").exists()
    assert number != signal.SIGINT or list(public.iterdir()) == []
    wait_until_abandoned(public)
    assert by_hand(root, public / "site", built.parent / "content") == (0, "")
    assert [path.name for path in public.iterdir()] == ["site"] and sorted(files(public / "site")) == sorted(files(built))


def test_a_full_disk_leaves_what_the_generator_typed_by_hand_found(built: Path, tmp_path: Path) -> None:
    """Here a file may be as large as the larger pages are not, but the larger tables are."""
    resource = pytest.importorskip("resource")
    root, public = repository(tmp_path / "repository"), tmp_path / "public"
    shutil.copytree(built, public / "site")
    before, limits = published(public), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, limits[1]))
    try:
        code, output = by_hand(root, public / "site", built.parent / "content")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert code == 1 and "The system refused" in output and "Traceback" not in output
    assert published(public) == before


def test_whoever_goes_on_with_the_site_finds_it_where_it_was_asked_for(built: Path, tmp_path: Path) -> None:
    """As `mkdocs gh-deploy` does, which reads the settings after the last event."""
    root = repository(tmp_path / "repository")
    code = (
        "import sys; from mkdocs.config import load_config; from mkdocs.commands.build import build\n"
        "config = load_config(site_dir=sys.argv[1])\n"
        "config.plugins.on_startup(command='gh-deploy', dirty=False)\n"
        "build(config)\n"
        "config.plugins.on_shutdown()\n"
        "print(config.site_dir)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(root), "COMMONS_CONTENT": str(built.parent / "content")}
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "site")],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    assert done.stdout.splitlines()[-1] == str(tmp_path / "site") and (tmp_path / "site/index.html").is_file()


def test_a_library_that_is_not_there_is_a_sentence_of_the_generator_typed_by_hand(tmp_path: Path) -> None:
    code, output = by_hand(repository(tmp_path / "repository"), tmp_path / "site", tmp_path / "nowhere")
    assert code == 1 and f"{tmp_path / 'nowhere'} holds no library" in output and "Traceback" not in output


def test_what_the_system_refuses_the_generator_typed_by_hand_is_a_sentence(built: Path, tmp_path: Path) -> None:
    root = repository(tmp_path / "repository")
    code, output = by_hand(root, tmp_path / ("x" * 300), built.parent / "content")
    assert code == 1 and "This name is too long" in output and "Traceback" not in output


def test_the_generator_typed_by_hand_follows_a_link_to_a_new_folder(built: Path, tmp_path: Path) -> None:
    root = repository(tmp_path / "repository")
    (tmp_path / "live").symlink_to(tmp_path / "release")
    code, output = by_hand(root, tmp_path / "live", built.parent / "content")
    assert (code, output) == (0, "") and (tmp_path / "release/index.html").is_file()


# A build that is stopped


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("begun", ["", "new/assets", "new/en/practices"])
def test_a_build_that_is_stopped_leaves_the_site_and_nothing_else(built: Path, name: str, begun: str) -> None:
    """As soon as something of the new site is there."""
    before = sorted((path, path.stat().st_ino) for path in built.rglob("*"))
    process = start(ROOT, built.parent / "content", built, REST_AT=begun)
    wait_until_begun(process, built.parent, begun)
    process.send_signal(getattr(signal, name))
    errors = process.communicate(timeout=300)[1]
    assert process.returncode == 128 + getattr(signal, name) and "Traceback" not in errors
    assert sorted((path, path.stat().st_ino) for path in built.rglob("*")) == before
    assert {path.name for path in built.parent.iterdir()} == {"content", "site", "temporary"}
    assert list((built.parent / "temporary").iterdir()) == []


def test_what_a_killed_build_leaves_is_cleared_away_by_the_next(built: Path) -> None:
    process = start(ROOT, built.parent / "content", built)
    wait_until_begun(process, built.parent, "new/assets")
    process.kill()
    process.communicate(timeout=300)
    wait_until_abandoned(built.parent)
    code, output = build(ROOT, built.parent / "content", built)
    assert code == 0, output
    assert {path.name for path in built.parent.iterdir()} == {"content", "site", "temporary"}
    assert list((built.parent / "temporary").iterdir()) == []
