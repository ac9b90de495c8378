"""What many tests need: a small fictional library to change, and short ways to read it."""

from __future__ import annotations

import datetime as dt
import runpy
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from portal import file_lock, library
from portal.kinds import kind_of
from portal.library import Library
from portal.outputs.publishing import scratch
from portal.problem import Problem
from portal.reading import yaml_reader
from portal.reading.yaml_reader import Document
from portal.rules.rule import ContentRule, Known, Setting
from tests.repositories import Repository

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tests" / "library"
UPDATES = ROOT / "tests" / "updates"
SAMPLE_SITE = ROOT / "tests" / "sample_site"
INVALID = ROOT / "tests" / "invalid"
TODAY = dt.date(2026, 11, 22)

TEA = "practices/sample-welcome-tea.yml"
BUS = "practices/sample-welcome-bus.yml"
FAIR = "practices/sample-job-fair.yml"


def copy_samples(folder: Path) -> Path:
    """The sample library with the real closed lists, in a new folder ``content`` that a test may change."""
    content = folder / "content"
    shutil.copytree(ROOT / "vocabulary", content / "vocabulary")
    shutil.copytree(SAMPLES, content, dirs_exist_ok=True)  # its own thesaurus in the place of the real one
    return content


def copy_updates(folder: Path) -> Path:
    """The same with the thirty updates of ``tests/updates`` laid over, which cover what organizations may publish."""
    content = copy_samples(folder)
    shutil.copytree(UPDATES, content, dirs_exist_ok=True)
    return content


def wait_until_abandoned(folder: Path) -> None:
    """Until nobody works any more in what a killed program has begun in ``folder``: what it had started may still write."""
    for lock in folder.glob(f"*/{scratch.LOCK}"):
        with lock.open("r+", encoding="utf-8") as file:
            file_lock.wait_for(file)


LISTED = "practices/harrow-bay-checklist.yml"
COPIES = 50  # of that card: more than a page of a list holds


def copy_sample_site(folder: Path) -> Path:
    """A whole library, made up from beginning to end: the samples, their updates and a few of everything from
    ``tests/sample_site``, with copies of one card that fill more than a page, in a repository with a history of two days."""
    content = copy_updates(folder)
    for file in sorted(SAMPLE_SITE.rglob("*.yml")):
        target = content / file.relative_to(SAMPLE_SITE)
        if target.exists():  # a file of many items: those of both
            schema, _, items = file.read_text("utf-8").partition("\n")
            assert schema.startswith("# yaml-language-server"), file
            target.write_text(f"{target.read_text('utf-8').rstrip()}\n{items}", "utf-8")
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
    repository = Repository(content)
    repository.commit("2026-09-20", {})
    card = (content / LISTED).read_text("utf-8")
    for number in range(1, COPIES + 1):
        text = card.replace("Checklist of", f"Checklist {number} of").replace("Aide-mémoire de", f"Aide-mémoire {number} de")
        (content / LISTED).with_stem(f"harrow-bay-checklist-{number}").write_text(text, "utf-8")
    repository.commit("2026-11-20", {})
    return content


def read(content: Path, previous: Library | None = None) -> Library:
    return library.read(content, today=TODAY, previous=previous)


def change(content: Path, path: str, old: str, new: str) -> None:
    """Puts ``new`` in the place of ``old``, which must stand there once."""
    text = (content / path).read_text("utf-8")
    assert text.count(old) == 1, f"{path} holds {old!r} {text.count(old)} times"
    (content / path).write_text(text.replace(old, new), "utf-8", newline="")


def problems_after(content: Path, path: str, old: str, new: str) -> list[Problem]:
    """All that is wrong with the library after one change."""
    change(content, path, old, new)
    return list(read(content).problems)


def parse(text: str) -> tuple[Document | None, list[Problem]]:
    return yaml_reader.parse(text, "card.yml")


def document(text: str) -> Document:
    """A document that must be readable."""
    found, problems = parse(text)
    assert found is not None, problems
    return found


def held_against(
    family: ModuleType, text: str, registry: str = "practices", *, today: dt.date = TODAY, known: Known | None = None
) -> list[Problem]:
    """What the rules of one family say of a file of a registry."""
    kind = kind_of(registry)
    setting = Setting(kind, "card", known or {}, today)
    here = [rule for rule in family.RULES if isinstance(rule, ContentRule) and rule.concerns(kind)]
    return [problem for rule in here for problem in rule.check(document(text), setting)]


def rules(problems: Iterable[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


def places(problems: Iterable[Problem]) -> list[tuple[str, int, int]]:
    """(rule, line, column) of each."""
    return [(problem.rule, problem.line, problem.column) for problem in problems]


def overlay(content: Path, folder: Path) -> None:
    """Lays the files of ``tests/invalid/<rule>/`` over a library. A folder with a ``make.py`` holds no files but says in
    ``FILES`` what to write: path → bytes, and in ``LINKS``: path → what it leads to; ``EARLIER`` are files that a commit held
    before them."""
    made = recipe(folder)
    if "EARLIER" in made:
        repository = Repository(content)
        repository.commit("2026-11-21", {path: raw.decode() for path, raw in made["EARLIER"].items()})
        for path in made["EARLIER"]:
            (content / path).unlink()
    for path, raw in (made.get("FILES", {}) if made else _files(folder)).items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    for path, target in made.get("LINKS", {}).items():
        (content / path).symlink_to(target)


def recipe(folder: Path) -> dict[str, Any]:
    """What the ``make.py`` of a folder says; nothing where there is none."""
    file = folder / "make.py"
    return runpy.run_path(str(file)) if file.is_file() else {}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.parent != folder
    }


def run(*command: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """A program of the project, as someone types it."""
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, **options)
