"""What many tests need: a small fictional library to change, and short ways to read it."""

from __future__ import annotations

import datetime as dt
import runpy
import shutil
from collections.abc import Iterable
from pathlib import Path

from portal import library, yaml_reader
from portal.library import Library
from portal.problem import Problem
from portal.yaml_reader import Document
from tests.repositories import Repository

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tests" / "library"
UPDATES = ROOT / "tests" / "updates"
INVALID = ROOT / "tests" / "invalid"
TODAY = dt.date(2026, 11, 22)

TEA = "practices/sample-welcome-tea.yml"
BUS = "practices/sample-welcome-bus.yml"
FAIR = "practices/sample-job-fair.yml"


def copy_samples(folder: Path) -> Path:
    """The sample library with the real vocabulary, in a new folder ``content`` that a test may change."""
    content = folder / "content"
    shutil.copytree(SAMPLES, content)
    shutil.copytree(ROOT / "vocabulary", content / "vocabulary")
    return content


def copy_updates(folder: Path) -> Path:
    """The same with the thirty updates of ``tests/updates`` laid over, which cover what organizations may publish."""
    content = copy_samples(folder)
    shutil.copytree(UPDATES, content, dirs_exist_ok=True)
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


def rules(problems: Iterable[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


def places(problems: Iterable[Problem]) -> list[tuple[str, int, int]]:
    """(rule, line, column) of each."""
    return [(problem.rule, problem.line, problem.column) for problem in problems]


def overlay(content: Path, folder: Path) -> None:
    """Lays the files of ``tests/invalid/<rule>/`` over a library. A folder with a ``make.py`` holds no files but says in
    ``FILES`` what to write: path → bytes; ``EARLIER`` are files that a commit held before them."""
    recipe = folder / "make.py"
    made = runpy.run_path(str(recipe)) if recipe.is_file() else {"FILES": _files(folder)}
    if "EARLIER" in made:
        repository = Repository(content)
        repository.commit("2026-11-21", {path: raw.decode() for path, raw in made["EARLIER"].items()})
        for path in made["EARLIER"]:
            (content / path).unlink()
    for path, raw in made["FILES"].items():
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.parent != folder
    }
