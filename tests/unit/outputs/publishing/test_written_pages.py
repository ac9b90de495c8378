"""What may lie in docs/: pages in both languages, and what they show."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.outputs.publishing.written_pages import check
from tests.helpers import ROOT


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for path in ("xx/index.md", "en/index.md", "fr/index.md", "en/about/us.md", "fr/about/us.md", "assets/site.png"):
        write(tmp_path / "docs", path)
    return tmp_path / "docs"


def write(docs: Path, path: str) -> None:
    (docs / path).parent.mkdir(parents=True, exist_ok=True)
    (docs / path).write_text("# A page\n", "utf-8")


def told(docs: Path) -> list[tuple[str, str]]:
    return [(problem.path, problem.rule) for problem in check(docs)]


def test_pages_in_both_languages_and_what_they_show_are_right(docs: Path) -> None:
    assert told(docs) == []


def test_the_written_pages_of_the_project_are_right() -> None:
    assert told(ROOT / "docs") == []


@pytest.mark.parametrize(("there", "missing"), [("en", "fr"), ("fr", "en")])
def test_a_page_in_one_language_is_told_with_the_file_to_write(docs: Path, there: str, missing: str) -> None:
    write(docs, f"{there}/about/new.md")
    [problem] = check(docs)
    assert (problem.path, problem.rule) == (f"docs/{there}/about/new.md", "page-in-one-language")
    assert dict(problem.params) == {"language": missing, "file": f"docs/{missing}/about/new.md"}


@pytest.mark.parametrize("path", ["new.md", "xx/new.md", "de/index.md", "en/card.yml", "fr/about/notes.txt", "en/index.md~"])
def test_what_is_no_page_is_told_and_would_be_published_else(docs: Path, path: str) -> None:
    write(docs, path)
    assert told(docs) == [(f"docs/{path}", "not-a-page")]


@pytest.mark.parametrize("path", [".DS_Store", "en/.index.md.swp", ".obsidian/app.json"])
def test_what_the_generator_passes_over_is_no_matter(docs: Path, path: str) -> None:
    write(docs, path)
    assert told(docs) == []
